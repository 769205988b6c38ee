"""The tallies keep themselves: after every change they equal a recount."""

import datetime as dt
import random

import pytest

from casework.enums import ClientClass, ServiceMethod
from casework.models import RecordClient, ServiceTally
from tests.factories.casework import ClientFactory, ServiceRecordFactory, correct, take_part
from tests.factories.projects import ProjectFactory
from tests.support.recount import monthly_figures, recounted, summed_up, tallied

pytestmark = pytest.mark.django_db

MARCH = dt.date(2026, 3, 10)
APRIL = dt.date(2026, 4, 2)
NEXT_YEAR = dt.date(2027, 1, 5)


@pytest.fixture(autouse=True)
def at_home(world):
    """Work as the worker of the home station throughout."""
    with world.scope("worker"):
        yield


def figures(**only):
    """Return (records, minutes, person_times, new_people) of the tallies that match."""
    names = ("records", "minutes", "person_times", "new_people")
    rows = ServiceTally.objects.filter(**only).values_list(*names)
    return tuple(map(sum, zip(*rows, strict=True))) if rows else (0, 0, 0, 0)


def marked(client):
    """Return the dates of a client's participations that are marked as first of the year."""
    marks = RecordClient.objects.filter(client=client, first_of_year=True).order_by("served_on")
    return list(marks.values_list("served_on", flat=True))


def test_record_counts_once_with_its_minutes():
    ServiceRecordFactory(clients=[ClientFactory(), ClientFactory()], served_on=MARCH, minutes=40)

    assert figures() == (1, 40, 2, 2)
    assert figures(month=dt.date(2026, 3, 1)) == (1, 40, 2, 2)


def test_record_without_clients_counts_under_its_own_class():
    ServiceRecordFactory(served_on=MARCH, client_class=ClientClass.OTHER, minutes=10)

    assert figures(client_class="other") == (1, 10, 0, 0)


def test_residents_not_registered_count_as_anonymous_person_times():
    ServiceRecordFactory(
        served_on=MARCH, client_class=ClientClass.ELDERLY, anonymous_count=30, minutes=60
    )

    assert figures(client_class="elderly") == (1, 60, 0, 0)
    assert figures(client_class="anonymous") == (0, 0, 30, 0)


def test_client_counts_under_the_class_he_had():
    client = ClientFactory(client_class=ClientClass.ELDERLY)
    ServiceRecordFactory(clients=[client], served_on=MARCH, client_class=ClientClass.ELDERLY)
    client.client_class = ClientClass.DISABLED
    client.save()
    ServiceRecordFactory(clients=[client], served_on=APRIL, client_class=ClientClass.DISABLED)

    assert figures(client_class="elderly") == (1, 40, 1, 1)
    assert figures(client_class="disabled") == (1, 40, 1, 0)


def test_date_corrected_to_another_month_moves_record_and_clients():
    record = ServiceRecordFactory(clients=[ClientFactory()], served_on=MARCH, anonymous_count=3)
    correct(record, served_on=APRIL)

    assert figures(month=dt.date(2026, 3, 1)) == (0, 0, 0, 0)
    assert figures(month=dt.date(2026, 4, 1)) == (1, 40, 4, 1)


def test_date_corrected_to_another_year_marks_anew():
    client = ClientFactory()
    first = ServiceRecordFactory(clients=[client], served_on=MARCH)
    ServiceRecordFactory(clients=[client], served_on=APRIL)
    correct(first, served_on=NEXT_YEAR)

    assert marked(client) == [APRIL, NEXT_YEAR]
    assert tallied() == recounted()


def test_date_corrected_behind_another_service_moves_the_mark():
    client = ClientFactory()
    first = ServiceRecordFactory(clients=[client], served_on=MARCH)
    ServiceRecordFactory(clients=[client], served_on=APRIL)
    correct(first, served_on=dt.date(2026, 5, 1))

    assert marked(client) == [APRIL]
    assert figures(month=dt.date(2026, 4, 1))[3] == 1
    assert figures(month=dt.date(2026, 5, 1))[3] == 0


def test_earlier_service_entered_later_takes_the_mark():
    client = ClientFactory()
    ServiceRecordFactory(clients=[client], served_on=APRIL)
    ServiceRecordFactory(clients=[client], served_on=MARCH)

    assert marked(client) == [MARCH]
    assert figures(month=dt.date(2026, 4, 1))[3] == 0
    assert figures(month=dt.date(2026, 3, 1))[3] == 1


def test_two_services_on_one_day_leave_one_mark():
    client = ClientFactory()
    ServiceRecordFactory(clients=[client], served_on=MARCH)
    ServiceRecordFactory(clients=[client], served_on=MARCH)

    assert marked(client) == [MARCH]
    assert figures() == (2, 80, 2, 1)


@pytest.mark.parametrize(
    "change",
    [
        {"minutes": 90},
        {"kind": "call"},
        {"method": ServiceMethod.CASE},
        {"client_class": ClientClass.CHILD},
        {"anonymous_count": 7},
        {"anonymous_count": 0},
        {"minutes": 5, "kind": "advice", "served_on": NEXT_YEAR, "anonymous_count": 1},
    ],
    ids=str,
)
def test_feature_corrected_is_counted_anew(change):
    record = ServiceRecordFactory(clients=[ClientFactory()], served_on=MARCH, anonymous_count=2)
    correct(record, **change)

    assert tallied() == recounted()


def test_project_corrected_moves_clients_along():
    client, other = ClientFactory(), ProjectFactory()
    record = ServiceRecordFactory(clients=[client], served_on=MARCH)
    correct(record, project=other)

    assert figures(project=other) == (1, 40, 1, 1)
    assert figures(project__name__contains="服务项目") == (0, 0, 0, 0)


def test_client_added_counts_one_person_time_more():
    record = ServiceRecordFactory(clients=[ClientFactory()], served_on=MARCH)
    take_part(record, ClientFactory())

    assert figures() == (1, 40, 2, 2)


def test_client_removed_gives_his_mark_to_the_next_service():
    client = ClientFactory()
    first = ServiceRecordFactory(clients=[client], served_on=MARCH)
    ServiceRecordFactory(clients=[client], served_on=APRIL)
    RecordClient.objects.filter(record=first).delete()

    assert marked(client) == [APRIL]
    assert figures() == (2, 80, 1, 1)


def test_class_of_a_participation_corrected_moves_it():
    record = ServiceRecordFactory(clients=[ClientFactory()], served_on=MARCH)
    RecordClient.objects.filter(record=record).update(client_class=ClientClass.CHILD)

    assert figures(client_class="child") == (0, 0, 1, 1)
    assert tallied() == recounted()


def test_many_records_in_one_statement_count_each():
    clients = [ClientFactory(), ClientFactory()]
    records = [ServiceRecordFactory(served_on=day) for day in (MARCH, APRIL, NEXT_YEAR)]
    RecordClient.objects.bulk_create(
        RecordClient(
            station_id=record.station_id,
            record=record,
            client=client,
            client_class=client.client_class,
            served_on=record.served_on,
        )
        for record in records
        for client in clients
    )

    assert figures() == (3, 120, 6, 4)
    assert tallied() == recounted()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_any_sequence_of_changes_equals_a_recount(world, seed):
    """Sixty changes by chance; `seed` makes them the same every time."""
    chance = Changes(random.Random(seed), world)  # noqa: S311 -- test data, not a secret
    for _ in range(60):
        chance.change()
        if chance.random.random() < 0.2:
            assert tallied() == recounted(), chance.done[-1]

    assert tallied() == recounted(), chance.done
    assert monthly_figures() == summed_up(recounted())


class Changes:
    """Changes that a station makes to its records, in an order chosen by chance."""

    def __init__(self, chance, world):
        self.random, self.world = chance, world
        self.clients = [ClientFactory(client_class=self.client_class()) for _ in range(5)]
        self.projects = [world.project, ProjectFactory(items=world.items)]
        self.records, self.done = [], []

    def change(self):
        """Do one thing."""
        turns = [
            self.add,
            self.add,
            self.correct,
            self.correct,
            self.join,
            self.leave,
            self.reclass,
        ]
        turn = self.random.choice(turns) if self.records else self.add
        self.done.append(turn.__name__)
        turn()

    def client_class(self):
        return self.random.choice([ClientClass.ELDERLY, ClientClass.CHILD, ClientClass.DISABLED])

    def features(self):
        """Choose every feature that a tally tells apart."""
        choose = self.random.choice
        return {
            "served_on": dt.date(choose([2025, 2026]), choose([1, 2, 12]), choose([1, 15, 28])),
            "minutes": choose([10, 25, 60]),
            "kind": choose(["visit", "call"]),
            "method": choose([ServiceMethod.GENERAL, ServiceMethod.CASE]),
            "client_class": choose([ClientClass.ELDERLY, ClientClass.ANONYMOUS]),
            "anonymous_count": choose([0, 0, 4]),
            "project": choose(self.projects),
            "item": choose(self.world.items),
            "community": choose([None, self.world.community]),
        }

    def add(self):
        chosen = self.random.sample(self.clients, self.random.randint(0, 3))
        self.records.append(ServiceRecordFactory(clients=chosen, **self.features()))

    def correct(self):
        features = self.features()
        names = self.random.sample(sorted(features), self.random.randint(1, 4))
        correct(self.random.choice(self.records), **{name: features[name] for name in names})

    def join(self):
        record, client = self.random.choice(self.records), self.random.choice(self.clients)
        if not RecordClient.objects.filter(record=record, client=client).exists():
            take_part(record, client)

    def leave(self):
        present = list(RecordClient.objects.order_by("served_on", "record_id", "client_id"))
        if present:
            self.random.choice(present).delete()

    def reclass(self):
        record = self.random.choice(self.records)
        RecordClient.objects.filter(record=record).update(client_class=self.client_class())
