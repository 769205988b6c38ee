"""报名：places are given in the order of arrival, never more than there are.

The row of the activity is locked first; the database counts people and refuses one too many.
"""

import datetime as dt
import secrets
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums.groups import RegistrationChannel, RegistrationState
from casework.errors.activities import RegisteredBeforeError, SignUpRefusedError
from casework.models import ActivityRegistration, Client, CommunityActivity
from casework.phrases import activities as phrases
from casework.rules import activities as rules, can_write_records
from casework.selectors.activities import phone_index
from casework.services.activities import PROMOTE, hold
from casework.services.rows import lock
from core import audit, clock
from core.errors import RefusedError
from core.ids import uuid7
from core.postgres.constraints import refused_as
from core.tasks import enqueue_on_commit

TOKEN_BYTES = 18
ERASED_NAME = "已到期删除"
KEPT_FOR = dt.timedelta(days=365)
ONCE = ("registration_once_by_phone", "registration_once_by_client")


@dataclass(frozen=True, kw_only=True)
class SignUpValues:
    """What somebody says who wants to come."""

    name: str
    phone: str = ""
    people: int = 1
    note: str = ""
    client: Client | None = None


def new_token() -> str:
    """Return what will open the registration to whoever makes it."""
    return secrets.token_urlsafe(TOKEN_BYTES)


@transaction.atomic
def sign_up(
    *, activity: CommunityActivity, values: SignUpValues, token: str
) -> ActivityRegistration:
    """居民报名, in a public scope that carries `token`, made by the page: sent twice makes one.

    Raises `SignUpRefusedError` with words that do not tell who is on the list.
    """
    locked = hold(activity)
    made: ActivityRegistration | None = ActivityRegistration.objects.filter(
        activity=locked, token=token
    ).first()
    if made is not None:
        return made
    open_for = rules.takes_sign_ups(locked, clock.now())
    if not open_for:
        raise SignUpRefusedError(open_for.reason)
    state = rules.state_for(locked, values.people)
    if state is None:
        raise SignUpRefusedError(_no_place(locked, values.people))
    registration = _registration(locked, uuid7(), values, state, token, RegistrationChannel.PUBLIC)
    try:
        _insert(registration)
    except RegisteredBeforeError as error:
        raise SignUpRefusedError(phrases.NOT_ADDED) from error
    audit.record("registration.made", target=locked, by=None, changes=_as_change(registration))
    return registration


@transaction.atomic
def register_person(
    *, activity: CommunityActivity, registration_id: UUID, values: SignUpValues, by: User
) -> ActivityRegistration:
    """社工代报：a client of the station, or somebody with a name and a phone."""
    locked = hold(activity)
    can_write_records(locked.station_id).require()
    rules.can_register_others(locked).require()
    made: ActivityRegistration | None = ActivityRegistration.objects.filter(
        pk=registration_id
    ).first()
    if made is not None:
        return made
    if not values.name.strip():
        raise RefusedError(phrases.PERSON_MISSING, field="name")
    state = rules.state_for(locked, values.people)
    if state is None:
        raise RefusedError(_no_place(locked, values.people), field="people")
    registration = _registration(
        locked, registration_id, values, state, new_token(), RegistrationChannel.STAFF, by
    )
    _insert(registration)
    audit.record("registration.made", target=locked, by=by, changes=_as_change(registration))
    return registration


@transaction.atomic
def withdraw(*, registration: ActivityRegistration, by: User | None) -> ActivityRegistration:
    """取消报名, by the holder of the token (`by` is None) or by a worker.

    The place goes to whoever waits, once this is committed.
    """
    activity = hold(registration.activity)
    if by is not None:
        can_write_records(activity.station_id).require()
    locked = lock(registration)
    rules.can_withdraw(activity, locked, clock.now()).require()
    before, locked.state = locked.state, RegistrationState.CANCELLED
    locked.save(update_fields=["state", "updated_at"])
    changes = {"state": [before, locked.state.value], "people": [locked.people, 0]}
    audit.record("registration.cancelled", target=activity, by=by, changes=changes)
    enqueue_on_commit(PROMOTE, activity_id=str(activity.pk), station_id=activity.station_id)
    return locked


@transaction.atomic
def promote_waiting(*, activity_id: UUID) -> int:
    """候补转正, strictly in the order of arrival. Returns how many were promoted; twice is once."""
    activity = hold(CommunityActivity(pk=activity_id))
    if activity.state in rules.OVER:
        return 0
    rows = ActivityRegistration.objects.filter(activity=activity, state=RegistrationState.WAITING)
    left = None if activity.capacity is None else activity.capacity - activity.confirmed_count
    promoted = 0
    for each in rows.order_by("queued_at", "pk").select_for_update(of=("self",)):
        if left is not None and each.people > left:
            break
        left = None if left is None else left - each.people
        each.state = RegistrationState.CONFIRMED
        each.save(update_fields=["state", "updated_at"])
        changes = {"state": ["waiting", "confirmed"], "people": [0, each.people]}
        audit.record("registration.promoted", target=activity, by=None, changes=changes)
        promoted += 1
    return promoted


@transaction.atomic
def erase_old_registrations(*, today: dt.date) -> int:
    """Delete names and phones a year after the activity, as the form promised."""
    rows = ActivityRegistration.objects.filter(activity__ends_at__date__lt=today - KEPT_FOR)
    old = list(rows.exclude(name=ERASED_NAME).select_related("activity")[:1000])
    for activity in {each.activity for each in old}:
        audit.record("registration.erased", target=activity, by=None)
    for each in old:
        each.name, each.phone, each.phone_index, each.note = ERASED_NAME, "", "", ""
        each.save(update_fields=["name", "phone", "phone_index", "note", "updated_at"])
    return len(old)


def _registration(
    activity: CommunityActivity,
    registration_id: UUID,
    values: SignUpValues,
    state: RegistrationState,
    token: str,
    channel: RegistrationChannel,
    by: User | None = None,
) -> ActivityRegistration:
    return ActivityRegistration(
        id=registration_id,
        station_id=activity.station_id,
        activity=activity,
        client=values.client,
        name=values.name.strip(),
        phone=values.phone,
        phone_index=phone_index(values.phone) if values.phone else "",
        people=values.people,
        note=values.note.strip(),
        channel=channel,
        state=state,
        queued_at=clock.now(),
        token=token,
        registered_by=by,
    )


def _insert(registration: ActivityRegistration) -> None:
    with refused_as({name: RegisteredBeforeError() for name in ONCE}):
        registration.save(force_insert=True)


def _no_place(activity: CommunityActivity, people: int) -> str:
    left = rules.places_left(activity)
    return phrases.FULL_FOR_SO_MANY.format(people=people) if left else phrases.FULL


def _as_change(registration: ActivityRegistration) -> dict[str, list[object]]:
    """Say that somebody came onto the list, not who."""
    return {
        "state": ["", str(registration.state)],
        "people": [0, registration.people],
        "channel": ["", str(registration.channel)],
    }
