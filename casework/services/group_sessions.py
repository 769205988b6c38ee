"""节次：planned, held with its attendance and its one service record, corrected."""

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums import Place, ServiceMethod
from casework.enums.groups import GroupStage
from casework.errors import NothingChangedError
from casework.errors.groups import GroupError
from casework.models import (
    Attendance,
    GroupSession,
    QuestionSetVersion,
    ServiceGroup,
    ServiceRecord,
)
from casework.phrases import REASON_MISSING, groups as phrases
from casework.rules import groups as rules
from casework.rules.attendance import CAME
from casework.selectors.groups import STEPS, expected_on
from casework.selectors.kinds import ServiceKind, kind_of, service_kinds
from casework.selectors.plans import find_plan
from casework.services.attendance import AttendanceRow, mark_attendance
from casework.services.groups import lock_group
from casework.services.records import RecordValues, complete_record, correct_record
from core import audit, clock
from projects.models import ProjectItem
from stations.models import StationFile
from stations.selectors.workspaces import Workspace

KIND = "group"
FALLBACK = ServiceKind(KIND, "小组", ServiceMethod.GROUP, Place.STATION, 90)
FIELDS = ("number", "stage", "title", "goal", "outline", "planned_on", "starts_at", "minutes")


@dataclass(frozen=True, kw_only=True)
class SessionValues:
    """What is planned for one session."""

    number: int
    title: str
    planned_on: dt.date
    stage: str = GroupStage.FORMING
    goal: str = ""
    outline: str = ""
    starts_at: dt.time | None = None
    minutes: int = 90


@dataclass(frozen=True, kw_only=True)
class HeldValues:
    """What was recorded of a session, besides who came."""

    content: str
    next_step: str = ""
    form_version: QuestionSetVersion | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def plan_session(
    *, session_id: UUID, group: ServiceGroup, values: SessionValues, workspace: Workspace, by: User
) -> GroupSession:
    """安排节次。The page makes `session_id`: sent twice makes one."""
    locked = lock_group(group)
    rules.can_plan_sessions(workspace, locked).require()
    made: GroupSession | None = GroupSession.objects.filter(pk=session_id, group=locked).first()
    if made is not None:
        return made
    _require_free(locked, values.number)

    session: GroupSession = GroupSession.objects.create(
        id=session_id,
        station_id=locked.station_id,
        group=locked,
        **{name: getattr(values, name) for name in FIELDS},
    )
    audit.record("group_session.planned", target=locked, by=by, reason=str(values.number))
    return session


@transaction.atomic
def edit_session(
    *, session: GroupSession, values: SessionValues, workspace: Workspace, by: User
) -> GroupSession:
    """修改节次：moved to another day, another title."""
    locked = _locked(session)
    rules.can_change_session(workspace, locked).require()
    _require_free(locked.group, values.number, excluding=locked)

    before = {name: getattr(locked, name) for name in ("number", "planned_on", "minutes")}
    for name in FIELDS:
        setattr(locked, name, getattr(values, name))
    locked.save(update_fields=[*FIELDS, "updated_at"])
    changes = {
        name: [str(value), str(getattr(locked, name))]
        for name, value in before.items()
        if value != getattr(locked, name)
    }
    audit.record("group_session.edited", target=locked.group, by=by, changes=changes)
    return locked


@transaction.atomic
def cancel_session(
    *, session: GroupSession, reason: str, workspace: Workspace, by: User
) -> GroupSession:
    """取消节次, with the reason. Who was marked for it is taken out again."""
    locked = _locked(session)
    rules.can_change_session(workspace, locked).require()
    if not reason.strip():
        raise GroupError(phrases.SESSION_REASON_MISSING, field="reason")

    mark_attendance(session=locked, rows=(), by=by)
    locked.cancelled_reason = reason.strip()
    locked.save(update_fields=["cancelled_reason", "updated_at"])
    audit.record("group_session.cancelled", target=locked.group, by=by)
    return locked


@transaction.atomic
def mark_session(
    *, session: GroupSession, rows: Sequence[AttendanceRow], workspace: Workspace, by: User
) -> list[Attendance]:
    """签到, before the record: members alone, each once."""
    locked = _locked(session)
    _require_holdable(workspace, locked, rows)
    return mark_attendance(session=locked, rows=rows, by=by)


@transaction.atomic
def complete_session(
    *,
    session: GroupSession,
    record_id: UUID,
    rows: Sequence[AttendanceRow],
    values: HeldValues,
    files: Sequence[StationFile] = (),
    workspace: Workspace,
    by: User,
) -> GroupSession:
    """节次记录：attendance and one service record, with those who came; the stage moves on.

    The page makes `record_id`: sent twice makes one record.
    """
    locked = _locked(session)
    if locked.record_id == record_id:
        return locked
    _require_holdable(workspace, locked, rows)
    if not any(row.presence in CAME for row in rows):
        raise GroupError(phrases.NOBODY_CAME, field="rows")

    mark_attendance(session=locked, rows=rows, by=by)
    locked.record = complete_record(
        record_id=record_id,
        station_id=locked.station_id,
        values=_record_values(locked, rows, values),
        files=files,
        by=by,
    )
    locked.save(update_fields=["record", "updated_at"])
    _move_on(locked)
    audit.record("group_session.completed", target=locked.group, by=by, reason=str(locked.number))
    return locked


@transaction.atomic
def correct_attendance(
    *,
    session: GroupSession,
    rows: Sequence[AttendanceRow],
    reason: str,
    workspace: Workspace,
    by: User,
) -> GroupSession:
    """更正出席：the sheet, and the people of the record in a new version, with the reason."""
    locked = _locked(session)
    rules.can_correct_attendance(workspace, locked).require()
    if not reason.strip():
        raise GroupError(REASON_MISSING, field="reason")
    if not any(row.presence in CAME for row in rows):
        raise GroupError(phrases.NOBODY_CAME, field="rows")

    mark_attendance(session=locked, rows=rows, correcting=True, by=by)
    record: ServiceRecord = locked.record
    kind = kind_of(record, service_kinds(record.station, clock.today()))
    there = tuple(row.client for row in rows if row.client and row.presence in CAME)
    values = replace(_standing(record, kind), clients=there)
    with suppress(NothingChangedError):  # only remarks, or who was excused, have changed
        correct_record(
            record=record,
            seen_version=record.version,
            values=values,
            reason=reason.strip(),
            with_sheet=True,
            by=by,
        )
    audit.record(
        "group_session.attendance_corrected", target=locked.group, by=by, reason=reason.strip()
    )
    return locked


def _locked(session: GroupSession) -> GroupSession:
    lock_group(session.group)  # before the station's audit chain, as everywhere
    rows = GroupSession.objects.select_for_update(of=("self",), no_key=True).select_related(
        "group__station__region", "group__community"
    )
    locked: GroupSession = rows.get(pk=session.pk)
    return locked


def _require_free(group: ServiceGroup, number: int, excluding: GroupSession | None = None) -> None:
    taken = GroupSession.objects.filter(group=group, number=number)
    if excluding is not None:
        taken = taken.exclude(pk=excluding.pk)
    if taken.exists():
        raise GroupError(phrases.SESSION_NUMBER_TAKEN.format(number=number), field="number")


def _require_holdable(
    workspace: Workspace, session: GroupSession, rows: Sequence[AttendanceRow]
) -> None:
    members = set(expected_on(session.group, session.planned_on).values_list("client", flat=True))
    today = clock.today()
    rules.can_hold_session(workspace, session, members=len(members), today=today).require()
    if any(row.client is None or row.client.pk not in members for row in rows):
        raise GroupError(phrases.NOT_ON_THE_LIST, field="rows")


def _record_values(
    session: GroupSession, rows: Sequence[AttendanceRow], values: HeldValues
) -> RecordValues:
    group = session.group
    kind = service_kinds(group.station, clock.today()).named(KIND) or FALLBACK
    return RecordValues(
        kind=kind,
        plan=_plan(group),
        served_on=session.planned_on,
        started_at=session.starts_at,
        minutes=session.minutes,
        place=kind.place,
        place_detail=group.place,
        community=group.community,
        method=ServiceMethod.GROUP,
        clients=tuple(row.client for row in rows if row.client and row.presence in CAME),
        content=values.content.strip(),
        next_step=values.next_step.strip(),
        form_version=values.form_version,
        answers=values.answers,
    )


def _plan(group: ServiceGroup) -> ProjectItem:
    plan = find_plan(
        station_id=group.station_id, project_id=group.project_id, item_id=group.item_id
    )
    if plan is None:
        raise GroupError(phrases.NO_PLAN_ITEM)
    return plan


def _standing(record: ServiceRecord, kind: ServiceKind) -> RecordValues:
    """Return what the record says now."""
    return RecordValues(
        kind=kind,
        plan=ProjectItem(station_id=record.station_id, project=record.project, item=record.item),
        served_on=record.served_on,
        started_at=record.started_at,
        minutes=record.minutes,
        place=Place(record.place),
        place_detail=record.place_detail,
        community=record.community,
        method=ServiceMethod(record.method),
        anonymous_count=record.anonymous_count,
        content=record.content,
        next_step=record.next_step,
        case=record.case,
        form_version=record.form_version,
        answers=record.answers,
    )


def _move_on(session: GroupSession) -> None:
    """The group is at least as far as its sessions; it never goes back."""
    group = session.group
    if STEPS.index(GroupStage(session.stage)) > STEPS.index(GroupStage(group.stage)):
        group.stage = session.stage
        group.save(update_fields=["stage", "updated_at"])
