"""The tallies while several people save at the same time, each on a connection of his own."""

import datetime as dt
import threading
from contextlib import suppress

import pytest
from django.db import transaction

from casework.enums import ClientClass
from casework.models import RecordClient, ServiceTally
from tests.factories.casework import ClientFactory, ServiceRecordFactory, take_part
from tests.support.recount import recounted, tallied
from tests.support.threads import PATIENCE, at_once, somebody_waits

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

MARCH = dt.date(2026, 3, 10)


def test_two_first_services_at_once_leave_one_mark(world):
    """The second waits for the first to commit, and then sees its mark."""
    with world.scope("worker"):
        client = ClientFactory()
    first_is_in, second_waits = threading.Event(), threading.Event()

    def first():
        with world.scope("worker"):
            ServiceRecordFactory(clients=[client], served_on=MARCH)
            first_is_in.set()
            assert second_waits.wait(PATIENCE)

    def second():
        assert first_is_in.wait(PATIENCE)
        with world.scope("lead"):
            ServiceRecordFactory(clients=[client], served_on=MARCH)

    def watch():
        assert first_is_in.wait(PATIENCE)
        waited = somebody_waits()
        second_waits.set()
        return waited

    assert at_once(first, second, watch) == [None, None, True]
    with world.scope("worker"):
        assert RecordClient.objects.filter(first_of_year=True).count() == 1
        assert sum(ServiceTally.objects.values_list("new_people", flat=True)) == 1
        assert tallied() == recounted()


def test_many_saves_at_once_are_all_counted(world):
    with world.scope("worker"):
        clients = [ClientFactory() for _ in range(3)]

    def save():
        for turn in range(5):
            with world.scope("worker"):
                ServiceRecordFactory(clients=[clients[turn % 3]], served_on=MARCH)

    assert at_once(save, save, save) == [None, None, None]
    with world.scope("worker"):
        assert sum(ServiceTally.objects.values_list("records", flat=True)) == 15
        assert tallied() == recounted()


def test_two_records_with_classes_in_other_order_do_not_lock_each_other(world):
    """Both touch the same two tallies, in the opposite order."""
    with world.scope("worker"):
        elderly = ClientFactory(client_class=ClientClass.ELDERLY)
        child = ClientFactory(client_class=ClientClass.CHILD)
    both_have_a_record = threading.Barrier(2)

    def save(client_class, client):
        with world.scope("worker"):
            record = ServiceRecordFactory(client_class=client_class, served_on=MARCH)
            wait_a_little(both_have_a_record)
            take_part(record, client)

    results = at_once(
        lambda: save(ClientClass.ELDERLY, child), lambda: save(ClientClass.CHILD, elderly)
    )

    assert results == [None, None]
    with world.scope("worker"):
        assert tallied() == recounted()


def test_record_rolled_back_is_not_counted(world):
    with world.scope("worker"):
        ServiceRecordFactory(clients=[ClientFactory()], served_on=MARCH)
        before = tallied()
    with suppress(ZeroDivisionError), world.scope("worker"), transaction.atomic():
        ServiceRecordFactory(clients=[ClientFactory()], served_on=MARCH)
        raise ZeroDivisionError

    with world.scope("worker"):
        assert tallied() == before == recounted()


def wait_a_little(barrier):
    """Wait for the other, who may be held up by a lock that we have."""
    try:
        barrier.wait(1)
    except threading.BrokenBarrierError:
        return
