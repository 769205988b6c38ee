"""Before and after: only what is measured alike shares an axis."""

from decimal import Decimal

from casework.models import GoalResult, PlanGoal
from casework.selectors.outcomes import before_after


def result(measure, unit, before, after, *, indicator="指标"):
    goal = PlanGoal(measure=measure, unit=unit, indicator=indicator)
    before, after = (None if each is None else Decimal(each) for each in (before, after))
    return GoalResult(goal=goal, before=before, after=after)


def test_each_unit_has_a_chart_of_its_own():
    charts = before_after(
        [
            result("baseline", "次", 0, 4, indicator="每周出门"),
            result("baseline", "小时", 3, 7),
            result("baseline", "次", 5, 1, indicator="夜里起身"),
            result("baseline", "分", 60, 30),
            result("satisfaction", "", 2, 4),
        ]
    )

    assert [chart.unit for chart in charts] == ["次", "小时", "分", "分"]
    assert charts[0].categories == ("每周出门", "夜里起身")
    assert charts[0].table().header == ("目标", "介入前（次）", "介入后（次）")


def test_goal_without_both_values_is_not_drawn():
    assert before_after([result("baseline", "次", None, 4), result("tasks", "", None, None)]) == []
