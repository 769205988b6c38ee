"""Rows for COPY: every column of a table, from what its model says."""

import json
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.db import connections, models, transaction
from django.db.models.fields import NOT_PROVIDED

from core import clock

Row = dict[str, Any]


def row(model: type[models.Model], **given: Any) -> Row:
    """Return a whole row of `model`: its defaults, and over them what is given by column."""
    return {**_usual(model), **given}


def copy(model: type[models.Model], rows: Iterable[Row]) -> None:
    """Copy `rows` into the table of `model`, through its triggers."""
    rows = list(rows)
    if not rows:
        return
    columns = ", ".join(f'"{column}"' for column in rows[0])
    statement = f"COPY {model._meta.db_table} ({columns}) FROM STDIN"
    documents = {each.attname for each in model._meta.concrete_fields if _is_json(each)}
    with connections["owner"].cursor() as cursor, cursor.copy(statement) as copying:
        for values in rows:
            copying.write_row(
                tuple(_as_json(v) if name in documents else v for name, v in values.items())
            )


@contextmanager
def row_security_lifted(tables: Iterable[str]) -> Iterator[None]:
    """Let the owner copy into `tables`, which COPY cannot do past row security."""
    tables = list(tables)
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


@cache
def _usual(model: type[models.Model]) -> Row:
    return {
        field.attname: _default(field)
        for field in model._meta.concrete_fields
        if not field.primary_key and not field.generated
    }


def _default(field: "models.Field[Any, Any]") -> Any:
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return clock.now()
    if field.default is not NOT_PROVIDED:
        return field.get_default()
    if field.null:
        return None
    return "" if isinstance(field, models.CharField | models.TextField) else None


def _is_json(field: "models.Field[Any, Any]") -> bool:
    return isinstance(field, models.JSONField)


def _as_json(value: Any) -> Any:
    return value if isinstance(value, str) else json.dumps(value, default=_text)


def _text(value: Any) -> str:
    return str(value) if isinstance(value, uuid.UUID) else value.isoformat()
