"""What residents read without an account: an open activity, and the registration they hold."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db.models import Q, Sum

from casework.enums.groups import ActivityState, RegistrationState
from casework.errors.activities import NoSuchPageError
from casework.models import ActivityRegistration, CommunityActivity
from casework.phrases import activities as phrases
from core.audit import audit_context
from stations.enums import Purpose
from stations.models import Station
from stations.tenancy import Scope, open_scope

SHOWN_AFTER = dt.timedelta(days=90)
HIDDEN = ("goal", "plan", "partners", "materials", "risk_plan", "duties")


@dataclass(frozen=True)
class HeldRegistration:
    """报名结果：what the holder of a token sees. `ahead` are the people before him in the queue."""

    registration: ActivityRegistration
    ahead: int


@contextmanager
def public_scope(station_id: int, token: str = "") -> Iterator[None]:
    """Read for the public: open rows of one station, and the row that carries `token`."""
    scope = Scope(frozenset({station_id}), Purpose.PUBLIC, token=token)
    with open_scope(scope), audit_context(role="public", workspace_id=None):
        yield


def find_public_station(station_id: int, on: dt.date) -> Station:
    """Return the station, while it is open."""
    open_now = Q(closed_on=None) | Q(closed_on__gte=on)
    station = Station.objects.filter(open_now, pk=station_id).first()
    if station is None:
        raise NoSuchPageError(phrases.ACTIVITY_GONE)
    return station


def get_public_activity(*, station_id: int, code: str, now: dt.datetime) -> CommunityActivity:
    """Return an activity that residents were told of: not one that is still being planned."""
    rows = CommunityActivity.objects.filter(station_id=station_id, public_code=code)
    rows = rows.exclude(state=ActivityState.PLANNED).filter(ends_at__gte=now - SHOWN_AFTER)
    activity: CommunityActivity | None = (
        rows.select_related("station", "community").defer(*HIDDEN).first()
    )
    if activity is None:
        raise NoSuchPageError(phrases.ACTIVITY_GONE)
    return activity


def get_held_registration(*, station_id: int, token: str) -> HeldRegistration:
    """Return the registration that carries the token, and how many wait before it."""
    rows = ActivityRegistration.objects.select_related("activity__station")
    found: ActivityRegistration | None = rows.filter(station_id=station_id, token=token).first()
    if found is None:
        raise NoSuchPageError(phrases.REGISTRATION_GONE)
    return HeldRegistration(found, _ahead_of(found))


def _ahead_of(registration: ActivityRegistration) -> int:
    """Return how many people wait before this one: a number, read on the system's behalf."""
    if registration.state != RegistrationState.WAITING:
        return 0
    earlier = Q(queued_at__lt=registration.queued_at) | Q(
        queued_at=registration.queued_at, pk__lt=registration.pk
    )
    with open_scope(Scope(frozenset({registration.station_id}), Purpose.SYSTEM)):
        rows = ActivityRegistration.objects.filter(
            earlier, activity_id=registration.activity_id, state=RegistrationState.WAITING
        )
        total = rows.aggregate(people=Sum("people", default=0))
    return int(total["people"])
