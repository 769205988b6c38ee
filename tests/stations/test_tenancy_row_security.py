"""The second and third lock: what PostgreSQL itself shows, raw SQL included."""

from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.db.models import Count

from accounts.models import User
from casework.models import Client, RecordClient, ServiceRecord
from core.errors import NotFoundError
from projects.models import CatalogueItem, Project
from stations.enums import Purpose
from stations.models import StationFile
from stations.selectors.files import get_file
from stations.selectors.tenant_tables import (
    bound_tables,
    confidential_models,
    personal_models,
    station_models,
)
from stations.tenancy import Scope, open_scope
from tests.factories.casework import ClientFactory
from tests.support.filling import fill_station
from tests.support.rows import count, execute, insert, one, touched_by

pytestmark = pytest.mark.django_db

STATION_TABLES = [model._meta.db_table for model in station_models()]
CONFIDENTIAL_TABLES = [model._meta.db_table for model in confidential_models()]
OPEN_TABLES = sorted(set(STATION_TABLES) - set(CONFIDENTIAL_TABLES))
PERSONAL_TABLES = [model._meta.db_table for model in personal_models()]

WITHOUT_CASEWORK = [Purpose.OVERSIGHT, Purpose.EVALUATION, Purpose.PUBLIC]


@pytest.fixture
def filled(world):
    return fill_station(world)


def test_every_table_is_filled_for_its_own_people(filled, scope):
    with scope("worker"):
        assert [table for table in bound_tables() if count(table) == 0] == []


def test_every_table_without_scope_is_empty(filled):
    assert [table for table in bound_tables() if count(table) > 0] == []


def test_every_table_with_a_foreign_scope_is_empty(filled, scope):
    own = dict.fromkeys(PERSONAL_TABLES, "TRUE")
    with scope("stranger"):
        seen = [
            table
            for table in bound_tables()
            if count(table, own.get(table, f"station_id = {filled.station.pk}")) > 0
        ]

    assert seen == []


@pytest.mark.parametrize("purpose", WITHOUT_CASEWORK)
def test_every_confidential_table_for_oversight_is_empty(filled, purpose):
    with open_scope(Scope(frozenset({filled.station.pk}), purpose, filled.owner.pk)):
        assert [table for table in CONFIDENTIAL_TABLES if count(table) > 0] == []


def test_every_open_table_for_oversight_is_filled(filled):
    with open_scope(Scope(frozenset({filled.station.pk}), Purpose.OVERSIGHT)):
        assert [table for table in OPEN_TABLES if count(table) == 0] == []


def test_every_personal_table_of_a_colleague_is_empty(filled, scope):
    with scope("lead"):
        assert [table for table in PERSONAL_TABLES if count(table) > 0] == []


def test_draft_of_a_colleague_is_invisible(filled, scope):
    with scope("lead"):
        assert count("casework_recorddraft") == 0


def test_platform_events_without_the_platform_are_invisible(world):
    with world.everywhere():
        execute(
            "INSERT INTO core_auditevent (id, at, action, seq, actor_label, actor_role,"
            " object_type, object_id, object_label, changes, reason, request_id, prev_hash,"
            " hash) VALUES (gen_random_uuid(), now(), 'tests.platform', 0, '', '', '', '', '',"
            " '{}', '', '', '', '')"
        )
        assert count("core_auditevent", "station_id IS NULL") == 1
    with world.scope("lead"):
        assert count("core_auditevent", "station_id IS NULL") == 0


def test_row_inserted_into_a_foreign_station_is_refused_by_every_table(filled, scope):
    with scope("worker"):
        rows = {table: one(table) for table in STATION_TABLES}

    with scope("stranger"):
        taken = [table for table, row in rows.items() if not _is_refused(table, row)]

    assert taken == []


def test_rows_of_a_foreign_station_cannot_be_changed_in_any_table(filled, scope):
    statement = "UPDATE {} SET station_id = station_id WHERE station_id = %s"
    with scope("stranger"):
        changed = [
            table
            for table in STATION_TABLES
            if touched_by(statement.format(table), filled.station.pk) > 0
        ]

    assert changed == []


def test_rows_of_a_foreign_station_cannot_be_deleted_in_any_table(filled, scope):
    statement = "DELETE FROM {} WHERE station_id = %s"
    with scope("stranger"):
        deleted = [
            table
            for table in STATION_TABLES
            if touched_by(statement.format(table), filled.station.pk) > 0
        ]

    assert deleted == []


def test_row_cannot_be_moved_to_a_foreign_station(filled, world, scope):
    with (
        scope("worker"),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        execute("UPDATE projects_project SET station_id = %s", world.neighbour.pk)


def test_bulk_create_into_a_foreign_station_is_refused(world, scope):
    with (
        scope("worker"),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        Client.objects.bulk_create([_client(world.neighbour.pk, world.person("worker"))])


def test_save_into_a_foreign_station_is_refused(world, scope):
    with (
        scope("worker"),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        _client(world.neighbour.pk, world.person("worker")).save()


def test_foreign_key_forward_does_not_cross(filled, world, scope):
    with scope("stranger"), pytest.raises(Project.DoesNotExist):
        _ = ServiceRecord(project_id=world.project.pk).project


def test_refresh_from_db_does_not_cross(filled, scope):
    with scope("stranger"), pytest.raises(Client.DoesNotExist):
        filled.client.refresh_from_db()


def test_base_manager_does_not_cross(filled, scope):
    with scope("stranger"):
        assert not ServiceRecord._base_manager.filter(pk=filled.record.pk).exists()


def test_join_from_an_open_table_counts_own_rows_only(world, scope):
    items = CatalogueItem.objects.filter(pk=world.item.pk)
    with world.everywhere():
        everywhere = items.aggregate(n=Count("project"))["n"]
    with scope("worker"):
        own = items.aggregate(n=Count("project"))["n"]

    assert (everywhere, own) == (3, 1)


def test_selector_of_a_foreign_row_finds_nothing(filled, scope):
    with scope("worker"):
        assert get_file(pk=filled.file.pk).name == filled.file.name
    with scope("stranger"), pytest.raises(NotFoundError):
        get_file(pk=filled.file.pk)


def test_composite_key_refuses_a_child_of_another_station(filled, world, scope):
    with scope("stranger"):
        client = ClientFactory()
    stray = RecordClient(
        station=world.neighbour,
        record=filled.record,
        client=client,
        client_class="elderly",
        served_on=filled.record.served_on,
    )
    with (
        world.everywhere(),
        pytest.raises(IntegrityError, match="same_station"),
        transaction.atomic(),
    ):
        stray.save()


def test_scope_of_the_public_sees_no_personal_row(filled):
    with open_scope(Scope(frozenset({filled.station.pk}), Purpose.SERVICE)):
        for table in PERSONAL_TABLES:
            assert count(table) == 0


def test_files_of_two_stations_are_apart(world, scope):
    fill_station(world, "worker")
    fill_station(world, "stranger")

    with scope("stranger"):
        assert {kept.station_id for kept in StationFile.objects.all()} == {world.neighbour.pk}


def _client(station_id: int, worker: User) -> Client:
    return Client(station_id=station_id, name="演示对象", worker=worker, opened_on="2026-01-05")


def _is_refused(table: str, row: dict[str, Any]) -> bool:
    try:
        with transaction.atomic():
            insert(table, row)
    except ProgrammingError as error:
        return "row-level security" in str(error) or "permission denied" in str(error)
    return False
