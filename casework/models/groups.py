"""小组。"""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from casework.enums.cases import Approval
from casework.enums.groups import GroupNature, GroupStage, MemberState
from casework.models.base import (
    CaseworkModel,
    choice,
    community_key,
    day,
    file_key,
    key,
    line,
    moment,
    single_key,
    text,
    user_key,
)
from stations.tenancy import StationScopedManager, StationScopedQuerySet


class ServiceGroupQuerySet(StationScopedQuerySet["ServiceGroup"]):
    def running(self) -> Self:
        """Those that are neither closed nor cancelled."""
        return self.exclude(stage__in=[GroupStage.CLOSED, GroupStage.CANCELLED])


class ServiceGroup(CaseworkModel):
    """小组：a plan, its members and its sessions (MZ/T 095)."""

    number = line("小组编号", 40, blank=False)
    name = line("小组名称", 60, blank=False)
    initials = models.CharField("拼音首字母", max_length=60, editable=False, blank=True)
    nature = choice("小组性质", GroupNature)
    project = key("projects.Project", "计入项目", related="groups")
    item = key("projects.CatalogueItem", "服务目录")
    community = community_key()
    worker = user_key("带组社工")
    stage = choice("阶段", GroupStage, default=GroupStage.PREPARATION)
    background = text("背景与需求")
    theory = text("理论依据")
    goal = text("小组目标")
    target = text("对象与人数")
    recruitment = text("招募与筛选")
    contract = text("小组契约")
    difficulties = text("可能的困难与应对")
    evaluation = text("评估方法")
    capacity = models.PositiveSmallIntegerField("人数上限", null=True, blank=True)
    starts_on = day("开始日期")
    ends_on = day("结束日期")
    place = line("地点", 80)
    plan_state = choice("计划审批", Approval, default=Approval.DRAFT)
    plan_submitted_at = moment("计划提交时间")
    plan_decided_by = user_key("计划审批人", optional=True)
    plan_decided_at = moment("计划审批时间")
    plan_note = text("审批意见")
    summary = text("总结：目标达成")
    summary_recruitment = text("总结：招募与出席")
    summary_problems = text("总结：困难与建议")
    closed_on = day("结束登记日期")

    objects: ClassVar[Any] = StationScopedManager.from_queryset(ServiceGroupQuerySet)()

    class Meta:
        verbose_name = "小组"
        verbose_name_plural = "小组"
        indexes: ClassVar = [
            models.Index(fields=["station", "-created_at", "-id"], name="group_newest"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["station", "number"], name="group_number_unique"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="group_dates_in_order",
                violation_error_message="结束日期早于开始日期。",
            ),
            models.CheckConstraint(
                condition=Q(plan_decided_by=None) | ~Q(plan_decided_by=F("worker")),
                name="group_plan_approved_by_another",
                violation_error_message="小组计划由带组社工以外的人审批。",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        """How audit events call it."""
        return self.number


class GroupMember(CaseworkModel):
    """组员：applied, screened, admitted, perhaps left."""

    group = key("casework.ServiceGroup", "小组", related="members")
    client = key("casework.Client", "服务对象", related="group_memberships")
    state = choice("状态", MemberState, default=MemberState.APPLIED)
    applied_on = day("报名日期", optional=False)
    expectations = text("期望")
    screening = text("筛选面谈")
    admitted_on = day("入组日期")
    left_on = day("退出日期")
    left_reason = line("退出原因", 100)

    class Meta:
        verbose_name = "组员"
        verbose_name_plural = "组员"
        ordering: ClassVar = ["group_id", "applied_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group", "client"],
                name="group_member_unique",
                violation_error_message="此人已在这个小组的名单里。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} · {self.client_id}"


class GroupSession(CaseworkModel):
    """节次：planned first; held when its record is completed."""

    group = key("casework.ServiceGroup", "小组", related="sessions")
    number = models.PositiveSmallIntegerField("第几节")
    stage = choice("阶段", GroupStage, default=GroupStage.FORMING)
    title = line("主题", 60, blank=False)
    goal = text("本节目标")
    outline = text("流程")
    planned_on = day("计划日期", optional=False)
    starts_at = models.TimeField("开始时间", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField("时长（分钟）", default=90)
    record = single_key("casework.ServiceRecord", "服务记录", related="session", optional=True)
    cancelled_reason = line("取消原因", 100)

    class Meta:
        verbose_name = "节次"
        verbose_name_plural = "节次"
        ordering: ClassVar = ["group_id", "number"]
        indexes: ClassVar = [
            models.Index(fields=["station", "planned_on"], name="session_by_day"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "number"], name="session_number_unique"),
        ]

    def __str__(self) -> str:
        return f"第 {self.number} 节 {self.title}"

    @property
    def is_held(self) -> bool:
        """Whether its record is written."""
        return self.record_id is not None


class GroupMeasure(CaseworkModel):
    """小组测量：what is asked of every member before and after."""

    group = key("casework.ServiceGroup", "小组", related="measures")
    name = line("测量什么", 60, blank=False)
    unit = line("单位", 20)
    more_is_better = models.BooleanField("越高越好", default=True)
    position = models.PositiveSmallIntegerField("次序", default=0)

    class Meta:
        verbose_name = "小组测量"
        verbose_name_plural = "小组测量"
        ordering: ClassVar = ["group_id", "position", "id"]

    def __str__(self) -> str:
        return self.name


class MemberScore(CaseworkModel):
    """组员前后测。"""

    measure = key("casework.GroupMeasure", "小组测量", related="scores")
    member = key("casework.GroupMember", "组员", related="scores")
    before = models.DecimalField("前测", max_digits=7, decimal_places=2, null=True, blank=True)
    after = models.DecimalField("后测", max_digits=7, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = "组员前后测"
        verbose_name_plural = "组员前后测"
        ordering: ClassVar = ["measure_id", "member_id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "member"], name="member_score_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class CostLine(CaseworkModel):
    """费用：planned and spent, of a group or an activity."""

    group = key("casework.ServiceGroup", "小组", related="costs", optional=True)
    activity = key("casework.CommunityActivity", "社区活动", related="costs", optional=True)
    what = line("用途", 60, blank=False)
    planned = models.DecimalField("预算（元）", max_digits=10, decimal_places=2, default=0)
    spent = models.DecimalField("实支（元）", max_digits=10, decimal_places=2, default=0)
    spent_on = day("支出日期")
    receipt = file_key("票据")

    class Meta:
        verbose_name = "费用"
        verbose_name_plural = "费用"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(group=None) ^ Q(activity=None), name="cost_of_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(planned__gte=0, spent__gte=0),
                name="cost_not_negative",
                violation_error_message="金额不能为负数。",
            ),
        ]

    def __str__(self) -> str:
        return self.what
