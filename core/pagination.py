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

from core import clock
from core.crypto import DecryptionError, key_ring

DEFAULT_SIZE = 25
MONTH = dt.timedelta(days=31)  # a usual stride
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
    stride: dt.timedelta | None = None,
) -> Page[Row]:
    """Return the page of `queryset` that `cursor` points at, the first one without it.

    With a `stride`, the order begins with a day, newest first and none in the future. Rows are looked
    for within so many days first: an index by station and day knows the order of one station, and
    that of a whole district would take all its rows.
    """
    columns = _columns(order)
    position = _read(cursor, columns)
    if position is None:
        return _first_page(queryset, columns, size, stride)
    if position.forward:
        rest = queryset.filter(_beyond(columns, position.key))
        near = _near(columns, position.key[0], stride)
        rows, more = _fetch(rest, columns, size, near)
        return Page(
            rows,
            next_cursor=_write(columns, rows[-1], forward=True) if more else None,
            previous_cursor=_write(columns, rows[0], forward=False) if rows else None,
        )
    return _page_before(queryset, columns, position, size, stride)


def _first_page(
    queryset: QuerySet[Row], columns: list[_Column], size: int, stride: dt.timedelta | None
) -> Page[Row]:
    rows, more = _fetch(queryset, columns, size, _near(columns, clock.today(), stride))
    return Page(rows, next_cursor=_write(columns, rows[-1], forward=True) if more else None)


def _page_before(
    queryset: QuerySet[Row],
    columns: list[_Column],
    position: _Cursor,
    size: int,
    stride: dt.timedelta | None,
) -> Page[Row]:
    backwards = [column.reversed() for column in columns]
    before = queryset.filter(_beyond(backwards, position.key))
    rows, more = _fetch(before, backwards, size, _near(backwards, position.key[0], stride))
    if not more:  # a full page, though few rows are before
        return _first_page(queryset, columns, size, stride)
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


def _fetch(
    queryset: QuerySet[Row], columns: list[_Column], size: int, near: Q | None
) -> tuple[list[Row], bool]:
    """Return up to `size` rows, and whether there are more. `near` is where most of them are."""
    ordered = queryset.order_by(*map(str, columns))
    rows = list(ordered.filter(near)[: size + 1]) if near else []
    if len(rows) <= size:
        rows = list(ordered[: size + 1])
    return rows[:size], len(rows) > size


def _near(columns: list[_Column], start: dt.date, stride: dt.timedelta | None) -> Q | None:
    """Match what is within a stride of `start`, in the direction of the order."""
    if stride is None:
        return None
    first = columns[0]
    if first.descending:
        return Q((f"{first.name}__gte", start - stride))
    return Q((f"{first.name}__lte", start + stride))


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
