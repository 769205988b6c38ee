"""Activities and volunteers made the way the product makes them."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from casework.enums.groups import ActivityKind
from casework.models import ActivityRegistration, CommunityActivity, Volunteer, VolunteerHours
from casework.selectors.public_pages import public_scope
from casework.services.activities import ActivityValues, open_sign_up, plan_activity
from casework.services.registrations import SignUpValues, new_token, sign_up
from casework.services.volunteer_hours import HoursValues, confirm_hours
from casework.services.volunteers import VolunteerValues, register_volunteer
from core import clock
from core.ids import uuid7
from tests.support.personas import World
from tests.support.records import plan


def at(days: int, hour: int = 14) -> dt.datetime:
    """Return an hour of the day that is so many days away."""
    day = clock.today() + dt.timedelta(days=days)
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def activity_values(world: World, who: str = "worker", **known: Any) -> ActivityValues:
    """Return values of an activity in three days."""
    days = known.pop("days", 3)
    station = world.home if who in ("worker", "lead") else world.neighbour
    usual: dict[str, Any] = {
        "name": "重阳节包饺子",
        "kind": ActivityKind.FESTIVAL,
        "plan_item": plan(world, station),
        "starts_at": at(days),
        "ends_at": at(days, 16),
        "place": "铭新社区活动室",
        "worker": world.person(who),
        "capacity": 10,
    }
    return ActivityValues(**usual | known)


def make_activity(
    world: World, who: str = "worker", *, is_open: bool = True, **known: Any
) -> CommunityActivity:
    """Plan an activity at the station of `who`, and open it."""
    station = world.home if who in ("worker", "lead") else world.neighbour
    with world.scope(who):
        activity = plan_activity(
            activity_id=uuid7(),
            station=station,
            values=activity_values(world, who, **known),
            by=world.person(who),
        )
        if is_open:
            activity = open_sign_up(activity=activity, by=world.person(who))
    return activity


def register(
    activity: CommunityActivity, phone: str = "", name: str = "演示居民", people: int = 1
) -> ActivityRegistration:
    """Sign up as a resident does, from outside."""
    token = new_token()
    values = SignUpValues(name=name, phone=phone, people=people)
    with public_scope(activity.station_id, token), transaction.atomic():
        return sign_up(activity=activity, values=values, token=token)


def make_volunteer(world: World, who: str = "worker", **known: Any) -> Volunteer:
    """Register a volunteer at the station of `who`."""
    station = world.home if who in ("worker", "lead") else world.neighbour
    with world.scope(who):
        return register_volunteer(
            volunteer_id=uuid7(),
            station=station,
            values=VolunteerValues(**{"name": "演示志愿者", **known}),
            by=world.person(who),
        )


def serve(world: World, volunteer: Volunteer, minutes: int = 120, **known: Any) -> VolunteerHours:
    """Confirm hours of a volunteer of the home station."""
    usual = {"served_on": clock.today(), "minutes": minutes, "content": "陪老人就医"}
    with world.scope("worker"):
        return confirm_hours(
            hours_id=uuid7(),
            volunteer=volunteer,
            values=HoursValues(**usual | known),
            by=world.person("worker"),
        )
