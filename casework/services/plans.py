"""Writing, submitting and approving service plans."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from accounts.models import User
from casework.enums.cases import Approval
from casework.models import Case, PlanGoal, PlanStep, ServicePlan, SignOff
from casework.phrases import cases as phrases
from casework.rules import plans as rules
from casework.selectors.service_plans import (
    approved_plan,
    goals_of,
    plan_content,
    plan_in_work,
    plans_of,
)
from casework.services.decisions import tell_decision
from casework.services.rows import change, insert, lock, lock_case, made_before
from casework.services.signoffs import sign_off
from core import audit, clock
from core.errors import RefusedError
from core.ids import uuid7
from stations.selectors.workspaces import Workspace
from stations.services.saving import require_unchanged

APPROVE = "批准服务计划"
RETURN = "退回服务计划"
OF_A_PLAN = ("overall_goal", "strategy", "frequency", "risk_plan")
OF_A_GOAL = (
    "need_id", "position", "description", "measure", "indicator", "unit", "baseline", "target",
    "due_on",
)  # fmt: skip
OF_A_STEP = ("position", "description", "responsible", "resource", "due_on", "score", "scored_on")


@transaction.atomic
def begin_plan(
    *, case: Case, change_reason: str = "", workspace: Workspace, by: User
) -> ServicePlan:
    """拟定一版计划。A revision takes the goals along and says why it is made."""
    locked = lock_case(case.pk)
    rules.can_plan(workspace, by, locked).require()
    if known := plan_in_work(locked):
        return known
    last = plans_of(locked).first()
    if last is not None and not change_reason.strip():
        raise RefusedError(phrases.PLAN_CHANGE_NEEDS_REASON, field="change_reason")
    kept = {name: getattr(last, name) for name in OF_A_PLAN} if last else {}
    plan: ServicePlan = ServicePlan.objects.create(
        station_id=locked.station_id,
        case=locked,
        number=last.number + 1 if last else 1,
        change_reason=change_reason.strip(),
        starts_on=clock.today(),
        expected_close_on=last.expected_close_on if last else None,
        author=by,
        **kept,
    )
    if last is not None:
        _copy_goals(last, plan)
    audit.record("plan.begun", target=locked, by=by)
    return plan


@transaction.atomic
def edit_plan(
    *,
    plan: ServicePlan,
    values: Mapping[str, Any],
    seen_at: dt.datetime | None,
    workspace: Workspace,
    by: User,
) -> ServicePlan:
    """修改拟稿。"""
    locked = _draft(plan, workspace, by)
    require_unchanged(locked, seen_at, phrases.CASE_CHANGED)
    if change(locked, values):
        audit.record("plan.edited", target=locked.case, by=by)
    return locked


@transaction.atomic
def save_goal(
    *,
    plan: ServicePlan,
    goal_id: UUID,
    values: Mapping[str, Any],
    seen_at: dt.datetime | None = None,
    workspace: Workspace,
    by: User,
) -> PlanGoal:
    """填写分目标：a new one under the key that the page made, or one that is known.

    Refused when somebody else changed the known one after `seen_at`.
    """
    locked = _draft(plan, workspace, by)
    goal = made_before(PlanGoal, goal_id, plan_id=locked.pk)
    if goal is None:
        position = locked.goals.count()
        own = {"station_id": locked.station_id, "case_id": locked.case_id, "position": position}
        goal = insert(PlanGoal(pk=goal_id, plan=locked, **own, **values))
    else:
        require_unchanged(goal, seen_at, phrases.CASE_CHANGED)
        change(goal, values)
    audit.record("goal.saved", target=locked.case, by=by)
    return goal


@transaction.atomic
def remove_goal(*, goal: PlanGoal, workspace: Workspace, by: User) -> None:
    """从拟稿中去掉分目标和它的步骤。"""
    locked = _draft(goal.plan, workspace, by)
    goal.steps.all().delete()
    goal.delete()
    audit.record("goal.removed", target=locked.case, by=by)


@transaction.atomic
def save_step(
    *,
    goal: PlanGoal,
    step_id: UUID,
    values: Mapping[str, Any],
    seen_at: dt.datetime | None = None,
    workspace: Workspace,
    by: User,
) -> PlanStep:
    """填写行动步骤。Refused when somebody else changed a known one after `seen_at`."""
    locked = _draft(goal.plan, workspace, by)
    step = made_before(PlanStep, step_id, goal_id=goal.pk)
    if step is None:
        own = {"station_id": locked.station_id, "case_id": locked.case_id}
        step = insert(PlanStep(pk=step_id, goal=goal, position=goal.steps.count(), **own, **values))
    else:
        require_unchanged(step, seen_at, phrases.CASE_CHANGED)
        change(step, values)
    audit.record("step.saved", target=locked.case, by=by)
    return step


@transaction.atomic
def remove_step(*, step: PlanStep, workspace: Workspace, by: User) -> None:
    """从拟稿中去掉行动步骤。"""
    locked = _draft(step.goal.plan, workspace, by)
    step.delete()
    audit.record("step.removed", target=locked.case, by=by)


@transaction.atomic
def submit_plan(*, plan: ServicePlan, workspace: Workspace, by: User) -> ServicePlan:
    """提交审批：没有目标的计划不能提交。"""
    locked = _draft(plan, workspace, by)
    rules.can_submit(locked, goals_of(locked)).require(field="")
    locked.state, locked.submitted_at, locked.author = Approval.SUBMITTED, clock.now(), by
    locked.decided_by, locked.decided_at = None, None
    locked.save(
        update_fields=[
            "state", "submitted_at", "author", "decided_by", "decided_at", "updated_at",
        ]
    )  # fmt: skip
    audit.record("plan.submitted", target=locked.case, by=by)
    return locked


@transaction.atomic
def decide_plan(
    *,
    plan: ServicePlan,
    approve: bool,
    note: str,
    password: str,
    workspace: Workspace,
    by: User,
) -> SignOff:
    """审批计划：second person, with his password. Approval replaces the version before."""
    case = lock_case(plan.case_id)
    locked = lock(plan)
    rules.can_decide(workspace, by, case, locked).require()
    if not approve and not note.strip():
        raise RefusedError("退回时请写明意见。", field="note")
    signed = sign_off(
        subject=locked,
        action=APPROVE if approve else RETURN,
        content=plan_content(locked, goals_of(locked)),
        password=password,
        workspace=workspace,
        note=note.strip(),
        by=by,
    )
    if approve and (earlier := approved_plan(case)):
        change(earlier, {"state": Approval.SUPERSEDED})
    decided = {"decided_by": by, "decided_at": clock.now(), "decision_note": note.strip()}
    change(locked, {"state": Approval.APPROVED if approve else Approval.RETURNED, **decided})
    audit.record("plan.approved" if approve else "plan.returned", target=case, by=by)
    page = reverse("casework:plan", args=[case.pk])
    tell_decision(locked.author, f"个案 {case.number} 的服务计划", approved=approve, url=page)
    return signed


def _draft(plan: ServicePlan, workspace: Workspace, by: User) -> ServicePlan:
    """Lock the case and its plan, which must still be a draft that `by` may write."""
    case = lock_case(plan.case_id)
    rules.can_plan(workspace, by, case).require()
    locked = lock(plan)
    rules.is_draft(locked).require()
    return locked


def _copy_goals(last: ServicePlan, plan: ServicePlan) -> None:
    own = {"station_id": plan.station_id, "case_id": plan.case_id}
    for goal in goals_of(last):
        kept = {name: getattr(goal, name) for name in OF_A_GOAL}
        copy = insert(PlanGoal(pk=uuid7(), plan=plan, **own, **kept))
        PlanStep.objects.bulk_create(
            PlanStep(goal=copy, **own, **{name: getattr(step, name) for name in OF_A_STEP})
            for step in goal.steps.all()
        )
        copy.measurements.bulk_create(
            copy.measurements.model(
                goal=copy,
                **own,
                taken_on=each.taken_on,
                value=each.value,
                note=each.note,
                taken_by_id=each.taken_by_id,
            )
            for each in goal.measurements.all()
        )
