"""探访：plans with a cadence, visits, and verification lists."""

import datetime as dt
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from casework.enums.visits import CheckResult, PlanState, VisitResult, VisitWay
from casework.models.base import (
    CaseworkModel,
    choice,
    community_key,
    day,
    key,
    line,
    single_key,
    text,
    user_key,
)
from core.crypto import EncryptedTextField
from core.masking import mask_name
from stations.tenancy import StationScopedManager, StationScopedQuerySet


class VisitPlanQuerySet(StationScopedQuerySet["VisitPlan"]):
    def due(self, on: dt.date) -> Self:
        """Active ones whose next visit is due on the day `on` or earlier."""
        return self.running().filter(next_due_on__lte=on)

    def running(self) -> Self:
        """Active ones of people whose file is in use."""
        return self.filter(state=PlanState.ACTIVE, client__ended_on=None)


class VisitPlan(CaseworkModel):
    """探访计划：who is visited how often, and why; cadence from policy, changeable with a reason.

    `level` is a level of the policy rule `visit_cadence`; `clause` is where it stands. What is
    due is counted from `first_due_on` and the visits (`casework.rules.visits`);
    `route_position` is the worker's own order of his route.
    """

    client = key("casework.Client", "服务对象", related="visit_plans")
    community = community_key()
    level = models.SlugField("探访级别", max_length=20)
    level_label = line("级别名称", 20, blank=False)
    every_days = models.PositiveSmallIntegerField("间隔天数")
    clause = line("依据", 60)
    reason = line("理由", 200)
    question_set = key("casework.QuestionSet", "核查表", optional=True)
    worker = user_key("探访社工")
    state = choice("状态", PlanState, default=PlanState.ACTIVE)
    starts_on = day("开始日期", optional=False)
    first_due_on = day("首次应探访", optional=False)
    last_visited_on = day("上次探访")
    next_due_on = day("下次应探访", optional=False)
    route_position = models.PositiveSmallIntegerField("路线次序", default=0)
    ended_on = day("结束日期")
    end_reason = line("结束原因", 100)

    objects: ClassVar[Any] = StationScopedManager.from_queryset(VisitPlanQuerySet)()

    class Meta:
        verbose_name = "探访计划"
        verbose_name_plural = "探访计划"
        indexes: ClassVar = [
            models.Index(
                fields=["station", "next_due_on", "id"],
                condition=Q(state=PlanState.ACTIVE),
                name="visit_plan_due",
            ),
            models.Index(
                fields=["station", "worker", "next_due_on"],
                condition=Q(state=PlanState.ACTIVE),
                name="visit_plan_due_by_worker",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["client"],
                condition=~Q(state=PlanState.ENDED),
                name="client_has_one_visit_plan",
                violation_error_message="此人已有探访计划。",
            ),
            models.CheckConstraint(
                condition=Q(every_days__gte=1, every_days__lte=366),
                name="visit_plan_cadence",
                violation_error_message="间隔须在 1 到 366 天之间。",
            ),
        ]

    def __str__(self) -> str:
        return f"{mask_name(self.client.name)} 探访计划"

    def days_late(self, on: dt.date) -> int:
        """Days since the visit was due; 0 when it is not late."""
        return max(0, (on - self.next_due_on).days)


class HomeVisit(CaseworkModel):
    """探访：a service record in its place in the visit plan.

    What was seen and answered is the record's; here stand the result and what was due.
    """

    record = single_key("casework.ServiceRecord", "服务记录", related="visit")
    client = key("casework.Client", "服务对象", related="visits")
    plan = key("casework.VisitPlan", "探访计划", related="visits", optional=True)
    community = community_key()
    visited_on = day("探访日期", optional=False)
    due_on = day("应探访日期")
    way = choice("方式", VisitWay, default=VisitWay.HOME)
    result = choice("结果", VisitResult, default=VisitResult.MET)

    class Meta:
        verbose_name = "探访"
        verbose_name_plural = "探访"
        indexes: ClassVar = [
            models.Index(fields=["station", "-visited_on", "-id"], name="visit_newest"),
            models.Index(fields=["client", "-visited_on"], name="visit_by_client"),
        ]

    def __str__(self) -> str:
        return f"{mask_name(self.client.name)} {self.visited_on:%Y-%m-%d}"


class VerificationList(CaseworkModel):
    """核查名单：people whom the street asks the station to check, by a day (R-036)."""

    title = line("名称", 60, blank=False)
    asked_by = line("交办单位", 60, blank=False)
    received_on = day("收到日期", optional=False)
    due_on = day("期限", optional=False)
    instructions = text("要求")
    closed_on = day("办结日期")
    worker = user_key("负责社工")

    class Meta:
        verbose_name = "核查名单"
        verbose_name_plural = "核查名单"
        indexes: ClassVar = [
            models.Index(fields=["station", "-received_on", "-id"], name="verification_newest"),
        ]

    def __str__(self) -> str:
        return self.title


class VerificationItem(CaseworkModel):
    """核查对象：one person on the list and what was found.

    `name`, `identifier` and `remark` are what the street wrote; `client` is who that is here,
    once somebody has found or opened his file.
    """

    verification = key("casework.VerificationList", "核查名单", related="items")
    position = models.PositiveIntegerField("次序", default=0)
    client = key("casework.Client", "服务对象", related="verifications", optional=True)
    name = line("姓名", 40, blank=False)
    identifier = EncryptedTextField("证件号码", blank=True, default="")
    remark = line("备注", 200)
    result = choice("核查结果", CheckResult, default=CheckResult.OPEN)
    checked_on = day("核查日期")
    finding = text("核查情况")
    record = key("casework.ServiceRecord", "服务记录", optional=True)
    checked_by = user_key("核查人", optional=True)

    class Meta:
        verbose_name = "核查对象"
        verbose_name_plural = "核查对象"
        ordering: ClassVar = ["verification_id", "position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["verification", "client"],
                name="verification_item_unique",
                violation_error_message="此人已在名单里。",
            ),
            models.CheckConstraint(
                condition=Q(result=CheckResult.OPEN) | Q(checked_on__isnull=False),
                name="verification_result_has_its_day",
                violation_error_message="请填核查日期。",
            ),
        ]

    def __str__(self) -> str:
        return f"{mask_name(self.name)} 核查"
