"""The scope ends with its transaction: a connection that is used again brings nothing along."""

from contextlib import suppress
from copy import deepcopy

import psycopg
import pytest
from django.db import connection, connections, transaction

from projects.models import Project
from stations.enums import Purpose
from stations.tenancy import Scope, open_scope
from tests.support import database
from tests.support.rows import count, setting

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

TABLE = "projects_project"


def serving(*stations):
    """Open the scope of somebody who serves at these stations."""
    return open_scope(Scope(frozenset(stations), Purpose.SERVICE))


def test_new_transaction_without_scope_is_empty(world):
    with world.scope("worker"):
        assert count(TABLE) == 1
    with transaction.atomic():
        assert count(TABLE) == 0


def test_statement_outside_a_transaction_is_empty_even_in_a_scope(world):
    with serving(world.home.pk):
        assert count(TABLE) == 0


def test_scope_ends_with_a_rollback(world):
    with suppress(ZeroDivisionError), world.scope("worker"):
        assert count(TABLE) == 1
        raise ZeroDivisionError

    with transaction.atomic():
        assert setting("app.stations") == ""
        assert count(TABLE) == 0


def test_scope_after_a_rollback_is_sent_again(world):
    with serving(world.home.pk):
        with suppress(ZeroDivisionError), transaction.atomic():
            raise ZeroDivisionError
        with transaction.atomic():
            assert Project.objects.get().station_id == world.home.pk


def test_foreign_scope_after_a_rollback_sees_its_own_rows(world):
    with suppress(ZeroDivisionError), world.scope("worker"):
        raise ZeroDivisionError

    with world.scope("stranger"):
        assert Project.objects.get().station_id == world.neighbour.pk


def test_scope_survives_the_rollback_of_a_savepoint(world):
    with world.scope("worker"):
        with suppress(ZeroDivisionError), transaction.atomic():
            raise ZeroDivisionError
        assert Project.objects.get().station_id == world.home.pk


def test_inner_scope_ends_with_the_rollback_of_its_savepoint(world):
    with world.scope("worker"):
        savepoint = transaction.savepoint()
        with serving(world.neighbour.pk):
            transaction.savepoint_rollback(savepoint)
        assert count(TABLE) == 1
        assert Project.objects.get().station_id == world.home.pk


def test_connection_opened_again_is_empty(world):
    with world.scope("worker"):
        assert count(TABLE) == 1
    connection.close()

    with transaction.atomic():
        assert count(TABLE) == 0


def test_pooled_connection_used_again_is_empty(world):
    """The pool holds one connection, so the second user gets that of the first."""
    pooled = _connection_from_a_pool_of_one()
    try:
        with serving(world.home.pk):
            first = _look(pooled)
        second = _look(pooled)
        with serving(world.neighbour.pk, world.far.pk):
            third = _look(pooled)
    finally:
        pooled.close()
        pooled.close_pool()

    assert len({first["backend"], second["backend"], third["backend"]}) == 1
    assert (first["rows"], second["rows"], third["rows"]) == (1, 0, 2)


def test_owner_without_scope_sees_nothing(world):
    """FORCE: the role that owns the tables is bound as well."""
    with database.connect("owner") as owner, owner.transaction():
        without = owner.execute(f"SELECT count(*) FROM {TABLE}").fetchone()
        owner.execute("SELECT set_config('app.stations', %s, true)", [str(world.home.pk)])
        within = owner.execute(f"SELECT count(*) FROM {TABLE}").fetchone()

    assert (without, within) == ((0,), (1,))


def test_owner_cannot_insert_into_a_station_out_of_scope(world):
    insert = (
        f"INSERT INTO {TABLE} (id, station_id, name, starts_on, ends_on, goal, created_by_id,"
        " created_at, updated_at) VALUES (gen_random_uuid(), %s, 'x', now(), now(), '', %s, now(),"
        " now())"
    )
    with (
        database.connect("owner") as owner,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"),
    ):
        owner.execute(insert, [world.home.pk, world.person("worker").pk])


def _connection_from_a_pool_of_one():
    known = connections["default"]
    pooled = type(known)(deepcopy(known.settings_dict), alias="default")
    pooled.settings_dict["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 1, "timeout": 10}}
    return pooled


def _look(pooled):
    """Take a connection, look in one transaction, and give it back to the pool."""
    pooled.ensure_connection()
    pooled.set_autocommit(False)
    with pooled.cursor() as cursor:
        cursor.execute(f"SELECT count(*), pg_backend_pid() FROM {TABLE}")
        rows, backend = cursor.fetchone()
    pooled.commit()
    pooled.close()
    return {"rows": rows, "backend": backend}
