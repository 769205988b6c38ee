"""危机介入和强制报告。"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from casework.enums.cases import CrisisKind, ReportRecipient
from casework.models.base import (
    CaseworkModel,
    choice,
    community_key,
    file_key,
    key,
    line,
    moment,
    single_key,
    text,
    user_key,
)


class CrisisIntervention(CaseworkModel):
    """危机介入：one sudden event and how the station dealt with it."""

    number = line("编号", 40)
    client = key("casework.Client", "服务对象", related="crises", optional=True)
    case = key("casework.Case", "个案", related="crises", optional=True)
    kind = choice("情形", CrisisKind)
    found_at = moment("发现时间", optional=False)
    community = community_key()
    place = line("地点", 100)
    what = text("经过")
    people_told = text("已通知的人")
    outcome = text("处理结果")
    follow_up = text("后续安排")
    closed_at = moment("处置结束时间")
    handled_by = user_key("处置人")

    class Meta:
        verbose_name = "危机介入"
        verbose_name_plural = "危机介入"
        indexes: ClassVar = [
            models.Index(fields=["station", "-found_at", "-id"], name="crisis_newest"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("found_at")),
                name="crisis_ends_after_it_began",
                violation_error_message="结束时间早于发现时间。",
            ),
        ]

    def __str__(self) -> str:
        return self.number or str(self.pk)

    @property
    def is_open(self) -> bool:
        """Whether it is still being dealt with."""
        return self.closed_at is None


class CrisisEntry(CaseworkModel):
    """危机处置经过：one act at one time. Rows are added, never changed."""

    crisis = key("casework.CrisisIntervention", "危机介入", related="entries")
    case = key("casework.Case", "个案", optional=True)
    at = moment("时间", optional=False)
    act = text("做了什么")
    words = text("关键原话")
    written_by = user_key("记录人")

    class Meta:
        verbose_name = "危机处置经过"
        verbose_name_plural = "危机处置经过"
        ordering: ClassVar = ["crisis_id", "at", "id"]

    def __str__(self) -> str:
        return f"{self.at:%m-%d %H:%M}"


class MandatoryReport(CaseworkModel):
    """强制报告：what was reported to whom and when. Who reported stands apart (`ReporterIdentity`).

    Nothing has to be approved or complete before it is sent (反家庭暴力法 14、未成年人保护法 11).
    """

    number = line("编号", 40)
    client = key("casework.Client", "服务对象", related="reports", optional=True)
    crisis = key("casework.CrisisIntervention", "危机介入", related="reports", optional=True)
    person_described = line("当事人（未建档时）", 100)
    situation = models.SlugField("报告情形", max_length=40, blank=True)
    situation_label = line("报告情形名称", 80)
    facts = text("发现的情况")
    discovered_at = moment("发现时间", optional=False)
    recipient = choice("接收单位", ReportRecipient, blank=True)
    recipient_name = line("接收单位名称", 80)
    channel = line("报告方式", 40)
    reported_at = moment("报告时间")
    receipt_number = line("回执编号", 60)
    receipt = file_key("回执")
    received_at = moment("收到回执时间")
    evidence_kept = text("保存的证据")
    result = text("处理结果")
    closed_at = moment("办结时间")

    # Not stored: whether its reader is its reporter (`selectors.crises`).
    is_mine = False

    class Meta:
        verbose_name = "强制报告"
        verbose_name_plural = "强制报告"
        indexes: ClassVar = [
            models.Index(fields=["station", "-discovered_at", "-id"], name="report_newest"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(reported_at=None) | Q(reported_at__gte=F("discovered_at")),
                name="report_after_discovery",
                violation_error_message="报告时间早于发现时间。",
            ),
        ]

    def __str__(self) -> str:
        return self.number or str(self.pk)

    @property
    def audit_label(self) -> str:
        """How audit events call it."""
        return f"强制报告 {self.number}".strip()

    @property
    def state(self) -> str:
        """How far it has come."""
        if self.reported_at is None:
            return "未发出"
        if self.closed_at:
            return "已办结"
        return "已收到回执" if self.received_at or self.receipt_number else "已报告，待回执"


class ReporterIdentity(CaseworkModel):
    """报告人：shown by the database to the reporter himself and to nobody else."""

    report = single_key("casework.MandatoryReport", "强制报告", related="reporter")
    owner = user_key("报告人")
    statement = text("本人说明")

    class Meta:
        verbose_name = "报告人"
        verbose_name_plural = "报告人"

    def __str__(self) -> str:
        return str(self.report_id)
