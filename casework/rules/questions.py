"""Questions of a form: which are asked, what answers they take, what these score.

Answers are plain data by the code of the question: a text (also of a number and of a day), the code
of a choice, or a list of codes.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from casework.enums.questionnaires import QuestionType
from casework.phrases import questionnaires as phrases
from casework.rules.question_shapes import Choice, Question, ShowIf
from core.errors import RefusedError

__all__ = [
    "LONGEST_LINE",
    "LONGEST_TEXT",
    "MOST_QUESTIONS",
    "Answer",
    "Answers",
    "Choice",
    "Question",
    "QuestionError",
    "ShowIf",
    "as_data",
    "check_answers",
    "is_asked",
    "parse_questions",
    "score",
    "shown_answers",
    "shown_questions",
]

Answer = str | list[str]
Answers = Mapping[str, Any]

MOST_QUESTIONS = 80
LONGEST_LINE = 200
LONGEST_TEXT = 3000


class QuestionError(RefusedError):
    """The questions of a form are not as they must be; `field` is the part that is wrong."""

    code = "question_shape"


def parse_questions(data: Any) -> list[Question]:
    """Read questions as they are kept, or as JSON text. Wrong ones raise `QuestionError`."""
    rows = _rows(data)
    questions = [_question(row, place) for place, row in enumerate(rows, start=1)]
    seen: dict[str, Question] = {}
    for place, question in enumerate(questions, start=1):
        if question.code in seen:
            raise QuestionError(phrases.CODE_TWICE.format(place=place, code=question.code))
        _check_condition(question, place, seen)
        seen[question.code] = question
    return questions


def as_data(questions: Iterable[Question]) -> list[dict[str, Any]]:
    """Return questions as they are kept."""
    return [
        each.model_dump(mode="json", by_alias=True, exclude_defaults=True) for each in questions
    ]


def is_asked(question: Question, answers: Answers) -> bool:
    """Whether the answers so far call for this question."""
    if question.show_if is None:
        return True
    given = answers.get(question.show_if.question)
    codes = given if isinstance(given, list) else [given]
    return any(str(code) in question.show_if.one_of for code in codes if code is not None)


def shown_questions(questions: Sequence[Question], answers: Answers) -> list[Question]:
    """Return those that are asked. One whose own question is not asked is not asked either."""
    shown: list[Question] = []
    told: dict[str, Any] = {}
    for question in questions:
        if is_asked(question, told):
            shown.append(question)
            told[question.code] = answers.get(question.code)
    return shown


def shown_answers(questions: Sequence[Question], answers: Answers) -> dict[str, Answer]:
    """Return what was answered to the questions that are asked, and nothing else."""
    return {
        each.code: answers[each.code]
        for each in shown_questions(questions, answers)
        if answers.get(each.code) not in (None, "", [])
    }


def score(questions: Sequence[Question], answers: Answers) -> float | None:
    """得分：the sum over what is asked; None where no answer counts."""
    kept = shown_answers(questions, answers)
    known = {each.code: each for each in questions}
    found = [known[code].score_of(answer) for code, answer in kept.items()]
    counted = [each for each in found if each is not None]
    return sum(counted) if counted else None


def check_answers(questions: Sequence[Question], answers: Answers) -> dict[str, str]:
    """Return what is wrong, by the code of the question. Questions not asked are not looked at."""
    faults: dict[str, str] = {}
    for question in shown_questions(questions, answers):
        answer = answers.get(question.code)
        if answer in (None, "", []):
            if question.required:
                faults[question.code] = phrases.ANSWER_MISSING
        elif fault := _fault(question, answer):
            faults[question.code] = fault
    return faults


def _fault(question: Question, answer: Any) -> str:
    if question.is_several != isinstance(answer, list):
        return phrases.ANSWER_SHAPE
    if question.options:
        codes = dict(question.options)
        given = answer if isinstance(answer, list) else [answer]
        return "" if all(str(code) in codes for code in given) else phrases.NO_SUCH_CHOICE
    if question.type is QuestionType.NUMBER:
        return _number_fault(question, str(answer))
    if question.type is QuestionType.DATE:
        return _date_fault(str(answer))
    most = LONGEST_TEXT if question.type is QuestionType.LONG else LONGEST_LINE
    return phrases.ANSWER_TOO_LONG.format(most=most) if len(str(answer)) > most else ""


def _number_fault(question: Question, text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return phrases.NOT_A_NUMBER
    if not number.is_finite() or len(text) > 20:
        return phrases.NOT_A_NUMBER
    if question.min is not None and number < Decimal(str(question.min)):
        return phrases.TOO_SMALL.format(least=f"{question.min:g}")
    if question.max is not None and number > Decimal(str(question.max)):
        return phrases.TOO_LARGE.format(most=f"{question.max:g}")
    return ""


def _date_fault(text: str) -> str:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return phrases.NOT_A_DATE
    return ""


def _rows(data: Any) -> list[Any]:
    if isinstance(data, str):
        try:
            data = json.loads(data)
        except (ValueError, RecursionError):
            raise QuestionError(phrases.NOT_QUESTIONS) from None
    if not isinstance(data, list):
        raise QuestionError(phrases.NOT_QUESTIONS)
    if len(data) > MOST_QUESTIONS:
        raise QuestionError(phrases.TOO_MANY_QUESTIONS.format(most=MOST_QUESTIONS))
    return data


def _question(row: Any, place: int) -> Question:
    try:
        return Question.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        field = next((each for each in first["loc"] if each in PARTS), first["type"])
        raise QuestionError(_sentence(first, place, row), field=str(field)) from None


def _sentence(first: ErrorDetails, place: int, row: Any) -> str:
    """Say the first fault as whoever edits the form has to hear it."""
    part = next((PARTS[each] for each in reversed(first["loc"]) if each in PARTS), "")
    own = first["type"] in PARTS  # said by a rule of ours
    reason = first["msg"] if own else FAULTS.get(first["type"], phrases.WRONG_VALUE)
    name = row.get("label", "") if isinstance(row, dict) else ""
    where = f"第 {place} 题" + (f"“{name}”" if isinstance(name, str) and name else "")
    return f"{where}：{part}{reason}" if part else f"{where}：{reason}"


def _check_condition(question: Question, place: int, earlier: Mapping[str, Question]) -> None:
    if question.show_if is None:
        return
    asked = earlier.get(question.show_if.question)
    if asked is None:
        raise QuestionError(phrases.CONDITION_ON_LATER.format(place=place, label=question.label))
    codes = dict(asked.options)
    if not codes or not set(question.show_if.one_of) <= set(codes):
        raise QuestionError(phrases.CONDITION_ON_UNKNOWN.format(place=place, label=question.label))


PARTS: dict[Any, str] = {
    "code": "代号",
    "label": "文字",
    "type": "题型",
    "choices": "选项",
    "score": "分值",
    "min": "最小值",
    "max": "最大值",
    "unit": "单位",
    "help": "说明",
    "section": "分组",
    "show_if": "显示条件",
}

FAULTS = {
    "missing": "没有填写。",
    "string_too_short": "没有填写。",
    "string_too_long": "太长。",
    "string_pattern_mismatch": "只能用小写字母、数字和下划线，以字母开头，最多 40 个。",
    "enum": "不是可用的题型。",
    "extra_forbidden": "不认识的栏目。",
    "too_long": "太多。",
}
