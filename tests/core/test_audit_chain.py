"""The chain of audit events: whatever is altered, removed or cut off is found."""

import threading
from contextlib import suppress

import pytest
from django.db import connection, transaction

from casework.models import Client
from core import audit
from core.audit import broken_links
from core.models import AuditEvent
from tests.factories.casework import ClientFactory
from tests.support import database

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

EVENTS = 5


@pytest.fixture
def chain(world):
    """Five events at the home station, two at its neighbour, one of the platform."""
    for who, number in (("worker", EVENTS), ("stranger", 2)):
        with world.scope(who):
            client = ClientFactory()
            for turn in range(number):
                audit.record(f"tests.turn{turn}", target=client, by=world.person(who))
    with world.everywhere():
        audit.record("tests.platform", target=None, by=None)
    return world.home.pk


def breaks(world):
    with world.everywhere():
        return [(found.station_id, found.seq, found.reason) for found in broken_links()]


def tamper(world, *statements):
    """Do as the owner what the application cannot, with the guarding trigger off."""
    stations = ",".join(str(station.pk) for station in world.stations)
    with database.connect("owner") as owner, owner.transaction():
        owner.execute("SELECT set_config('app.stations', %s, true)", [stations])
        owner.execute("SELECT set_config('app.platform', 'on', true)")
        owner.execute("ALTER TABLE core_auditevent DISABLE TRIGGER audit_refuse")
        touched = [owner.execute(statement).rowcount for statement in statements]
        owner.execute("ALTER TABLE core_auditevent ENABLE TRIGGER audit_refuse")
    assert all(touched), touched


def test_chain_untouched_is_whole(world, chain):
    assert breaks(world) == []
    with world.everywhere():
        numbers = AuditEvent.objects.filter(station_id=chain).order_by("seq")
        assert list(numbers.values_list("seq", flat=True)) == [1, 2, 3, 4, 5]


def test_chain_of_each_station_is_its_own(world, chain):
    with world.scope("stranger"):
        assert list(broken_links()) == []
        assert AuditEvent.objects.count() == 2


def test_chain_with_an_altered_event_is_broken_there(world, chain):
    tamper(
        world, f"UPDATE core_auditevent SET reason = '无' WHERE station_id = {chain} AND seq = 3"
    )

    assert breaks(world) == [(chain, 3, "内容已被改动")]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "at + interval '1 second'"),
        ("action", "'tests.other'"),
        ("actor_id", "1000000"),
        ("actor_label", "'别人'"),
        ("actor_role", "'station_lead'"),
        ("workspace_id", "1000000"),
        ("object_type", "'x'"),
        ("object_id", "'x'"),
        ("object_label", "'x'"),
        ("changes", "'{\"a\": [1, 2]}'"),
        ("request_id", "'x'"),
        ("ip", "'10.0.0.1'"),
        ("id", "gen_random_uuid()"),
    ],
)
def test_chain_covers_every_column(world, chain, column, value):
    tamper(
        world,
        f"UPDATE core_auditevent SET {column} = {value} WHERE station_id = {chain} AND seq = 2",
    )

    assert (chain, 2, "内容已被改动") in breaks(world)


def test_chain_with_a_recomputed_hash_is_broken_at_the_next_link(world, chain):
    tamper(
        world,
        f"UPDATE core_auditevent SET hash = repeat('0', 64) WHERE station_id = {chain} AND seq = 2",
    )

    assert [(seq, reason) for _, seq, reason in breaks(world)] == [
        (2, "内容已被改动"),
        (3, "与前一条不相连"),
    ]


def test_chain_with_a_removed_event_is_broken_there(world, chain):
    tamper(world, f"DELETE FROM core_auditevent WHERE station_id = {chain} AND seq = 3")

    assert breaks(world) == [(chain, 3, "缺少事件")]


def test_chain_cut_off_at_its_end_is_broken_there(world, chain):
    tamper(world, f"DELETE FROM core_auditevent WHERE station_id = {chain} AND seq > 3")

    assert breaks(world) == [(chain, 4, "链尾被截去")]


def test_chain_removed_as_a_whole_is_missed(world, chain):
    tamper(world, f"DELETE FROM core_auditevent WHERE station_id = {chain}")

    assert breaks(world) == [(chain, EVENTS, "整条审计链已不存在")]


def test_chain_of_the_platform_altered_is_broken(world, chain):
    tamper(world, "UPDATE core_auditevent SET reason = '无' WHERE station_id IS NULL")

    assert breaks(world) == [(0, 1, "内容已被改动")]


def test_chain_with_its_head_removed_is_broken(world, chain):
    tamper(world, f"DELETE FROM core_auditchain WHERE station_id = {chain}")

    assert [station for station, _, _ in breaks(world)] == [chain]


def test_chain_written_by_many_at_once_is_one_chain(world):
    def write():
        try:
            for _ in range(10):
                with world.scope("worker"):
                    audit.record("tests.at_once", target=world.project, by=world.person("worker"))
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert breaks(world) == []
    with world.scope("worker"):
        numbers = AuditEvent.objects.order_by("seq").values_list("seq", flat=True)
        assert list(numbers) == list(range(1, 41))


def test_change_and_its_event_roll_back_together(world):
    with suppress(ZeroDivisionError), world.scope("worker"):
        client = ClientFactory()
        audit.record("tests.created", target=client, by=client.worker)
        raise ZeroDivisionError

    with world.scope("worker"):
        assert not Client.objects.exists()
        assert not AuditEvent.objects.exists()
        audit.record("tests.next", target=world.project, by=None)
        assert AuditEvent.objects.get().seq == 1


def test_event_at_a_savepoint_rolled_back_leaves_no_gap(world):
    with world.scope("worker"):
        audit.record("tests.first", target=world.project, by=None)
        with suppress(ZeroDivisionError), transaction.atomic():
            audit.record("tests.lost", target=world.project, by=None)
            raise ZeroDivisionError
        audit.record("tests.second", target=world.project, by=None)

        assert list(AuditEvent.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2]
    assert breaks(world) == []
