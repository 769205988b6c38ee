"""节次：planned, changed, cancelled. How one is held is in `group_sheets`."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums.groups import GroupStage
from casework.models import (
    GroupSession,
    ServiceGroup,
)
from casework.phrases import groups as phrases
from casework.rules import groups as rules
from casework.services.attendance import mark_attendance
from casework.services.rows import insert, lock, made_before
from core import audit
from core.errors import RefusedError
from stations.selectors.workspaces import Workspace
from stations.services.saving import require_unchanged

FIELDS = ("number", "stage", "title", "goal", "outline", "planned_on", "starts_at", "minutes")


@dataclass(frozen=True, kw_only=True)
class SessionValues:
    """What is planned for one session."""

    number: int
    title: str
    planned_on: dt.date
    stage: str = GroupStage.FORMING
    goal: str = ""
    outline: str = ""
    starts_at: dt.time | None = None
    minutes: int = 90


@transaction.atomic
def plan_session(
    *, session_id: UUID, group: ServiceGroup, values: SessionValues, workspace: Workspace, by: User
) -> GroupSession:
    """安排节次。The page makes `session_id`: sent twice makes one."""
    locked = lock(group)
    rules.can_plan_sessions(workspace, locked).require()
    if made := made_before(GroupSession, session_id, group=locked):
        return made
    _require_free(locked, values.number)

    session = insert(
        GroupSession(
            id=session_id,
            station_id=locked.station_id,
            group=locked,
            **{name: getattr(values, name) for name in FIELDS},
        )
    )
    audit.record("group_session.planned", target=locked, by=by, reason=str(values.number))
    return session


@transaction.atomic
def edit_session(
    *,
    session: GroupSession,
    values: SessionValues,
    seen_at: dt.datetime,
    workspace: Workspace,
    by: User,
) -> GroupSession:
    """修改节次：moved to another day, another title. Refused when it was changed after `seen_at`."""
    locked = lock_session(session)
    rules.can_change_session(workspace, locked).require()
    require_unchanged(locked, seen_at, phrases.SESSION_CHANGED)
    _require_free(locked.group, values.number, excluding=locked)

    before = {name: getattr(locked, name) for name in ("number", "planned_on", "minutes")}
    for name in FIELDS:
        setattr(locked, name, getattr(values, name))
    locked.save(update_fields=[*FIELDS, "updated_at"])
    changes = {
        name: [str(value), str(getattr(locked, name))]
        for name, value in before.items()
        if value != getattr(locked, name)
    }
    audit.record("group_session.edited", target=locked.group, by=by, changes=changes)
    return locked


@transaction.atomic
def cancel_session(
    *, session: GroupSession, reason: str, workspace: Workspace, by: User
) -> GroupSession:
    """取消节次, with the reason. Who was marked for it is taken out again."""
    locked = lock_session(session)
    rules.can_change_session(workspace, locked).require()
    if not reason.strip():
        raise RefusedError(phrases.SESSION_REASON_MISSING, field="reason")

    mark_attendance(session=locked, rows=(), by=by)
    locked.cancelled_reason = reason.strip()
    locked.save(update_fields=["cancelled_reason", "updated_at"])
    audit.record("group_session.cancelled", target=locked.group, by=by)
    return locked


def lock_session(session: GroupSession) -> GroupSession:
    """Lock the group, then the session."""
    lock(session.group)  # before the station's audit chain, as everywhere
    rows = GroupSession.objects.select_for_update(of=("self",), no_key=True).select_related(
        "group__station__region", "group__community"
    )
    locked: GroupSession = rows.get(pk=session.pk)
    return locked


def _require_free(group: ServiceGroup, number: int, excluding: GroupSession | None = None) -> None:
    taken = GroupSession.objects.filter(group=group, number=number)
    if excluding is not None:
        taken = taken.exclude(pk=excluding.pk)
    if taken.exists():
        raise RefusedError(phrases.SESSION_NUMBER_TAKEN.format(number=number), field="number")
