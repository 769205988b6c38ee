"""What was answered at the visits of a plan, and how its score went."""

from dataclasses import dataclass

from casework.models import HomeVisit, VisitPlan
from casework.selectors.questionnaires import AnsweredQuestion, answered, score_of
from core.charts import LineChart, Series

SHOWN = 24


@dataclass(frozen=True)
class ScoredVisit:
    """One visit with its check form."""

    visit: HomeVisit
    score: float | None
    answers: tuple[AnsweredQuestion, ...]


def scored_visits(plan: VisitPlan) -> list[ScoredVisit]:
    """Return the latest visits of the plan, newest first, with what was answered. One query."""
    rows = (
        HomeVisit.objects.filter(plan=plan)
        .select_related("record__worker", "record__form_version", "station")
        .defer("record__content", "record__next_step")
        .order_by("-visited_on", "-pk")[:SHOWN]
    )
    return [
        ScoredVisit(
            visit,
            score_of(visit.record.form_version, visit.record.answers),
            tuple(answered(visit.record.form_version, visit.record.answers)),
        )
        for visit in rows
    ]


def score_chart(visits: list[ScoredVisit]) -> LineChart | None:
    """Return the total of each check form over time; None where fewer than two count."""
    scored = [each for each in reversed(visits) if each.score is not None]
    if len(scored) < 2:
        return None
    return LineChart(
        title="核查表得分变化",
        categories=tuple(each.visit.visited_on.isoformat() for each in scored),
        category_label="探访日期",
        unit="分",
        description="每次探访核查表的总分",
        series=(Series("得分", tuple(each.score for each in scored)),),
    )
