"""Showing clients: how much of a name the reader may see."""

from typing import Any

from django import template

from casework.models import Client
from casework.rules import clients as rules
from core import clock

register = template.Library()


@register.simple_tag(takes_context=True)
def client_name(context: dict[str, Any], client: Client) -> str:
    """张三丰 for those who may see it, else 张**."""
    return rules.display_name(context["request"].workspace, client)


@register.filter
def age_today(client: Client) -> str:
    """78岁; nothing where the birth date is not known."""
    age = client.age(clock.today())
    return "" if age is None else f"{age}岁"


@register.filter
def is_protected_minor(client: Client) -> bool:
    """Whether only few may open the file."""
    return rules.is_protected_minor(client)
