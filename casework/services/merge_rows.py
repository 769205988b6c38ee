"""Moving the rows of one file to another, and back."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.dateparse import parse_date, parse_datetime

from casework.enums import Sex
from casework.enums.cases import RiskLevel
from casework.models import Attendance, Client, RecordClient
from casework.selectors.categories import class_by_categories
from casework.selectors.client_links import Link, is_participation, movable_links, rows_of
from casework.services.client_details import DETAILS
from core.crypto import EncryptedTextField

# Would count a person twice if it stayed beside the other one.
TAKEN_OUT = (RecordClient, Attendance)

# What the merged file may add to the kept one. The fields after each name come along.
GAPS: dict[str, tuple[str, ...]] = {
    "born_on": (),
    "community_id": (),
    "address": (),
    "notes": (),
    "phone": ("phone_index", "phone_tail_index"),
    "identifier": ("identifier_kind", "identifier_index", "identifier_tail_index"),
    **dict.fromkeys(DETAILS, ()),
}
NO_IDENTIFIER = {
    "identifier": "",
    "identifier_kind": "none",
    "identifier_index": "",
    "identifier_tail_index": "",
}


# What a file says because of what hangs on it, or because nobody had asked.
FOLLOWING = ("sex", "client_class", "risk_level")


def gaps(kept: Client, merged: Client) -> list[str]:
    """Return what the merged file knows and the kept one does not."""
    return [name for name in GAPS if not getattr(kept, name) and getattr(merged, name)]


def differences(kept: Client, merged: Client) -> list[str]:
    """Return what both files know, each in another way: the kept one's word holds."""
    both = [name for name in GAPS if getattr(kept, name) and getattr(merged, name)]
    return [name for name in both if getattr(kept, name) != getattr(merged, name)]


def move_rows(source: Client, target: Client) -> dict[str, Any]:
    """Move every row from one file to the other; return what was there, moved, left, taken out."""
    told: dict[str, Any] = {"there": {}, "rows": {}, "left": {}, "removed": {}}
    for link in movable_links():
        name = name_of(link)
        told["there"][name] = _keys(rows_of(link, target))
        rows = list(rows_of(link, source))
        if not rows:
            continue
        moved, left, removed = _move(link, rows, target)
        for part, value in (("rows", moved), ("left", left), ("removed", removed)):
            if value:
                told[part][name] = value
    told["there"] = {name: keys for name, keys in told["there"].items() if keys}
    return told


def give_back(moved: dict[str, Any], source: Client) -> None:
    """Move every row back, and put back what was taken out."""
    for link in movable_links():
        model, field = link
        name = name_of(link)
        manager: Any = model._default_manager
        keys = moved["rows"].get(name, [])
        if keys and is_participation(link):
            _reinsert(
                [_columns(row) | {"client_id": str(source.pk)} for row in _taken(model, keys)],
                model,
            )
        elif keys:
            manager.filter(pk__in=keys).update(**{field: source})
        _reinsert(moved["removed"].get(name, []), model)


def fill_gaps(kept: Client, merged: Client) -> list[str]:
    """Fill what the kept file does not know; return the names of the fields, not their values."""
    filled = gaps(kept, merged)
    columns = [each for name in filled for each in (name, *GAPS[name])]
    values = {name: getattr(merged, name) for name in columns}
    if "identifier" in filled:
        for name, value in NO_IDENTIFIER.items():
            setattr(merged, name, value)
        merged.save(update_fields=[*NO_IDENTIFIER, "updated_at"])
    for name, value in values.items():
        setattr(kept, name, value)
    kept.save(update_fields=[*columns, "updated_at"])
    return filled


def follow(kept: Client, merged: Client) -> dict[str, str]:
    """Let the kept file say what now follows from its rows; return what it said before.

    Of two levels of risk the graver holds: a merge steps nobody down.
    """
    before = {name: str(getattr(kept, name)) for name in FOLLOWING}
    if kept.sex == Sex.UNKNOWN:
        kept.sex = merged.sex
    kept.client_class = class_by_categories(kept) or kept.client_class
    levels = [RiskLevel(each) for each in (kept.risk_level, merged.risk_level) if each]
    kept.risk_level = max(levels, key=lambda each: each.rank, default="")
    kept.save(update_fields=[*FOLLOWING, "updated_at"])
    return before


def take_back_gaps(kept: Client, merged: Client, moved: dict[str, Any]) -> None:
    """Empty again what had been filled, and open the merged file as it was."""
    filled = moved["filled"]
    ended_on, end_kind = moved["ended_before"]
    back: dict[str, Any] = {
        "ended_on": parse_date(ended_on) if ended_on else None,
        "end_kind": end_kind,
        "merged_into": None,
        "updated_at": parse_datetime(moved["merged_before"]),
    }
    if "identifier" in filled:
        back |= {name: getattr(kept, name) for name in NO_IDENTIFIER}
    emptied = {each: _empty(each) for name in filled for each in (name, *GAPS[name])}
    emptied |= moved.get("followed", {})
    emptied["updated_at"] = parse_datetime(moved["kept_before"])
    Client.objects.filter(pk=kept.pk).update(**emptied)
    Client.objects.filter(pk=merged.pk).update(**back)


def name_of(link: Link) -> str:
    """Return the link as `moved` names it."""
    return f"{link[0]._meta.label_lower}.{link[1]}"


def _move(link: Link, rows: list[Any], target: Client) -> tuple[list[Any], list[Any], list[Any]]:
    moved: list[Any] = []
    left: list[Any] = []
    removed: list[Any] = []
    for row in rows:
        if _moves(link, row, target):
            moved.append(_plain(row.pk))
        elif link[0] in TAKEN_OUT and (columns := _taken_out(row)):
            removed.append(columns)
        else:
            left.append(_plain(row.pk))
    return moved, left, removed


def _moves(link: Link, row: Any, target: Client) -> bool:
    """Move one row, unless the kept file has such a one."""
    model, field = link
    manager: Any = model._default_manager
    try:
        with transaction.atomic():
            if is_participation(link):
                # Deleted and inserted anew: the triggers on these count who came first this year.
                columns = _columns(row) | {"client_id": str(target.pk)}
                manager.filter(pk=row.pk).delete()
                _reinsert([columns], model)
            else:
                manager.filter(pk=row.pk).update(**{field: target})
    except IntegrityError:
        return False
    return True


def _taken_out(row: Any) -> dict[str, Any] | None:
    columns = _columns(row)
    try:
        with transaction.atomic():
            row.__class__._default_manager.filter(pk=row.pk).delete()
    except (ProtectedError, RestrictedError, IntegrityError):
        return None
    return columns


def _taken(model: type[models.Model], keys: list[Any]) -> list[Any]:
    manager: Any = model._default_manager
    rows = list(manager.filter(pk__in=keys).order_by("pk"))
    manager.filter(pk__in=keys).delete()
    return rows


def _columns(row: Any) -> dict[str, Any]:
    """Return the row as JSON. No table that is taken out has an encrypted column."""
    fields = row._meta.concrete_fields
    assert not any(isinstance(field, EncryptedTextField) for field in fields)
    values = {field.attname: getattr(row, field.attname) for field in fields}
    plain: dict[str, Any] = json.loads(json.dumps(values, cls=DjangoJSONEncoder))
    return plain


def _reinsert(rows: list[dict[str, Any]], model: type[models.Model]) -> None:
    manager: Any = model._default_manager
    fields = {field.attname: field for field in model._meta.concrete_fields}
    for columns in rows:
        values = {name: fields[name].to_python(value) for name, value in columns.items()}
        marks = {"first_of_year": False} if "first_of_year" in fields else {}
        manager.bulk_create([model(**values | marks)])
        kept = {name: values[name] for name in ("created_at", "updated_at") if name in fields}
        if kept:
            manager.filter(pk=values["id"]).update(**kept)


def _keys(rows: "models.QuerySet[Any]") -> list[Any]:
    return [_plain(pk) for pk in rows.values_list("pk", flat=True)]


def _plain(pk: Any) -> Any:
    return pk if isinstance(pk, int) else str(pk)


def _empty(name: str) -> Any:
    if name == "identifier_kind":
        return "none"
    if name in ("born_on", "community_id"):
        return None
    return [] if name in ("health", "benefits") else ""
