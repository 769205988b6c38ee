"""Saving what two people may be typing at the same time, and saying what changed."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, models, transaction

from core import audit
from core.errors import ChangedMeanwhileError, RefusedError
from core.models import TimestampedModel


def save_unique(
    instance: models.Model, *, taken: str, field: str, update_fields: list[str] | None = None
) -> None:
    """Save `instance`; where somebody was faster with the same value of `field`, say `taken`."""
    try:
        with transaction.atomic():
            instance.save(update_fields=update_fields)
    except IntegrityError:
        raise RefusedError(taken, field=field) from None


def require_unchanged(row: TimestampedModel, seen_at: dt.datetime | None, told: str) -> None:
    """Refuse, saying `told`, when somebody else has changed the row after `seen_at`.

    None where nobody has seen it yet.
    """
    if seen_at is not None and row.updated_at != seen_at:
        raise ChangedMeanwhileError(told, row.updated_at, row)


def change(instance: models.Model, values: dict[str, Any]) -> dict[str, list[Any]]:
    """Give `instance` the values, and return what changed in words that outlive ids."""
    before = readable(instance, *values)
    for name, value in values.items():
        setattr(instance, name, value)
    return audit.diff(before, readable(instance, *values))


def readable(instance: models.Model, *fields: str) -> dict[str, Any]:
    """Return the values as people read them: names for references, labels for choices."""
    values = audit.snapshot(instance, *fields)
    for name in fields:
        field = instance._meta.get_field(name)
        if field.is_relation:
            other = getattr(instance, name)
            values[name] = str(other) if other is not None else None
        elif getattr(field, "choices", None):
            values[name] = str(getattr(instance, f"get_{name}_display")())
    return values
