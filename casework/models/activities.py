"""社区活动。"""

import datetime as dt
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from casework.enums.groups import (
    ActivityKind,
    ActivityState,
    RegistrationChannel,
    RegistrationState,
)
from casework.models.base import (
    CaseworkModel,
    choice,
    community_key,
    key,
    line,
    moment,
    single_key,
    text,
    user_key,
)
from core.crypto import BlindIndexField, EncryptedTextField
from stations.tenancy import StationScopedManager, StationScopedQuerySet


class CommunityActivityQuerySet(StationScopedQuerySet["CommunityActivity"]):
    """Activities."""

    def to_come(self) -> Self:
        """Those not yet held or cancelled."""
        return self.exclude(state__in=[ActivityState.HELD, ActivityState.CANCELLED])

    def in_state(self, state: ActivityState, now: dt.datetime) -> Self:
        """Those in a state; sign-up whose time has passed is closed, though nobody closed it."""
        ended = Q(sign_up_until__lte=now) | Q(sign_up_until=None, starts_at__lte=now)
        if state == ActivityState.OPEN:
            return self.filter(state=state).exclude(ended)
        if state == ActivityState.CLOSED:
            return self.filter(Q(state=state) | Q(ended, state=ActivityState.OPEN))
        return self.filter(state=state)


class CommunityActivity(CaseworkModel):
    """社区活动：planned, open for sign-up by link and QR code, held, reported.

    No identity stands here: residents read this row. Who comes is `ActivityRegistration`;
    `confirmed_count` and `waiting_count` are people, kept by the database.
    """

    confidential: ClassVar[bool] = False

    number = line("活动编号", 40, blank=False)
    name = line("活动名称", 60, blank=False)
    initials = models.CharField("拼音首字母", max_length=60, editable=False, blank=True)
    kind = choice("种类", ActivityKind)
    occasion = line("节日或纪念日", 40)
    project = key("projects.Project", "计入项目", related="activities")
    item = key("projects.CatalogueItem", "服务目录")
    community = community_key()
    worker = user_key("负责社工")
    goal = text("目的")
    plan = text("流程")
    partners = text("合作单位")
    materials = text("物资")
    risk_plan = text("风险与预案")
    duties = text("人员分工")
    invitation = text("报名页上的说明")
    starts_at = moment("开始时间", optional=False)
    ends_at = moment("结束时间", optional=False)
    place = line("地点", 80, blank=False)
    needs_sign_up = models.BooleanField("需要报名", default=True)
    capacity = models.PositiveIntegerField("名额", null=True, blank=True)
    takes_waiting = models.BooleanField("额满后候补", default=True)
    sign_up_until = moment("报名截止")
    public_code = models.CharField("报名码", max_length=16, unique=True)
    state = choice("状态", ActivityState, default=ActivityState.PLANNED)
    cancelled_reason = line("取消原因", 100)
    confirmed_count = models.PositiveIntegerField("报名人数", default=0, editable=False)
    waiting_count = models.PositiveIntegerField("候补人数", default=0, editable=False)
    record = single_key("casework.ServiceRecord", "服务记录", related="activity", optional=True)

    objects: ClassVar[Any] = StationScopedManager.from_queryset(CommunityActivityQuerySet)()

    class Meta:
        verbose_name = "社区活动"
        verbose_name_plural = "社区活动"
        indexes: ClassVar = [
            models.Index(fields=["station", "-starts_at", "-id"], name="activity_newest"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["station", "number"], name="activity_number_unique"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="activity_times_in_order",
                violation_error_message="结束时间须晚于开始时间。",
            ),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(confirmed_count__lte=F("capacity")),
                name="activity_within_capacity",
                violation_error_message="名额已满。",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        """How audit events call it."""
        return self.number


class ActivityRegistration(CaseworkModel):
    """报名：a household or a person that wants to come. `token` lets the resident cancel."""

    activity = key("casework.CommunityActivity", "社区活动", related="registrations")
    client = key("casework.Client", "服务对象", related="registrations", optional=True)
    name = line("姓名", 40, blank=False)
    phone = EncryptedTextField("手机号", blank=True, default="")
    phone_index = BlindIndexField("手机号索引", purpose="registration.phone")
    people = models.PositiveSmallIntegerField("人数", default=1)
    note = line("备注", 100)
    channel = choice("途径", RegistrationChannel)
    state = choice("状态", RegistrationState)
    queued_at = moment("排队时间", optional=False)
    token = models.CharField("取消码", max_length=32, unique=True)
    registered_by = user_key("代报社工", optional=True)

    class Meta:
        verbose_name = "报名"
        verbose_name_plural = "报名"
        ordering: ClassVar = ["activity_id", "queued_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "phone_index"],
                condition=~Q(phone_index="") & ~Q(state=RegistrationState.CANCELLED),
                name="registration_once_by_phone",
                violation_error_message="这个手机号已经报名。",
            ),
            models.UniqueConstraint(
                fields=["activity", "client"],
                condition=~Q(client=None) & ~Q(state=RegistrationState.CANCELLED),
                name="registration_once_by_client",
                violation_error_message="此人已经报名。",
            ),
            models.CheckConstraint(
                condition=Q(people__gte=1, people__lte=20),
                name="registration_people_1_to_20",
                violation_error_message="人数为 1 到 20。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} · {self.get_state_display()}"
