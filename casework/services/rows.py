"""Locking, adding and changing rows, whatever they tell of.

A row of a register is added under a key that its page made, so that sending it twice makes one, and
changed only by who saw it as it stands. What people said stays out of the audit.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db import models, transaction

from accounts.models import User
from casework import rules
from casework.models import Case
from casework.models.base import CaseworkModel
from casework.phrases.communities import ROW_CHANGED
from core import audit
from core.audit.diffs import MASK
from core.errors import PageOutdatedError, RefusedError
from core.postgres.constraints import primary_key_of, refused_as
from stations.services.saving import require_unchanged
from stations.tenancy import StationScopedModel

Row = TypeVar("Row", bound=CaseworkModel)
Kept = TypeVar("Kept", bound=StationScopedModel)


def lock(row: Kept) -> Kept:
    """Lock one row and read it again."""
    model: Any = type(row)
    locked: Kept = model.objects.select_for_update(of=("self",)).get(pk=row.pk)
    return locked


def lock_case(case_id: Any) -> Case:
    """Lock the case: whoever changes something in it queues up."""
    case: Case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
    return case


def made_before(model: type[Kept], row_id: UUID, **owner: Any) -> Kept | None:
    """Return the row that has this key already. The key of something else is refused."""
    rows: Any = model
    made: Kept | None = rows.objects.filter(pk=row_id).first()
    if made is not None and any(getattr(made, name) != value for name, value in owner.items()):
        raise PageOutdatedError
    return made


def insert(row: Kept, refusals: Mapping[str, Exception] | None = None) -> Kept:
    """Insert a row under the key that its page made, unless something else has that key.

    `refusals`: what breaking its other constraints means.
    """
    with refused_as({primary_key_of(type(row)): PageOutdatedError(), **(refusals or {})}):
        row.save(force_insert=True)
    return row


def change(row: CaseworkModel, values: Mapping[str, Any]) -> list[str]:
    """Write what differs and save it; return the names of those fields."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save(update_fields=[*changed, "updated_at"])
    return changed


@transaction.atomic
def add_row(
    *, model: type[Row], row_id: UUID, station_id: int, values: Mapping[str, Any], by: User
) -> Row:
    """Add a row; the same page sent again gives the same row."""
    rules.can_write_records(station_id).require()
    if known := made_before(model, row_id):
        return known
    row = model(pk=row_id, station_id=station_id, **values)
    save_or_explain(row)

    audit.record(f"{noun_of(row)}.added", target=row, by=by)
    return row


@transaction.atomic
def change_row(
    *, row: Row, values: Mapping[str, Any], seen_at: dt.datetime | None = None, by: User
) -> Row:
    """Change a row. Refused when somebody else changed it after `seen_at`."""
    locked = lock(row)
    rules.can_write_records(locked.station_id).require()
    require_unchanged(locked, seen_at, ROW_CHANGED)

    before = {name: getattr(locked, name) for name in values}
    with refused_as(_refusals(locked)):
        changed = change(locked, values)
    if not changed:
        return locked

    changes = told(locked, before, changed)
    audit.record(f"{noun_of(locked)}.changed", target=locked, by=by, changes=changes)
    return locked


def save_or_explain(row: CaseworkModel, update: list[str] | None = None) -> None:
    """Save a row; say in words which of its constraints refuses it."""
    with refused_as(_refusals(row)):
        row.save(force_insert=update is None, update_fields=update)


def told(
    row: CaseworkModel, before: Mapping[str, Any], changed: Iterable[str]
) -> dict[str, list[Any]]:
    """Return what the audit may keep of the fields that changed, before and now."""
    return {
        name: [_told(row, name, each) for each in (before[name], getattr(row, name))]
        for name in changed
    }


def noun_of(row: models.Model) -> str:
    """Return the first half of its verbs in the audit."""
    return str(row._meta.model_name)


def _refusals(row: CaseworkModel) -> dict[str, Exception]:
    refusals: dict[str, Exception] = {
        each.name: RefusedError(str(each.get_violation_error_message()))
        for each in row._meta.constraints
    }
    return refusals | {primary_key_of(type(row)): PageOutdatedError()}


def _told(row: CaseworkModel, name: str, value: Any) -> Any:
    """Return what the audit may keep of a value: figures, days and choices."""
    field = row._meta.get_field(name)
    if isinstance(value, bool | int) or value is None:
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if getattr(field, "choices", None) or isinstance(value, list):
        return value
    if isinstance(value, models.Model):
        return str(value.pk)
    return MASK if value else ""
