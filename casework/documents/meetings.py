"""Printed forms: 居民会议记录表, 社会组织培育档案."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from casework.models import CommunityMeeting, IncubatedOrganisation, OrganisationGrowth
from core.documents import render_pdf

NOTHING = "—"


@dataclass(frozen=True)
class MeetingSheet:
    """居民会议记录表：what the paper shows."""

    station: str
    number: str
    facts: dict[str, str]
    resolutions: tuple[tuple[str, ...], ...]

    @property
    def title(self) -> str:
        """The heading."""
        return f"{self.station}居民会议记录表"

    @property
    def file_name(self) -> str:
        """How the file is called when it is saved."""
        return f"居民会议记录表_{self.facts['日期']}_{self.number}.pdf"


@dataclass(frozen=True)
class OrganisationSheet:
    """社会组织培育档案：what the paper shows."""

    station: str
    name: str
    facts: dict[str, str]
    growth: tuple[tuple[str, ...], ...]

    @property
    def title(self) -> str:
        """The heading."""
        return f"{self.station}社区社会组织培育档案"

    @property
    def file_name(self) -> str:
        """How the file is called when it is saved."""
        return f"社会组织培育档案_{self.name}.pdf"


def meeting_sheet(meeting: CommunityMeeting) -> MeetingSheet:
    """Return the form of one meeting."""
    return MeetingSheet(
        station=meeting.station.name,
        number=meeting.pk.hex[-8:].upper(),
        facts={
            "议题": meeting.title,
            "社区": meeting.community.name,
            "日期": f"{meeting.held_on:%Y-%m-%d}",
            "地点": meeting.place or NOTHING,
            "方法": meeting.get_method_display(),
            "人数": f"{meeting.participant_count} 人",
            "参加人": meeting.participants or NOTHING,
            "议程": meeting.agenda or NOTHING,
            "讨论": meeting.discussion or NOTHING,
            "记录人": str(meeting.recorded_by),
        },
        resolutions=tuple(
            (
                str(each.position),
                each.content,
                each.responsible or NOTHING,
                f"{each.due_on:%Y-%m-%d}" if each.due_on else NOTHING,
                each.get_state_display() + (f"：{each.result}" if each.result else ""),
            )
            for each in meeting.resolutions.all()
        ),
    )


def organisation_sheet(
    organisation: IncubatedOrganisation, growth: Sequence[OrganisationGrowth]
) -> OrganisationSheet:
    """Return the file of one organisation; its phone stays out of it."""
    founded = organisation.founded_on
    return OrganisationSheet(
        station=organisation.station.name,
        name=organisation.name,
        facts={
            "名称": organisation.name,
            "社区": organisation.community.name,
            "服务领域": organisation.field or NOTHING,
            "成立日期": f"{founded:%Y-%m-%d}" if founded else NOTHING,
            "阶段": organisation.get_stage_display(),
            "登记备案": "已登记或备案" if organisation.is_registered else "未登记",
            "成员人数": f"{organisation.members} 人",
            "负责人": organisation.leader or NOTHING,
            "宗旨与活动": organisation.purpose or NOTHING,
            "居民骨干": organisation.backbones or NOTHING,
        },
        growth=tuple(
            (
                f"{each.on:%Y-%m-%d}",
                each.get_stage_display(),
                str(each.members),
                str(each.activities),
                each.support or NOTHING,
                each.note or NOTHING,
            )
            for each in reversed(growth)
        ),
    )


def render_meeting(sheet: MeetingSheet, *, printed_at: dt.datetime) -> bytes:
    """Return the PDF."""
    return render_pdf(
        "documents/community_meeting.html",
        {"sheet": sheet},
        title=sheet.title,
        number=sheet.number,
        created=printed_at,
    )


def render_organisation(sheet: OrganisationSheet, *, printed_at: dt.datetime) -> bytes:
    """Return the PDF."""
    return render_pdf(
        "documents/incubated_organisation.html",
        {"sheet": sheet},
        title=sheet.title,
        number="",
        created=printed_at,
    )
