"""Reading service plans: versions, goals with how far they are, and what was signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from casework.enums.cases import Approval, GoalMeasure
from casework.models import Case, GoalMeasurement, PlanGoal, PlanStep, ServicePlan
from casework.rules.measures import percent_of_satisfaction, percent_of_steps, percent_of_way
from core.charts import LineChart, Series
from core.errors import NotFoundError


@dataclass(frozen=True)
class GoalProgress:
    """One goal with its steps, what was measured, and how far it is."""

    goal: PlanGoal
    steps: Sequence[PlanStep]
    measurements: Sequence[GoalMeasurement]
    percent: int | None

    @property
    def last(self) -> Decimal | None:
        """The last value that was measured."""
        return self.measurements[-1].value if self.measurements else None

    @property
    def takes_values(self) -> bool:
        """Whether values are measured, rather than steps scored."""
        return self.goal.measure in {GoalMeasure.BASELINE, GoalMeasure.SATISFACTION}

    @property
    def chart(self) -> LineChart | None:
        """What was measured day by day, from the baseline on."""
        if not self.measurements:
            return None
        days = [f"{each.taken_on:%Y-%m-%d}" for each in self.measurements]
        values = [each.value for each in self.measurements]
        if self.goal.baseline is not None:
            days, values = ["基线", *days], [self.goal.baseline, *values]
        series = [Series("测量", tuple(values))]
        if self.goal.target is not None:
            series.append(Series("目标值", (self.goal.target,) * len(values)))
        return LineChart(
            title=self.goal.indicator or self.goal.description,
            categories=tuple(days),
            unit=unit_of(self.goal),
            category_label="日期",
            series=tuple(series),
        )


def plans_of(case: Case) -> QuerySet[ServicePlan]:
    """Return every version, the latest first."""
    rows: QuerySet[ServicePlan] = ServicePlan.objects.filter(case=case)
    return rows.select_related("author", "decided_by").order_by("-number")


def plan_in_work(case: Case) -> ServicePlan | None:
    """Return the version that is being written or waits for approval."""
    waiting = [Approval.DRAFT, Approval.SUBMITTED, Approval.RETURNED]
    return plans_of(case).filter(state__in=waiting).first()


def approved_plan(case: Case) -> ServicePlan | None:
    """Return the version in force."""
    return plans_of(case).filter(state=Approval.APPROVED).first()


def get_plan(case: Case, *, number: int) -> ServicePlan:
    """Return a version of the plan."""
    plan = plans_of(case).filter(number=number).first()
    if plan is None:
        raise NotFoundError("没有这一版服务计划。")
    return plan


def goals_of(plan: ServicePlan) -> list[PlanGoal]:
    """Return the goals in their order, with steps and measurements. Three queries."""
    steps = PlanStep.objects.order_by("position", "pk")
    taken = GoalMeasurement.objects.select_related("taken_by").order_by("taken_on", "pk")
    rows = PlanGoal.objects.filter(plan=plan).order_by("position", "pk")
    rows = rows.prefetch_related(Prefetch("steps", steps), Prefetch("measurements", taken))
    return list(rows)


def progress_of(plan: ServicePlan | None) -> list[GoalProgress]:
    """Return how far each goal of the plan is."""
    return [progress(goal) for goal in goals_of(plan)] if plan else []


def progress(goal: PlanGoal) -> GoalProgress:
    """Return how far one goal is; its steps and measurements may have been fetched."""
    steps, taken = list(goal.steps.all()), list(goal.measurements.all())
    last = taken[-1].value if taken else None
    percent: int | None = None
    if goal.measure == GoalMeasure.TASKS:
        percent = percent_of_steps(step.score for step in steps)
    elif goal.measure == GoalMeasure.BASELINE:
        percent = percent_of_way(goal.baseline, goal.target, last)
    elif goal.measure == GoalMeasure.SATISFACTION:
        percent = percent_of_satisfaction(last)
    return GoalProgress(goal, steps, taken, percent)


def unit_of(goal: PlanGoal) -> str:
    """Return what its values are counted in; points where nothing else is said."""
    return goal.unit or "分"


def get_goal(case: Case, *, pk: UUID) -> PlanGoal:
    """Return a goal of the case with its plan."""
    rows = PlanGoal.objects.filter(case=case, pk=pk).select_related("plan")
    taken = GoalMeasurement.objects.select_related("taken_by").order_by("taken_on", "pk")
    goal: PlanGoal | None = rows.prefetch_related("steps", Prefetch("measurements", taken)).first()
    if goal is None:
        raise NotFoundError("没有找到这个分目标。")
    return goal


def get_step(case: Case, *, pk: UUID) -> PlanStep:
    """Return a step of the case with its goal and plan."""
    step: PlanStep | None = (
        PlanStep.objects.filter(case=case, pk=pk).select_related("goal__plan").first()
    )
    if step is None:
        raise NotFoundError("没有找到这个行动步骤。")
    return step


def plan_content(plan: ServicePlan, goals: Sequence[PlanGoal]) -> dict[str, Any]:
    """Return what the approver signs. Scores and measurements come later and are not in it."""
    return {
        "case": str(plan.case_id),
        "number": plan.number,
        "overall_goal": plan.overall_goal,
        "strategy": plan.strategy,
        "frequency": plan.frequency,
        "risk_plan": plan.risk_plan,
        "starts_on": _text(plan.starts_on),
        "expected_close_on": _text(plan.expected_close_on),
        "goals": [
            {
                "description": goal.description,
                "measure": goal.measure,
                "indicator": goal.indicator,
                "unit": goal.unit,
                "baseline": _number(goal.baseline),
                "target": _number(goal.target),
                "due_on": _text(goal.due_on),
                "steps": [
                    [step.description, step.responsible, step.resource, _text(step.due_on)]
                    for step in goal.steps.all()
                ],
            }
            for goal in goals
        ],
    }


def goal_in_words(goal: PlanGoal) -> str:
    """Say what a goal is, how it is measured, and who does what by when."""
    way = [goal.get_measure_display(), goal.indicator]
    if goal.baseline is not None and goal.target is not None:
        values = f"{goal.baseline.normalize():f} → {goal.target.normalize():f}"
        way.append(f"基线 → 目标值 {values} {goal.unit}".strip())
    if goal.due_on:
        way.append(f"{goal.due_on} 前")
    steps = (
        "，".join(filter(None, (step.description, step.responsible, step.resource, _by(step))))
        for step in goal.steps.all()
    )
    first = f"{goal.description}（{'，'.join(filter(None, way))}）"
    return "\n".join([first, *(f"· {step}" for step in steps)])


def _by(step: PlanStep) -> str:
    return f"{step.due_on} 前" if step.due_on else ""


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.2f}"
