"""居民会议和社区社会组织。"""

from typing import ClassVar

from django.db import models

from casework.enums.communities import MeetingMethod, OrganisationStage, ResolutionState
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


class CommunityMeeting(CaseworkModel):
    """居民会议（协商议事）：agenda, participants, resolutions."""

    community = community_key(optional=False)
    title = line("议题", 80, blank=False)
    method = choice("方法", MeetingMethod)
    held_on = day("日期", optional=False)
    place = line("地点", 80)
    agenda = text("议程")
    participants = text("参加人")
    participant_count = models.PositiveIntegerField("参加人数", default=0)
    discussion = text("讨论")
    record = single_key("casework.ServiceRecord", "服务记录", related="meeting", optional=True)
    recorded_by = user_key("记录人")

    class Meta:
        verbose_name = "居民会议"
        verbose_name_plural = "居民会议"
        indexes: ClassVar = [
            models.Index(fields=["station", "-held_on", "-id"], name="meeting_newest"),
        ]

    def __str__(self) -> str:
        return self.title


class MeetingResolution(CaseworkModel):
    """决议：what was decided, who does it, how it went."""

    meeting = key("casework.CommunityMeeting", "居民会议", related="resolutions")
    position = models.PositiveSmallIntegerField("次序", default=0)
    content = text("决议")
    responsible = line("责任人", 60)
    due_on = day("期限")
    state = choice("进展", ResolutionState, default=ResolutionState.OPEN)
    result = text("结果")
    settled_on = day("办结日期")

    class Meta:
        verbose_name = "决议"
        verbose_name_plural = "决议"
        ordering: ClassVar = ["meeting_id", "position", "id"]

    def __str__(self) -> str:
        return self.content[:30]

    @property
    def audit_label(self) -> str:
        """What was decided stays out of the audit."""
        return f"第 {self.position} 项决议"


class IncubatedOrganisation(CaseworkModel):
    """培育的社区社会组织（武民政〔2021〕26号 附件 社区治理1）。"""

    community = community_key(optional=False)
    name = line("名称", 60, blank=False)
    field = line("服务领域", 60)
    founded_on = day("成立日期")
    stage = choice("阶段", OrganisationStage, default=OrganisationStage.FORMING)
    is_registered = models.BooleanField("已登记或备案", default=False)
    leader = line("负责人", 40)
    leader_phone = EncryptedTextField("联系电话", blank=True, default="")
    members = models.PositiveIntegerField("成员人数", default=0)
    purpose = text("宗旨与活动")
    backbones = text("居民骨干")

    class Meta:
        verbose_name = "培育的社会组织"
        verbose_name_plural = "培育的社会组织"
        indexes: ClassVar = [
            models.Index(fields=["station", "-created_at", "-id"], name="organisation_newest"),
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationGrowth(CaseworkModel):
    """成长记录：how the organisation stood on one day, and what the station gave."""

    organisation = key("casework.IncubatedOrganisation", "社会组织", related="growth")
    on = day("日期", optional=False)
    stage = choice("阶段", OrganisationStage)
    members = models.PositiveIntegerField("成员人数")
    activities = models.PositiveIntegerField("本期活动次数", default=0)
    support = text("社工站的支持")
    note = text("成长与问题")
    recorded_by = user_key("记录人")

    class Meta:
        verbose_name = "成长记录"
        verbose_name_plural = "成长记录"
        ordering: ClassVar = ["organisation_id", "-on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "on"],
                name="growth_once_a_day",
                violation_error_message="这一天已有一条成长记录。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation.name} {self.on:%Y-%m-%d}"
