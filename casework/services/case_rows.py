"""What the services of case work share: the lock, the look at what was seen, the change."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeVar

from casework.errors.cases import CaseChangedError
from casework.models import Case
from casework.models.base import CaseworkModel

Row = TypeVar("Row", bound=CaseworkModel)


def lock_case(case_id: Any) -> Case:
    """Lock the case: whoever changes something in it queues up."""
    case: Case = Case.objects.select_for_update(of=("self",)).get(pk=case_id)
    return case


def lock(row: Row) -> Row:
    """Lock one row and read it again."""
    locked: Row = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
    return locked


def require_seen(row: CaseworkModel, seen_at: dt.datetime | None) -> None:
    """Refuse when somebody else changed the row after `seen_at`."""
    if seen_at is not None and row.updated_at != seen_at:
        raise CaseChangedError


def change(row: CaseworkModel, values: Mapping[str, Any]) -> list[str]:
    """Write what differs and save it; return the names of those fields."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save(update_fields=[*changed, "updated_at"])
    return changed
