"""Paging by key: page 4,000 costs what page 1 costs, and no row is shown twice or left out.

    page = keyset(records, order=("-occurred_at", "-id"), cursor=request.GET.get("cursor"))

The order may only name columns that are never NULL. `pk` is added as a tie-breaker where it is
missing. A cursor is encrypted, because it holds values of the last row (a name, when the list is
sorted by name) and travels in addresses and logs. One that is damaged, foreign, or of another
order gives the first page, never an error.
"""

import datetime as dt
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from core.crypto import DecryptionError, key_ring

DEFAULT_SIZE = 25
_CONTEXT = "core.pagination.cursor"

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows, and the cursors of the pages around them (None where there is none)."""

    rows: list[Row]
    next_cursor: str | None = None
    previous_cursor: str | None = None


@dataclass(frozen=True)
class _Column:
    name: str
    descending: bool

    def reversed(self) -> "_Column":
        return _Column(self.name, not self.descending)

    def __str__(self) -> str:
        return f"-{self.name}" if self.descending else self.name


@dataclass(frozen=True)
class _Cursor:
    """The key of the row at the edge of a page, and on which side of it to go on."""

    forward: bool
    key: tuple[Any, ...]


def keyset(
    queryset: QuerySet[Row],
    *,
    order: tuple[str, ...],
    cursor: str | None,
    size: int = DEFAULT_SIZE,
) -> Page[Row]:
    """Return the page of `queryset` that `cursor` points at, the first one without it."""
    columns = _columns(order)
    position = _read(cursor, columns)
    if position is None:
        return _first_page(queryset, columns, size)
    if position.forward:
        rows, more = _fetch(queryset.filter(_beyond(columns, position.key)), columns, size)
        return Page(
            rows,
            next_cursor=_write(columns, rows[-1], forward=True) if more else None,
            previous_cursor=_write(columns, rows[0], forward=False) if rows else None,
        )
    return _page_before(queryset, columns, position, size)


def _first_page(queryset: QuerySet[Row], columns: list[_Column], size: int) -> Page[Row]:
    rows, more = _fetch(queryset, columns, size)
    return Page(rows, next_cursor=_write(columns, rows[-1], forward=True) if more else None)


def _page_before(
    queryset: QuerySet[Row], columns: list[_Column], position: _Cursor, size: int
) -> Page[Row]:
    backwards = [column.reversed() for column in columns]
    rows, more = _fetch(queryset.filter(_beyond(backwards, position.key)), backwards, size)
    if not more:
        return _first_page(queryset, columns, size)  # a full page, though few rows are before
    rows.reverse()
    return Page(
        rows,
        next_cursor=_write(columns, rows[-1], forward=True),
        previous_cursor=_write(columns, rows[0], forward=False),
    )


def _columns(order: tuple[str, ...]) -> list[_Column]:
    columns = [_Column(name.removeprefix("-"), name.startswith("-")) for name in order]
    if not {"pk", "id"} & {column.name for column in columns}:
        columns.append(_Column("pk", descending=bool(columns) and columns[-1].descending))
    return columns


def _fetch(queryset: QuerySet[Row], columns: list[_Column], size: int) -> tuple[list[Row], bool]:
    """Return up to `size` rows, and whether there are more."""
    rows = list(queryset.order_by(*map(str, columns))[: size + 1])
    return rows[:size], len(rows) > size


def _beyond(columns: list[_Column], key: tuple[Any, ...]) -> Q:
    """Match the rows behind `key`: a < 1, or a = 1 and b < 2, or …

    The first column's bound is said once more outside the OR, because an index can use only that.
    """
    condition = Q()
    equal = Q()
    for column, value in zip(columns, key, strict=True):
        condition |= equal & Q((f"{column.name}__{'lt' if column.descending else 'gt'}", value))
        equal &= Q((column.name, value))
    first = columns[0]
    return Q((f"{first.name}__{'lte' if first.descending else 'gte'}", key[0])) & condition


def _write(columns: list[_Column], row: Model, *, forward: bool) -> str:
    key = [_pack(_value(row, column.name)) for column in columns]
    text = json.dumps([list(map(str, columns)), forward, key], separators=(",", ":"))
    return key_ring().encrypt(text, context=_CONTEXT)


def _read(cursor: str | None, columns: list[_Column]) -> _Cursor | None:
    if not cursor:
        return None
    try:
        order, forward, key = json.loads(key_ring().decrypt(cursor, context=_CONTEXT))
    except DecryptionError:
        return None
    if order != list(map(str, columns)):
        return None
    return _Cursor(forward, tuple(_UNPACK[kind](value) for kind, value in key))


def _value(row: Model, name: str) -> Any:
    value: Any = row
    for part in name.split("__"):
        value = getattr(value, part)
    return value


_UNPACK: dict[str, Callable[[Any], Any]] = {
    "plain": lambda value: value,
    "datetime": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "uuid": uuid.UUID,
    "decimal": Decimal,
}


def _pack(value: Any) -> list[Any]:
    """Name the type, so that the value comes back as it was, to the microsecond."""
    if isinstance(value, bool | int | str):
        return ["plain", value]
    if isinstance(value, dt.datetime):
        return ["datetime", value.isoformat()]
    if isinstance(value, dt.date):
        return ["date", value.isoformat()]
    if isinstance(value, uuid.UUID):
        return ["uuid", str(value)]
    if isinstance(value, Decimal):
        return ["decimal", str(value)]
    raise TypeError(f"Cannot page by {value!r}: only columns that are never NULL.")
