"""Planning community activities, and opening, closing and cancelling them."""

import datetime as dt
import secrets
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from casework.enums.groups import ActivityKind, ActivityState
from casework.models import CommunityActivity
from casework.phrases import activities as phrases
from casework.rules import activities as rules, can_write_records
from casework.services.initials import initials_of
from casework.services.rows import insert, made_before
from core import audit, clock
from core.errors import RefusedError
from core.tasks import enqueue_on_commit
from projects.models import ProjectItem
from stations.models import Region, Station
from stations.services.numbers import next_number
from stations.services.saving import require_unchanged

CODE_BYTES = 6  # eight characters in the address: nobody guesses one of a few hundred
PROMOTE = "casework.tasks.promote_waiting"
TOLD_IN_FULL = frozenset({"name", "kind", "place", "starts_at", "ends_at", "capacity"})


@dataclass(frozen=True, kw_only=True)
class ActivityValues:
    """What the plan of an activity says. `plan_item` is what its record counts to."""

    name: str
    kind: ActivityKind
    plan_item: ProjectItem
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    worker: User
    community: Region | None = None
    occasion: str = ""
    goal: str = ""
    plan: str = ""
    partners: str = ""
    materials: str = ""
    risk_plan: str = ""
    duties: str = ""
    invitation: str = ""
    needs_sign_up: bool = True
    capacity: int | None = None
    takes_waiting: bool = True
    sign_up_until: dt.datetime | None = None

    def columns(self) -> dict[str, Any]:
        """Return what the activity stores."""
        names = [each.name for each in fields(self) if each.name != "plan_item"]
        return {
            **{name: getattr(self, name) for name in names},
            "project": self.plan_item.project,
            "item": self.plan_item.item,
        }


@transaction.atomic
def plan_activity(
    *, activity_id: UUID, station: Station, values: ActivityValues, by: User
) -> CommunityActivity:
    """建立活动计划。The page makes `activity_id`: sent twice makes one."""
    can_write_records(station.pk).require()
    if made := made_before(CommunityActivity, activity_id, station_id=station.pk, name=values.name):
        return made
    _require_sound(station, values)
    activity = CommunityActivity(
        id=activity_id,
        station=station,
        number=next_number(
            station=station, document="activity", on=timezone.localdate(values.starts_at), by=by
        ),
        initials=initials_of(values.name),
        public_code=secrets.token_urlsafe(CODE_BYTES),
        **values.columns(),
    )
    insert(activity)
    audit.record("activity.planned", target=activity, by=by)
    return activity


@transaction.atomic
def edit_activity(
    *, activity: CommunityActivity, values: ActivityValues, seen_at: dt.datetime, by: User
) -> CommunityActivity:
    """修改活动计划。Refused when somebody else changed it after `seen_at`."""
    locked = hold(activity)
    can_write_records(locked.station_id).require()
    rules.can_edit(locked).require()
    require_unchanged(locked, seen_at, phrases.ACTIVITY_CHANGED)
    _require_sound(locked.station, values)
    if values.capacity is not None and values.capacity < locked.confirmed_count:
        sentence = phrases.CAPACITY_BELOW.format(count=locked.confirmed_count)
        raise RefusedError(sentence, field="capacity")

    wanted = values.columns()
    before = {name: getattr(locked, name) for name in wanted}
    changed = [name for name, value in wanted.items() if before[name] != value]
    if not changed:
        return locked
    for name in changed:
        setattr(locked, name, wanted[name])
    locked.initials = initials_of(locked.name)
    locked.save(update_fields=[*changed, "initials", "updated_at"])
    audit.record("activity.edited", target=locked, by=by, changes=_changes(changed, before, locked))
    if "capacity" in changed and locked.waiting_count:
        enqueue_on_commit(PROMOTE, activity_id=str(locked.pk), station_id=locked.station_id)
    return locked


@transaction.atomic
def open_sign_up(*, activity: CommunityActivity, by: User) -> CommunityActivity:
    """开放报名：the public page and its QR code work from now on."""
    locked = hold(activity)
    can_write_records(locked.station_id).require()
    rules.can_open(locked, clock.now()).require()
    changes = _move(locked, ActivityState.OPEN)
    audit.record("activity.opened", target=locked, by=by, changes=changes)
    return locked


@transaction.atomic
def close_sign_up(*, activity: CommunityActivity, by: User) -> CommunityActivity:
    """截止报名。"""
    locked = hold(activity)
    can_write_records(locked.station_id).require()
    rules.can_close(locked).require()
    changes = _move(locked, ActivityState.CLOSED)
    audit.record("activity.closed", target=locked, by=by, changes=changes)
    return locked


@transaction.atomic
def cancel_activity(*, activity: CommunityActivity, reason: str, by: User) -> CommunityActivity:
    """取消活动。Residents read the reason on the page of their registration."""
    locked = hold(activity)
    can_write_records(locked.station_id).require()
    rules.can_cancel(locked).require()
    if not reason.strip():
        raise RefusedError(phrases.CANCEL_REASON_MISSING, field="reason")
    locked.cancelled_reason = reason.strip()
    changes, why = _move(locked, ActivityState.CANCELLED), locked.cancelled_reason
    audit.record("activity.cancelled", target=locked, by=by, changes=changes, reason=why)
    return locked


@transaction.atomic
def note_printing(*, activity: CommunityActivity, what: str, by: User) -> None:
    """Leave in the audit that a sheet of the activity was printed."""
    audit.record("activity.printed", target=activity, by=by, reason=what)


def hold(activity: CommunityActivity) -> CommunityActivity:
    """Lock the activity: whoever gives places away waits for whoever does so already."""
    rows = CommunityActivity.objects.select_related("station__region", "project", "item")
    locked: CommunityActivity = rows.select_for_update(of=("self",), no_key=True).get(
        pk=activity.pk
    )
    return locked


def _move(activity: CommunityActivity, state: ActivityState) -> dict[str, list[str]]:
    """Bring the activity into a state; return what changed."""
    before, activity.state = str(activity.state), state
    activity.save(update_fields=["state", "cancelled_reason", "updated_at"])
    return {"state": [before, state.value]}


def _require_sound(station: Station, values: ActivityValues) -> None:
    community = values.community
    rules.can_last(values.starts_at, values.ends_at).require(field="ends_at")
    late = values.sign_up_until is not None and values.sign_up_until > values.starts_at
    _refuse(late, phrases.UNTIL_AFTER_START, "sign_up_until")
    inside = community is None or community.path.startswith(station.region.path)
    _refuse(not inside, phrases.COMMUNITY_ELSEWHERE, "community")


def _refuse(is_so: bool, reason: str, field: str) -> None:
    if is_so:
        raise RefusedError(reason, field=field)


def _changes(
    changed: list[str], before: dict[str, Any], activity: CommunityActivity
) -> dict[str, list[str]]:
    """Say what changed; of paragraphs only how long they were."""
    return {
        name: [_said(name, before[name]), _said(name, getattr(activity, name))] for name in changed
    }


def _said(name: str, value: Any) -> str:
    if isinstance(value, str) and name not in TOLD_IN_FULL:
        return f"{len(value)} 字" if value else ""
    return "" if value is None else str(value)
