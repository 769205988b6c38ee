"""Showing community activities."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString

from casework.enums.groups import ActivityState
from casework.models import CommunityActivity
from casework.rules import activities as rules
from core import clock
from core.templatetags.ui import badge

register = template.Library()

KINDS = {
    ActivityState.OPEN: "on",
    ActivityState.HELD: "good",
    ActivityState.CANCELLED: "late",
}
ABOUT = ("goal", "plan", "duties", "partners", "materials", "risk_plan", "invitation")


@register.simple_tag
def activity_state(activity: CommunityActivity) -> SafeString:
    """Return the state as a badge."""
    kind = KINDS.get(ActivityState(activity.state), "")
    return badge(rules.state_words(activity, clock.now()), kind)


@register.filter
def of(values: Mapping[Any, Any], key: Any) -> Any:
    """Return the value of a key that is itself a variable."""
    return values.get(key)


@register.filter
def paragraphs(activity: CommunityActivity) -> list[tuple[str, str]]:
    """Return the paragraphs of the plan that are filled in, with their labels."""
    labelled = ((activity._meta.get_field(name), getattr(activity, name)) for name in ABOUT)
    return [(str(getattr(column, "verbose_name", "")), text) for column, text in labelled if text]
