"""Keeping what is known about a community."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.models import CommunityFacility, CommunityProfile, HumanResource, SwotAnalysis
from casework.phrases import communities as phrases
from casework.rules import communities as rules
from casework.services.rows import add_row, change_row
from core import audit, clock
from core.errors import RefusedError
from core.verdicts import Verdict
from stations.models import Region, Station

SECRETS = ("phone", "contact_phone", "leader_phone")
Register = type[CommunityFacility] | type[HumanResource]


@transaction.atomic
def add_profile(
    *, profile_id: UUID, community: Region, station_id: int, values: Mapping[str, Any], by: User
) -> CommunityProfile:
    """填写社区概况：a new dated picture; there is one baseline for each community."""
    require_inside(community, station_id)
    rules.is_past(values["as_of"], clock.today()).require(field="as_of")
    profile: CommunityProfile = add_row(
        model=CommunityProfile,
        row_id=profile_id,
        station_id=station_id,
        values={**values, "community": community, "author": by},
        by=by,
    )
    _keep_one_baseline(profile=profile, by=by)
    return profile


@transaction.atomic
def change_profile(
    *, profile: CommunityProfile, values: Mapping[str, Any], seen_at: dt.datetime, by: User
) -> CommunityProfile:
    """修改社区概况。"""
    rules.is_past(values["as_of"], clock.today()).require(field="as_of")
    changed: CommunityProfile = change_row(row=profile, values=values, seen_at=seen_at, by=by)
    _keep_one_baseline(profile=changed, by=by)
    return changed


@transaction.atomic
def add_to_register(
    *,
    model: Register,
    row_id: UUID,
    community: Region,
    station_id: int,
    values: Mapping[str, Any],
    by: User,
) -> CommunityFacility | HumanResource:
    """登记一处设施或一份人力。"""
    require_inside(community, station_id)
    row: CommunityFacility | HumanResource = add_row(
        model=model,
        row_id=row_id,
        station_id=station_id,
        values={**values, "community": community},
        by=by,
    )
    return row


@transaction.atomic
def retire(
    *, row: CommunityFacility | HumanResource, is_over: bool, by: User
) -> CommunityFacility | HumanResource:
    """停用，或重新启用：the row stays, with the day on which it ended."""
    ended_on = clock.today() if is_over else None
    changed: CommunityFacility | HumanResource = change_row(
        row=row, values={"ended_on": ended_on}, by=by
    )
    return changed


@transaction.atomic
def add_analysis(
    *, analysis_id: UUID, community: Region, station_id: int, values: Mapping[str, Any], by: User
) -> SwotAnalysis:
    """填写 SWOT 分析。"""
    require_inside(community, station_id)
    rules.is_past(values["made_on"], clock.today()).require(field="made_on")
    analysis: SwotAnalysis = add_row(
        model=SwotAnalysis,
        row_id=analysis_id,
        station_id=station_id,
        values={**values, "community": community, "author": by},
        by=by,
    )
    return analysis


@transaction.atomic
def change_analysis(
    *, analysis: SwotAnalysis, values: Mapping[str, Any], seen_at: dt.datetime, by: User
) -> SwotAnalysis:
    """修改 SWOT 分析。"""
    rules.is_past(values["made_on"], clock.today()).require(field="made_on")
    changed: SwotAnalysis = change_row(row=analysis, values=values, seen_at=seen_at, by=by)
    return changed


@transaction.atomic
def print_row(*, row: Any, by: User) -> None:
    """打印：leaves an event."""
    audit.record(f"{row._meta.model_name}.printed", target=row, by=by)


def require_inside(community: Region | None, station_id: int) -> None:
    """Refuse a community that the station does not serve."""
    station = Station.objects.select_related("region").get(pk=station_id)
    rules.is_inside(community, station).require(field="community")


@transaction.atomic
def _keep_one_baseline(*, profile: CommunityProfile, by: User) -> None:
    if profile.is_baseline:
        others = CommunityProfile.objects.filter(community=profile.community, is_baseline=True)
        for other in others.filter(station_id=profile.station_id).exclude(pk=profile.pk):
            change_row(row=other, values={"is_baseline": False}, by=by)


@transaction.atomic
def reveal_contact(*, row: Any, reason: str, is_allowed: Verdict, by: User) -> str:
    """查看一个联系电话，写明理由。Returns it, for this one view."""
    is_allowed.require()
    reason = " ".join(reason.split())[:100]
    if not reason:
        raise RefusedError(phrases.REASON_MISSING, field="reason")
    audit.record("contact.revealed", target=row, by=by, reason=reason)
    value: str = next(getattr(row, name) for name in SECRETS if hasattr(row, name))
    return value
