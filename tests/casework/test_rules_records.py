"""Who may do what with a record."""

import datetime as dt

import pytest

from casework import phrases, rules
from casework.enums import ClientClass
from casework.models import RecordClient
from casework.rules.signatures import digest, is_intact
from core import clock
from stations.enums import Purpose, Role
from stations.tenancy import Scope, open_scope
from tests.factories.casework import ClientFactory, ServiceRecordFactory

LEAD, WORKER = frozenset({Role.STATION_LEAD}), frozenset({Role.SOCIAL_WORKER})


@pytest.fixture(autouse=True)
def at_home(world):
    with world.scope("worker"):
        yield


@pytest.fixture
def record(world):
    return ServiceRecordFactory()


@pytest.mark.parametrize(
    ("purpose", "allowed"),
    [
        (Purpose.SERVICE, True),
        (Purpose.SYSTEM, True),
        (Purpose.SUPERVISION, False),
        (Purpose.OVERSIGHT, False),
        (Purpose.EVALUATION, False),
        (Purpose.PUBLIC, False),
    ],
)
def test_can_write_records_depends_on_the_purpose(world, purpose, allowed):
    with open_scope(Scope(frozenset({world.home.pk}), purpose)):
        assert bool(rules.can_write_records(world.home.pk)) is allowed


def test_can_write_records_only_at_the_own_station(world):
    assert rules.can_write_records(world.neighbour.pk).reason == phrases.NOT_YOUR_STATION


def test_can_correct_is_for_author_and_lead(world, record):
    worker, lead = world.people["worker"], world.people["lead"]

    assert rules.can_correct(worker, WORKER, record)
    assert rules.can_correct(lead, LEAD, record)
    assert not rules.can_correct(lead, WORKER, record)
    assert not rules.can_correct(worker, frozenset(), record)  # has left the station


def test_can_be_served_on_refuses_future_and_closed(world):
    today = clock.today()
    world.home.closed_on = today - dt.timedelta(days=1)
    tomorrow = today + dt.timedelta(days=1)

    assert rules.can_be_served_on(world.home.closed_on, station=world.home, today=today)
    assert not rules.can_be_served_on(today, station=world.home, today=today)
    assert rules.can_be_served_on(tomorrow, station=world.far, today=today).reason == (
        phrases.FUTURE_DATE
    )


def test_can_count_to_holds_both_ends(world):
    project = world.project

    assert rules.can_count_to(project, project.starts_on)
    assert rules.can_count_to(project, project.ends_on)
    assert not rules.can_count_to(project, project.ends_on + dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("needs", "clients", "anonymous", "allowed"),
    [
        (True, 1, 0, True),
        (True, 0, 1, True),
        (True, 0, 0, False),
        (False, 0, 0, True),
        (True, 101, 0, False),
        (True, 1, 10001, False),
        (True, 1, -1, False),
    ],
)
def test_has_people(needs, clients, anonymous, allowed):
    verdict = rules.has_people(needs_client=needs, clients=clients, anonymous=anonymous)

    assert bool(verdict) is allowed


@pytest.mark.parametrize(
    ("who", "allowed"), [("worker", True), ("lead", True), ("supervisor", False)]
)
def test_can_read_in_full_when_a_minor_was_served(world, who, allowed):
    minor = ClientFactory(minor=True)
    record = ServiceRecordFactory(clients=[minor])

    assert bool(rules.can_read_in_full(world.workspace(who), record)) is allowed


def test_can_read_in_full_takes_an_unknown_birth_date_of_a_child_as_minor(world):
    child = ClientFactory(born_on=None, client_class=ClientClass.CHILD)
    record = ServiceRecordFactory(clients=[child])

    assert RecordClient.objects.count() == 1
    assert not rules.can_read_in_full(world.workspace("supervisor"), record)


def test_digest_does_not_depend_on_the_order_of_keys():
    assert digest({"a": 1, "b": "二"}) == digest({"b": "二", "a": 1})
    assert digest({"a": 1}) != digest({"a": 2})


def test_is_intact_notices_a_change(record):
    version = record.versions.get()
    version.digest = digest(version.values)

    assert is_intact(version)
    version.values["content"] = "改过"
    assert not is_intact(version)
