"""What changed, with secrets masked before they are written."""

import datetime as dt
from typing import Any, NamedTuple

from django.db import models

MASK = "（已脱敏）"

Snapshot = dict[str, Any]


class Secret(NamedTuple):
    """A sensitive value inside a snapshot: it can be compared, and `diff` never shows it."""

    value: object


def snapshot(instance: models.Model, *fields: str) -> Snapshot:
    """Return the values of `fields` (default: all), to be compared by `diff`."""
    chosen = [instance._meta.get_field(name) for name in fields] or instance._meta.concrete_fields
    return {field.name: _plain(instance, field) for field in chosen}


def diff(before: Snapshot, after: Snapshot) -> dict[str, list[Any]]:
    """Return field → [before, after] as JSON for the fields that differ; secrets are masked."""
    names = [*before, *(name for name in after if name not in before)]
    return {
        name: [_shown(before.get(name)), _shown(after.get(name))]
        for name in names
        if before.get(name) != after.get(name)
    }


def _plain(instance: models.Model, field: Any) -> Any:
    value = getattr(instance, field.attname)
    if value in (None, ""):
        return value
    if getattr(field, "sensitive", False):
        return Secret(value)
    if isinstance(value, bool | int | str | list | dict):
        return value
    if isinstance(value, dt.date | dt.datetime | dt.time):
        return value.isoformat()
    return str(value)


def _shown(value: Any) -> Any:
    return MASK if isinstance(value, Secret) else value
