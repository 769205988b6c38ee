"""成效评估、结案和回访。"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from casework.enums.cases import Approval, ClosureReason
from casework.enums.visits import VisitWay
from casework.models.base import (
    CaseworkModel,
    choice,
    day,
    key,
    line,
    moment,
    single_key,
    text,
    user_key,
)


class CaseOutcomeReview(CaseworkModel):
    """个案成效评估：what became of each goal (not to be confused with the app evaluation)."""

    case = key("casework.Case", "个案", related="reviews")
    plan = key("casework.ServicePlan", "依据的计划")
    reviewed_on = day("评估日期", optional=False)
    client_view = text("服务对象自评")
    worker_view = text("社工评估")
    satisfaction = models.PositiveSmallIntegerField("满意度（1–5）", null=True, blank=True)
    summary = text("总结")
    author = user_key("评估社工")
    signed_at = moment("签署时间")
    digest = models.CharField("内容摘要值", max_length=64, blank=True)

    class Meta:
        verbose_name = "个案成效评估"
        verbose_name_plural = "个案成效评估"
        ordering: ClassVar = ["case_id", "-reviewed_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(satisfaction=None) | Q(satisfaction__range=(1, 5)),
                name="review_satisfaction_1_to_5",
                violation_error_message="满意度为 1 到 5 分。",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(signed_at=None), name="review_one_in_work"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.number} {self.reviewed_on:%Y-%m-%d} 成效评估"


class GoalResult(CaseworkModel):
    """目标达成：one goal in one review."""

    case = key("casework.Case", "个案")
    review = key("casework.CaseOutcomeReview", "成效评估", related="results")
    goal = key("casework.PlanGoal", "分目标", related="results")
    before = models.DecimalField("介入前", max_digits=8, decimal_places=2, null=True, blank=True)
    after = models.DecimalField("介入后", max_digits=8, decimal_places=2, null=True, blank=True)
    percent = models.PositiveSmallIntegerField("达成百分比", null=True, blank=True)
    achieved = models.BooleanField("已达成", null=True)
    comment = text("说明")

    class Meta:
        verbose_name = "目标达成"
        verbose_name_plural = "目标达成"
        ordering: ClassVar = ["review_id", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "goal"], name="goal_result_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.goal_id} {self.percent}"


class CaseClosure(CaseworkModel):
    """结案：asked for by the worker, approved by a second person; undone by reopening."""

    case = key("casework.Case", "个案", related="closures")
    reason = choice("结案原因", ClosureReason)
    summary = text("结案摘要")
    remaining = text("遗留问题")
    follow_up_on = day("首次回访日期")
    follow_up_plan = text("跟进计划")
    state = choice("状态", Approval, default=Approval.SUBMITTED)
    asked_by = user_key("提出人")
    asked_at = moment("提出时间", optional=False)
    decided_by = user_key("审批人", optional=True)
    decided_at = moment("审批时间")
    decision_note = text("审批意见")
    reopened_at = moment("重开时间")
    reopened_by = user_key("重开人", optional=True)
    reopen_reason = line("重开原因", 200)

    class Meta:
        verbose_name = "结案"
        verbose_name_plural = "结案"
        ordering: ClassVar = ["case_id", "-asked_at"]
        indexes: ClassVar = [
            models.Index(fields=["station", "state", "-asked_at"], name="closure_by_state"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state=Approval.SUBMITTED),
                name="closure_asked_once",
                violation_error_message="结案申请已在审批中。",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=models.F("asked_by")),
                name="closure_approved_by_another",
                violation_error_message="结案由提出人以外的人审批。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.number} 结案"


class FollowUp(CaseworkModel):
    """回访（跟踪）：due after closing, done once."""

    case = key("casework.Case", "个案", related="follow_ups")
    due_on = day("应回访日期", optional=False)
    done_on = day("回访日期")
    way = choice("方式", VisitWay, blank=True)
    situation = text("现况")
    maintained = models.BooleanField("目标得以保持", null=True)
    should_reopen = models.BooleanField("建议重开", default=False)
    record = single_key("casework.ServiceRecord", "服务记录", related="follow_up", optional=True)
    done_by = user_key("回访人", optional=True)

    class Meta:
        verbose_name = "回访"
        verbose_name_plural = "回访"
        ordering: ClassVar = ["case_id", "due_on", "id"]
        indexes: ClassVar = [
            models.Index(
                fields=["station", "due_on"], condition=Q(done_on=None), name="follow_up_due"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.due_on:%Y-%m-%d}"
