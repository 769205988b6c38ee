"""Policy documents as pages show them: state, reach, rules in words, notices."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from stations.enums import PolicyState
from stations.models import PolicyDocument
from stations.rules.directory import is_platform
from stations.selectors.policies import codes_in, covering, rules_in, workspace_codes
from stations.selectors.workspaces import Workspace
from stations.validators.policies import RULES, typed_rule

NOTICE_DAYS = 60
PAST = {PolicyState.OVER, PolicyState.REPLACED}
BADGES = {
    PolicyState.COMING: "",
    PolicyState.IN_FORCE: "good",
    PolicyState.ENDING: "warn",
    PolicyState.OVER: "late",
    PolicyState.REPLACED: "",
}


@dataclass(frozen=True)
class DocumentLine:
    """A document in the list. `concerns` says whether it applies where the reader works."""

    document: PolicyDocument
    state: PolicyState
    concerns: bool

    @property
    def badge(self) -> str:
        """The kind of label that its state gets."""
        return BADGES[self.state]

    @property
    def regions(self) -> str:
        """Where it applies, in words."""
        return regions_of(self.document)


@dataclass(frozen=True)
class RuleLine:
    """A rule of a document, in words."""

    key: str
    title: str
    sentences: list[str]
    clause: str


@dataclass(frozen=True)
class Successor:
    """What rules instead of a document that has expired: a document, and which of its rules."""

    number: str
    titles: list[str]


@dataclass(frozen=True)
class PolicyNotice:
    """A document that applies here and expires soon, or has expired."""

    document: PolicyDocument
    over: bool
    successors: list[Successor]
    unruled: list[str]

    @property
    def sentence(self) -> str:
        """What happens, and when."""
        day = f"{self.document.effective_to:%Y-%m-%d}"
        return f"{self.document.number} {'已于' if self.over else '将于'} {day} 失效。"


def document_lines(workspace: Workspace, on: dt.date) -> list[DocumentLine]:
    """Return every document: those in force first, then the newest first."""
    documents = list(
        PolicyDocument.objects.prefetch_related("regions").order_by("-effective_from", "-version")
    )
    concerned = _ids_concerning(workspace)
    latest = _latest_versions(documents, on)
    lines = [
        DocumentLine(document, state_of(document, on, latest), document.pk in concerned)
        for document in documents
    ]
    return sorted(lines, key=lambda line: line.state in PAST)


def document_line(document: PolicyDocument, workspace: Workspace, on: dt.date) -> DocumentLine:
    """Return one document as the list shows it."""
    versions = PolicyDocument.objects.filter(code=document.code)
    latest = _latest_versions(versions, on)
    concerns = document.pk in _ids_concerning(workspace)
    return DocumentLine(document, state_of(document, on, latest), concerns)


def count_states(lines: Iterable[DocumentLine]) -> list[tuple[str, int]]:
    """Return how many documents are in each state that occurs."""
    counted = Counter(line.state for line in lines)
    return [(state.label, counted[state]) for state in PolicyState if counted[state]]


def state_of(document: PolicyDocument, on: dt.date, latest: Mapping[str, int]) -> PolicyState:
    """Return the state of a document on the day `on`; `latest` are the versions in force by code."""
    if document.effective_from > on:
        return PolicyState.COMING
    if document.effective_to and document.effective_to < on:
        return PolicyState.OVER
    if latest.get(document.code, document.version) > document.version:
        return PolicyState.REPLACED
    if document.effective_to and document.effective_to <= on + dt.timedelta(days=NOTICE_DAYS):
        return PolicyState.ENDING
    return PolicyState.IN_FORCE


def regions_of(document: PolicyDocument) -> str:
    """Say where a document applies; `regions` should be prefetched."""
    known = {region.code: region.name for region in document.regions.all()}
    names = [known.get(code, f"区划 {code}（未导入）") for code in document.region_codes]
    extra = [name for code, name in known.items() if code not in document.region_codes]
    return "、".join([*names, *extra]) or "不限地区"


def rule_lines(document: PolicyDocument) -> list[RuleLine]:
    """Return the rules of a document in words; `rules` should be prefetched."""
    stored = {rule.key: rule for rule in document.rules.all()}
    lines = []
    for key in RULES:
        if key in stored:
            typed = typed_rule(key, stored[key].value)
            lines.append(RuleLine(key, typed.title, typed.lines(), stored[key].clause))
    return lines


def policy_notices(workspace: Workspace, on: dt.date) -> list[PolicyNotice]:
    """Return the notices for a district or a city: what expires within 60 days or has expired."""
    if not workspace.region_path:
        return []
    soon = on + dt.timedelta(days=NOTICE_DAYS)
    ending = covering(
        PolicyDocument.objects.filter(effective_to__lte=soon, effective_from__lte=on),
        codes_in(workspace.region_path),
    )
    lasting = PolicyDocument.objects.exclude(effective_to__lte=soon)
    alive = set(lasting.values_list("code", flat=True))
    return [
        _notice(document, workspace.region_path, on)
        for document in _newest_of_code(ending)
        if document.code not in alive
    ]


def _notice(document: PolicyDocument, path: str, on: dt.date) -> PolicyNotice:
    assert document.effective_to is not None
    keys = [rule.key for rule in document.rules.all()]
    after = rules_in(path, keys, max(on, document.effective_to + dt.timedelta(days=1)))
    by_number: dict[str, list[str]] = {}
    for key in RULES:
        if key in after:
            by_number.setdefault(after[key].document.number, []).append(RULES[key].title)
    return PolicyNotice(
        document=document,
        over=document.effective_to < on,
        successors=[Successor(number, titles) for number, titles in by_number.items()],
        unruled=[RULES[key].title for key in RULES if key in keys and key not in after],
    )


def _newest_of_code(documents: QuerySet[PolicyDocument]) -> Iterable[PolicyDocument]:
    newest: dict[str, PolicyDocument] = {}
    for document in documents.prefetch_related("rules").order_by("code", "version"):
        newest[document.code] = document
    return newest.values()


def _ids_concerning(workspace: Workspace) -> set[int]:
    documents = PolicyDocument.objects.order_by()
    if is_platform(workspace):
        return set(documents.values_list("pk", flat=True))
    concerning = covering(documents, workspace_codes(workspace))
    return set(concerning.values_list("pk", flat=True))


def _latest_versions(documents: Iterable[PolicyDocument], on: dt.date) -> dict[str, int]:
    latest: dict[str, int] = {}
    for document in documents:
        over = document.effective_to and document.effective_to < on
        if document.effective_from <= on and not over:
            latest[document.code] = max(latest.get(document.code, 0), document.version)
    return latest
