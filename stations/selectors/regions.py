"""Reading the tree of regions."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from core.errors import NotFoundError
from stations import phrases
from stations.enums import RegionLevel
from stations.models import Region, Station
from stations.models.regions import RegionQuerySet
from stations.rules.directory import DISTRICT_DEPTH
from stations.selectors.stations import stations_in_view
from stations.selectors.workspaces import Workspace

NUMBER = re.compile(r"[0-9]{1,18}")
CODE_STEP = 13  # twelve digits and a slash


@dataclass(frozen=True)
class RegionRow:
    """A region in the list: how many lie below it, and how many stations lie in it."""

    region: Region
    children: int
    stations: int
    in_force: bool


def regions_in_view(workspace: Workspace) -> RegionQuerySet:
    """Return the region that the workspace oversees and all below; without one, all."""
    regions = Region.objects.all()
    if workspace.region_path:
        return regions.filter(path__startswith=workspace.region_path)
    return regions


def get_region(workspace: Workspace, *, pk: int) -> Region:
    """Return a region in view with its parent."""
    region = regions_in_view(workspace).select_related("parent").filter(pk=pk).first()
    if region is None:
        raise NotFoundError(phrases.REGION_GONE)
    return region


def top_region(workspace: Workspace) -> Region | None:
    """Return the region where the workspace's view begins; None where it is the whole tree."""
    if workspace.region_id is None:
        return None
    return Region.objects.select_related("parent").get(pk=workspace.region_id)


def ancestors(workspace: Workspace, region: Region) -> list[Region]:
    """Return the regions in view above `region`, from the top."""
    codes = [code for code in region.path.split("/") if code and code != region.code]
    found = regions_in_view(workspace).filter(code__in=codes)
    return sorted(found, key=lambda one: len(one.path))


def region_rows(
    workspace: Workspace, parent: Region | None, on: dt.date, *, ended: bool = False
) -> list[RegionRow]:
    """Return what lies directly below `parent`; `ended` adds those no longer in force."""
    here = regions_in_view(workspace).filter(parent=parent)
    if not ended:
        here = here.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on))
    regions = list(here.order_by("code"))
    children = _children_in_force(regions, on)
    stations = _stations_by_code(workspace, parent)
    return [
        RegionRow(
            region,
            children=children[region.pk],
            stations=stations[region.code],
            in_force=region.valid_from <= on and (region.valid_to or on) >= on,
        )
        for region in regions
    ]


def _children_in_force(regions: list[Region], on: dt.date) -> Counter[int | None]:
    """Count what lies directly below each of `regions`."""
    below = Region.objects.filter(parent__in=regions).order_by()
    going_on = below.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on))
    return Counter(going_on.values_list("parent_id", flat=True))


def _stations_by_code(workspace: Workspace, parent: Region | None) -> Counter[str]:
    """Count the open stations in view by the code of the region directly below `parent`."""
    stations = stations_in_view(workspace).filter(closed_on__isnull=True)
    start = 0
    if parent is not None:
        stations, start = stations.within(parent), len(parent.path)
    paths = stations.order_by().values_list("region__path", flat=True)
    return Counter(path[start : start + CODE_STEP - 1] for path in paths)


def count_below(region: Region, on: dt.date) -> tuple[int, int]:
    """Return how many regions and stations in `region` go on after the day `on`."""
    regions = Region.objects.within(region).exclude(pk=region.pk)
    stations = Station.objects.within(region)
    return (
        regions.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on)).count(),
        stations.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on)).count(),
    )


def districts_in_view(workspace: Workspace) -> RegionQuerySet:
    """Return the districts in view with their cities, for choosing one."""
    chosen = regions_in_view(workspace).filter(level=RegionLevel.DISTRICT)
    return chosen.select_related("parent").order_by("path")


def regions_to_choose(
    workspace: Workspace, levels: Iterable[RegionLevel], on: dt.date
) -> RegionQuerySet:
    """Return the regions in view at these levels that are in force, with their parents."""
    chosen = regions_in_view(workspace).in_force(on).filter(level__in=list(levels))
    return chosen.select_related("parent").order_by("path")


def regions_to_filter_by(workspace: Workspace, on: dt.date, chosen: str = "") -> RegionQuerySet:
    """Return the regions by which a list of stations is narrowed.

    Districts, or the streets of the only district; and the one that a link has chosen.
    """
    if workspace.station_id is not None or workspace.agency_id is not None:
        return Region.objects.none()
    top = top_region(workspace)
    oversees_one = top is not None and RegionLevel(top.level) in (
        RegionLevel.DISTRICT,
        RegionLevel.STREET,
    )
    offered = Q(level=RegionLevel.STREET if oversees_one else RegionLevel.DISTRICT)
    offered &= Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    if NUMBER.fullmatch(chosen):
        offered |= Q(pk=int(chosen))
    found = regions_in_view(workspace).filter(offered).select_related("parent")
    return found.order_by("level", "path")


def district_around(region: Region) -> Region:
    """Return the district in which `region` lies; above districts, itself."""
    codes = region.path.split("/")[:DISTRICT_DEPTH]
    if len([code for code in codes if code]) < DISTRICT_DEPTH:
        return region
    return Region.objects.select_related("parent").get(code=codes[-1])
