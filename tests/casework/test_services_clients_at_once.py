"""Two requests that open a file at the same moment."""

import pytest

from casework.errors import IdentifierTakenError
from casework.models import Client
from casework.services.clients import create_client
from core.ids import uuid7
from core.models import AuditEvent
from tests.support.clients import id_number, values_for
from tests.support.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def opening(world, key, **known):
    """Return what opens the file under `key`."""

    def work():
        with world.scope("worker") as workspace:
            return create_client(
                client_id=key,
                station_id=workspace.station_id,
                values=values_for(world, **known),
                different_reason="测试",
                by=world.person("worker"),
            ).pk

    return work


def test_create_client_sent_twice_at_once_makes_one(world):
    key = uuid7()

    results = at_once(*[opening(world, key) for _ in range(4)])

    assert results == [key] * 4
    with world.scope("worker"):
        assert Client.objects.count() == 1
        assert AuditEvent.objects.filter(action="client.created").count() == 1


def test_create_client_with_one_document_at_once_makes_one(world):
    known = {"identifier_kind": "id_card", "identifier": id_number()}

    results = at_once(*[opening(world, uuid7(), **known) for _ in range(4)])

    assert sorted(type(result).__name__ for result in results) == [
        *[IdentifierTakenError.__name__] * 3, "UUID",
    ]  # fmt: skip
    with world.scope("worker"):
        assert Client.objects.count() == 1
