"""Reading stations."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from core.errors import NotFoundError
from stations import phrases
from stations.enums import StationLevel
from stations.models import Region, Station
from stations.models.stations import StationQuerySet
from stations.rules.directory import is_platform
from stations.selectors.workspaces import Workspace


@dataclass(frozen=True)
class StationFilter:
    """What to look for; empty fields do not narrow."""

    words: str = ""
    level: str = ""
    region: Region | None = None
    agency_id: int | None = None
    closed: bool = False


@dataclass(frozen=True)
class StationCount:
    """How many stations are open, by level."""

    centres: int
    stations: int
    rooms: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.centres + self.stations + self.rooms


def stations_in_view(workspace: Workspace) -> StationQuerySet:
    """Return the stations that the workspace reaches; for the platform, all."""
    if is_platform(workspace):
        return Station.objects.all()
    return Station.objects.filter(pk__in=sorted(workspace.station_ids))


def find_stations(workspace: Workspace, wanted: StationFilter) -> QuerySet[Station]:
    """Return the stations in view that fit `wanted`."""
    found = stations_in_view(workspace).select_related("region__parent", "agency")
    if not wanted.closed:
        found = found.filter(closed_on__isnull=True)
    if wanted.level:
        found = found.filter(level=wanted.level)
    if wanted.region:
        found = found.within(wanted.region)
    if wanted.agency_id:
        found = found.filter(agency_id=wanted.agency_id)
    for word in wanted.words.split():
        found = found.filter(
            Q(name__icontains=word)
            | Q(region__name__icontains=word)
            | Q(region__parent__name__icontains=word)
            | Q(agency__name__icontains=word)
        )
    return found


def count_stations(stations: QuerySet[Station]) -> StationCount:
    """Count stations by level."""
    levels = Count("pk", filter=Q(level=StationLevel.DISTRICT_CENTER))
    counts = stations.order_by().aggregate(
        centres=levels,
        stations=Count("pk", filter=Q(level=StationLevel.STREET_STATION)),
        rooms=Count("pk", filter=Q(level=StationLevel.COMMUNITY_ROOM)),
    )
    return StationCount(**counts)


def get_station(workspace: Workspace, *, pk: int) -> Station:
    """Return a station in view with what its page shows. Another one does not exist here."""
    related = ("region__parent", "parent", "agency", "purchaser")
    station = stations_in_view(workspace).select_related(*related).filter(pk=pk).first()
    if station is None:
        raise NotFoundError(phrases.STATION_GONE)
    return station


def children_in_view(workspace: Workspace, station: Station) -> list[Station]:
    """Return the stations or rooms directly below `station`, open ones first."""
    below = stations_in_view(workspace).filter(parent=station).select_related("region", "agency")
    return sorted(below, key=lambda one: (one.closed_on is not None, one.region.code, one.name))


def count_open_below(station: Station) -> int:
    """Count what is directly below `station` and open."""
    return Station.objects.filter(parent=station, closed_on__isnull=True).count()


def parents_to_choose(district: Region) -> QuerySet[Station]:
    """Return the open centres and street stations of a district."""
    levels = [StationLevel.DISTRICT_CENTER, StationLevel.STREET_STATION]
    found = Station.objects.within(district).filter(level__in=levels, closed_on__isnull=True)
    return found.select_related("region").order_by("level", "region__code", "name")


def stations_to_choose(workspace: Workspace) -> QuerySet[Station]:
    """Return the open stations in view, district by district, for choosing one."""
    chosen = stations_in_view(workspace).filter(closed_on__isnull=True)
    return chosen.select_related("region__parent").order_by("region__path", "name")
