"""Raw SQL, to see what the database itself lets through."""

from contextlib import suppress
from typing import Any

from django.db import ProgrammingError, connection, transaction


def count(table: str, condition: str = "true", *parameters: Any) -> int:
    """Return how many rows of `table` are visible now."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE {condition}", parameters)
        return int(cursor.fetchone()[0])


def one(table: str) -> dict[str, Any]:
    """Return a visible row of `table`, its values as text."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 1")
        names = [column.name for column in cursor.description]
        texts = ", ".join(f'"{name}"::text' for name in names)
        cursor.execute(f"SELECT {texts} FROM {table} LIMIT 1")
        return dict(zip(names, cursor.fetchone(), strict=True))


def insert(table: str, row: dict[str, Any]) -> None:
    """Insert a row that `one` returned."""
    names = ", ".join(f'"{name}"' for name in row)
    places = ", ".join(["%s"] * len(row))
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", list(row.values()))


def execute(sql: str, *parameters: Any) -> int:
    """Run one statement and return how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return int(cursor.rowcount)


def touched_by(sql: str, *parameters: Any) -> int:
    """Run one statement; being refused the whole table touches no row either."""
    with suppress(ProgrammingError), transaction.atomic():
        return execute(sql, *parameters)
    return 0


def setting(name: str) -> str:
    """Return a setting of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(current_setting(%s, true), '')", [name])
        return str(cursor.fetchone()[0])
