"""Reading what is known about communities."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Avg, Count, Q, QuerySet

from casework.enums.communities import NeedState, ResolutionState
from casework.errors.communities import RowGoneError
from casework.models import (
    CommunityFacility,
    CommunityMeeting,
    CommunityNeed,
    CommunityProfile,
    CommunityResource,
    HumanResource,
    IncubatedOrganisation,
    SwotAnalysis,
)
from casework.phrases import communities as phrases
from casework.rules.needs import OPEN_STATES
from casework.selectors.clients import communities_within
from core.charts import BarChart, Series
from core.errors import NotFoundError
from stations.models import Region
from stations.selectors.workspaces import Workspace

# What is counted in a profile: field, word, unit.
MEASURES = (
    ("households", "户数", "户"),
    ("residents", "常住人口", "人"),
    ("registered", "户籍人口", "人"),
    ("elderly", "60 岁及以上", "人"),
    ("children", "18 岁以下", "人"),
    ("disabled", "残疾人", "人"),
    ("relief_households", "低保、特困户", "户"),
    ("migrants", "外来人口", "人"),
)
SHOWN = 5


@dataclass(frozen=True)
class CommunityRow:
    """One community of the home page."""

    community: Region
    profile: CommunityProfile | None
    open_needs: int = 0
    resources: int = 0
    facilities: int = 0
    organisations: int = 0


@dataclass(frozen=True)
class Comparison:
    """One measure on two days."""

    label: str
    unit: str
    before: int | None
    after: int | None

    @property
    def change(self) -> int | None:
        """By how much it has changed."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before

    @property
    def percent(self) -> str:
        """The change as a part of what it was."""
        if not self.before or self.change is None:
            return "—"
        return f"{self.change / self.before * 100:+.1f}%" if self.change else "0%"

    @property
    def change_words(self) -> str:
        """+12, -3, 0, or nothing to compare."""
        return "—" if self.change is None else f"{self.change:+,}" if self.change else "0"


def community_rows(workspace: Workspace, today: dt.date) -> list[CommunityRow]:
    """Return the communities of the street, each with its newest profile and what is registered."""
    communities = list(communities_within(workspace, today).order_by("code"))
    newest: dict[int, CommunityProfile] = {}
    for profile in CommunityProfile.objects.order_by("community_id", "-as_of"):
        newest.setdefault(profile.community_id, profile)
    needs = _counted(CommunityNeed.objects.filter(state__in=OPEN_STATES))
    in_force = Q(valid_to=None) | Q(valid_to__gte=today)
    resources = _counted(CommunityResource.objects.filter(in_force, community__isnull=False))
    facilities = _counted(CommunityFacility.objects.filter(ended_on=None))
    organisations = _counted(IncubatedOrganisation.objects.all())
    return [
        CommunityRow(
            community=each,
            profile=newest.get(each.pk),
            open_needs=needs.get(each.pk, 0),
            resources=resources.get(each.pk, 0),
            facilities=facilities.get(each.pk, 0),
            organisations=organisations.get(each.pk, 0),
        )
        for each in communities
    ]


def get_community(workspace: Workspace, *, pk: int, on: dt.date) -> Region:
    """Return one community of the street. Another street's does not exist here."""
    community: Region | None = communities_within(workspace, on).filter(pk=pk).first()
    if community is None:
        raise NotFoundError(phrases.COMMUNITY_GONE)
    return community


def profiles_of(community: Region) -> list[CommunityProfile]:
    """Return the pictures of a community, the newest first."""
    rows: QuerySet[CommunityProfile] = CommunityProfile.objects.filter(
        community=community
    ).select_related("author")
    return list(rows.order_by("-as_of", "-pk"))


def latest_profile(community: Region) -> CommunityProfile:
    """Return the newest picture of a community, to be printed."""
    rows: QuerySet[CommunityProfile] = CommunityProfile.objects.filter(community=community)
    profile = rows.select_related("community", "station", "author").order_by("-as_of", "-pk")
    found = profile.first()
    if found is None:
        raise NotFoundError(phrases.NO_PROFILE)
    return found


def facilities_of(community: Region) -> QuerySet[CommunityFacility]:
    """Return the facilities: those in use first."""
    rows: QuerySet[CommunityFacility] = CommunityFacility.objects.filter(community=community)
    return rows.order_by("-ended_on", "kind", "name", "pk")


def human_resources_of(community: Region) -> QuerySet[HumanResource]:
    """Return who can be counted on: those who still are first."""
    rows: QuerySet[HumanResource] = HumanResource.objects.filter(community=community)
    return rows.order_by("-ended_on", "kind", "name", "pk")


def overview_of(community: Region, today: dt.date) -> dict[str, Any]:
    """Return the latest rows of each register, for the page of a community."""
    analyses = SwotAnalysis.objects.filter(community=community).select_related("author")
    needs = CommunityNeed.objects.filter(community=community, state__in=OPEN_STATES)
    in_force = Q(valid_to=None) | Q(valid_to__gte=today)
    here = Q(community=community) | Q(community=None)
    resources = CommunityResource.objects.filter(in_force & here).defer("contact_phone")
    meetings = CommunityMeeting.objects.filter(community=community).annotate(
        waiting=Count("resolutions", filter=Q(resolutions__state=ResolutionState.OPEN))
    )
    organisations = IncubatedOrganisation.objects.filter(community=community)
    return {
        "analyses": analyses.order_by("-made_on", "-pk")[:SHOWN],
        "needs": needs.order_by("priority", "-found_on", "-pk")[:SHOWN],
        "resources": resources.order_by("-valid_from", "-pk")[:SHOWN],
        "meetings": meetings.order_by("-held_on", "-pk")[:SHOWN],
        "organisations": organisations.defer("leader_phone").order_by("name", "pk")[:SHOWN],
    }


def compared(before: CommunityProfile, after: CommunityProfile) -> list[Comparison]:
    """Return every measure on both days."""
    return [
        Comparison(label, unit, getattr(before, name), getattr(after, name))
        for name, label, unit in MEASURES
    ]


def comparison_chart(before: CommunityProfile, after: CommunityProfile) -> BarChart:
    """Return the measures that both pictures have, side by side."""
    rows = [each for each in compared(before, after) if each.change is not None]
    return BarChart(
        title="两个日期的比较",
        categories=tuple(f"{each.label}（{each.unit}）" for each in rows),
        unit="",
        category_label="项目",
        series=(
            Series(f"{before.as_of:%Y-%m-%d}", tuple(each.before for each in rows)),
            Series(f"{after.as_of:%Y-%m-%d}", tuple(each.after for each in rows)),
        ),
        horizontal=True,
    )


def chosen_pair(
    profiles: list[CommunityProfile], before: str = "", after: str = ""
) -> tuple[CommunityProfile, CommunityProfile] | None:
    """Return which two to compare: those asked for, else the baseline (or the oldest) and the newest."""
    if len(profiles) < 2:
        return None
    named = {str(each.pk): each for each in profiles}
    baseline = next((each for each in profiles if each.is_baseline), profiles[-1])
    first = named.get(before, baseline if baseline != profiles[0] else profiles[-1])
    second = named.get(after, profiles[0])
    return first, second


def get_row(model: Any, *, pk: UUID) -> Any:
    """Return one row of a register with its community. Another station's does not exist here."""
    row = model.objects.select_related("community", "station").filter(pk=pk).first()
    if row is None:
        raise RowGoneError
    return row


def get_analysis(*, pk: UUID) -> SwotAnalysis:
    """Return one SWOT analysis with what it rests on."""
    rows: QuerySet[SwotAnalysis] = SwotAnalysis.objects.select_related(
        "community", "station", "author", "survey", "project"
    )
    found: SwotAnalysis | None = rows.filter(pk=pk).first()
    if found is None:
        raise RowGoneError
    return found


def settled_counts(needs: QuerySet[Any]) -> dict[str, dict[str, Any]]:
    """Return for each kind of need how many there are in each state, and the mean satisfaction."""
    rows = needs.order_by().values("kind").annotate(
        total=Count("pk"),
        mean=Avg("satisfaction"),
        **{state: Count("pk", filter=Q(state=state)) for state in NeedState.values},
    )  # fmt: skip
    return {row.pop("kind"): row for row in rows}


def _counted(rows: QuerySet[Any]) -> dict[int, int]:
    counted = rows.order_by().values("community").annotate(number=Count("pk"))
    return dict(counted.values_list("community", "number"))
