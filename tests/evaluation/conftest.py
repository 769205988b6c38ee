"""Services to be counted."""

import datetime as dt

import pytest

from tests.factories.casework import ClientFactory, ServiceRecordFactory


@pytest.fixture
def serve(world):
    """`serve(station, "2026-03-05", people=2)` makes a record with as many clients."""

    def make(station=None, on="2026-03-05", people=1, item=0, clients=None, **values):
        station = station or world.home
        known = clients or [ClientFactory(station=station) for _ in range(people)]
        return ServiceRecordFactory(
            station=station,
            project=world.projects[station.pk],
            item=world.items[item],
            served_on=dt.date.fromisoformat(on),
            clients=known,
            **values,
        )

    return make
