"""What the answers to a survey say, question by question, and beside an earlier survey."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from statistics import fmean
from typing import Any

from django.db import connection

from casework.enums.questionnaires import QuestionType
from casework.models import Survey, SurveyResponse
from casework.rules.questions import Question, parse_questions
from core.charts import BarChart, Series

MOST_TEXTS = 200
MANY_OPTIONS = 5
TYPED = frozenset({QuestionType.TEXT, QuestionType.LONG, QuestionType.DATE})

Given = tuple[Any, int]  # an answer, and how often it was given


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
    """Return what was answered. Two queries, three where it is compared."""
    earlier = survey.compares_to
    before = _results(earlier, {}, {}) if earlier else []
    return SurveyResults(
        questions=_results(
            survey,
            {each.question.code: each for each in before},
            _texts(survey) if with_texts else {},
        ),
        responses=survey.response_count,
        earlier=earlier,
        earlier_responses=earlier.response_count if earlier else 0,
    )


def _results(
    survey: Survey, old: Mapping[str, QuestionResult], texts: Mapping[str, list[str]]
) -> list[QuestionResult]:
    questions = _questions(survey)
    counted = _counted(survey, questions)
    return [
        _result(each, counted[each.code], old.get(each.code), texts.get(each.code, []))
        for each in questions
    ]


def _questions(survey: Survey) -> list[Question]:
    return parse_questions(survey.form_version.questions)


# An answer as it was given, and how often; what was typed is only counted.
COUNT = """
SELECT pair.key, CASE WHEN pair.key = ANY(%(typed)s) THEN NULL ELSE pair.value END, count(*)
FROM casework_surveyresponse AS response, jsonb_each_text(response.answers) AS pair
WHERE response.survey_id = %(survey)s
GROUP BY 1, 2
"""


def _counted(survey: Survey, questions: Sequence[Question]) -> Mapping[str, list[Given]]:
    """Return the different answers to each question. One query."""
    typed = [each.code for each in questions if each.type in TYPED]
    several = {each.code for each in questions if each.is_several}
    found: dict[str, list[Given]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"survey": survey.pk, "typed": typed})
        for code, answer, count in cursor.fetchall():
            found[code].append((json.loads(answer) if code in several else answer, count))
    return found


def _texts(survey: Survey) -> Mapping[str, list[str]]:
    """Return what the last who wrote something wrote, by question. One query."""
    found: dict[str, list[str]] = defaultdict(list)
    typed = [each.code for each in _questions(survey) if each.type in TYPED]
    rows = SurveyResponse.objects.filter(survey=survey, answers__has_any_keys=typed)
    newest = rows.order_by("-answered_at", "-pk").values_list("answers", flat=True)
    for answers in newest[:MOST_TEXTS]:
        for code in typed:
            if code in answers:
                found[code].append(answers[code])
    return found


def _result(
    question: Question, given: list[Given], old: QuestionResult | None, texts: list[str]
) -> QuestionResult:
    answered = sum(count for _, count in given)
    return QuestionResult(
        question=question,
        answered=answered,
        options=_options(question, given, answered, old),
        mean=_mean(question, given),
        earlier_mean=old.mean if old and old.question.type == question.type else None,
        texts=texts,
    )


def _options(
    question: Question, given: list[Given], answered: int, old: QuestionResult | None
) -> list[Counted]:
    counts: Counter[str] = Counter()
    for answer, count in given:
        for code in answer if isinstance(answer, list) else [str(answer)]:
            counts[code] += count
    before = {each.label: each.percent for each in old.options} if old and old.answered else {}
    return [
        Counted(
            label=label,
            count=counts[code],
            percent=100 * counts[code] / answered if answered else 0.0,
            earlier=before.get(label),
        )
        for code, label in question.options
    ]


def _mean(question: Question, given: list[Given]) -> float | None:
    """Return the mean of what the answers count; none where they count nothing."""
    worth = _number if question.type is QuestionType.NUMBER else question.score_of
    counted = [(value, count) for answer, count in given if (value := worth(answer)) is not None]
    if not counted:
        return None
    values, counts = zip(*counted, strict=True)
    return fmean(values, weights=counts)


def _number(answer: Any) -> float | None:
    try:
        return float(Decimal(str(answer)))
    except InvalidOperation:
        return None
