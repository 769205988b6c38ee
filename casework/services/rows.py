"""Adding and changing rows of the registers of community work.

Every such row is added under a key that its page made, so that sending it twice makes one, and
changed only by who saw it as it stands. What people said stays out of the audit.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.db import models, transaction

from accounts.models import User
from casework import rules
from casework.errors import PageOutdatedError
from casework.errors.communities import RowChangedError, RowRefusedError
from casework.models.base import CaseworkModel
from core import audit
from core.audit.diffs import MASK
from core.postgres.constraints import primary_key_of, refused_as

Row = TypeVar("Row", bound=CaseworkModel)


@transaction.atomic
def add_row(
    *, model: type[Row], row_id: UUID, station_id: int, values: Mapping[str, Any], by: User
) -> Row:
    """Add a row; the same page sent again gives the same row."""
    rules.can_write_records(station_id).require()
    known: Row | None = model.objects.filter(pk=row_id).first()
    if known is not None:
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
    locked: Row = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
    rules.can_write_records(locked.station_id).require()
    if seen_at is not None and locked.updated_at != seen_at:
        raise RowChangedError(locked.updated_at)

    before = {name: getattr(locked, name) for name in values}
    changed = [name for name, value in values.items() if before[name] != value]
    if not changed:
        return locked
    for name in changed:
        setattr(locked, name, values[name])
    save_or_explain(locked, [*changed, "updated_at"])

    changes = {name: [_told(locked, name, each) for each in (before[name], values[name])]
               for name in changed}  # fmt: skip
    audit.record(f"{noun_of(locked)}.changed", target=locked, by=by, changes=changes)
    return locked


def save_or_explain(row: CaseworkModel, update: list[str] | None = None) -> None:
    """Save a row; say in words which of its constraints refuses it."""
    with refused_as(_refusals(row)):
        row.save(force_insert=update is None, update_fields=update)


def noun_of(row: models.Model) -> str:
    """Return the first half of its verbs in the audit."""
    return str(row._meta.model_name)


def _refusals(row: CaseworkModel) -> dict[str, Exception]:
    refusals: dict[str, Exception] = {
        each.name: RowRefusedError(str(each.get_violation_error_message()))
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
