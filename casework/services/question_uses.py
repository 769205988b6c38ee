"""Counting how often a question is asked, answered and read; no person stands behind the counts."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from casework.models import QuestionSetVersion
from casework.rules.questions import parse_questions, shown_answers, shown_questions
from core import clock
from core.ids import uuid7

# One statement, its rows in the order of their codes: two at once never hold each other up.
COUNT = """
INSERT INTO casework_questionuse
    (id, station_id, version_id, question, month, asked, answered, read, created_at, updated_at)
SELECT id, %(station)s, %(version)s, question, %(month)s, asked, answered, read, %(now)s, %(now)s
FROM unnest(
    %(ids)s::uuid[], %(questions)s::text[], %(asked)s::int[], %(answered)s::int[], %(read)s::int[]
) AS counted (id, question, asked, answered, read)
ON CONFLICT (station_id, version_id, question, month) DO UPDATE SET
    asked = casework_questionuse.asked + EXCLUDED.asked,
    answered = casework_questionuse.answered + EXCLUDED.answered,
    read = casework_questionuse.read + EXCLUDED.read,
    updated_at = EXCLUDED.updated_at
"""


def count_asked(
    version: QuestionSetVersion, answers: Mapping[str, Any], station_id: int, on: dt.date
) -> None:
    """Count the questions that `answers` called for, and those among them that were answered.

    Once, when a record is first completed: it says how a form serves those who ask. A correction
    asks nobody again, so it counts nothing.
    """
    questions = parse_questions(version.questions)
    asked = [each.code for each in shown_questions(questions, answers)]
    given = shown_answers(questions, answers)
    _count(version, station_id, on, [(code, 1, int(code in given), 0) for code in asked])


def count_read(version: QuestionSetVersion, station_id: int, on: dt.date) -> None:
    """Count that somebody else than the writer looked at what was answered."""
    codes = [each.code for each in parse_questions(version.questions)]
    _count(version, station_id, on, [(code, 0, 0, 1) for code in codes])


def _count(
    version: QuestionSetVersion,
    station_id: int,
    on: dt.date,
    counts: Iterable[tuple[str, int, int, int]],
) -> None:
    rows = sorted(counts)
    if not rows:
        return
    questions, asked, answered, read = (list(column) for column in zip(*rows, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(
            COUNT,
            {
                "station": station_id,
                "version": version.pk,
                "month": on.replace(day=1),
                "now": clock.now(),
                "ids": [str(uuid7()) for _ in rows],
                "questions": questions,
                "asked": asked,
                "answered": answered,
                "read": read,
            },
        )
