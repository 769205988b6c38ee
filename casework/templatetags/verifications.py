"""How the people on a verification list look."""

from typing import Any

from django import template

from casework.models import VerificationItem
from casework.rules.clients import opens_to, sees_names
from core.masking import mask_name

register = template.Library()

SHOWN = 60
CLOSED = "（未成年人，只由负责社工和站长查阅）"


@register.simple_tag(takes_context=True)
def listed_name(context: Any, item: VerificationItem) -> str:
    """The name as the street wrote it, masked for those who see no names."""
    return item.name if sees_names(context["request"].workspace) else mask_name(item.name)


@register.simple_tag(takes_context=True)
def item_text(context: Any, item: VerificationItem, text: str) -> str:
    """What is said of somebody, shortened; closed where his file is."""
    workspace = context["request"].workspace
    client = item.client
    if client and not opens_to(workspace, client):
        return CLOSED if text else "—"
    if not sees_names(workspace):
        return "—"
    return text[:SHOWN] + ("…" if len(text) > SHOWN else "") or "—"
