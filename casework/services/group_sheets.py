"""签到和节次记录：a session is held with its attendance and its one service record, corrected."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums import Place, ServiceMethod
from casework.enums.groups import GroupStage
from casework.models import (
    Attendance,
    Client,
    GroupSession,
    QuestionSetVersion,
    ServiceGroup,
)
from casework.phrases import REASON_MISSING, groups as phrases
from casework.rules import groups as rules
from casework.rules.attendance import CAME
from casework.selectors.groups import STEPS, expected_on
from casework.selectors.kinds import ServiceKind, service_kinds
from casework.selectors.plans import find_plan
from casework.services.attendance import AttendanceRow, mark_attendance
from casework.services.group_sessions import lock_session
from casework.services.record_people import correct_people
from casework.services.records import RecordValues, complete_record
from core import audit, clock
from core.errors import RefusedError
from projects.models import ProjectItem
from stations.models import StationFile
from stations.selectors.workspaces import Workspace
from stations.services.saving import require_unchanged

KIND = "group"
FALLBACK = ServiceKind(KIND, "小组", ServiceMethod.GROUP, Place.STATION, 90)


@dataclass(frozen=True, kw_only=True)
class HeldValues:
    """What was recorded of a session, besides who came."""

    content: str
    next_step: str = ""
    form_version: QuestionSetVersion | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def mark_session(
    *,
    session: GroupSession,
    rows: Sequence[AttendanceRow],
    seen_at: dt.datetime | None = None,
    workspace: Workspace,
    by: User,
) -> list[Attendance]:
    """签到, before the record: members alone, each once.

    Refused when somebody else changed the sheet or the session after `seen_at`.
    """
    locked = lock_session(session)
    _require_holdable(workspace, locked, rows)
    require_unchanged(locked, seen_at, phrases.MARKED_MEANWHILE)
    return mark_attendance(session=locked, rows=rows, by=by)


@transaction.atomic
def complete_session(  # noqa: PLR0913  -- what was held, what the page knows, and who writes it
    *,
    session: GroupSession,
    record_id: UUID,
    rows: Sequence[AttendanceRow],
    values: HeldValues,
    files: Sequence[StationFile] = (),
    seen_at: dt.datetime | None = None,
    workspace: Workspace,
    by: User,
) -> GroupSession:
    """节次记录：attendance and one service record, with those who came; the stage moves on.

    The page makes `record_id`: sent twice makes one record. Refused as `mark_session` does.
    """
    locked = lock_session(session)
    if locked.record_id == record_id:
        return locked
    _require_holdable(workspace, locked, rows)
    require_unchanged(locked, seen_at, phrases.MARKED_MEANWHILE)
    if not any(row.presence in CAME for row in rows):
        raise RefusedError(phrases.NOBODY_CAME, field="rows")

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
    seen_version: int,
    workspace: Workspace,
    by: User,
) -> GroupSession:
    """更正出席：the sheet, and the people of the record in a new version, with the reason."""
    locked = lock_session(session)
    rules.can_correct_attendance(workspace, locked).require()
    if not reason.strip():
        raise RefusedError(REASON_MISSING, field="reason")
    if not any(row.presence in CAME for row in rows):
        raise RefusedError(phrases.NOBODY_CAME, field="rows")

    mark_attendance(session=locked, rows=rows, correcting=True, by=by)
    correct_people(
        record=locked.record,
        seen_version=seen_version,
        clients=_came(rows),
        reason=reason.strip(),
        by=by,
    )
    audit.record(
        "group_session.attendance_corrected", target=locked.group, by=by, reason=reason.strip()
    )
    return locked


def _require_holdable(
    workspace: Workspace, session: GroupSession, rows: Sequence[AttendanceRow]
) -> None:
    members = set(expected_on(session.group, session.planned_on).values_list("client", flat=True))
    today = clock.today()
    rules.can_hold_session(workspace, session, members=len(members), today=today).require()
    if any(row.client is None or row.client.pk not in members for row in rows):
        raise RefusedError(phrases.NOT_ON_THE_LIST, field="rows")


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
        clients=_came(rows),
        content=values.content.strip(),
        next_step=values.next_step.strip(),
        form_version=values.form_version,
        answers=values.answers,
    )


def _came(rows: Sequence[AttendanceRow]) -> tuple[Client, ...]:
    return tuple(row.client for row in rows if row.client and row.presence in CAME)


def _plan(group: ServiceGroup) -> ProjectItem:
    plan = find_plan(
        station_id=group.station_id, project_id=group.project_id, item_id=group.item_id
    )
    if plan is None:
        raise RefusedError(phrases.NO_PLAN_ITEM)
    return plan


def _move_on(session: GroupSession) -> None:
    """The group is at least as far as its sessions; it never goes back."""
    group = session.group
    if STEPS.index(GroupStage(session.stage)) > STEPS.index(GroupStage(group.stage)):
        group.stage = session.stage
        group.save(update_fields=["stage", "updated_at"])
