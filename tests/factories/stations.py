"""Rows of stations."""

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from factory.declarations import LazyAttribute, LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory

from accounts.models import User
from core import clock
from stations.enums import StationLevel
from stations.models import Job, RoleAssignment, Station, StationFile
from stations.tenancy import current_scope


def only_station() -> Station:
    """Return the station in scope; where there are several, the test must say which."""
    scope = current_scope()
    assert scope is not None, "factories of tenant rows work inside a scope"
    assert len(scope.station_ids) == 1, "several stations in scope: pass station="
    return Station.objects.get(pk__in=scope.station_ids)


def somebody_of(station: Station) -> User:
    """Return the person who works in the scope, or else the first worker of the station."""
    scope = current_scope()
    if scope is not None and scope.user_id:
        return User.objects.get(pk=scope.user_id)
    assignments = RoleAssignment.objects.filter(station=station).order_by("-role", "pk")
    return assignments.select_related("user")[0].user


class UserFactory(DjangoModelFactory[User]):
    """账号。"""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = Sequence(lambda n: f"person{n}")
    display_name = Sequence(lambda n: f"演示人员{n}")
    password_changed_at = LazyFunction(clock.now)


class StationFactory(DjangoModelFactory[Station]):
    """社工站。Needs `region`."""

    class Meta:
        model = Station

    name = Sequence(lambda n: f"演示社工站{n}")
    level = StationLevel.STREET_STATION
    opened_on = dt.date(2020, 1, 1)


class RoleAssignmentFactory(DjangoModelFactory[RoleAssignment]):
    """任职。Needs `role` and what it is assigned on."""

    class Meta:
        model = RoleAssignment

    user = SubFactory(UserFactory)
    starts_on = dt.date(2020, 1, 1)


class StationFileFactory(DjangoModelFactory[StationFile]):
    """文件, with its `content` on disk."""

    class Meta:
        model = StationFile

    content = b"a file of one station"
    station = LazyFunction(only_station)
    name = Sequence(lambda n: f"附件{n}.txt")
    mime = "text/plain"
    size = LazyAttribute(lambda row: len(row.content))
    sha256 = LazyAttribute(lambda row: hashlib.sha256(row.content).hexdigest())
    path = LazyAttribute(lambda row: f"stations/{row.station.pk}/{row.sha256}")
    uploaded_by = LazyAttribute(lambda row: somebody_of(row.station))

    @classmethod
    def _create(cls, model_class: type[StationFile], *args: Any, **kwargs: Any) -> StationFile:
        path = Path(settings.MEDIA_ROOT) / kwargs["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(kwargs.pop("content"))
        return model_class.objects.create(**kwargs)


class JobFactory(DjangoModelFactory[Job]):
    """后台任务。Needs `owner` and `assignment`."""

    class Meta:
        model = Job

    kind = "tests.export"
    title = "服务记录导出"
    task = "tests.task"
