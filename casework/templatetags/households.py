"""Showing households: how much of a name the reader may see."""

from typing import Any

from django import template

from casework.models import HouseholdMember
from casework.rules import households as rules

register = template.Library()


@register.simple_tag(takes_context=True)
def member_name(context: dict[str, Any], member: HouseholdMember) -> str:
    """张三丰 for those who may see it, else 张**."""
    return rules.member_name(context["request"].workspace, member)
