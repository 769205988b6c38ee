"""How referrals look."""

from typing import Any

from django import template

from casework.documents.referrals import name_of
from casework.models import Referral

register = template.Library()


@register.simple_tag(takes_context=True)
def referred_name(context: Any, referral: Referral) -> str:
    """Who is meant, as the reader may see it."""
    return name_of(referral, context["request"].workspace)
