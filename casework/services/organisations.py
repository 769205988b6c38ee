"""培育社区社会组织：the organisation, and how it grows."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.models import IncubatedOrganisation, OrganisationGrowth
from casework.rules import communities as rules
from casework.services.communities import require_inside
from casework.services.rows import add_row, change_row, lock
from core import clock


@transaction.atomic
def add_organisation(
    *, organisation_id: UUID, station_id: int, values: Mapping[str, Any], by: User
) -> IncubatedOrganisation:
    """登记培育的社会组织。"""
    require_inside(values["community"], station_id)
    rules.is_past(values.get("founded_on"), clock.today()).require(field="founded_on")
    organisation: IncubatedOrganisation = add_row(
        model=IncubatedOrganisation,
        row_id=organisation_id,
        station_id=station_id,
        values=values,
        by=by,
    )
    return organisation


@transaction.atomic
def change_organisation(
    *,
    organisation: IncubatedOrganisation,
    values: Mapping[str, Any],
    seen_at: dt.datetime,
    by: User,
) -> IncubatedOrganisation:
    """修改档案。"""
    require_inside(values.get("community", organisation.community), organisation.station_id)
    rules.is_past(values.get("founded_on"), clock.today()).require(field="founded_on")
    changed: IncubatedOrganisation = change_row(
        row=organisation, values=values, seen_at=seen_at, by=by
    )
    return changed


@transaction.atomic
def add_growth(
    *, growth_id: UUID, organisation: IncubatedOrganisation, values: Mapping[str, Any], by: User
) -> OrganisationGrowth:
    """填写成长记录。The newest one says how the organisation stands."""
    rules.is_past(values["on"], clock.today()).require(field="on")
    locked = lock(organisation)
    growth: OrganisationGrowth = add_row(
        model=OrganisationGrowth,
        row_id=growth_id,
        station_id=locked.station_id,
        values={**values, "organisation": locked, "recorded_by": by},
        by=by,
    )
    newest = OrganisationGrowth.objects.filter(organisation=locked).order_by("-on", "-pk")[0]
    change_row(row=locked, values={"stage": newest.stage, "members": newest.members}, by=by)
    return growth
