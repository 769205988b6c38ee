"""The city itself: districts, streets, stations, and who works there."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from core import clock
from projects.models import CatalogueItem, Project, ProjectItem
from stations.enums import RegionLevel, Role, StationLevel
from stations.models import Region, RoleAssignment, Station

PROVINCE = "990000000000"
DISTRICTS = 10
DAYS = 730
WORKERS_PER_STATION = 3


@dataclass(frozen=True)
class City:
    """How much of everything."""

    stations: int
    clients: int
    records: int


@dataclass(frozen=True)
class Home:
    """A station and what its records refer to."""

    station: Station
    communities: list[Region]
    project: Project
    items: list[CatalogueItem]
    workers: list[User]


def is_seeded() -> bool:
    """Say whether the synthetic city is there already."""
    return Region.objects.filter(code=PROVINCE).exists()


@transaction.atomic
def make_stations(count: int) -> list[Station]:
    """Make the regions and their stations, and who reads a whole district or the city."""
    city = _region(PROVINCE, "合成省", RegionLevel.PROVINCE, None)
    city = _region("990100000000", "合成市", RegionLevel.CITY, city)
    districts = [
        _region(f"9901{n:02d}000000", f"合成{n}区", RegionLevel.DISTRICT, city)
        for n in range(1, DISTRICTS + 1)
    ]
    stations = []
    for number in range(count):
        district = districts[number % DISTRICTS]
        street_number = number // DISTRICTS + 1
        code = f"{district.code[:6]}{street_number:03d}000"
        street = _region(code, f"合成{street_number}街道", RegionLevel.STREET, district)
        station, _ = Station.objects.get_or_create(
            region=street,
            name=f"{street.name}社工站",
            defaults={"level": StationLevel.STREET_STATION, "opened_on": dt.date(2022, 1, 1)},
        )
        stations.append(station)
    _officer("scale_district", Role.DISTRICT_OFFICER, districts[0])
    _officer("scale_supervisor", Role.SUPERVISOR, districts[0])
    _officer("scale_city", Role.CITY_OFFICER, city)
    return stations


def _region(code: str, name: str, level: RegionLevel, parent: Region | None) -> Region:
    path = f"{parent.path if parent else ''}{code}/"
    return Region.objects.get_or_create(
        code=code,
        defaults={
            "name": name,
            "level": level,
            "parent": parent,
            "path": path,
            "valid_from": dt.date(2020, 1, 1),
        },
    )[0]


def _user(username: str, name: str) -> User:
    return User.objects.get_or_create(username=username, defaults={"display_name": name})[0]


def _officer(username: str, role: Role, region: Region) -> None:
    RoleAssignment.objects.get_or_create(
        user=_user(username, f"合成{role.label}"),
        role=role,
        region=region,
        starts_on=dt.date(2022, 1, 1),
    )


@transaction.atomic
def furnish(station: Station, number: int) -> Home:
    """Give a station communities, workers, a project and its items."""
    communities = [
        _region(
            f"{station.region.code[:9]}{n:03d}",
            f"合成{n}社区",
            RegionLevel.COMMUNITY,
            station.region,
        )
        for n in range(1, 6)
    ]
    workers = []
    for position in range(WORKERS_PER_STATION):
        worker = _user(f"scale_{number}_{position}", f"合成社工{number}-{position}")
        RoleAssignment.objects.get_or_create(
            user=worker,
            role=Role.SOCIAL_WORKER,
            station=station,
            starts_on=dt.date(2022, 1, 1),
        )
        workers.append(worker)
    items = list(CatalogueItem.objects.filter(region__isnull=True)[:14])
    project, _ = Project.objects.get_or_create(
        station=station,
        name="合成项目",
        defaults={
            "starts_on": clock.today() - dt.timedelta(DAYS),
            "ends_on": clock.today() + dt.timedelta(365),
            "created_by": workers[0],
        },
    )
    for item in items:
        ProjectItem.objects.get_or_create(station=station, project=project, item=item)
    return Home(station, communities, project, items, workers)
