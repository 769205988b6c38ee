"""How visits look in a list."""

import datetime as dt

from django import template
from django.utils.safestring import SafeString

from casework.models import VisitPlan
from core.templatetags.ui import badge

register = template.Library()


@register.simple_tag
def due_badge(plan: VisitPlan, today: dt.date) -> SafeString:
    """“超 3 天” in red, “今天” when it is due; nothing before."""
    late = plan.days_late(today)
    if late:
        return badge(f"超 {late} 天", "late")
    return badge("今天", "warn") if plan.next_due_on == today else SafeString()
