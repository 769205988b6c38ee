"""What a dashboard is about: a region, an agency or a station, and what lies below it."""

from dataclasses import dataclass

from core.errors import NotFoundError
from stations.models import Region, Station
from stations.selectors.workspaces import Workspace

NO_SUCH_PLACE = "没有这个地区或社工站。"


@dataclass(frozen=True)
class Part:
    """A row of the dashboard: the stations that are counted in it, and where it leads."""

    name: str
    station_ids: frozenset[int]
    region_id: int | None = None
    station_id: int | None = None


@dataclass(frozen=True)
class Place:
    """The subject of a dashboard, with the places above it that the person may open."""

    name: str
    level: str
    parts: tuple[Part, ...]
    region: Region | None = None
    station: Station | None = None
    above: tuple[Region, ...] = ()

    @property
    def station_ids(self) -> frozenset[int]:
        """All stations that are counted."""
        return frozenset().union(*(part.station_ids for part in self.parts))


def place_for(
    workspace: Workspace, *, region_id: int | None = None, station_id: int | None = None
) -> Place:
    """Return what was asked for, or else the workspace's own place.

    A region or station that the workspace does not reach does not exist here.
    """
    if station_id is None and region_id is None:
        station_id, region_id = workspace.station_id, workspace.region_id
    if station_id is not None:
        return _station_place(workspace, station_id)
    if region_id is not None:
        return _region_place(workspace, region_id)
    return _stations_place(workspace)


def _station_place(workspace: Workspace, station_id: int) -> Place:
    if station_id not in workspace.station_ids:
        raise NotFoundError(NO_SUCH_PLACE)
    station = Station.objects.select_related("region").get(pk=station_id)
    rooms = Station.objects.with_rooms(station.pk).filter(pk__in=workspace.station_ids)
    parts = tuple(Part(each.name, frozenset({each.pk}), station_id=each.pk) for each in rooms)
    above = _regions_above(workspace, station.region, itself=True)
    return Place(station.name, "本站", parts, station=station, above=above)


def _region_place(workspace: Workspace, region_id: int) -> Place:
    region = Region.objects.filter(pk=region_id, path__startswith=workspace.region_path).first()
    if region is None or not workspace.region_path:
        raise NotFoundError(NO_SUCH_PLACE)
    children = list(Region.objects.filter(parent=region))
    stations = list(Station.objects.within(region).select_related("region"))
    parts = [
        Part(
            child.name,
            frozenset(s.pk for s in stations if s.region.path.startswith(child.path)),
            region_id=child.pk,
        )
        for child in children
    ]
    placed = frozenset().union(*(part.station_ids for part in parts))
    own = [Part(s.name, frozenset({s.pk}), station_id=s.pk) for s in stations if s.pk not in placed]
    parts = [*own, *(part for part in parts if part.station_ids)]
    above = _regions_above(workspace, region, itself=False)
    return Place(region.name, _level_name(region), tuple(parts), region=region, above=above)


def _stations_place(workspace: Workspace) -> Place:
    stations = Station.objects.filter(pk__in=workspace.station_ids).select_related("region")
    parts = tuple(
        Part(f"{each.name}（{each.region.name}）", frozenset({each.pk}), station_id=each.pk)
        for each in stations
    )
    return Place(workspace.place, "本机构", parts)


def _regions_above(workspace: Workspace, region: Region, *, itself: bool) -> tuple[Region, ...]:
    """Return the regions around, as far up as the workspace reaches."""
    if not workspace.region_path:
        return ()
    codes = region.path.strip("/").split("/")
    found = Region.objects.filter(code__in=codes, path__startswith=workspace.region_path)
    around = found if itself else found.exclude(pk=region.pk)
    return tuple(around.order_by("path"))


def _level_name(region: Region) -> str:
    return {"city": "全市", "district": "全区", "street": "街道", "community": "社区"}.get(
        region.level, "全省"
    )
