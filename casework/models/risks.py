"""风险评估和安全计划。"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from casework.enums.cases import RiskLevel
from casework.models.base import (
    CaseworkModel,
    choice,
    day,
    key,
    moment,
    single_key,
    text,
    user_key,
)


class RiskAssessment(CaseworkModel):
    """风险评估：how grave the danger is on one day, and on what that rests. Never changed."""

    client = key("casework.Client", "服务对象", related="risks")
    case = key("casework.Case", "个案", related="risks", optional=True)
    record = key("casework.ServiceRecord", "服务记录", related="risks", optional=True)
    assessed_on = day("评估日期", optional=False)
    level = choice("评定等级", RiskLevel)
    in_force = choice("执行等级", RiskLevel)
    ideation = text("意念")
    plan = text("计划")
    means = text("手段")
    intent = text("意图")
    protective = text("保护因素")
    basis = text("依据")
    step_down_basis = text("降级依据")
    assessed_by = user_key("评估人")
    confirmed_by = user_key("督导确认人", optional=True)
    confirmed_at = moment("督导确认时间")
    confirm_note = text("督导意见")

    class Meta:
        verbose_name = "风险评估"
        verbose_name_plural = "风险评估"
        ordering: ClassVar = ["client_id", "-assessed_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["client", "-assessed_on", "-id"], name="risk_newest"),
            models.Index(fields=["station", "in_force", "-assessed_on"], name="risk_by_level"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(basis=""),
                name="risk_has_basis",
                violation_error_message="请写明评定的依据。",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=models.F("assessed_by")),
                name="risk_confirmed_by_another",
                violation_error_message="风险由评估人以外的人确认。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()} {self.assessed_on:%Y-%m-%d}"


class SafetyPlan(CaseworkModel):
    """安全计划：what a person at high risk and those around him do, step by step."""

    client = key("casework.Client", "服务对象", related="safety_plans")
    case = key("casework.Case", "个案", related="safety_plans", optional=True)
    risk = single_key("casework.RiskAssessment", "风险评估", related="safety_plan")
    warning_signs = text("预警信号")
    coping = text("应对步骤")
    supporters = text("支持者")
    professional_help = text("专业求助与热线")
    environment = text("环境安全")
    review_on = day("复核日期")
    agreed_with_client = models.BooleanField("与服务对象商定", default=False)
    author = user_key("拟定人")

    class Meta:
        verbose_name = "安全计划"
        verbose_name_plural = "安全计划"
        ordering: ClassVar = ["client_id", "-created_at"]

    def __str__(self) -> str:
        return str(self.risk_id)

    @property
    def audit_label(self) -> str:
        """How audit events call it."""
        return f"安全计划 {self.pk.hex[-6:].upper()}"
