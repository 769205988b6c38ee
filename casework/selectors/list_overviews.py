"""三张清单 of the stations in scope: counts only, in a fixed number of queries."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from casework.enums.communities import ListItemState, NeedKind, NeedState, SocietyRole
from casework.models import CommunityNeed, CommunityResource, Need, ServiceListItem
from casework.rules.communities import EXPIRING
from casework.rules.needs import LONG_OPEN
from casework.selectors.communities import settled_counts
from casework.selectors.service_lists import counts_by_state
from core.charts import BarChart, Series

WAITING = (NeedState.OPEN, NeedState.SERVING)


@dataclass(frozen=True)
class KindRow:
    """One kind of need: of people, of communities, and what could answer it."""

    kind: str
    label: str
    people: Mapping[str, Any]
    communities: Mapping[str, Any]
    resources: int

    @property
    def people_waiting(self) -> int:
        """How many needs of people wait or are being answered."""
        return sum(self.people.get(state, 0) for state in WAITING)

    @property
    def communities_waiting(self) -> int:
        """How many needs of communities wait or are being answered."""
        return sum(self.communities.get(state, 0) for state in WAITING)

    @property
    def is_gap(self) -> bool:
        """Whether somebody waits and no resource answers this kind."""
        return bool(self.people_waiting + self.communities_waiting) and not self.resources


@dataclass(frozen=True)
class Overview:
    """The three lists at a glance."""

    needs: Mapping[str, int]
    community_needs: Mapping[str, int]
    items: Mapping[str, int]
    resources: Mapping[str, int]
    long_open: int
    kinds: tuple[KindRow, ...]
    chart: BarChart
    roles: BarChart

    @property
    def waiting(self) -> int:
        """How many needs of people wait or are being answered."""
        return sum(self.needs[state] for state in WAITING)

    @property
    def community_waiting(self) -> int:
        """How many needs of communities wait or are being answered."""
        return sum(self.community_needs[state] for state in WAITING)

    @property
    def listed(self) -> int:
        """How many lines of service lists were decided or delivered."""
        return self.items[ListItemState.DECIDED] + self.items[ListItemState.DELIVERED]


def overview(today: dt.date) -> Overview:
    """Return the counts of the stations in scope. Seven queries."""
    people = settled_counts(Need.objects.all())
    communities = settled_counts(CommunityNeed.objects.all())
    valid = Q(valid_from__lte=today) & (Q(valid_to=None) | Q(valid_to__gte=today))
    offered = list(
        CommunityResource.objects.filter(valid).order_by().values_list("society_role", "kinds")
    )
    soon = Q(valid_to__gte=today, valid_to__lte=today + EXPIRING)
    resources = CommunityResource.objects.aggregate(
        valid=Count("pk", filter=valid),
        expiring=Count("pk", filter=soon),
        expired=Count("pk", filter=Q(valid_to__lt=today)),
    )
    late = Need.objects.filter(state__in=WAITING, raised_on__lt=today - LONG_OPEN).count()
    return Overview(
        needs=counts_by_state(Need.objects.all()),
        community_needs=counts_by_state(CommunityNeed.objects.all()),
        items=counts_by_state(ServiceListItem.objects.all()),
        resources=resources,
        long_open=late,
        kinds=tuple(
            KindRow(
                kind=kind.value,
                label=str(kind.label),
                people=people.get(kind.value, {}),
                communities=communities.get(kind.value, {}),
                resources=sum(kind.value in kinds for _, kinds in offered),
            )
            for kind in NeedKind
        ),
        chart=_met_chart(people),
        roles=_roles_chart([role for role, _ in offered]),
    )


def _met_chart(people: Mapping[str, Mapping[str, Any]]) -> BarChart:
    """R-037: how far the needs of people were met, kind by kind."""
    kinds = [kind for kind in NeedKind if kind.value in people]
    states = (NeedState.MET, NeedState.PARTLY, NeedState.UNMET, NeedState.SERVING, NeedState.OPEN)
    return BarChart(
        title="服务对象的需求办得怎样",
        categories=tuple(str(kind.label) for kind in kinds),
        unit="项",
        category_label="需求类别",
        horizontal=True,
        stacked=True,
        series=tuple(
            Series(str(state.label), tuple(people[kind.value].get(state, 0) for kind in kinds))
            for state in states
        ),
    )


def _roles_chart(roles: list[str]) -> BarChart:
    return BarChart(
        title="可用的资源，按五社",
        categories=tuple(str(role.label) for role in SocietyRole),
        unit="项",
        category_label="五社",
        horizontal=True,
        series=(Series("资源", tuple(roles.count(role.value) for role in SocietyRole)),),
    )
