"""A station full of data that nobody else may see.

`fill_station` makes a row in every tenant table and in every personal one. A new tenant model
must be added here: a guard test fails until it is, because a check on an empty table proves
nothing.
"""

from collections.abc import Callable

from accounts.models import Notification
from core import audit, clock
from stations.models import Station
from stations.services.numbers import next_number
from tests.factories.casework import (
    ClientFactory,
    RecordDraftFactory,
    RecordFileFactory,
    ServiceRecordFactory,
)
from tests.factories.stations import JobFactory, StationFileFactory
from tests.support.filled import (
    SECRET_DRAFT,
    SECRET_FILE,
    SECRET_FILE_NAME,
    SECRET_IDENTIFIER,
    SECRET_NAME,
    SECRET_PHONE,
    SECRET_TEXT,
    Filled,
)
from tests.support.fillings import (
    activities,
    cases,
    communities,
    groups,
    people,
    questionnaires,
    risks,
    visits,
    volunteers,
)
from tests.support.personas import World

# Each part of casework adds its own.
FILLINGS: tuple[Callable[[Filled], None], ...] = (
    communities.fill,
    cases.fill,
    groups.fill,
    people.fill,
    visits.fill,
    risks.fill,
    questionnaires.fill,
    activities.fill,
    volunteers.fill,
)


def fill_station(world: World, who: str = "worker") -> Filled:
    """Make a row in every tenant table at the station of `who`, and every personal row of his."""
    with world.scope(who) as workspace:
        assert workspace.station_id is not None
        station, owner = Station.objects.get(pk=workspace.station_id), world.person(who)
        client = ClientFactory.create(
            name=SECRET_NAME,
            initials="oyym",
            phone=SECRET_PHONE,
            identifier=SECRET_IDENTIFIER,
            identifier_kind="id_card",
            identifier_index="index of the identifier",
            address="大智街道演示巷7号",
            community=station.region.children.first(),
        )
        record = ServiceRecordFactory.create(
            clients=[client], content=SECRET_TEXT, community=client.community, anonymous_count=2
        )
        kept = StationFileFactory.create(content=SECRET_FILE, name=SECRET_FILE_NAME)
        next_number(station=station, document="tests", on=clock.today(), by=owner)
        audit.record("tests.filled", target=client, by=owner, reason="测试")
        filled = Filled(
            station=station,
            owner=owner,
            client=client,
            record=record,
            file=kept,
            record_file=RecordFileFactory.create(record=record, file=kept),
            draft=RecordDraftFactory.create(data={"content": SECRET_DRAFT}),
            job=JobFactory.create(owner=owner, assignment=world.assignment(who)),
            notification=Notification.objects.create(owner=owner, title="导出已完成"),
        )
        for fill in FILLINGS:
            fill(filled)
        return filled
