"""探访计划：making, changing, pausing and ending them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums.visits import PlanState
from casework.models import Client, QuestionSet, VisitPlan
from casework.phrases import visits as phrases
from casework.rules import visits as rules
from casework.rules.visit_levels import VisitLevel
from casework.selectors.visits import plan_of_client
from casework.services.rows import insert, lock, made_before
from core import audit, clock
from core.audit.diffs import MASK
from core.errors import RefusedError
from core.verdicts import Verdict
from stations.selectors.workspaces import Workspace
from stations.services.saving import require_unchanged

ONE_PLAN = "client_has_one_visit_plan"
TOLD = frozenset({"reason", "end_reason"})


@dataclass(frozen=True, kw_only=True)
class PlanValues:
    """What somebody decided. `suggested` is the level that was suggested to him."""

    level: VisitLevel
    every_days: int
    first_due_on: dt.date
    worker: User
    clause: str = ""
    reason: str = ""
    question_set: QuestionSet | None = None
    suggested: str = ""

    def columns(self) -> dict[str, Any]:
        """Return what the plan stores."""
        return {
            "level": self.level.code,
            "level_label": self.level.label,
            "every_days": self.every_days,
            "clause": self.clause[:60],
            "reason": self.reason.strip(),
            "question_set": self.question_set,
            "worker": self.worker,
        }


@transaction.atomic
def create_plan(
    *, plan_id: UUID, client: Client, values: PlanValues, workspace: Workspace, by: User
) -> VisitPlan:
    """制定探访计划。The page makes `plan_id`, so that sending it twice makes one."""
    rules.can_manage(workspace).require()
    if made := made_before(VisitPlan, plan_id, client_id=client.pk):
        return made
    _require_sound(values)
    Verdict(phrases.CLIENT_FILE_ENDED if client.ended_on else "").require(field="")
    Verdict(phrases.PLAN_EXISTS if plan_of_client(client) else "").require(field="")

    plan = VisitPlan(
        pk=plan_id,
        station_id=client.station_id,
        client=client,
        community_id=client.community_id,
        starts_on=clock.today(),
        first_due_on=values.first_due_on,
        next_due_on=values.first_due_on,
        **values.columns(),
    )
    insert(plan, {ONE_PLAN: RefusedError(phrases.PLAN_EXISTS)})
    audit.record("visitplan.created", target=plan, by=by)
    return plan


@transaction.atomic
def create_plans(
    *, chosen: Sequence[tuple[UUID, Client, PlanValues]], workspace: Workspace, by: User
) -> int:
    """Make the plans of several people, all or none; who has one by now is left out. How many."""
    made = 0
    for plan_id, client, values in chosen:
        if plan_of_client(client) is None:
            create_plan(plan_id=plan_id, client=client, values=values, workspace=workspace, by=by)
            made += 1
    return made


@transaction.atomic
def change_plan(
    *, plan: VisitPlan, values: PlanValues, seen_at: dt.datetime, workspace: Workspace, by: User
) -> VisitPlan:
    """修改探访计划。Refused when somebody else changed it after `seen_at`."""
    locked = lock(plan)
    rules.can_manage(workspace).require()
    rules.is_open(locked).require()
    require_unchanged(locked, seen_at, phrases.PLAN_CHANGED)
    _require_sound(values)

    columns = values.columns()
    if not locked.visits.exists():
        columns["first_due_on"] = values.first_due_on
    before = {name: getattr(locked, name) for name in columns}
    for name, value in columns.items():
        setattr(locked, name, value)
    locked.next_due_on = _due(locked)
    locked.save(update_fields=[*columns, "next_due_on", "updated_at"])
    changes = {
        name: [_shown(name, before[name]), _shown(name, value)]
        for name, value in columns.items()
        if before[name] != value
    }
    audit.record("visitplan.changed", target=locked, by=by, changes=changes)
    return locked


@transaction.atomic
def pause_plan(*, plan: VisitPlan, workspace: Workspace, by: User) -> VisitPlan:
    """暂停：住院、外出等，期间不列入应探访。"""
    locked = lock(plan)
    rules.can_manage(workspace).require()
    rules.can_pause(locked).require()
    locked.state = PlanState.PAUSED
    locked.save(update_fields=["state", "updated_at"])
    audit.record("visitplan.paused", target=locked, by=by)
    return locked


@transaction.atomic
def resume_plan(*, plan: VisitPlan, workspace: Workspace, by: User) -> VisitPlan:
    """恢复：what fell due meanwhile is due today, not late."""
    locked = lock(plan)
    rules.can_manage(workspace).require()
    rules.can_resume(locked).require()
    locked.state = PlanState.ACTIVE
    locked.first_due_on = max(locked.next_due_on, clock.today())
    locked.next_due_on = locked.first_due_on
    locked.save(update_fields=["state", "first_due_on", "next_due_on", "updated_at"])
    audit.record("visitplan.resumed", target=locked, by=by)
    return locked


@transaction.atomic
def end_plan(*, plan: VisitPlan, reason: str, workspace: Workspace, by: User) -> VisitPlan:
    """结束探访计划。Its visits stay."""
    locked = lock(plan)
    rules.can_manage(workspace).require()
    rules.is_open(locked).require()
    Verdict("" if reason.strip() else phrases.END_REASON_MISSING).require(field="reason")
    locked.state, locked.ended_on = PlanState.ENDED, clock.today()
    locked.end_reason = reason.strip()
    locked.save(update_fields=["state", "ended_on", "end_reason", "updated_at"])
    audit.record("visitplan.ended", target=locked, by=by)
    return locked


def _due(plan: VisitPlan) -> dt.date:
    visits = plan.visits.order_by("visited_on", "pk").values_list("visited_on", "result")
    return rules.due_after(first_due=plan.first_due_on, every_days=plan.every_days, visits=visits)


def _require_sound(values: PlanValues) -> None:
    own = rules.own_cadence_has_reason(
        every_days=values.every_days, usual_days=values.level.every_days, reason=values.reason
    )
    own.require(field="reason")
    differs = values.suggested and values.suggested != values.level.code
    missing = differs and not values.reason.strip()
    Verdict(phrases.OWN_LEVEL_REASON if missing else "").require(field="reason")


def _shown(name: str, value: Any) -> Any:
    """Say a value as an event keeps it: no narrative, and rows by their keys."""
    if name in TOLD:
        return MASK if value else ""
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(getattr(value, "pk", value)) if value is not None else ""
