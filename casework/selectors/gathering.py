"""Several short lists, of different models, in one query.

Each list asks for the columns that it shows. The lists go to the database as one UNION ALL, each
row as JSON, and come back as instances that hold these columns and no others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, IntegerField, Model, QuerySet, Value, Window
from django.db.models.functions import JSONObject, RowNumber


@dataclass(frozen=True)
class Wanted:
    """An ordered list of which `limit` rows are shown, with `columns` (client__name too).

    Encrypted columns cannot be had this way: they would come back as they are stored.
    """

    rows: QuerySet[Any]
    columns: tuple[str, ...]
    limit: int


@dataclass
class Found:
    """The rows that are shown, in order, and how many there are in all."""

    rows: list[Any] = field(default_factory=list)
    total: int = 0


def gather(wanted: Sequence[Wanted]) -> list[Found]:
    """Return what was found for each list. One query."""
    found = [Found() for _ in wanted]
    lines = [_lines(number, each) for number, each in enumerate(wanted)]
    if not lines:
        return found
    first, *others = lines
    answers = first.union(*others, all=True) if others else first
    for number, _, total, told in sorted(answers, key=lambda line: line[:2]):
        found[number].rows.append(_instance(wanted[number].rows.model, told))
        found[number].total = total
    return found


def _lines(number: int, wanted: Wanted) -> QuerySet[Any, tuple[int, int, int, dict[str, Any]]]:
    rows = wanted.rows.select_related(None)
    order: list[Any] = list(rows.query.order_by)
    place = Window(RowNumber(), order_by=order)
    columns = {name: F(name) for name in _with_keys(wanted.columns)}
    return rows.values_list(
        Value(number, IntegerField()), place, Window(Count("*")), JSONObject(**columns)
    )[: wanted.limit]


def _with_keys(columns: tuple[str, ...]) -> list[str]:
    """Add the key of each model whose columns are asked for."""
    keys = {"id": None}
    for column in columns:
        *path, _ = column.split("__")
        for depth in range(len(path)):
            keys["__".join([*path[: depth + 1], "id"])] = None
    return list({**keys, **dict.fromkeys(columns)})


def _instance(model: type[Model], told: Mapping[str, Any]) -> Model | None:
    """Make the instance; what hangs on it through a key comes with it."""
    own: dict[str, Any] = {}
    related: dict[str, dict[str, Any]] = {}
    for column, value in told.items():
        name, _, rest = column.partition("__")
        if rest:
            related.setdefault(name, {})[rest] = value
        else:
            own[name] = value
    if own["id"] is None:
        return None
    fields = [each for each in model._meta.concrete_fields if each.attname in own]
    values = [each.to_python(own.pop(each.attname)) for each in fields]
    instance = model.from_db("default", [each.attname for each in fields], values)
    for name, value in own.items():
        setattr(instance, name, value)
    for name, columns in related.items():
        other: Any = model._meta.get_field(name).related_model
        setattr(instance, name, _instance(other, columns))
    return instance
