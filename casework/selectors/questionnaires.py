"""Forms: which one is in use where, and what was answered in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from casework.enums.questionnaires import QuestionType, TargetGroup, VersionState
from casework.models import QuestionSetVersion
from casework.rules.questions import Question, parse_questions, score, shown_answers
from stations.models import Station
from stations.selectors.policies import codes_in

LONG = frozenset({QuestionType.LONG})


@dataclass(frozen=True)
class AnsweredQuestion:
    """One question with its answer in words."""

    code: str
    label: str
    text: str
    section: str = ""
    score: float | None = None
    is_long: bool = False


def form_in_use(
    *, kind: str, station: Station, target_group: str = TargetGroup.ALL, code: str | None = None
) -> QuestionSetVersion | None:
    """Return the published version that the station fills in; None where there is none.

    One of the target group goes before one for everybody, and one of the district's own before
    the platform's default. One query.
    """
    wanted = [target_group, TargetGroup.ALL]
    found = [
        version
        for version in forms_in_use(kind=kind, station=station, code=code)
        if code or version.question_set.target_group in wanted
    ]
    return min(found, key=lambda each: _order(each, target_group), default=None)


def forms_in_use(
    *, kind: str, station: Station, code: str | None = None
) -> list[QuestionSetVersion]:
    """Return every published version that the station may fill in, the nearest of each code."""
    rows = QuestionSetVersion.objects.filter(
        _used_at(station),
        question_set__kind=kind,
        question_set__is_active=True,
        state=VersionState.PUBLISHED,
    )
    if code:
        rows = rows.filter(question_set__code=code)
    nearest: dict[str, QuestionSetVersion] = {}
    for version in sorted(rows.select_related("question_set__region"), key=_depth, reverse=True):
        nearest.setdefault(version.question_set.code, version)
    return sorted(nearest.values(), key=lambda each: each.question_set.code)


def find_usable_version(*, pk: UUID, kind: str, station: Station) -> QuestionSetVersion | None:
    """Return a version that the station may have on its screens, also one retired meanwhile."""
    rows = QuestionSetVersion.objects.filter(_used_at(station), pk=pk, question_set__kind=kind)
    rows = rows.exclude(state=VersionState.DRAFT).select_related("question_set")
    return rows.first()


def questions_of(version: QuestionSetVersion | None) -> list[Question]:
    """Return the questions of a version; none of no version."""
    return parse_questions(version.questions) if version else []


def answered(
    version: QuestionSetVersion | None, answers: Mapping[str, Any]
) -> list[AnsweredQuestion]:
    """Return what was answered, in the order of the form and in its words of that day."""
    return answers_in_words(questions_of(version), answers)


def answers_in_words(
    questions: Sequence[Question], answers: Mapping[str, Any]
) -> list[AnsweredQuestion]:
    """Return the same, of questions that have been read already."""
    kept = shown_answers(questions, answers)
    return [
        AnsweredQuestion(
            code=each.code,
            label=each.label,
            text=each.text_of(kept[each.code]),
            section=each.section,
            score=each.score_of(kept[each.code]),
            is_long=each.type in LONG,
        )
        for each in questions
        if each.code in kept
    ]


def total_of(answers: Iterable[AnsweredQuestion]) -> float | None:
    """Return what the answers add up to; None where nothing counts."""
    counted = [each.score for each in answers if each.score is not None]
    return sum(counted) if counted else None


def score_of(version: QuestionSetVersion | None, answers: Mapping[str, Any]) -> float | None:
    """Return the total; None where nothing counts."""
    return score(questions_of(version), answers)


def _used_at(station: Station) -> Q:
    codes = codes_in(station.region.path)
    return Q(question_set__region=None) | Q(question_set__region__code__in=codes)


def _depth(version: QuestionSetVersion) -> int:
    region = version.question_set.region
    return len(region.path) if region else 0


def _order(version: QuestionSetVersion, target_group: str) -> tuple[bool, int, str]:
    asked = version.question_set
    return asked.target_group != target_group, -_depth(version), asked.code
