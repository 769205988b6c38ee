"""志愿者和积分。"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from casework.enums import Sex
from casework.enums.visits import PointAccount, PointKind, VolunteerState
from casework.models.base import (
    CaseworkModel,
    choice,
    community_key,
    day,
    key,
    line,
    text,
    user_key,
)
from core.crypto import BlindIndexField, EncryptedTextField


class Volunteer(CaseworkModel):
    """志愿者：`points` and `minutes` are kept by the database and never fall below zero."""

    number = line("编号", 40, blank=False)
    name = line("姓名", 40, blank=False)
    initials = models.CharField("拼音首字母", max_length=40, editable=False, blank=True)
    sex = choice("性别", Sex, default=Sex.UNKNOWN)
    born_on = day("出生日期")
    client = key("casework.Client", "服务对象", related="volunteers", optional=True)
    community = community_key()
    identifier = EncryptedTextField("证件号码", blank=True, default="")
    identifier_index = BlindIndexField("证件号码索引", purpose="volunteer.identifier")
    phone = EncryptedTextField("联系电话", blank=True, default="")
    phone_index = BlindIndexField("电话索引", purpose="volunteer.phone")
    national_number = line("全国志愿服务信息系统编号", 40)
    skills: "ArrayField[list[str], list[str]]" = ArrayField(
        models.CharField(max_length=20), verbose_name="特长", default=list, blank=True
    )
    available = line("可服务时间", 60)
    state = choice("状态", VolunteerState, default=VolunteerState.ACTIVE)
    registered_on = day("登记日期", optional=False)
    points = models.IntegerField("积分余额", default=0, editable=False)
    minutes = models.PositiveIntegerField("服务分钟", default=0, editable=False)

    class Meta:
        verbose_name = "志愿者"
        verbose_name_plural = "志愿者"
        indexes: ClassVar = [
            models.Index(fields=["station", "-registered_on", "-id"], name="volunteer_newest"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["station", "number"], name="volunteer_number_unique"),
            models.UniqueConstraint(
                fields=["station", "identifier_index"],
                condition=~Q(identifier_index=""),
                name="volunteer_identifier_unique",
                violation_error_message="这个证件号码的志愿者已登记。",
            ),
            models.CheckConstraint(
                condition=Q(points__gte=0),
                name="points_never_negative",
                violation_error_message="积分不足。",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_label(self) -> str:
        """How audit events call him: by his number, never by his name."""
        return self.number


class VolunteerTraining(CaseworkModel):
    """志愿者培训。"""

    volunteer = key("casework.Volunteer", "志愿者", related="trainings")
    title = line("培训内容", 80, blank=False)
    held_on = day("日期", optional=False)
    hours = models.DecimalField("学时", max_digits=4, decimal_places=1)
    result = line("结果", 60)

    class Meta:
        verbose_name = "志愿者培训"
        verbose_name_plural = "志愿者培训"
        ordering: ClassVar = ["volunteer_id", "-held_on", "-id"]

    def __str__(self) -> str:
        return self.title


class VolunteerHours(CaseworkModel):
    """志愿服务时长：one service of one volunteer, confirmed by a worker."""

    volunteer = key("casework.Volunteer", "志愿者", related="hours")
    activity = key("casework.CommunityActivity", "社区活动", related="hours", optional=True)
    record = key("casework.ServiceRecord", "服务记录", optional=True)
    served_on = day("服务日期", optional=False)
    minutes = models.PositiveSmallIntegerField("时长（分钟）")
    content = line("服务内容", 120, blank=False)
    evaluation = line("服务评价", 60)
    confirmed_by = user_key("确认人")
    cancelled_reason = line("作废原因", 100)

    class Meta:
        verbose_name = "志愿服务时长"
        verbose_name_plural = "志愿服务时长"
        ordering: ClassVar = ["volunteer_id", "-served_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=1440),
                name="volunteer_minutes_within_a_day",
                violation_error_message="时长须在 1 到 1440 分钟之间。",
            ),
            models.UniqueConstraint(
                fields=["volunteer", "activity"],
                condition=~Q(activity=None) & Q(cancelled_reason=""),
                name="volunteer_hours_once_an_activity",
                violation_error_message="这位志愿者本次活动的时长已登记。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.volunteer_id} {self.served_on:%Y-%m-%d}"


class Reward(CaseworkModel):
    """兑换项目：what points can be exchanged for."""

    name = line("名称", 60, blank=False)
    points = models.PositiveIntegerField("所需积分")
    stock = models.PositiveIntegerField("库存", null=True, blank=True)
    provider = line("提供方", 60)
    valid_to = day("有效期止")
    note = text("说明")

    class Meta:
        verbose_name = "兑换项目"
        verbose_name_plural = "兑换项目"
        ordering: ClassVar = ["points", "name", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(points__gte=1),
                name="reward_costs_points",
                violation_error_message="所需积分至少为 1。",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PointTransaction(CaseworkModel):
    """积分变动：one movement; its entries add up to zero. Rows are never changed."""

    volunteer = key("casework.Volunteer", "志愿者", related="transactions")
    kind = choice("种类", PointKind)
    on = day("日期", optional=False)
    reason = line("说明", 200, blank=False)
    hours = key("casework.VolunteerHours", "志愿服务时长", related="transactions", optional=True)
    reward = key("casework.Reward", "兑换项目", related="transactions", optional=True)
    corrects = key("casework.PointTransaction", "更正哪一笔", related="corrected_by", optional=True)
    expires_on = day("有效期止")
    done_by = user_key("经办人", optional=True)

    class Meta:
        verbose_name = "积分变动"
        verbose_name_plural = "积分变动"
        ordering: ClassVar = ["volunteer_id", "-on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["hours"],
                condition=Q(kind=PointKind.EARN),
                name="hours_earn_points_once",
            ),
            models.UniqueConstraint(
                fields=["corrects"],
                condition=~Q(corrects=None),
                name="points_corrected_once",
                violation_error_message="这一笔已经更正过。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%Y-%m-%d}"


class PointEntry(CaseworkModel):
    """积分流水：one side of a movement. The volunteer's side moves his balance."""

    transaction = key("casework.PointTransaction", "积分变动", related="entries")
    volunteer = key("casework.Volunteer", "志愿者", related="entries")
    account = choice("账户", PointAccount)
    amount = models.IntegerField("积分")

    class Meta:
        verbose_name = "积分流水"
        verbose_name_plural = "积分流水"
        ordering: ClassVar = ["transaction_id", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["transaction", "account"], name="point_entry_once_an_account"
            ),
            models.CheckConstraint(condition=~Q(amount=0), name="point_entry_moves_something"),
        ]

    def __str__(self) -> str:
        return f"{self.get_account_display()} {self.amount:+d}"
