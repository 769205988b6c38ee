"""What happened to one thing of the directory, as its page tells it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Q

from core.audit import VERBS
from core.models import AuditEvent

SHOWN = 20
UNCHANGED = ("printed", ".read", ".reveal")  # what somebody looked at; it changed nothing
BEGINNINGS = (".created", ".added", ".given", ".invited")


@dataclass(frozen=True)
class HistoryEntry:
    """One event: when, who, what, why, and what changed (label, before, after)."""

    at: dt.datetime
    by: str
    text: str
    reason: str
    changes: list[tuple[str, str, str]]


def history_of(*targets: Model, limit: int = SHOWN) -> list[HistoryEntry]:
    """Return what changed `targets`, the newest first; row security decides what is shown."""
    models = {target._meta.label_lower: type(target) for target in targets}
    wanted = Q(pk__in=[])
    for label in models:
        ids = [str(target.pk) for target in targets if target._meta.label_lower == label]
        wanted |= Q(object_type=label, object_id__in=ids)
    looked_at = Q()
    for ending in UNCHANGED:
        looked_at |= Q(action__endswith=ending)
    events = AuditEvent.objects.filter(wanted).exclude(looked_at).order_by("-at", "-seq")[:limit]
    return [_entry(event, models[event.object_type], named=len(models) > 1) for event in events]


def _entry(event: AuditEvent, model: type[Model], *, named: bool) -> HistoryEntry:
    verb = VERBS.get(event.action, event.action)
    return HistoryEntry(
        at=event.at,
        by=event.actor_label,
        text=f"{verb}：{event.object_label}" if named else verb,
        reason=event.reason,
        changes=[] if event.action.endswith(BEGINNINGS) else _changes(event, model),
    )


def _changes(event: AuditEvent, model: type[Model]) -> list[tuple[str, str, str]]:
    return [
        (_label(model, name), _shown(before), _shown(after))
        for name, (before, after) in event.changes.items()
    ]


def _label(model: type[Model], name: str) -> str:
    try:
        return str(getattr(model._meta.get_field(name), "verbose_name", name))
    except FieldDoesNotExist:
        return name


def _shown(value: Any) -> str:
    if value in (None, ""):
        return "空"
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)
