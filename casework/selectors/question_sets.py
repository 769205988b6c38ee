"""Forms as the district sees them: what there is, their versions, and how they are used."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max, Prefetch, Q, QuerySet, Sum

from casework.enums.questionnaires import QuestionSetKind, VersionState
from casework.models import QuestionSet, QuestionSetVersion, QuestionUse
from casework.phrases import questionnaires as phrases
from casework.rules.question_sets import is_never_read, is_rarely_answered
from casework.rules.questions import Question, parse_questions
from core.errors import NotFoundError
from stations.models import Station
from stations.selectors.policies import codes_in
from stations.selectors.workspaces import Workspace


@dataclass(frozen=True)
class ListedSet:
    """A form in the list. `is_replaced`: the district has one of its own under this code."""

    question_set: QuestionSet
    in_use: QuestionSetVersion | None
    has_draft: bool
    is_replaced: bool

    @property
    def count(self) -> int:
        """The number of questions in use."""
        return len(self.in_use.questions) if self.in_use else 0


@dataclass(frozen=True)
class ListedKind:
    """The forms of one kind."""

    label: str
    sets: list[ListedSet]


@dataclass(frozen=True)
class UsedQuestion:
    """How one question is used."""

    question: Question
    asked: int = 0
    answered: int = 0
    read: int = 0

    @property
    def percent(self) -> int | None:
        """填写率。"""
        return round(100 * self.answered / self.asked) if self.asked else None

    @property
    def is_rarely_answered(self) -> bool:
        """没人填。"""
        return is_rarely_answered(self.asked, self.answered)

    @property
    def is_never_read(self) -> bool:
        """没人看。"""
        return is_never_read(self.asked, self.read)


@dataclass(frozen=True)
class QuestionChange:
    """What a version does to a question: 新增, 删除 or 修改."""

    kind: str
    label: str
    before: str = ""
    after: str = ""


def sets_for(workspace: Workspace) -> QuerySet[QuestionSet]:
    """Return the forms that concern the workspace: the defaults, and those of its region."""
    codes = codes_in(_path(workspace))
    return QuestionSet.objects.filter(Q(region=None) | Q(region__code__in=codes)).select_related(
        "region"
    )


def listed_sets(workspace: Workspace) -> list[ListedKind]:
    """Return them by kind, a district's own before the default."""
    current = QuestionSetVersion.objects.exclude(state=VersionState.RETIRED)
    rows = sets_for(workspace).prefetch_related(Prefetch("versions", current))
    listed = list(rows.order_by("target_group", "code", "region"))
    own = {each.code for each in listed if each.region_id is not None and each.is_active}
    by_kind: dict[str, list[ListedSet]] = {}
    for each in listed:
        by_kind.setdefault(each.kind, []).append(_listed(each, own))
    return [
        ListedKind(str(kind.label), by_kind[kind]) for kind in QuestionSetKind if kind in by_kind
    ]


def survey_forms(workspace: Workspace) -> QuerySet[QuestionSetVersion]:
    """Return the versions in use of the forms for surveys that concern the workspace."""
    surveys = sets_for(workspace).filter(kind=QuestionSetKind.SURVEY, is_active=True)
    in_use = QuestionSetVersion.objects.filter(question_set__in=surveys)
    return in_use.filter(state=VersionState.PUBLISHED).select_related("question_set")


def get_set(*, pk: UUID, workspace: Workspace) -> QuestionSet:
    """Return the form. Another district's does not exist here."""
    found = sets_for(workspace).filter(pk=pk).first()
    if found is None:
        raise NotFoundError(phrases.SET_GONE)
    return found


def get_set_version(*, pk: UUID, workspace: Workspace) -> QuestionSetVersion:
    """Return a version of a form that concerns the workspace; a draft only to its own district."""
    rows = QuestionSetVersion.objects.filter(question_set__in=sets_for(workspace))
    own = Q(question_set__region=workspace.region_id) if workspace.region_id else Q(pk__in=[])
    found = (
        rows.filter(~Q(state=VersionState.DRAFT) | own)
        .select_related("question_set__region", "published_by")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise NotFoundError(phrases.VERSION_GONE)
    return found


def versions_of_set(question_set: QuestionSet) -> list[QuestionSetVersion]:
    """Return every version, the latest first."""
    return list(question_set.versions.select_related("published_by").order_by("-number"))


def is_copied(question_set: QuestionSet, workspace: Workspace) -> bool:
    """Whether the district has a form of that code already."""
    same = QuestionSet.objects.filter(code=question_set.code)
    return same.filter(region=workspace.region_id or 0).exists()


def uses_of(version: QuestionSetVersion) -> list[UsedQuestion]:
    """使用情况：of the questions of a version, over all versions of its form, in scope."""
    rows = QuestionUse.objects.filter(version__question_set=version.question_set_id)
    sums = rows.order_by().values("question")
    found = {
        each["question"]: (each["all_asked"], each["all_answered"], each["all_read"])
        for each in sums.annotate(
            all_asked=Sum("asked"), all_answered=Sum("answered"), all_read=Sum("read")
        )
    }
    return [
        UsedQuestion(question, *found.get(question.code, (0, 0, 0)))
        for question in parse_questions(version.questions)
    ]


def stations_using(version: QuestionSetVersion) -> tuple[int, object]:
    """Return how many stations in scope have used the form, and the latest month."""
    rows = QuestionUse.objects.filter(version__question_set=version.question_set_id)
    found = rows.aggregate(stations=Count("station", distinct=True), last=Max("month"))
    return found["stations"], found["last"]


def changes_between(
    before: QuestionSetVersion | None, after: QuestionSetVersion
) -> list[QuestionChange]:
    """Return what the later version does to the earlier one, question by question."""
    old = {each.code: each for each in parse_questions(before.questions if before else [])}
    new = {each.code: each for each in parse_questions(after.questions)}
    added = [
        QuestionChange("新增", new[code].label, "", _words(new[code]))
        for code in new.keys() - old.keys()
    ]
    gone = [
        QuestionChange("删除", old[code].label, _words(old[code]))
        for code in old.keys() - new.keys()
    ]
    changed = [
        QuestionChange("修改", new[code].label, _words(old[code]), _words(new[code]))
        for code in new
        if code in old and old[code] != new[code]
    ]
    kept = [code for code in old if code in new]
    moved = kept != [code for code in new if code in old]
    order = [QuestionChange("次序", "题目的次序有变动")] if moved else []
    return [*sorted(added, key=_label), *sorted(gone, key=_label), *changed, *order]


def _label(change: QuestionChange) -> str:
    return change.label


def _words(question: Question) -> str:
    parts: Iterable[str] = (
        question.label,
        str(question.type.label),
        "必填" if question.required else "",
        "、".join(_choice(question, code, label) for code, label in question.options),
        question.help,
        f"分组：{question.section}" if question.section else "",
        "有显示条件" if question.show_if else "",
    )
    return "；".join(part for part in parts if part)


def _choice(question: Question, code: str, label: str) -> str:
    scores = {choice.code: choice.score for choice in question.choices}
    score = scores.get(code)
    return label if score is None else f"{label}（{score:g} 分）"


def _listed(question_set: QuestionSet, own: set[str]) -> ListedSet:
    by_state = {version.state: version for version in question_set.versions.all()}
    return ListedSet(
        question_set=question_set,
        in_use=by_state.get(VersionState.PUBLISHED),
        has_draft=VersionState.DRAFT in by_state,
        is_replaced=question_set.region_id is None and question_set.code in own,
    )


def _path(workspace: Workspace) -> str:
    if workspace.region_path:
        return workspace.region_path
    station = Station.objects.select_related("region").filter(pk=workspace.station_id or 0).first()
    return station.region.path if station else ""
