"""Rows of casework. Use them inside a scope; the station is that of the scope."""

import datetime as dt
import hashlib
from typing import Any

from factory.declarations import (
    LazyAttribute,
    LazyFunction,
    SelfAttribute,
    Sequence,
    SubFactory,
    Trait,
)
from factory.django import DjangoModelFactory
from factory.helpers import post_generation

from accounts.models import User
from casework.enums import ClientClass, Place, ServiceMethod
from casework.models import (
    Client,
    RecordClient,
    RecordDraft,
    RecordFile,
    RecordVersion,
    ServiceRecord,
)
from core import clock
from core.ids import uuid7
from projects.models import Project
from stations.models import Station
from tests.factories.stations import StationFileFactory, only_station, somebody_of


class ClientFactory(DjangoModelFactory[Client]):
    """服务对象。"""

    class Meta:
        model = Client

    class Params:
        minor = Trait(born_on=dt.date(2016, 5, 4), client_class=ClientClass.CHILD)
        for_snapshot = Trait(
            name="演示对象甲",
            initials="ysdxj",
            born_on=dt.date(1948, 3, 2),
            opened_on=dt.date(2026, 1, 5),
        )

    station = LazyFunction(only_station)
    name = Sequence(lambda n: f"演示对象{n}")
    initials = "ysdx"
    born_on = dt.date(1950, 6, 1)
    client_class = ClientClass.ELDERLY
    worker = LazyAttribute(lambda row: somebody_of(row.station))
    opened_on = dt.date(2026, 1, 5)


class ServiceRecordFactory(DjangoModelFactory[ServiceRecord]):
    """服务记录, with version 1, and with its `clients`."""

    class Meta:
        model = ServiceRecord
        skip_postgeneration_save = True

    class Params:
        for_snapshot = Trait(
            served_on=dt.date(2026, 3, 2),
            completed_at=dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC),
        )

    station = LazyFunction(only_station)
    kind = "visit"
    kind_label = "探访"
    method = ServiceMethod.GENERAL
    served_on = LazyFunction(clock.today)
    minutes = 40
    place = Place.HOME
    project = LazyAttribute(lambda row: first_project(row.station))
    item = LazyAttribute(lambda row: row.project.items.first())
    content = "探访，一切平安。"
    worker = LazyAttribute(lambda row: somebody_of(row.station))
    completed_at = LazyFunction(clock.now)

    @post_generation
    def clients(record: ServiceRecord, create: bool, extracted: list[Client] | None, **_: Any):
        """Add the participations, and the version that is in force."""
        for position, client in enumerate(extracted or []):
            take_part(record, client, position=position)
        write_version(record, by=record.worker)


def first_project(station: Station) -> Project:
    """Return the oldest project of a station."""
    project: Project = Project.objects.filter(station=station).order_by("created_at", "pk")[0]
    return project


def take_part(record: ServiceRecord, client: Client, **values: Any) -> RecordClient:
    """Add a client to a record."""
    known = {"client_class": client.client_class, "served_on": record.served_on}
    return RecordClient.objects.create(
        station_id=record.station_id, record=record, client=client, **known | values
    )


def write_version(record: ServiceRecord, *, by: User, reason: str = "") -> RecordVersion:
    """Write down the version that the record is in."""
    return RecordVersion.objects.create(
        station_id=record.station_id,
        record=record,
        number=record.version,
        values={"content": record.content},
        reason=reason,
        author=by,
        written_at=clock.now(),
        digest=hashlib.sha256(record.content.encode()).hexdigest(),
    )


def correct(record: ServiceRecord, **values: Any) -> ServiceRecord:
    """Change a record the only way there is: with the next version."""
    for name, value in values.items():
        setattr(record, name, value)
    record.version += 1
    record.save(update_fields=[*values, "version"])
    write_version(record, by=record.worker, reason="更正")
    return record


class RecordDraftFactory(DjangoModelFactory[RecordDraft]):
    """服务记录草稿。"""

    class Meta:
        model = RecordDraft

    id = LazyFunction(uuid7)
    station = LazyFunction(only_station)
    owner = LazyAttribute(lambda row: somebody_of(row.station))
    kind = "visit"
    data = LazyFunction(lambda: {"content": "还没写完"})
    saved_at = LazyFunction(clock.now)


class RecordFileFactory(DjangoModelFactory[RecordFile]):
    """记录附件。"""

    class Meta:
        model = RecordFile

    station = LazyFunction(only_station)
    record = SubFactory(ServiceRecordFactory, station=SelfAttribute("..station"))
    file = SubFactory(StationFileFactory, station=SelfAttribute("..station"))
