"""Which document rules what, where and when."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length

from core.errors import NotFoundError
from stations import phrases
from stations.models import PolicyDocument, PolicyRule, Region, Station
from stations.selectors.workspaces import Workspace
from stations.validators.policies import typed_rule

FALLBACK = "default"  # the code of the document with the platform's own values


@dataclass(frozen=True)
class RuleInForce:
    """A rule, as it holds at one place on one day."""

    key: str
    value: Any
    clause: str
    document: PolicyDocument

    @property
    def basis(self) -> str:
        """The document and the clause: 武民政〔2021〕26号 二（二）."""
        number = self.document.number
        return self.clause if self.clause.startswith(number) else f"{number} {self.clause}"

    @property
    def typed(self) -> Any:
        """The value with its type (`stations.validators.policies`)."""
        return typed_rule(self.key, self.value)


def rule_for(station: Station, key: str, on: dt.date) -> RuleInForce | None:
    """Return the rule `key` for `station` on the day `on`."""
    return rules_in(station.region.path, [key], on).get(key)


def rules_for(station: Station, keys: Collection[str], on: dt.date) -> dict[str, RuleInForce]:
    """Return several rules for `station` in one query; a key that nothing rules is missing."""
    return rules_in(station.region.path, keys, on)


def rules_in(path: str, keys: Collection[str], on: dt.date) -> dict[str, RuleInForce]:
    """Return rules for the region at `path`: its own, else the nearest ancestor's, else general ones.

    Of two documents for the same region the newer one rules, and a document's highest version in
    force replaces the others. The platform's own values come last.
    """
    codes = codes_in(path)
    documents = covering(PolicyDocument.objects.current(on), codes)
    found = (
        PolicyRule.objects.filter(key__in=keys, document__in=documents)
        .annotate(depth=nearest_depth(codes, "document_id"))
        .select_related("document")
        .order_by()
    )
    rules: dict[str, RuleInForce] = {}
    for rule in sorted(found, key=_nearness):
        rules[rule.key] = RuleInForce(rule.key, rule.value, rule.clause, rule.document)
    return rules


def covering(
    documents: QuerySet[PolicyDocument], codes: Collection[str]
) -> QuerySet[PolicyDocument]:
    """Return those of `documents` that apply everywhere or to one of the regions `codes`."""
    named = Region.objects.filter(policydocument=OuterRef("pk"))
    return documents.filter(
        Q(Exists(named.filter(code__in=codes))) | Q(~Exists(named), region_codes=[])
    )


def codes_in(path: str) -> list[str]:
    """Return the codes in a region's path: its ancestors and itself."""
    return [code for code in path.split("/") if code]


def workspace_codes(workspace: Workspace) -> frozenset[str]:
    """Return the codes of the regions whose documents concern the workspace.

    Those of its stations, or its own region with what lies above and, where documents of their
    own apply, below it. Nothing for the platform itself, which no region concerns.
    """
    if workspace.region_path:
        below = Region.objects.filter(
            path__startswith=workspace.region_path, policydocument__isnull=False
        )
        return frozenset([*codes_in(workspace.region_path), *below.values_list("code", flat=True)])
    paths = Region.objects.filter(stations__in=workspace.station_ids).values_list("path", flat=True)
    return frozenset(code for path in paths for code in codes_in(path))


def nearest_depth(codes: Collection[str], document: str) -> Subquery:
    """Return how deep the nearest region lies that `document` names; None for general documents.

    `document` is the expression that leads from the row to the key of its document.
    """
    nearest = (
        Region.objects.filter(policydocument=OuterRef(document), code__in=codes)
        .annotate(depth=Length("path"))
        .order_by("-depth")
    )
    return Subquery(nearest.values("depth")[:1])


def get_document(*, pk: int) -> PolicyDocument:
    """Return a document."""
    document = PolicyDocument.objects.prefetch_related("regions", "rules").filter(pk=pk).first()
    if document is None:
        raise NotFoundError(phrases.NO_POLICY)
    return document


def _nearness(rule: Any) -> tuple[int, bool, dt.date]:
    document: PolicyDocument = rule.document
    return (rule.depth or 0, document.code != FALLBACK, document.effective_from)
