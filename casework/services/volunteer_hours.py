"""志愿服务时长：confirmed by a worker; points follow at once, and go back with it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from casework.enums.visits import PointKind
from casework.models import (
    CommunityActivity,
    PointTransaction,
    ServiceRecord,
    Volunteer,
    VolunteerHours,
)
from casework.phrases import volunteers as phrases
from casework.rules import can_write_records, volunteers as rules
from casework.selectors.points import amount_of
from casework.selectors.volunteers import hours_at
from casework.services.points import book_back, earn_points, hold_volunteer
from casework.services.rows import insert, lock, made_before
from core import audit, clock
from core.errors import RefusedError
from core.ids import uuid7
from stations.services.numbers import next_number

ONCE = "volunteer_hours_once_an_activity"


@dataclass(frozen=True, kw_only=True)
class HoursValues:
    """One service of one volunteer."""

    served_on: dt.date
    minutes: int
    content: str
    evaluation: str = ""
    activity: CommunityActivity | None = None
    record: ServiceRecord | None = None


@transaction.atomic
def confirm_hours(
    *, hours_id: UUID, volunteer: Volunteer, values: HoursValues, by: User
) -> VolunteerHours:
    """登记时长: confirmed by whoever writes it down. The page makes `hours_id`."""
    locked = hold_volunteer(volunteer)
    can_write_records(locked.station_id).require()
    if made := made_before(VolunteerHours, hours_id, volunteer=locked):
        return made
    rules.can_serve(locked).require(field="")
    _require_sound(values)
    hours = VolunteerHours(
        id=hours_id,
        station_id=locked.station_id,
        volunteer=locked,
        activity=values.activity,
        record=values.record or (values.activity.record if values.activity else None),
        served_on=values.served_on,
        minutes=values.minutes,
        content=values.content.strip(),
        evaluation=values.evaluation.strip(),
        confirmed_by=by,
    )
    insert(hours, {ONCE: RefusedError(phrases.HOURS_ONCE, field="activity")})
    changes = {"minutes": [0, hours.minutes]}
    audit.record("volunteer.served", target=locked, by=by, changes=changes)
    earn_points(hours=hours, by=by)
    return hours


@transaction.atomic
def confirm_hours_at(
    *, activity: CommunityActivity, minutes: Mapping[UUID, int], content: str, by: User
) -> list[VolunteerHours]:
    """登记一次活动的时长 of several volunteers, all or none; who has his already keeps them.

    All are locked before the first is booked: two such sheets wait for each other.
    """
    can_write_records(activity.station_id).require()
    rows = Volunteer.objects.filter(pk__in=minutes, station_id=activity.station_id)
    chosen = list(rows.select_for_update(of=("self",), no_key=True).order_by("pk"))
    known = set(hours_at(activity).values_list("volunteer", flat=True))
    day = timezone.localdate(activity.starts_at)
    return [
        confirm_hours(
            hours_id=uuid7(),
            volunteer=each,
            values=HoursValues(
                served_on=day, minutes=minutes[each.pk], content=content, activity=activity
            ),
            by=by,
        )
        for each in chosen
        if each.pk not in known
    ]


@transaction.atomic
def cancel_hours(*, hours: VolunteerHours, reason: str, by: User) -> VolunteerHours:
    """作废时长 with its points. Refused where these have been used."""
    volunteer = hold_volunteer(hours.volunteer)
    can_write_records(volunteer.station_id).require()
    locked = lock(hours)
    rules.can_cancel_hours(locked).require(field="")
    if not reason.strip():
        raise RefusedError(phrases.REASON_MISSING, field="reason")
    _take_back(locked, volunteer, reason.strip(), by)
    locked.cancelled_reason = reason.strip()
    locked.save(update_fields=["cancelled_reason", "updated_at"])
    changes = {"minutes": [locked.minutes, 0]}
    audit.record(
        "volunteer.hours_cancelled",
        target=volunteer,
        by=by,
        changes=changes,
        reason=locked.cancelled_reason,
    )
    return locked


@transaction.atomic
def certify(*, volunteer: Volunteer, by: User) -> str:
    """开具志愿服务记录证明。Free, on request (慈善法 66). Returns its number."""
    locked = hold_volunteer(volunteer)
    can_write_records(locked.station_id).require()
    number = next_number(station=locked.station, document="certificate", on=clock.today(), by=by)
    audit.record("volunteer.certified", target=locked, by=by, reason=number)
    return number


def _take_back(hours: VolunteerHours, volunteer: Volunteer, reason: str, by: User) -> None:
    earned = PointTransaction.objects.filter(hours=hours, kind=PointKind.EARN).first()
    if earned is None or PointTransaction.objects.filter(corrects=earned).exists():
        return
    amount = amount_of(earned)
    if volunteer.points < amount:
        words = phrases.HOURS_SPENT.format(points=volunteer.points, amount=amount)
        raise RefusedError(words)
    book_back(earned, volunteer, f"作废时长：{reason}", by)


def _require_sound(values: HoursValues) -> None:
    if values.served_on > clock.today():
        raise RefusedError(phrases.FUTURE, field="served_on")
    if not 1 <= values.minutes <= rules.MOST_MINUTES:
        raise RefusedError(phrases.MINUTES_WRONG, field="minutes")
    if values.activity is None:
        return
    rules.can_serve_at(values.activity, clock.today()).require(field="activity")
