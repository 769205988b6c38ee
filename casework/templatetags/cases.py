"""How a case shows: its title for the reader, its risk in words and colour."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from casework.enums.cases import CaseStage, RiskLevel
from casework.models import Case
from casework.rules.cases import shown_title
from core.templatetags.ui import badge

register = template.Library()

RISKS = {RiskLevel.URGENT: "late", RiskLevel.HIGH: "late", RiskLevel.MEDIUM: "warn"}
STAGES = {CaseStage.CLOSED: "", CaseStage.NOT_TAKEN: ""}


@register.simple_tag(takes_context=True)
def case_name(context: dict[str, Any], case: Case) -> str:
    """The title; the number for those who see masked names."""
    return shown_title(context["request"].workspace, case)


@register.simple_tag
def risk_badge(level: str) -> SafeString:
    """风险：中 in amber, 高 and 紧急 in red; always in words."""
    if not level:
        return SafeString("—")
    return badge(f"{RiskLevel(level).label}风险", RISKS.get(RiskLevel(level), ""))


@register.simple_tag
def stage_badge(case: Case) -> SafeString:
    """The stage; in plain grey once the case is over."""
    kind = STAGES.get(CaseStage(case.stage), "on")
    return badge(str(case.get_stage_display()), kind)


@register.filter
def plain_number(value: Any) -> str:
    """3.00 → 3, 2.50 → 2.5; nothing becomes —."""
    return "—" if value is None else f"{value.normalize():f}"
