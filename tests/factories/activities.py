"""Rows of community activities. Use them inside a scope; the station is that of the scope."""

import datetime as dt

from factory.declarations import LazyAttribute, LazyFunction, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from casework.enums.groups import (
    ActivityKind,
    ActivityState,
    RegistrationChannel,
    RegistrationState,
)
from casework.models import ActivityRegistration, CommunityActivity
from core import clock
from tests.factories.casework import first_project
from tests.factories.stations import only_station, somebody_of


class CommunityActivityFactory(DjangoModelFactory[CommunityActivity]):
    """社区活动, open for sign-up in three days."""

    class Meta:
        model = CommunityActivity

    station = LazyFunction(only_station)
    number = Sequence(lambda n: f"HD-{n}")
    name = Sequence(lambda n: f"演示活动{n}")
    initials = "yshd"
    kind = ActivityKind.FESTIVAL
    project = LazyAttribute(lambda row: first_project(row.station))
    item = LazyAttribute(lambda row: row.project.items.first())
    worker = LazyAttribute(lambda row: somebody_of(row.station))
    starts_at = LazyFunction(lambda: clock.now() + dt.timedelta(days=3))
    ends_at = LazyAttribute(lambda row: row.starts_at + dt.timedelta(hours=2))
    place = "社区活动室"
    capacity = 10
    public_code = Sequence(lambda n: f"code{n:04d}")
    state = ActivityState.OPEN


class ActivityRegistrationFactory(DjangoModelFactory[ActivityRegistration]):
    """报名。"""

    class Meta:
        model = ActivityRegistration

    station = LazyFunction(only_station)
    activity = SubFactory(CommunityActivityFactory, station=SelfAttribute("..station"))
    name = Sequence(lambda n: f"演示居民{n}")
    people = 1
    channel = RegistrationChannel.PUBLIC
    state = RegistrationState.CONFIRMED
    queued_at = LazyFunction(clock.now)
    token = Sequence(lambda n: f"token-of-a-resident{n:05d}")
