"""更正与查阅：every version of a record, what changed, and who opened it."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from casework.enums import ClientClass, Place, ServiceMethod, Situation
from casework.models import Client, QuestionSetVersion, RecordVersion, ServiceRecord
from casework.rules.clients import display_name
from casework.rules.questions import Question, parse_questions
from casework.rules.signatures import is_intact
from casework.selectors.questionnaires import AnsweredQuestion, answers_in_words, total_of
from casework.selectors.records import SHOWN_OF_CLIENT
from core.audit import VERBS
from core.models import AuditEvent
from stations.selectors.workspaces import Workspace

NOTHING = "—"
ELSEWHERE = "（已不在本站）"
MOST_EVENTS = 100
WRITINGS = ("record.completed", "record.corrected")  # the versions themselves tell of these

Values = Mapping[str, Any]
Names = Mapping[str, str]
Forms = Mapping[str, list[Question]]
Change = tuple[str, str, str]


@dataclass(frozen=True)
class VersionEntry:
    """One version as its readers see it: all it says, and what it changed."""

    number: int
    by: str
    at: dt.datetime
    reason: str
    facts: dict[str, str]
    answers: list[AnsweredQuestion]
    changes: list[Change]
    is_intact: bool
    is_current: bool

    @property
    def total(self) -> float | None:
        """得分：what the answers add up to, where they count."""
        return total_of(self.answers)

    @property
    def short_facts(self) -> list[tuple[str, str]]:
        """What fits into one line each."""
        return [
            (label, text)
            for label, text in self.facts.items()
            if label not in LONG and text != NOTHING
        ]


@dataclass(frozen=True)
class Happening:
    """One line of the timeline (`components/timeline.html`)."""

    at: dt.datetime
    by: str
    text: str
    reason: str = ""
    changes: tuple[Change, ...] = ()


def version_in_force(record: ServiceRecord, workspace: Workspace) -> VersionEntry:
    """Return the version in force, as it was signed. Two queries, three with a form."""
    version = _versions(record).get(number=record.version)
    several = [version.values]
    return _entry(record, version, None, _names(workspace, several), _forms(several))


def versions_of(record: ServiceRecord, workspace: Workspace) -> list[VersionEntry]:
    """Return every version, the latest first. Two queries, three with a form."""
    versions = list(_versions(record))
    several = [version.values for version in versions]
    names, asked = _names(workspace, several), _forms(several)
    pairs = zip(versions, [None, *several], strict=False)
    return [_entry(record, version, earlier, names, asked) for version, earlier in pairs][::-1]


def latest_values(record: ServiceRecord) -> dict[str, Any]:
    """Return what the version in force says."""
    values: dict[str, Any] = record.versions.get(number=record.version).values
    return values


def differences(workspace: Workspace, before: Values, after: Values) -> list[Change]:
    """Return label, before and after of all that differs."""
    several = [before, after]
    return _changes(before, after, _names(workspace, several), _forms(several))


def happenings(record: ServiceRecord) -> list[Happening]:
    """Return who opened, printed or otherwise touched the record, the latest first."""
    events = AuditEvent.objects.filter(
        object_type=ServiceRecord._meta.label_lower,
        object_id=str(record.pk),
        station_id=record.station_id,
    ).exclude(action__in=WRITINGS)
    return [
        Happening(event.at, event.actor_label, VERBS.get(event.action, event.action), event.reason)
        for event in events.order_by("-at")[:MOST_EVENTS]
    ]


def _versions(record: ServiceRecord) -> QuerySet[RecordVersion]:
    return record.versions.select_related("author").order_by("number")


def _entry(
    record: ServiceRecord,
    version: RecordVersion,
    before: Values | None,
    names: Names,
    asked: Forms,
) -> VersionEntry:
    return VersionEntry(
        number=version.number,
        by=str(version.author),
        at=version.written_at,
        reason=version.reason,
        facts=_facts(version.values, names),
        answers=_answers(version.values, asked),
        changes=_changes(before, version.values, names, asked) if before else [],
        is_intact=is_intact(version),
        is_current=version.number == record.version,
    )


def _names(workspace: Workspace, several: Iterable[Values]) -> Names:
    """Return the names of all who are mentioned, as the workspace may see them."""
    ids = {UUID(each["id"]) for values in several for each in values.get("clients", ())}
    found = Client.objects.only(*SHOWN_OF_CLIENT).in_bulk(list(ids)) if ids else {}
    return {str(pk): display_name(workspace, client) for pk, client in found.items()}


def _forms(several: Iterable[Values]) -> Forms:
    """Return the questions of all forms that were filled in, by the keys of their versions."""
    ids = {values["form_version"]["id"] for values in several if values.get("form_version")}
    found = QuestionSetVersion.objects.in_bulk([UUID(pk) for pk in ids]) if ids else {}
    return {str(pk): parse_questions(version.questions) for pk, version in found.items()}


def _answers(values: Values, asked: Forms) -> list[AnsweredQuestion]:
    version = values.get("form_version")
    questions = asked.get(version["id"], []) if version else []
    return answers_in_words(questions, values.get("answers") or {})


def _facts(values: Values, names: Names) -> dict[str, str]:
    return {
        label: _text(key, values, names)
        for key, label in LABELS.items()
        if key not in SELDOM or values.get(key)
    }


def _changes(before: Values, after: Values, names: Names, asked: Forms) -> list[Change]:
    changed = [
        (label, _text(key, before, names), _text(key, after, names))
        for key, label in LABELS.items()
        if before.get(key) != after.get(key)
    ]
    was, now = ({each.code: each for each in _answers(values, asked)} for values in (before, after))
    texts = [
        ((now.get(code) or was[code]).label, *(_said(each.get(code)) for each in (was, now)))
        for code in {**was, **now}
    ]
    return changed + [(label, old, new) for label, old, new in texts if old != new]


def _said(answer: AnsweredQuestion | None) -> str:
    return answer.text if answer else NOTHING


def _text(key: str, values: Values, names: Names) -> str:
    value = values.get(key)
    if value in (None, "", [], 0):
        return NOTHING
    if key == "clients":
        return "、".join(names.get(each["id"], ELSEWHERE) for each in value)
    return SHOWN.get(key, str)(value)


def _label_of(choices: type[Any]) -> Callable[[Any], str]:
    labels: dict[Any, str] = dict(choices.choices)
    return lambda value: str(labels.get(value, value))


def _name(value: Mapping[str, str]) -> str:
    return value["name"]


LABELS = {
    "kind_label": "服务形式",
    "clients": "服务对象",
    "anonymous_count": "未登记居民人数",
    "served_on": "日期",
    "started_at": "开始",
    "minutes": "时长",
    "place": "地点",
    "place_detail": "具体地点",
    "community": "所在社区",
    "project": "计入项目",
    "item": "目录条目",
    "method": "专业方法",
    "client_class": "统计类别",
    "case": "个案",
    "form_version": "表单",
    "situation": "近况",
    "content": "过程与内容",
    "next_step": "下一步",
    "files": "照片和文件",
}

# Most records have none of these.
SELDOM = frozenset({"case", "form_version"})

# Shown on their own, and closed where a minor's record is.
LONG = ("服务对象", "过程与内容", "下一步", "照片和文件")

SHOWN: dict[str, Callable[[Any], str]] = {
    "method": _label_of(ServiceMethod),
    "place": _label_of(Place),
    "situation": _label_of(Situation),
    "client_class": _label_of(ClientClass),
    "minutes": lambda value: f"{value} 分钟",
    "anonymous_count": lambda value: f"{value} 人",
    "community": _name,
    "project": _name,
    "item": _name,
    "case": _name,
    "form_version": _name,
    "files": lambda value: "、".join(each["name"] for each in value),
}
