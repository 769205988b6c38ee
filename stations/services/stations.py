"""Stations: set up, change, close, open again."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from core import audit
from core.errors import RefusedError
from stations import phrases
from stations.enums import StationLevel
from stations.models import Agency, Purchaser, Region, Station
from stations.rules import directory as rules
from stations.selectors.stations import count_open_below
from stations.selectors.workspaces import Workspace
from stations.services.saving import change, readable, save_unique


@dataclass(frozen=True)
class StationValues:
    """What a form says of a station."""

    name: str
    region: Region
    opened_on: dt.date
    parent: Station | None = None
    agency: Agency | None = None
    purchaser: Purchaser | None = None
    address: str = ""
    phone: str = ""


@transaction.atomic
def create_station(
    *, workspace: Workspace, level: StationLevel, values: StationValues, by: User
) -> Station:
    """登记社工站。"""
    rules.can_manage_station(workspace, values.region).require()
    _require_fit(level, values)

    station = Station(level=level, **vars(values))
    save_unique(station, taken=phrases.STATION_TAKEN, field="name")

    changes = audit.diff({}, readable(station, "level", *vars(values)))
    audit.record("station.created", target=station, by=by, changes=changes)
    return station


@transaction.atomic
def edit_station(
    *, workspace: Workspace, station: Station, values: StationValues, by: User
) -> Station:
    """修改社工站。Its level stays what it is."""
    station = Station.objects.select_for_update(of=("self",)).get(pk=station.pk)
    rules.can_manage_station(workspace, station.region).require()
    rules.can_manage_station(workspace, values.region).require()
    _require_fit(StationLevel(station.level), values)

    changes = change(station, vars(values))
    if changes:
        fields = [*changes, "updated_at"]
        save_unique(station, taken=phrases.STATION_TAKEN, field="name", update_fields=fields)
        audit.record("station.edited", target=station, by=by, changes=changes)
    return station


@transaction.atomic
def close_station(
    *, workspace: Workspace, station: Station, on: dt.date, reason: str, by: User
) -> Station:
    """停用社工站，下级须先停用。Its records stay."""
    station = Station.objects.select_for_update(of=("self",)).get(pk=station.pk)
    rules.can_manage_station(workspace, station.region).require()
    rules.can_close_station(station, count_open_below(station)).require()
    if on < station.opened_on:
        raise RefusedError(phrases.CLOSED_BEFORE_OPENED, field="closed_on")

    changes = change(station, {"closed_on": on})
    station.save(update_fields=["closed_on", "updated_at"])
    audit.record("station.closed", target=station, by=by, changes=changes, reason=reason)
    return station


@transaction.atomic
def reopen_station(*, workspace: Workspace, station: Station, reason: str, by: User) -> Station:
    """恢复启用。"""
    station = Station.objects.select_for_update(of=("self",)).get(pk=station.pk)
    rules.can_manage_station(workspace, station.region).require()
    rules.can_reopen_station(station).require()

    changes = change(station, {"closed_on": None})
    station.save(update_fields=["closed_on", "updated_at"])
    audit.record("station.reopened", target=station, by=by, changes=changes, reason=reason)
    return station


def _require_fit(level: StationLevel, values: StationValues) -> None:
    rules.region_fits_station(level, values.region).require(field="region")
    rules.parent_fits_station(level, values.region, values.parent).require(field="parent")
