"""The first lock: the manager answers only inside a scope, and scopes nest."""

import threading
from contextlib import suppress

import pytest
from django.db import transaction

from casework.models import Client
from projects.models import Project
from stations.enums import Purpose
from stations.selectors.tenant_tables import station_models
from stations.tenancy import NoStationScopeError, Scope, current_scope, open_scope
from tests.factories.casework import ClientFactory
from tests.support.rows import setting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", station_models(), ids=lambda model: model._meta.label)
def test_manager_without_scope_raises(model):
    with pytest.raises(NoStationScopeError, match=model._meta.label):
        model.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_manager_outside_a_transaction_raises(world):
    with (
        open_scope(Scope(frozenset({world.home.pk}), Purpose.SERVICE)),
        pytest.raises(NoStationScopeError, match="outside a transaction"),
    ):
        Project.objects.count()


def test_manager_with_scope_returns_rows_of_its_stations(world):
    with world.everywhere():
        everything = set(Project.objects.values_list("station_id", flat=True))
    with world.scope("worker"):
        own = set(Project.objects.values_list("station_id", flat=True))

    assert everything == {station.pk for station in world.stations}
    assert own == {world.home.pk}


def test_manager_with_empty_scope_returns_nothing(world):
    with open_scope(Scope(frozenset(), Purpose.SERVICE)):
        assert not Project.objects.exists()


def test_scope_nested_restores_the_outer_one(world):
    with world.scope("worker") as outer:
        with world.scope("stranger"):
            assert Project.objects.get().station_id == world.neighbour.pk
        assert Project.objects.get().station_id == world.home.pk
        assert current_scope() == outer.scope
        assert setting("app.stations") == str(world.home.pk)


def test_scope_left_by_an_error_is_closed(world):
    with suppress(ZeroDivisionError), world.scope("worker"):
        raise ZeroDivisionError

    assert current_scope() is None
    assert setting("app.stations") == ""


def test_scope_opened_in_a_rolled_back_savepoint_is_gone(world):
    with world.scope("worker"):
        with suppress(ZeroDivisionError), transaction.atomic(), world.scope("stranger"):
            raise ZeroDivisionError
        assert setting("app.stations") == str(world.home.pk)
        assert Project.objects.get().station_id == world.home.pk


def test_scope_after_a_failed_statement_is_the_outer_one(world):
    with world.scope("worker"):
        client = ClientFactory()
        with pytest.raises(Exception, match="duplicate key"), transaction.atomic():
            Client.objects.bulk_create([Client(**_copy(client))])
        assert setting("app.stations") == str(world.home.pk)


def test_scope_carries_purpose_person_and_platform(world):
    with open_scope(Scope(frozenset({3, 1}), Purpose.SUPERVISION, 7, platform=True)):
        assert setting("app.stations") == "1,3"
        assert setting("app.purpose") == "supervision"
        assert setting("app.user") == "7"
        assert setting("app.platform") == "on"


def test_scope_of_another_thread_is_its_own(world):
    seen = []
    with world.scope("worker"):
        thread = threading.Thread(target=lambda: seen.append(current_scope()))
        thread.start()
        thread.join()

    assert seen == [None]


def _copy(client: Client) -> dict[str, object]:
    return {field.attname: getattr(client, field.attname) for field in client._meta.concrete_fields}
