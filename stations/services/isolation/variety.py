"""A few rows of a table that differ: one in each state rather than several in the same."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import models

Trait = tuple[str, object]
USES = "_isolation_uses"  # on an object: by which columns others refer to it, and in what state


def different_ones(rows: Sequence[models.Model], most: int) -> list[models.Model]:
    """Return at most `most` rows: each time the one that shows most that none before it shows.

    Of rows that show as much the first is taken; when there is nothing new, none.
    """
    left = {index: frozenset(traits_of(row)) for index, row in enumerate(rows)}
    chosen: list[models.Model] = []
    while left and len(chosen) < most:
        best = max(left, key=lambda index: len(left[index]))
        shown = left.pop(best)
        if chosen and not shown:
            break
        chosen.append(rows[best])
        left = {index: traits - shown for index, traits in left.items()}
    return chosen


def traits_of(row: models.Model) -> Iterator[Trait]:
    """Yield what tells the row from others of its kind, and what it belongs to from others.

    That is each choice among few, whether what may be missing is there, and what refers to it.
    """
    yield from row.__dict__.get(USES, ())
    for owner in (row, *belongings(row)):
        yield from _own_traits(owner)


def _own_traits(row: models.Model) -> Iterator[Trait]:
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        if column.choices or isinstance(column, models.BooleanField):
            yield str(column), value
        elif column.null:
            yield str(column), value is None


def link(rows: Iterable[models.Model]) -> None:
    """Give each row the one it belongs to, where that is among them, and tell that one."""
    known: dict[tuple[Any, Any], models.Model] = {(type(row), row.pk): row for row in rows}
    for row in known.values():
        for column in row._meta.concrete_fields:
            if column.is_relation:
                owner = known.get((column.related_model, getattr(row, column.attname)))
                if owner is not None:
                    setattr(row, column.name, owner)
                    uses = owner.__dict__.setdefault(USES, set())
                    uses.add((str(column), True))
                    uses.update((f"{column} {name}", value) for name, value in _own_traits(row))


def belongings(row: models.Model) -> list[models.Model]:
    """Return what the row belongs to, as far as it has been linked, and what that belongs to."""
    found: dict[int, models.Model] = {}
    waiting = [row]
    while waiting:
        for owner in _owners(waiting.pop()):
            if id(owner) not in found:
                found[id(owner)] = owner
                waiting.append(owner)
    return list(found.values())


def _owners(row: models.Model) -> list[models.Model]:
    cached = row._state.fields_cache
    return [
        cached[column.name]
        for column in row._meta.concrete_fields
        if column.is_relation and cached.get(column.name) is not None
    ]
