"""探访：when the next one is due, and what may be done with a plan."""

import datetime as dt
from collections.abc import Iterable

from casework.enums.visits import PlanState, VisitResult
from casework.models import VisitPlan
from casework.phrases import visits as phrases
from core.verdicts import YES, Verdict
from core.workdays import add_workdays
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

SATISFYING = frozenset({VisitResult.MET, VisitResult.RELATIVE})
AFTER_REFUSAL_DAYS = 7
CLOSE_WATCH_DAYS = 7  # who is visited every week, or more often,
AFTER_CHANGE_DAYS = 1  # is seen within a day after a change

Done = tuple[dt.date, str]  # the day of a visit, and its result


def next_due(*, due_on: dt.date, every_days: int, visited_on: dt.date, result: str) -> dt.date:
    """Return when the next visit is due, after one on `visited_on` that was due on `due_on`.

    A visit that met the person, or his family, satisfies the cadence: the next one is due
    `every_days` later. 不在家 and 已迁走 do not: somebody goes again on the next workday. After
    谢绝探访 he is left alone for a week, or for the cadence where that is shorter. The due day
    moves forward only.
    """
    if result in SATISFYING:
        after = visited_on + dt.timedelta(days=every_days)
    elif result == VisitResult.REFUSED:
        after = visited_on + dt.timedelta(days=min(every_days, AFTER_REFUSAL_DAYS))
    else:
        after = add_workdays(visited_on, 1)
    return max(due_on, after)


def due_after(*, first_due: dt.date, every_days: int, visits: Iterable[Done]) -> dt.date:
    """Return when the next visit is due after all `visits`, in whatever order they were written."""
    due = first_due
    for visited_on, result in sorted(visits):
        due = next_due(due_on=due, every_days=every_days, visited_on=visited_on, result=result)
    return due


def due_after_change(changed_on: dt.date) -> dt.date:
    """Return by when somebody who is watched closely is seen after a change."""
    return changed_on + dt.timedelta(days=AFTER_CHANGE_DAYS)


def can_manage(workspace: Workspace) -> Verdict:
    """制定和修改探访计划：本站社工和站长。"""
    return YES if workspace.permits(Permission.VISIT_WRITE) else Verdict(phrases.READS_ONLY)


def is_open(plan: VisitPlan) -> Verdict:
    """Whether the plan has not ended."""
    return Verdict(phrases.PLAN_ENDED if plan.state == PlanState.ENDED else "")


def can_pause(plan: VisitPlan) -> Verdict:
    """暂停：only what runs."""
    return Verdict("" if plan.state == PlanState.ACTIVE else phrases.PLAN_NOT_ACTIVE)


def can_resume(plan: VisitPlan) -> Verdict:
    """恢复：only what is paused."""
    return Verdict("" if plan.state == PlanState.PAUSED else phrases.PLAN_NOT_PAUSED)


def own_cadence_has_reason(*, every_days: int, usual_days: int, reason: str) -> Verdict:
    """Another interval than the rule's needs a reason."""
    is_own = every_days != usual_days
    return Verdict(phrases.OWN_CADENCE_REASON if is_own and not reason.strip() else "")
