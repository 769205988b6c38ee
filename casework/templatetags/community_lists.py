"""Showing the three lists."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django import template

from casework.documents.lists import classes_of, kinds_of, period_of
from casework.models import CommunityResource

register = template.Library()

VALIDITY = {
    "expired": ("已过期", "late"),
    "expiring": ("快到期", "warn"),
    "later": ("未开始", ""),
    "valid": ("可用", "good"),
}


@register.filter
def as_query(parameters: Mapping[str, str]) -> str:
    """Return the filters of a list as the end of an address."""
    return urlencode(parameters)


@register.filter
def need_kinds(resource: CommunityResource) -> str:
    """基本生活、照料护理."""
    return kinds_of(resource)


@register.filter
def for_whom(resource: CommunityResource) -> str:
    """老年人、儿童; 不限 where nothing is said."""
    return classes_of(resource)


@register.filter
def period(resource: CommunityResource) -> str:
    """2026-01-01 至 长期."""
    return period_of(resource)


@register.filter
def validity_words(validity: str) -> str:
    """已过期, 快到期, 未开始, 可用."""
    return VALIDITY[validity][0]


@register.filter
def validity_kind(validity: str) -> str:
    """Return the colour of its badge."""
    return VALIDITY[validity][1]
