"""The icons of the kinds of service."""

from django import template

register = template.Library()

ICONS = {
    "visit": "door-enter",
    "call": "phone",
    "advice": "messages",
    "interview": "clipboard-heart",
    "resource": "link",
    "publicity": "speakerphone",
    "group": "users-group",
    "activity": "calendar-event",
}
OTHER = "pencil-plus"


@register.filter
def kind_icon(code: str) -> str:
    """The icon of a kind of service; a pencil for those that a policy adds."""
    return ICONS.get(code, OTHER)
