"""签到和总结：who came, and the one service record that an activity has."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from casework.enums import Place, ServiceMethod
from casework.enums.groups import ActivityState, Presence
from casework.models import (
    ActivityRegistration,
    Client,
    CommunityActivity,
    QuestionSetVersion,
    ServiceRecord,
)
from casework.phrases import REASON_MISSING, activities as phrases, groups as group_phrases
from casework.rules import activities as rules
from casework.selectors.activities import CAME, Turnout, standing_registrations, turnout_of
from casework.selectors.attendance import attendance_of
from casework.selectors.kinds import ServiceKind, service_kinds
from casework.selectors.plans import find_plan
from casework.services.activities import hold
from casework.services.attendance import AttendanceRow, mark_attendance
from casework.services.record_people import correct_people
from casework.services.records import RecordValues, complete_record
from core import audit, clock
from core.errors import RefusedError
from core.ids import uuid7
from stations.models import Station, StationFile
from stations.services.saving import require_unchanged

ACTIVITY = "activity"


@dataclass(frozen=True, kw_only=True)
class SheetValues:
    """签到表：of those who signed up, how many came with each; clients; and how many others."""

    came: dict[UUID, int]
    clients: tuple[Client, ...] = ()
    others: int = 0


@dataclass(frozen=True, kw_only=True)
class ReportValues:
    """活动总结."""

    content: str
    next_step: str = ""
    files: Sequence[StationFile] = ()
    form_version: QuestionSetVersion | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def mark_sheet(
    *,
    activity: CommunityActivity,
    values: SheetValues,
    seen_at: dt.datetime | None = None,
    by: User,
) -> Turnout:
    """登记签到. Sent again, it replaces the sheet; nobody is on it twice.

    Refused when somebody else changed it after `seen_at`.
    """
    locked = hold(activity)
    rules.can_mark(locked, clock.now()).require()
    require_unchanged(locked, seen_at, group_phrases.MARKED_MEANWHILE)
    mark_attendance(activity=locked, rows=_rows(locked, values), by=by)
    return turnout_of(locked)


@transaction.atomic
def correct_sheet(
    *, activity: CommunityActivity, values: SheetValues, reason: str, seen_version: int, by: User
) -> Turnout:
    """更正出席：the sheet, and the people of the record in a new version, with the reason."""
    locked = hold(activity)
    rules.can_correct_sheet(locked).require()
    if not reason.strip():
        raise RefusedError(REASON_MISSING, field="reason")
    mark_attendance(activity=locked, rows=_rows(locked, values), correcting=True, by=by)
    turnout = turnout_of(locked)
    if not turnout.people:
        raise RefusedError(phrases.NOBODY_CAME)
    correct_people(
        record=locked.record,
        seen_version=seen_version,
        clients=clients_who_came(locked),
        anonymous_count=turnout.without_file,
        reason=reason.strip(),
        by=by,
    )
    audit.record("activity.attendance_corrected", target=locked, by=by, reason=reason.strip())
    return turnout


@transaction.atomic
def report_activity(
    *, activity: CommunityActivity, values: ReportValues, by: User
) -> CommunityActivity:
    """完成总结：one service record, with the clients who came and everybody else as a number."""
    locked = hold(activity)
    rules.can_report(locked, clock.now()).require()
    if not values.content.strip():
        raise RefusedError(phrases.REPORT_MISSING, field="content")
    turnout = turnout_of(locked)
    if not turnout.people:
        raise RefusedError(phrases.NOBODY_CAME)
    record: ServiceRecord = complete_record(
        record_id=uuid7(),
        station_id=locked.station_id,
        values=_record_values(locked, values, turnout),
        files=values.files,
        by=by,
    )
    locked.record, locked.state = record, ActivityState.HELD
    locked.save(update_fields=["record", "state", "updated_at"])
    changes = {"people": [0, turnout.people], "clients": [0, turnout.clients]}
    audit.record("activity.held", target=locked, by=by, changes=changes)
    return locked


def clients_who_came(activity: CommunityActivity) -> tuple[Client, ...]:
    """Return the clients on the sheet, those behind a registration included, each once."""
    found: dict[UUID, Client] = {}
    rows = attendance_of(activity=activity).filter(presence__in=CAME)
    for each in rows.select_related("client", "registration__client"):
        client = each.client or (each.registration.client if each.registration else None)
        if client is not None:
            found[client.pk] = client
    return tuple(found.values())


def _rows(activity: CommunityActivity, values: SheetValues) -> list[AttendanceRow]:
    registered = list(standing_registrations(activity))
    known = {each.client_id for each in registered if each.client_id}
    rows = [_registered_row(each, values.came) for each in registered]
    came_with_file = {client.pk for client in values.clients} & known
    rows = [
        replace(row, presence=Presence.PRESENT, people=max(row.people, 1))
        if row.registration and row.registration.client_id in came_with_file
        else row
        for row in rows
    ]
    rows += [
        AttendanceRow(presence=Presence.PRESENT, client=client)
        for client in values.clients
        if client.pk not in known
    ]
    if values.others:
        rows.append(AttendanceRow(presence=Presence.PRESENT, people=values.others))
    return rows


def _registered_row(registration: ActivityRegistration, came: dict[UUID, int]) -> AttendanceRow:
    people = came.get(registration.pk, 0)
    return AttendanceRow(
        presence=Presence.PRESENT if people else Presence.ABSENT,
        registration=registration,
        people=people or 1,
    )


def _record_values(
    activity: CommunityActivity, values: ReportValues, turnout: Turnout
) -> RecordValues:
    starts = timezone.localtime(activity.starts_at)
    plan = find_plan(
        station_id=activity.station_id, project_id=activity.project_id, item_id=activity.item_id
    )
    if plan is None:
        raise RefusedError(phrases.PROJECT_ENDED)
    return RecordValues(
        kind=activity_kind(activity.station, starts.date()),
        plan=plan,
        served_on=starts.date(),
        started_at=starts.time().replace(second=0, microsecond=0),
        minutes=rules.planned_minutes(activity),
        place=Place.COMMUNITY,
        place_detail=activity.place,
        community=activity.community,
        clients=clients_who_came(activity),
        anonymous_count=turnout.without_file,
        content=f"{activity.name}。{values.content.strip()}",
        next_step=values.next_step.strip(),
        form_version=values.form_version,
        answers=values.answers,
    )


def activity_kind(station: Station, on: dt.date) -> ServiceKind:
    """Return 活动, or whatever the local rules call community work."""
    kinds = service_kinds(station, on)
    community = (kind for kind in kinds if kind.method == ServiceMethod.COMMUNITY)
    found = kinds.named(ACTIVITY) or next(community, None)
    if found is None:
        raise RefusedError(phrases.NO_KIND)
    return found
