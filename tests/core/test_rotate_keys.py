"""Test of `manage.py rotate_keys` on tenant rows, as the application role."""

import base64
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import TextField
from django.db.models.functions import Cast

from casework.models import Client
from core import clock
from core.models import AuditEvent

OLD = "old:" + base64.b64encode(b"1" * 32).decode()
NEW = "new:" + base64.b64encode(b"2" * 32).decode()


@pytest.fixture
def clients(world, settings):
    """One client at each of two stations, both encrypted under the old key."""
    settings.LINLI_ENCRYPTION_KEYS = OLD
    with world.everywhere():
        for station, worker in ((world.home, "worker"), (world.neighbour, "stranger")):
            Client.objects.create(
                station=station,
                name="演示居民",
                phone="13800000000",
                worker=world.person(worker),
                opened_on=clock.today(),
            )
    settings.LINLI_ENCRYPTION_KEYS = f"{NEW},{OLD}"


def key_ids(world):
    with world.everywhere():
        stored = Client.objects.annotate(stored=Cast("phone", TextField()))
        return {text.split(":")[1] for text in stored.values_list("stored", flat=True)}


def test_rotate_keys_reaches_the_rows_of_every_station(world, clients, settings):
    out = StringIO()

    call_command("rotate_keys", "--batch=1", stdout=out)

    assert "casework.client.phone：改写 2 行，失败 0 行" in out.getvalue()
    assert key_ids(world) == {"new"}
    settings.LINLI_ENCRYPTION_KEYS = NEW
    with world.everywhere():
        assert set(Client.objects.values_list("phone", flat=True)) == {"13800000000"}
        assert AuditEvent.objects.filter(action="keys.rotated").count() == 1


def test_rotate_keys_without_the_old_key_says_so_and_changes_nothing(world, clients, settings):
    settings.LINLI_ENCRYPTION_KEYS = NEW

    with pytest.raises(CommandError, match="有 2 行解不开"):
        call_command("rotate_keys", stdout=StringIO())

    assert key_ids(world) == {"old"}


def test_rotate_keys_refuses_a_senseless_batch(db):
    with pytest.raises(CommandError, match="--batch 至少为 1"):
        call_command("rotate_keys", "--batch=0")
