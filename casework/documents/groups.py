"""Printed forms of a group: 计划书、名单与筛选表、签到表、节次记录、总结报告、经费决算."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from casework.models import Attendance, CostLine, GroupMember, GroupSession, ServiceGroup
from casework.selectors.costs import CostTotals, totals_of
from casework.selectors.group_figures import (
    AttendanceFigures,
    MeasureResult,
    attendance_figures,
    takes_part,
)
from casework.selectors.questionnaires import answered
from core.documents import render_pdf

TITLES = {
    "plan": "小组计划书",
    "members": "组员名单与筛选表",
    "sign-in": "小组签到表",
    "sessions": "小组节次记录",
    "summary": "小组总结报告",
    "costs": "小组经费决算",
    "all": "小组档案",
}


@dataclass(frozen=True)
class MemberLine:
    """One member, under the name that the reader may see."""

    member: GroupMember
    name: str
    marks: tuple[str, ...]


@dataclass(frozen=True)
class SessionSheet:
    """One session as it was held."""

    session: GroupSession
    came: tuple[str, ...]
    missed: tuple[str, ...]
    answers: tuple[Any, ...]


@dataclass(frozen=True)
class GroupFolder:
    """All that the sheets of one group show."""

    group: ServiceGroup
    sessions: tuple[GroupSession, ...]
    members: tuple[MemberLine, ...]
    applicants: tuple[MemberLine, ...]
    held: tuple[SessionSheet, ...]
    costs: tuple[CostLine, ...]
    totals: CostTotals
    figures: AttendanceFigures
    results: tuple[MeasureResult, ...]
    names: dict[UUID, str]


def group_folder(
    group: ServiceGroup,
    *,
    members: Sequence[GroupMember],
    names: dict[UUID, str],
    costs: Sequence[CostLine],
    results: Sequence[MeasureResult],
) -> GroupFolder:
    """Return the folder of `group`, which has its `listed_sessions`."""
    sessions: list[GroupSession] = group.listed_sessions  # type: ignore[attr-defined]  # -- fetched
    planned = tuple(each for each in sessions if not each.cancelled_reason)
    by_client = {each.client_id: names[each.pk] for each in members}
    lines = tuple(MemberLine(each, names[each.pk], _marks(each, planned)) for each in members)
    inside = {each.pk for each in takes_part(members)}
    return GroupFolder(
        group=group,
        sessions=planned,
        members=tuple(each for each in lines if each.member.pk in inside),
        applicants=lines,
        held=tuple(_session(each, by_client) for each in planned if each.is_held),
        costs=tuple(costs),
        totals=totals_of(costs),
        figures=attendance_figures(planned),
        results=tuple(results),
        names=names,
    )


def render_group(folder: GroupFolder, sheet: str, *, printed_at: dt.datetime) -> bytes:
    """Return the PDF of one sheet, or of all."""
    group = folder.group
    parts = [name for name in TITLES if name != "all"] if sheet == "all" else [sheet]
    title = f"{group.station.name}{TITLES[sheet]}"
    return render_pdf(
        "documents/group.html",
        {
            "folder": folder,
            "group": group,
            "parts": [(name, TITLES[name]) for name in parts],
            "whole": sheet == "all",
        },
        title=title,
        number=group.number,
        created=printed_at,
        data={"number": group.number, "sheet": sheet},
    )


def _marks(member: GroupMember, sessions: Sequence[GroupSession]) -> tuple[str, ...]:
    return tuple(_mark(_line_of(member, each)) for each in sessions)


def _line_of(member: GroupMember, session: GroupSession) -> Attendance | None:
    lines = (line for line in session.attendance.all() if line.client_id == member.client_id)
    return next(lines, None)


def _mark(line: Attendance | None) -> str:
    return line.get_presence_display() if line else ""


def _session(session: GroupSession, names: dict[UUID, str]) -> SessionSheet:
    there, away = [], []
    for line in session.attendance.all():
        name = names.get(line.client_id, "") if line.client_id else ""
        shown = f"{name}（{line.note}）" if line.note else name
        if line.presence in {"present", "late"}:
            there.append(shown)
        else:
            away.append(f"{name}（{line.get_presence_display()}）")
    record = session.record
    answers = answered(record.form_version, record.answers) if record else []
    return SessionSheet(session, tuple(there), tuple(away), tuple(answers))
