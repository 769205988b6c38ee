"""Reading outcome reviews: goal by goal, before and after."""

from typing import Any

from django.db.models import QuerySet

from casework.models import Case, CaseOutcomeReview, GoalResult
from casework.rules.signatures import digest
from casework.selectors.closures import closures_of
from casework.selectors.service_plans import unit_of
from core.charts import BarChart, Series


def reviews_of(case: Case) -> QuerySet[CaseOutcomeReview]:
    """Return the reviews, the latest first."""
    rows: QuerySet[CaseOutcomeReview] = CaseOutcomeReview.objects.filter(case=case)
    return rows.select_related("author", "plan").order_by("-reviewed_on", "-pk")


def review_in_work(case: Case) -> CaseOutcomeReview | None:
    """Return the review that is being written."""
    return reviews_of(case).filter(signed_at=None).first()


def signed_review(case: Case) -> CaseOutcomeReview | None:
    """Return the last review that is signed, of the time since the case was last reopened."""
    rows = reviews_of(case).exclude(signed_at=None)
    reopened = closures_of(case).exclude(reopened_at=None).order_by("-reopened_at").first()
    return (rows.filter(signed_at__gt=reopened.reopened_at) if reopened else rows).first()


def results_of(review: CaseOutcomeReview) -> list[GoalResult]:
    """Return what became of each goal, in the order of the plan."""
    rows = GoalResult.objects.filter(review=review).select_related("goal")
    return list(rows.order_by("goal__position", "pk"))


def review_content(review: CaseOutcomeReview, results: list[GoalResult]) -> dict[str, Any]:
    """Return what the author signs."""
    return {
        "case": str(review.case_id),
        "reviewed_on": review.reviewed_on.isoformat(),
        "client_view": review.client_view,
        "worker_view": review.worker_view,
        "satisfaction": review.satisfaction,
        "summary": review.summary,
        "results": [
            [
                str(result.goal_id),
                _number(result.before),
                _number(result.after),
                result.percent,
                result.achieved,
                result.comment,
            ]
            for result in results
        ],
    }


def review_is_intact(review: CaseOutcomeReview, results: list[GoalResult]) -> bool:
    """Tell whether it still says what was signed; one in work is as it is."""
    if review.signed_at is None:
        return True
    return review.digest == digest(review_content(review, results))


def review_in_words(review: CaseOutcomeReview, results: list[GoalResult]) -> str:
    """Say in a line what became of the goals."""
    reached = sum(1 for each in results if each.achieved)
    content = "" if review.satisfaction is None else f"，服务对象满意度 {review.satisfaction} 分"
    return f"{review.reviewed_on}，{len(results)} 个目标达成 {reached} 个{content}"


def before_after(results: list[GoalResult]) -> list[BarChart]:
    """Return 前后测 of the goals that have both values: one chart for what is measured alike."""
    alike: dict[tuple[str, str], list[GoalResult]] = {}
    for each in results:
        if each.before is not None and each.after is not None:
            alike.setdefault((each.goal.measure, unit_of(each.goal)), []).append(each)
    return [_before_after(unit, shown) for (_, unit), shown in alike.items()]


def _before_after(unit: str, shown: list[GoalResult]) -> BarChart:
    return BarChart(
        title=f"介入前后对比（{unit}）",
        categories=tuple(each.goal.indicator or each.goal.description[:12] for each in shown),
        unit=unit,
        category_label="目标",
        series=(
            Series("介入前", tuple(each.before for each in shown)),
            Series("介入后", tuple(each.after for each in shown)),
        ),
    )


def _number(value: Any) -> str:
    return "" if value is None else f"{value:.2f}"
