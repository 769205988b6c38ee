"""签到 for sessions of groups and for activities."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums.groups import Presence
from casework.models import (
    ActivityRegistration,
    Attendance,
    Client,
    CommunityActivity,
    GroupSession,
)
from casework.phrases import groups as phrases
from casework.rules import can_write_records
from casework.rules.attendance import is_sane_number, names_each_once
from casework.selectors.attendance import Occasion, busy_elsewhere
from core import audit
from core.errors import RefusedError


@dataclass(frozen=True, kw_only=True)
class AttendanceRow:
    """One line of the sheet. Neither client nor registration: residents without names."""

    presence: str
    client: Client | None = None
    registration: ActivityRegistration | None = None
    people: int = 1
    note: str = ""

    @property
    def person_id(self) -> UUID | None:
        """The client this line is about, named or behind the registration."""
        if self.client is not None:
            return self.client.pk
        return self.registration.client_id if self.registration else None


@transaction.atomic
def mark_attendance(
    *,
    session: GroupSession | None = None,
    activity: CommunityActivity | None = None,
    rows: Sequence[AttendanceRow],
    correcting: bool = False,
    by: User,
) -> list[Attendance]:
    """签到：the sheet of one session or activity, in place of the one before.

    Sent twice, it is the same sheet; whose it is says when it was changed. Once the service record
    is written, only a correction (`correcting`, whose reason the caller keeps) changes it.
    """
    occasion = _locked(session or activity)
    can_write_records(occasion.station_id).require()
    if occasion.record_id is not None and not correcting:
        raise RefusedError(phrases.ATTENDANCE_CLOSED)
    _require_sound(occasion, rows)

    before = list(_sheet(occasion))
    wanted = [_line(occasion, row) for row in rows]
    if [_said(each) for each in before] == [_said(each) for each in wanted]:
        return before
    Attendance.objects.filter(pk__in=[each.pk for each in before]).delete()
    marked: list[Attendance] = Attendance.objects.bulk_create(wanted)
    occasion.save(update_fields=["updated_at"])
    changes = {"present": [_came(before), _came(marked)], "lines": [len(before), len(marked)]}
    audit.record("attendance.marked", target=occasion, by=by, changes=changes)
    return marked


def _locked(occasion: Occasion | None) -> Occasion:
    assert occasion is not None, "attendance belongs to a session or an activity"
    rows = type(occasion).objects.select_for_update(of=("self",), no_key=True)
    locked: Occasion = rows.get(pk=occasion.pk)
    return locked


def _require_sound(occasion: Occasion, rows: Sequence[AttendanceRow]) -> None:
    people = [row.person_id for row in rows if row.person_id is not None]
    registrations = [row.registration.pk for row in rows if row.registration is not None]
    names_each_once(people).require(field="")
    names_each_once(registrations).require(field="")
    for row in rows:
        is_sane_number(row.people).require(field="")
        named = row.client or row.registration
        if named is not None and named.station_id != occasion.station_id:
            raise RefusedError(phrases.NOT_ON_THE_LIST)
    there = [row.person_id for row in rows if row.presence == Presence.PRESENT and row.person_id]
    hold_people(there)
    if busy_elsewhere(occasion, there):
        raise RefusedError(phrases.ELSEWHERE_THEN)


def hold_people(client_ids: Collection[UUID]) -> None:
    """Let two sheets that name one person wait for each other."""
    rows = Client.objects.filter(pk__in=client_ids).select_for_update(of=("self",), no_key=True)
    list(rows.order_by("pk").values_list("pk"))


def _sheet(occasion: Occasion) -> list[Attendance]:
    key = "session" if isinstance(occasion, GroupSession) else "activity"
    return list(Attendance.objects.filter(**{key: occasion}).order_by("pk"))


def _line(occasion: Occasion, row: AttendanceRow) -> Attendance:
    return Attendance(
        station_id=occasion.station_id,
        session=occasion if isinstance(occasion, GroupSession) else None,
        activity=occasion if isinstance(occasion, CommunityActivity) else None,
        client=row.client,
        registration=row.registration,
        presence=row.presence,
        people=row.people,
        note=row.note.strip(),
    )


def _said(line: Attendance) -> tuple[object, ...]:
    return line.client_id, line.registration_id, line.presence, line.people, line.note


def _came(lines: Sequence[Attendance]) -> int:
    there = (Presence.PRESENT, Presence.LATE)
    return sum(line.people for line in lines if line.presence in there)
