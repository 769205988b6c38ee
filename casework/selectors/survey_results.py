"""What the answers to a survey say, question by question, and beside an earlier survey."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from statistics import fmean
from typing import Any

from casework.enums.questionnaires import QuestionType
from casework.models import Survey, SurveyResponse
from casework.rules.questions import Question, parse_questions
from core.charts import BarChart, Series

MOST_TEXTS = 200
MANY_OPTIONS = 5
TYPED = frozenset({QuestionType.TEXT, QuestionType.LONG, QuestionType.DATE})


@dataclass(frozen=True)
class Counted:
    """One option of a question: how many chose it, and how many of a hundred who answered."""

    label: str
    count: int
    percent: float
    earlier: float | None = None

    @property
    def difference(self) -> float | None:
        """In percentage points."""
        return None if self.earlier is None else self.percent - self.earlier


@dataclass(frozen=True)
class QuestionResult:
    """One question: counts of what could be chosen, the mean of what counts, what was written."""

    question: Question
    answered: int
    options: list[Counted] = field(default_factory=list)
    mean: float | None = None
    earlier_mean: float | None = None
    texts: list[str] = field(default_factory=list)

    @property
    def difference(self) -> float | None:
        """How much the mean has moved since the earlier survey."""
        if self.mean is None or self.earlier_mean is None:
            return None
        return self.mean - self.earlier_mean

    @property
    def is_compared(self) -> bool:
        """Whether the earlier survey asked the same."""
        return self.earlier_mean is not None or any(
            each.earlier is not None for each in self.options
        )

    @property
    def is_long(self) -> bool:
        """Whether the chart needs more height for its bars."""
        return len(self.options) > MANY_OPTIONS

    @property
    def chart(self) -> BarChart | None:
        """The counts as bars, with shares where two surveys of different size are compared."""
        if not self.options:
            return None
        labels = tuple(each.label for each in self.options)
        series: tuple[Series, ...] = (Series("人数", tuple(each.count for each in self.options)),)
        if self.is_compared:
            now = tuple(round(each.percent, 1) for each in self.options)
            was = tuple(round(each.earlier or 0, 1) for each in self.options)
            series = (Series("本次", now), Series("上次", was))
        return BarChart(
            title=self.question.label,
            categories=labels,
            unit="%" if self.is_compared else "人",
            series=series,
            horizontal=True,
            category_label="选项",
        )


@dataclass(frozen=True)
class SurveyResults:
    """All questions. `earlier` is the survey that it is compared to."""

    questions: list[QuestionResult]
    responses: int
    earlier: Survey | None = None
    earlier_responses: int = 0


def results_of(survey: Survey, *, with_texts: bool) -> SurveyResults:
    """Return what was answered. One query, two where it is compared."""
    answers = _answers(survey)
    earlier = survey.compares_to
    before = _answers(earlier) if earlier else []
    old = (
        {each.question.code: each for each in _results(earlier, before, {}, with_texts=False)}
        if earlier
        else {}
    )
    return SurveyResults(
        questions=_results(survey, answers, old, with_texts=with_texts),
        responses=len(answers),
        earlier=earlier,
        earlier_responses=len(before),
    )


def _answers(survey: Survey) -> list[dict[str, Any]]:
    rows = SurveyResponse.objects.filter(survey=survey).order_by("-answered_at", "-pk")
    return list(rows.values_list("answers", flat=True))


def _results(
    survey: Survey,
    answers: Sequence[Mapping[str, Any]],
    old: Mapping[str, QuestionResult],
    *,
    with_texts: bool,
) -> list[QuestionResult]:
    return [
        _result(
            question,
            [each[question.code] for each in answers if each.get(question.code)],
            old.get(question.code),
            with_texts=with_texts,
        )
        for question in parse_questions(survey.form_version.questions)
    ]


def _result(
    question: Question, given: list[Any], old: QuestionResult | None, *, with_texts: bool
) -> QuestionResult:
    values = _numbers(question, given)
    return QuestionResult(
        question=question,
        answered=len(given),
        options=_options(question, given, old),
        mean=fmean(values) if values else None,
        earlier_mean=old.mean if old and old.question.type == question.type else None,
        texts=[str(each) for each in given][:MOST_TEXTS]
        if with_texts and question.type in TYPED
        else [],
    )


def _options(question: Question, given: list[Any], old: QuestionResult | None) -> list[Counted]:
    counts: Counter[str] = Counter()
    for answer in given:
        counts.update(answer if isinstance(answer, list) else [str(answer)])
    before = {each.label: each.percent for each in old.options} if old and old.answered else {}
    return [
        Counted(
            label=label,
            count=counts[code],
            percent=100 * counts[code] / len(given) if given else 0.0,
            earlier=before.get(label),
        )
        for code, label in question.options
    ]


def _numbers(question: Question, given: list[Any]) -> list[float]:
    if question.type is QuestionType.NUMBER:
        return [value for value in map(_number, given) if value is not None]
    scores = [question.score_of(answer) for answer in given]
    return [each for each in scores if each is not None]


def _number(text: Any) -> float | None:
    try:
        return float(Decimal(str(text)))
    except InvalidOperation:
        return None
