"""探访频次：the levels in force, and what is suggested for whom."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery

from casework.enums import ClientClass
from casework.models import Client, ClientCategory, HouseholdMember, RiskAssessment
from casework.models.clients import ClientQuerySet
from casework.rules.visit_levels import KnownOfClient, Suggestion, VisitLevel, suggest
from stations.models import Station
from stations.selectors.policies import rule_for

RULE = "visit_cadence"


@dataclass(frozen=True)
class Cadence:
    """The levels in force, the closest first, and where they are written."""

    levels: tuple[VisitLevel, ...] = ()
    basis: str = ""

    def __bool__(self) -> bool:
        return bool(self.levels)

    def named(self, code: str) -> VisitLevel | None:
        """Return the level of that code."""
        return next((level for level in self.levels if level.code == code), None)


def cadence_for(station: Station, on: dt.date) -> Cadence:
    """Return the levels that hold at the station on the day `on`. One query."""
    rule = rule_for(station, RULE, on)
    if rule is None:
        return Cadence()
    levels = tuple(
        VisitLevel(
            each["level"], each["label"], each["every_days"], tuple(each.get("suggested_for", ()))
        )
        for each in rule.value
    )
    return Cadence(levels, rule.basis)


def suggestions_for(
    cadence: Cadence, clients: Collection[Client], on: dt.date
) -> dict[UUID, Suggestion]:
    """Return a level with its reason for each of the clients. Two queries for all of them."""
    facts = _facts([client.pk for client in clients])
    held = _categories([client.pk for client in clients], on)
    return {
        client.pk: suggest(
            cadence.levels, _known(client, facts.get(client.pk, {}), held, on), clause=cadence.basis
        )
        for client in clients
    }


def suggestion_for(cadence: Cadence, client: Client, on: dt.date) -> Suggestion:
    """Return the level for one client."""
    return suggestions_for(cadence, [client], on)[client.pk]


def _known(
    client: Client,
    facts: Mapping[str, Any],
    held: Mapping[UUID, frozenset[str]],
    on: dt.date,
) -> KnownOfClient:
    people = facts.get("people")
    return KnownOfClient(
        age=client.age(on),
        lives_alone=None if people is None else people == 1,
        disabled=bool(client.disability_kind) or client.client_class == ClientClass.DISABLED,
        client_class=client.client_class,
        categories=held.get(client.pk, frozenset()),
        health=frozenset(client.health),
        care=client.care_ability,
        risk=facts.get("risk") or "",
    )


def _facts(ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """Return by client how many live in his home, and the level of his latest risk assessment."""
    risks = RiskAssessment.objects.filter(client=OuterRef("pk")).order_by("-assessed_on", "-pk")
    here = Q(left_on=None, lives_here=True, is_deceased=False)
    home = HouseholdMember.objects.filter(here, client=OuterRef("pk")).order_by()
    together = (
        HouseholdMember.objects.filter(
            here, household__in=home.filter(client=OuterRef(OuterRef("pk"))).values("household")
        )
        .order_by()
        .values("household")
        .annotate(people=Count("pk"))
    )
    rows: ClientQuerySet = Client.objects.filter(pk__in=ids).order_by()
    found = rows.annotate(
        people=Subquery(together.values("people")[:1]),
        risk=Subquery(risks.values("in_force")[:1]),
    )
    return {row["pk"]: dict(row) for row in found.values("pk", "people", "risk")}


def _categories(ids: Iterable[UUID], on: dt.date) -> dict[UUID, frozenset[str]]:
    rows = ClientCategory.objects.filter(client__in=list(ids), starts_on__lte=on).filter(
        Q(ends_on=None) | Q(ends_on__gte=on)
    )
    held: dict[UUID, set[str]] = {}
    for client, code in rows.order_by().values_list("client", "item__code"):
        held.setdefault(client, set()).add(code)
    return {client: frozenset(codes) for client, codes in held.items()}
