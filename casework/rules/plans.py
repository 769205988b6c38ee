"""When a service plan may be written, submitted and approved."""

from collections.abc import Sequence

from accounts.models import User
from casework.enums.cases import Approval, CaseStage, GoalMeasure
from casework.models import Case, PlanGoal, ServicePlan
from casework.phrases import cases as phrases
from casework.rules.cases import can_approve, can_work, is_open
from core.verdicts import YES, Verdict
from stations.selectors.workspaces import Workspace

IN_WORK = frozenset({Approval.DRAFT, Approval.RETURNED})
WAITING = frozenset({Approval.DRAFT, Approval.RETURNED, Approval.SUBMITTED})
BEFORE_PLANNING = frozenset({CaseStage.INTAKE, CaseStage.ASSESSMENT})


def can_plan(workspace: Workspace, user: User, case: Case) -> Verdict:
    """拟定计划：预估签署之后，由做这个个案的人。"""
    if not (working := can_work(workspace, user, case)):
        return working
    return Verdict(phrases.ASSESS_FIRST) if case.stage in BEFORE_PLANNING else YES


def is_draft(plan: ServicePlan) -> Verdict:
    """拟稿和退回的可以改，提交之后不改。"""
    return YES if plan.state in IN_WORK else Verdict(phrases.PLAN_NOT_DRAFT)


def can_submit(plan: ServicePlan, goals: Sequence[PlanGoal]) -> Verdict:
    """提交：至少一个分目标；基线目标有数值，任务目标有步骤。`goals` have their steps."""
    if not (draft := is_draft(plan)):
        return draft
    if not goals:
        return Verdict(phrases.PLAN_WITHOUT_GOALS)
    for goal in goals:
        if goal.measure == GoalMeasure.BASELINE and None in (goal.baseline, goal.target):
            return Verdict(phrases.GOAL_WITHOUT_VALUES.format(goal=goal.description))
        if goal.measure == GoalMeasure.TASKS and not goal.steps.all():
            return Verdict(phrases.TASKS_WITHOUT_STEPS.format(goal=goal.description))
    return YES


def can_decide(workspace: Workspace, user: User, case: Case, plan: ServicePlan) -> Verdict:
    """审批计划：站长或督导，不是拟定人。"""
    if not (opened := is_open(case)):
        return opened
    if plan.state != Approval.SUBMITTED:
        return Verdict(phrases.NOTHING_TO_APPROVE)
    return can_approve(workspace, user, author_id=plan.author_id)


def can_measure(workspace: Workspace, user: User, case: Case, plan: ServicePlan) -> Verdict:
    """测量和评分：批准的计划，由做这个个案的人。"""
    if not (working := can_work(workspace, user, case)):
        return working
    return YES if plan.state == Approval.APPROVED else Verdict(phrases.PLAN_NOT_IN_FORCE)
