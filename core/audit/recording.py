"""Writing audit events."""

from typing import Any

from django.db import models

from core import clock
from core.audit.context import current_context
from core.models import AuditEvent

LABEL_LENGTH = 200


def record(
    action: str,
    *,
    target: models.Model | None,
    by: models.Model | None,
    changes: dict[str, Any] | None = None,
    reason: str = "",
) -> AuditEvent:
    """Append `action` on `target` by `by` inside the caller's transaction.

    `changes` comes from `diff`, which masks. The object's label is its `audit_label` where it
    has one (a client's is masked), else its text. `by` is None for the system itself.
    """
    context = current_context()
    return AuditEvent.objects.create(
        action=action,
        at=clock.now(),
        actor_id=by.pk if by else None,
        actor_label=str(by) if by else "系统",
        actor_role=context.role,
        workspace_id=context.workspace_id,
        station_id=getattr(target, "audit_station_id", getattr(target, "station_id", None)),
        object_type=target._meta.label_lower if target else "",
        object_id=str(target.pk) if target else "",
        object_label=_label(target),
        changes=changes or {},
        reason=reason,
        request_id=context.request_id,
        ip=context.ip,
    )


def record_read(target: models.Model, *, by: models.Model, reason: str = "") -> AuditEvent:
    """Append that `by` opened `target`: a read event, shown to whoever is in charge of it."""
    return record(f"{target._meta.model_name}.read", target=target, by=by, reason=reason)


def _label(target: models.Model | None) -> str:
    if target is None:
        return ""
    label: str = getattr(target, "audit_label", "") or str(target)
    return label[:LABEL_LENGTH]
