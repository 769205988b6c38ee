"""Regions, one at a time. A whole list comes in through `region_imports`."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from core import audit
from core.errors import RefusedError
from stations import phrases
from stations.enums import RegionLevel
from stations.models import Region
from stations.rules import directory as rules
from stations.selectors.regions import count_below
from stations.selectors.workspaces import Workspace
from stations.services.saving import change, readable, save_unique


@dataclass(frozen=True)
class RegionValues:
    """What a form says of a region."""

    name: str
    valid_from: dt.date
    valid_to: dt.date | None = None


@transaction.atomic
def add_region(
    *, workspace: Workspace, parent: Region | None, code: str, values: RegionValues, by: User
) -> Region:
    """区划新增：one level below `parent`."""
    rules.can_add_region(workspace, parent).require()

    level = rules.BELOW[RegionLevel(parent.level)] if parent else RegionLevel.PROVINCE
    region = Region(
        code=code,
        level=level,
        parent=parent,
        path=f"{parent.path if parent else ''}{code}/",
        name=values.name,
        valid_from=values.valid_from,
        valid_to=values.valid_to,
    )
    save_unique(region, taken=phrases.CODE_TAKEN, field="code")

    changes = audit.diff({}, readable(region, "name", "code", "level", "valid_from"))
    audit.record("region.added", target=region, by=by, changes=changes)
    return region


@transaction.atomic
def edit_region(*, workspace: Workspace, region: Region, values: RegionValues, by: User) -> Region:
    """区划更名、设定有效期。"""
    region = Region.objects.select_for_update(of=("self",)).get(pk=region.pk)
    rules.can_edit_region(workspace, region).require()
    if values.valid_to is not None and values.valid_to != region.valid_to:
        refuse_if_used_after(region, values.valid_to)

    changes = change(region, vars(values))
    if not changes:
        return region
    region.save(update_fields=["name", "valid_from", "valid_to"])

    audit.record("region.edited", target=region, by=by, changes=changes)
    return region


def refuse_if_used_after(region: Region, on: dt.date) -> None:
    """A region ends only after what lies in it."""
    regions, stations = count_below(region, on)
    if regions:
        raise RefusedError(
            f"其下还有 {regions} 个区划在此日期后有效，请先设定它们的失效日期。", field="valid_to"
        )
    if stations:
        raise RefusedError(
            f"其中还有 {stations} 个社工站在此日期后启用，请先停用。", field="valid_to"
        )
