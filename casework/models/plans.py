"""服务计划。"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from casework.enums.cases import Approval, GoalMeasure
from casework.models.base import CaseworkModel, choice, day, key, line, moment, text, user_key


class ServicePlan(CaseworkModel):
    """服务计划：one version; approved by the lead or the supervisor before work begins."""

    case = key("casework.Case", "个案", related="plans")
    number = models.PositiveIntegerField("版本")
    overall_goal = text("总目标")
    strategy = text("策略与介入模式")
    frequency = line("会谈频率", 60)
    risk_plan = text("风险预案")
    starts_on = day("开始日期")
    expected_close_on = day("预计结案日期")
    state = choice("状态", Approval, default=Approval.DRAFT)
    change_reason = line("修订原因", 200)
    author = user_key("拟定社工")
    submitted_at = moment("提交时间")
    decided_by = user_key("审批人", optional=True)
    decided_at = moment("审批时间")
    decision_note = text("审批意见")

    class Meta:
        verbose_name = "服务计划"
        verbose_name_plural = "服务计划"
        ordering: ClassVar = ["case_id", "-number"]
        indexes: ClassVar = [
            models.Index(fields=["station", "state", "-submitted_at"], name="plan_by_state"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="plan_number_unique"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state__in=[Approval.DRAFT, Approval.SUBMITTED, Approval.RETURNED]),
                name="plan_one_in_work",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state=Approval.APPROVED), name="plan_one_approved"
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=models.F("author")),
                name="plan_approved_by_another",
                violation_error_message="计划由拟定人以外的人审批。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.number} 第 {self.number} 版服务计划"


class PlanGoal(CaseworkModel):
    """分目标：measurable, with where it starts and where it should end."""

    case = key("casework.Case", "个案")
    plan = key("casework.ServicePlan", "计划", related="goals")
    need = key("casework.Need", "对应的需求", optional=True)
    position = models.PositiveSmallIntegerField("次序", default=0)
    description = line("目标", 200, blank=False)
    measure = choice("测量方法", GoalMeasure)
    indicator = line("测量什么", 100)
    unit = line("单位", 20)
    baseline = models.DecimalField("基线", max_digits=8, decimal_places=2, null=True, blank=True)
    target = models.DecimalField("目标值", max_digits=8, decimal_places=2, null=True, blank=True)
    due_on = day("期限")

    class Meta:
        verbose_name = "分目标"
        verbose_name_plural = "分目标"
        ordering: ClassVar = ["plan_id", "position", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(measure=GoalMeasure.BASELINE)
                | Q(baseline__isnull=False, target__isnull=False),
                name="goal_with_baseline_has_values",
                violation_error_message="用基线测量的目标，请填基线和目标值。",
            ),
        ]

    def __str__(self) -> str:
        return self.description


class PlanStep(CaseworkModel):
    """行动步骤：who does what by when; its score is part of 任务完成情况."""

    case = key("casework.Case", "个案")
    goal = key("casework.PlanGoal", "分目标", related="steps")
    position = models.PositiveSmallIntegerField("次序", default=0)
    description = line("内容", 200, blank=False)
    responsible = line("责任人", 40)
    resource = line("所需资源", 100)
    due_on = day("时限")
    score = models.PositiveSmallIntegerField("完成情况（0–4）", null=True, blank=True)
    scored_on = day("评分日期")

    class Meta:
        verbose_name = "行动步骤"
        verbose_name_plural = "行动步骤"
        ordering: ClassVar = ["goal_id", "position", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__lte=4),
                name="step_score_0_to_4",
                violation_error_message="完成情况为 0 到 4 分。",
            ),
        ]

    def __str__(self) -> str:
        return self.description


class GoalMeasurement(CaseworkModel):
    """目标测量：one value on one day."""

    case = key("casework.Case", "个案")
    goal = key("casework.PlanGoal", "分目标", related="measurements")
    taken_on = day("日期", optional=False)
    value = models.DecimalField("数值", max_digits=8, decimal_places=2)
    note = line("说明", 200)
    taken_by = user_key("测量人")

    class Meta:
        verbose_name = "目标测量"
        verbose_name_plural = "目标测量"
        ordering: ClassVar = ["goal_id", "taken_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["goal", "taken_on"],
                name="measurement_once_a_day",
                violation_error_message="这一天已有一次测量。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.taken_on:%Y-%m-%d} {self.value}"
