"""Reading residents' meetings, their resolutions, and incubated organisations."""

import datetime as dt
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from casework.enums.communities import OrganisationStage, ResolutionState
from casework.errors.communities import RowGoneError
from casework.models import (
    CommunityMeeting,
    IncubatedOrganisation,
    MeetingResolution,
    OrganisationGrowth,
)
from core.charts import ComboChart, Series

MEETINGS_NEWEST = ("-held_on", "-pk")
ORGANISATIONS_NEWEST = ("-created_at", "-pk")


def meetings_listed() -> QuerySet[CommunityMeeting]:
    """Return the meetings in scope, each with how many resolutions it has and how many wait."""
    waiting = Count("resolutions", filter=Q(resolutions__state=ResolutionState.OPEN))
    rows: QuerySet[CommunityMeeting] = CommunityMeeting.objects.select_related(
        "community", "station"
    )
    return rows.annotate(decided=Count("resolutions"), waiting=waiting).defer(
        "agenda", "participants", "discussion"
    )


def get_meeting(*, pk: UUID) -> CommunityMeeting:
    """Return one meeting with its resolutions."""
    resolutions = MeetingResolution.objects.order_by("position", "pk")
    rows: QuerySet[CommunityMeeting] = CommunityMeeting.objects.select_related(
        "community", "station", "recorded_by", "record"
    ).prefetch_related(Prefetch("resolutions", resolutions))
    meeting: CommunityMeeting | None = rows.filter(pk=pk).first()
    if meeting is None:
        raise RowGoneError
    return meeting


def get_resolution(*, pk: UUID) -> MeetingResolution:
    """Return one resolution with its meeting."""
    rows: QuerySet[MeetingResolution] = MeetingResolution.objects.select_related(
        "meeting__community", "station"
    )
    found: MeetingResolution | None = rows.filter(pk=pk).first()
    if found is None:
        raise RowGoneError
    return found


def resolutions_due(until: dt.date) -> QuerySet[MeetingResolution]:
    """Return the open resolutions due until that day, the longest due first."""
    rows: QuerySet[MeetingResolution] = MeetingResolution.objects.filter(
        state=ResolutionState.OPEN, due_on__lte=until
    )
    return rows.select_related("meeting").order_by("due_on", "pk")


def organisations_listed() -> QuerySet[IncubatedOrganisation]:
    """Return the organisations in scope, without decrypting a phone."""
    rows: QuerySet[IncubatedOrganisation] = IncubatedOrganisation.objects.select_related(
        "community", "station"
    )
    return rows.defer("leader_phone")


def get_organisation(*, pk: UUID) -> IncubatedOrganisation:
    """Return the organisation. Another station's does not exist here."""
    rows: QuerySet[IncubatedOrganisation] = IncubatedOrganisation.objects.select_related(
        "community", "station"
    )
    found: IncubatedOrganisation | None = rows.filter(pk=pk).first()
    if found is None:
        raise RowGoneError
    return found


def growth_of(organisation: IncubatedOrganisation) -> list[OrganisationGrowth]:
    """Return how it has grown, the newest first."""
    rows: QuerySet[OrganisationGrowth] = OrganisationGrowth.objects.filter(
        organisation=organisation
    )
    return list(rows.select_related("recorded_by").order_by("-on", "-pk"))


def growth_chart(growth: list[OrganisationGrowth]) -> ComboChart:
    """Return activities as bars and members as a line, in the order of time."""
    rows = growth[::-1]
    return ComboChart(
        title="成长",
        categories=tuple(
            f"{each.on:%Y-%m-%d} {OrganisationStage(each.stage).label}" for each in rows
        ),
        unit="次",
        line_unit="人",
        category_label="日期",
        bars=(Series("本期活动", tuple(each.activities for each in rows)),),
        lines=(Series("成员", tuple(each.members for each in rows)),),
    )
