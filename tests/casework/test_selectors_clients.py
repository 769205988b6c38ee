"""Finding clients: by every way in, and never another station's."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework.models import Client
from casework.selectors.clients import (
    clean_words,
    communities_within,
    find_by_identifier,
    find_duplicates,
    get_client,
    search_clients,
    timeline,
    workers_within,
)
from casework.selectors.picking import picked_options
from core.errors import NotFoundError
from tests.factories.casework import ServiceRecordFactory
from tests.support.clients import id_number, make_client

NUMBER = id_number()
PHONE = "13812345678"
KNOWN = {"name": "单小雄", "identifier_kind": "id_card", "identifier": NUMBER, "phone": PHONE}

WAYS_IN = [
    "单小雄", "小雄", "sxx", "SX", "s x x", NUMBER, NUMBER.lower(), f" {NUMBER[:6]} {NUMBER[6:]} ",
    NUMBER[-4:], PHONE, "138-1234-5678", "+86 13812345678", "\uff11" + PHONE[1:],
]  # fmt: skip


@pytest.mark.parametrize("words", WAYS_IN)
def test_search_clients_finds(world, scope, words):
    client = make_client(world, **KNOWN)

    with scope("worker"):
        assert search_clients(words) == [client]


@pytest.mark.parametrize("words", WAYS_IN)
def test_search_clients_never_finds_another_stations(world, scope, words):
    make_client(world, "stranger", **KNOWN)

    with scope("worker"):
        assert search_clients(words) == []


@pytest.mark.parametrize(
    "words",
    ["", "   ", "\x00", "%", "_", "小\x00", "李", "xx", NUMBER[-3:], NUMBER[:-1], PHONE[:-1], "1" * 99,
     "'; DROP TABLE casework_client; --", "\\", "王" * 41],
)  # fmt: skip
def test_search_clients_finds_nobody(world, scope, words):
    make_client(world, **{**KNOWN, "name": "单大雄"})

    with scope("worker"):
        assert search_clients(words) == []


def test_search_clients_takes_one_query(world, scope):
    make_client(world, **KNOWN)

    with scope("worker"), CaptureQueriesContext(connection) as queries:
        (client,) = search_clients("单")
        str(client.worker), str(client.community), str(client.station)

    assert len(queries) == 1


def test_search_clients_shows_the_exact_name_first_and_not_more_than_asked(world, scope):
    exact = make_client(world, name="演示")
    for number in range(3):
        make_client(world, name=f"演示对象{number}")

    with scope("worker"):
        found = search_clients("演示", 3)

    assert (found[0], len(found)) == (exact, 3)


def test_search_clients_by_both_readings_of_a_surname(world, scope):
    client = make_client(world, name="翟小临")

    with scope("worker"):
        assert search_clients("zxl") == search_clients("dxl") == [client]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  王\u3000五 ", "王 五"),
        ("王\u200b五", "王五"),
        ("\uff21\uff22", "AB"),
        ("字" * 60, "字" * 40),
    ],
)
def test_clean_words(text, words):
    assert clean_words(text) == words


def test_find_duplicates_by_document(world, scope):
    client = make_client(world, **KNOWN)

    with scope("lead"):
        found = find_duplicates(name="别人", born_on=None, identifier=NUMBER)

    assert found == [client]


@pytest.mark.parametrize(
    ("known_on", "asked_on", "found"),
    [
        (dt.date(1950, 6, 1), dt.date(1950, 6, 1), True),
        (dt.date(1950, 6, 1), dt.date(1950, 6, 2), False),
        (dt.date(1950, 6, 1), None, True),
        (None, dt.date(1950, 6, 1), True),
    ],
)
def test_find_duplicates_by_name_and_birth_date(world, scope, known_on, asked_on, found):
    make_client(world, name="演示同名", born_on=known_on)

    with scope("worker"):
        assert bool(find_duplicates(name="演示同名", born_on=asked_on)) is found


def test_find_duplicates_never_finds_another_stations(world, scope):
    make_client(world, "stranger", **KNOWN)

    with scope("worker"):
        assert find_duplicates(name="单小雄", born_on=None, identifier=NUMBER) == []
        assert find_by_identifier(identifier=NUMBER, station_id=world.neighbour.pk) is None


def test_get_client_of_another_station_does_not_exist(world, scope):
    foreign = make_client(world, "stranger")

    with scope("worker"), pytest.raises(NotFoundError):
        get_client(pk=foreign.pk)


def test_clients_do_not_exist_for_oversight(world, scope):
    make_client(world, **KNOWN)

    with scope("district"):
        assert not Client.objects.exists()
        assert search_clients(NUMBER) == []


def test_picked_options_leave_out_another_stations(world, scope):
    own, foreign = make_client(world, name="演示甲"), make_client(world, "stranger")

    with scope("worker") as workspace:
        options = picked_options(workspace, [foreign.pk, own.pk])

    assert [option.pk for option in options] == [own.pk]
    assert options[0].label.startswith("演示甲 ")
    assert options[0].label.endswith("岁 老年人")


def test_timeline_holds_the_services_of_this_client(world, scope):
    client, other = make_client(world), make_client(world, name="另一位")

    with scope("worker"):
        record = ServiceRecordFactory(clients=[client])
        ServiceRecordFactory(clients=[other])

        assert [part.record_id for part in timeline(client)] == [record.pk]


def test_communities_and_workers_are_those_of_the_workspace(world, colleague):
    today = dt.date(2026, 11, 20)

    worker, supervisor = world.workspace("worker"), world.workspace("supervisor")

    assert list(communities_within(worker, today)) == [world.community]
    assert set(communities_within(supervisor, today)) == {world.community, world.other_community}
    assert set(workers_within(worker, today)) == {
        world.person("worker"), world.person("lead"), colleague,
    }  # fmt: skip
