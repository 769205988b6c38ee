"""Forms as data: loading the platform's own."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction

from accounts.models import User
from casework.enums.questionnaires import TargetGroup, VersionState
from casework.models import QuestionSet, QuestionSetVersion
from casework.rules.questions import as_data, parse_questions
from core import audit, clock

FILE = Path(__file__).resolve().parent.parent / "data" / "question_sets.toml"


@dataclass
class LoadReport:
    """What loading has done, by the titles of the forms."""

    published: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


@transaction.atomic
def load_question_sets(*, text: str | None = None, by: User | None) -> LoadReport:
    """载入平台默认表单. What has changed becomes a new version; loading twice changes nothing."""
    report = LoadReport()
    content = tomllib.loads(FILE.read_text(encoding="utf-8") if text is None else text)
    for told in content["sets"]:
        asked = _default_set(told)
        questions = as_data(parse_questions([_question(each) for each in told["questions"]]))
        current = asked.versions.filter(state=VersionState.PUBLISHED).first()
        if current is not None and current.questions == questions:
            report.unchanged.append(asked.title)
            continue
        _publish_default(asked, questions, by)
        report.published.append(asked.title)
    return report


def _default_set(told: dict[str, Any]) -> QuestionSet:
    words = {
        "kind": told["kind"],
        "target_group": told.get("target_group", TargetGroup.ALL),
        "title": told["title"],
        "basis": told["basis"],
    }
    asked, _ = QuestionSet.objects.update_or_create(region=None, code=told["code"], defaults=words)
    return asked


def _publish_default(
    asked: QuestionSet, questions: list[dict[str, Any]], by: User | None
) -> QuestionSetVersion:
    latest = asked.versions.order_by("-number").first()
    asked.versions.filter(state=VersionState.PUBLISHED).update(state=VersionState.RETIRED)
    version: QuestionSetVersion = asked.versions.create(
        number=latest.number + 1 if latest else 1,
        questions=questions,
        state=VersionState.PUBLISHED,
        published_at=clock.now(),
    )
    audit.record("questionset.loaded", target=asked, by=by)
    return version


def _question(told: dict[str, Any]) -> dict[str, Any]:
    """Spell out the short form of choices."""
    if "choices" not in told:
        return told
    names = ("code", "label", "score")
    return told | {"choices": [dict(zip(names, each, strict=False)) for each in told["choices"]]}
