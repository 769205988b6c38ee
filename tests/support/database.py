"""The test database: made and emptied by its owner, used by the application's role."""

from contextlib import suppress
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase

PATIENCE = 10  # a deadlock is found after a second
# Filled by `migrate`, needed by every test.
KEPT_TABLES = ("django_migrations", "django_content_type", "auth_permission")


def create(suffix: str) -> None:
    """Make the database through the owner, and let the application use it."""
    owner = connections["owner"]
    if suffix:
        owner.settings_dict["TEST"]["NAME"] = f"test_{owner.settings_dict['NAME']}_{suffix}"
    name = owner.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    owner.close()
    connections["default"].close()
    connections["default"].settings_dict["NAME"] = name
    settings.DATABASES["default"]["NAME"] = name


def destroy(original_name: str) -> None:
    """Drop the database."""
    for connection in connections.all(initialized_only=True):
        connection.close()
    connections["owner"].creation.destroy_test_db(original_name, verbosity=0)


def connect(alias: str, **options: Any) -> psycopg.Connection[Any]:
    """Open another connection to the test database, outside of Django."""
    known = connections[alias].settings_dict
    return psycopg.connect(
        host=known["HOST"] or None,
        port=known["PORT"] or None,
        dbname=known["NAME"],
        user=known["USER"],
        password=known["PASSWORD"] or None,
        autocommit=True,
        **options,
    )


def empty() -> None:
    """Remove all rows, as the owner: the application may not.

    A page that a browser has just left may still load one of its parts, and stand in the way.
    """
    with connect("owner") as connection:
        rows = connection.execute(
            "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"
            " AND tablename <> ALL (%s)",
            [list(KEPT_TABLES)],
        )
        tables = ", ".join(name for (name,) in rows)
        for _ in range(PATIENCE):
            with suppress(psycopg.errors.DeadlockDetected):
                connection.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")
                return
        raise TimeoutError("somebody goes on using the test database")


def flush_as_owner() -> None:
    """Let Django's transactional tests clean up through `empty`."""

    def fixture_teardown(case: TransactionTestCase) -> None:
        empty()

    vars_of_case: Any = TransactionTestCase
    vars_of_case._fixture_teardown = fixture_teardown
