"""During 介入: measuring goals, scoring steps, conferences."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums.cases import GoalMeasure
from casework.models import Case, CaseConference, GoalMeasurement, PlanGoal, PlanStep
from casework.phrases import cases as phrases
from casework.rules.cases import can_work
from casework.rules.measures import MOST_OF_A_STEP, SATISFIED
from casework.rules.plans import can_measure
from casework.services.rows import change, insert, lock, lock_case, made_before
from core import audit, clock
from core.errors import RefusedError
from stations.selectors.workspaces import Workspace
from stations.services.saving import require_unchanged


@transaction.atomic
def measure_goal(
    *,
    goal: PlanGoal,
    taken_on: dt.date,
    value: Decimal,
    note: str = "",
    workspace: Workspace,
    by: User,
) -> GoalMeasurement:
    """测量目标：one value a day."""
    case = lock_case(goal.case_id)
    can_measure(workspace, by, case, goal.plan).require()
    if goal.measure == GoalMeasure.TASKS:
        raise RefusedError(phrases.NOT_MEASURED_BY_VALUE)
    if taken_on > clock.today():
        raise RefusedError("测量日期不能晚于今天。", field="taken_on")
    if goal.measure == GoalMeasure.SATISFACTION and not 1 <= value <= SATISFIED:
        raise RefusedError(phrases.POINTS_WRONG, field="value")
    if GoalMeasurement.objects.filter(goal=goal, taken_on=taken_on).exists():
        raise RefusedError(phrases.MEASURED_ALREADY, field="taken_on")
    taken: GoalMeasurement = GoalMeasurement.objects.create(
        station_id=case.station_id,
        case=case,
        goal=goal,
        taken_on=taken_on,
        value=value,
        note=note,
        taken_by=by,
    )
    audit.record("goal.measured", target=case, by=by)
    return taken


@transaction.atomic
def score_step(
    *,
    step: PlanStep,
    score: int,
    seen_at: dt.datetime | None = None,
    workspace: Workspace,
    by: User,
) -> PlanStep:
    """评定步骤：0 无进展 1 极少实现 2 部分实现 3 大体实现 4 全部实现。

    Refused when somebody else scored it after `seen_at`.
    """
    case = lock_case(step.case_id)
    step = lock(step)
    can_measure(workspace, by, case, step.goal.plan).require()
    require_unchanged(step, seen_at, phrases.CASE_CHANGED)
    if not 0 <= score <= MOST_OF_A_STEP:
        raise RefusedError("完成情况为 0 到 4 分。", field="score")
    change(step, {"score": score, "scored_on": clock.today()})
    audit.record("step.scored", target=case, by=by)
    return step


@transaction.atomic
def record_conference(
    *, case: Case, conference_id: UUID, values: Mapping[str, Any], workspace: Workspace, by: User
) -> CaseConference:
    """记录个案会议。"""
    locked = lock_case(case.pk)
    can_work(workspace, by, locked).require()
    if known := made_before(CaseConference, conference_id, case_id=locked.pk):
        return known
    if values["held_on"] > clock.today():
        raise RefusedError("会议日期不能晚于今天。", field="held_on")
    held = insert(
        CaseConference(
            pk=conference_id, station_id=locked.station_id, case=locked, recorded_by=by, **values
        )
    )
    audit.record("caseconference.recorded", target=locked, by=by)
    return held
