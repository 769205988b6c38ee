"""Tests of stations.rules.directory: tables of who may do what, and what fits where."""

import pytest

from stations import phrases
from stations.enums import RegionLevel as L, StationLevel as S
from stations.models import Station
from stations.rules import directory as rules


@pytest.mark.parametrize(
    ("level", "parent", "fits"),
    [
        (L.PROVINCE, None, True),
        (L.PROVINCE, L.PROVINCE, False),
        (L.CITY, L.PROVINCE, True),
        (L.CITY, None, False),
        (L.DISTRICT, L.CITY, True),
        (L.DISTRICT, L.PROVINCE, False),
        (L.STREET, L.DISTRICT, True),
        (L.STREET, L.STREET, False),
        (L.COMMUNITY, L.STREET, True),
        (L.COMMUNITY, L.DISTRICT, False),
    ],
)
def test_level_lies_directly_below_the_one_above(level, parent, fits):
    assert bool(rules.level_fits(level, parent)) is fits


@pytest.mark.parametrize(
    ("who", "parent", "reason"),
    [
        ("admin", None, ""),
        ("admin", "city", ""),
        ("admin", "community", phrases.NOTHING_BELOW_COMMUNITY),
        ("district", "street", ""),
        ("district", "district", phrases.ONLY_COMMUNITIES),
        ("district", "far_street", phrases.OUTSIDE_REGION),
        ("district", None, phrases.OUTSIDE_REGION),
        ("lead", "street", phrases.OUTSIDE_REGION),
    ],
)
def test_adding_a_region(world, who, parent, reason):
    place = getattr(world, parent) if parent else None

    assert rules.can_add_region(world.workspace(who), place).reason == reason


@pytest.mark.parametrize(
    ("who", "region", "reason"),
    [
        ("admin", "city", ""),
        ("district", "community", ""),
        ("district", "street", phrases.ONLY_COMMUNITIES),
        ("district", "far_community", phrases.OUTSIDE_REGION),
    ],
)
def test_editing_a_region(world, who, region, reason):
    verdict = rules.can_edit_region(world.workspace(who), getattr(world, region))

    assert verdict.reason == reason


@pytest.mark.parametrize(
    ("level", "region", "fits"),
    [
        (S.DISTRICT_CENTER, "district", True),
        (S.DISTRICT_CENTER, "street", False),
        (S.STREET_STATION, "street", True),
        (S.STREET_STATION, "community", False),
        (S.COMMUNITY_ROOM, "community", True),
        (S.COMMUNITY_ROOM, "street", False),
    ],
)
def test_station_level_fits_the_level_of_its_region(world, level, region, fits):
    assert bool(rules.region_fits_station(level, getattr(world, region))) is fits


@pytest.mark.parametrize(
    ("level", "region", "parent", "fits"),
    [
        (S.DISTRICT_CENTER, "district", None, True),
        (S.DISTRICT_CENTER, "district", "centre", False),
        (S.STREET_STATION, "street", None, True),
        (S.STREET_STATION, "street", "centre", True),
        (S.STREET_STATION, "far_street", "centre", False),
        (S.STREET_STATION, "street", "neighbour", False),
        (S.COMMUNITY_ROOM, "community", None, False),
        (S.COMMUNITY_ROOM, "community", "home", True),
        (S.COMMUNITY_ROOM, "community", "centre", False),
        (S.COMMUNITY_ROOM, "community", "far", False),
    ],
)
def test_parent_station_is_one_level_above_in_the_same_district(world, level, region, parent, fits):
    centre = Station(name="中心", level=S.DISTRICT_CENTER, region=world.district)
    stations = {
        "centre": centre,
        "home": world.home,
        "neighbour": world.neighbour,
        "far": world.far,
    }

    verdict = rules.parent_fits_station(level, getattr(world, region), stations.get(parent))

    assert bool(verdict) is fits


@pytest.mark.parametrize(
    ("who", "region", "allowed"),
    [
        ("admin", "far_street", True),
        ("district", "street", True),
        ("district", "city", False),
        ("district", "far_street", False),
        ("agency", "street", False),
    ],
)
def test_stations_and_organisations_are_managed_within_the_region(world, who, region, allowed):
    workspace, place = world.workspace(who), getattr(world, region)

    assert bool(rules.can_manage_station(workspace, place)) is allowed
    assert bool(rules.can_manage_organisation(workspace, place)) is allowed


def test_station_closes_after_its_rooms(world):
    assert rules.can_close_station(world.home, 0)
    assert "2 个下级" in rules.can_close_station(world.home, 2).reason


def test_closed_station_does_not_close_again_and_open_one_does_not_reopen(world):
    closed = Station(closed_on=world.home.opened_on)

    assert not rules.can_close_station(closed, 0)
    assert rules.can_reopen_station(closed)
    assert not rules.can_reopen_station(world.home)


def test_station_reopens_after_its_parent():
    parent = Station(name="上级站", closed_on="2026-01-01")

    verdict = rules.can_reopen_station(Station(parent=parent, closed_on="2026-01-01"))

    assert "上级站" in verdict.reason
