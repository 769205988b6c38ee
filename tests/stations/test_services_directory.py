"""Tests of stations.services: regions one by one, stations, agencies, purchasers."""

import datetime as dt

import pytest

from core.errors import NotAllowedError, RefusedError
from core.models import AuditEvent
from stations.enums import RegionLevel, StationLevel
from stations.models import Agency, Region, Station
from stations.services import organisations, regions, stations
from stations.services.organisations import AgencyValues, PurchaserValues
from stations.services.regions import RegionValues
from stations.services.stations import StationValues

DAY = dt.date(2026, 1, 1)
CODE = "52420100QEFLCR63F0"


def events(world, action):
    """Return the events of one kind, everywhere."""
    with world.everywhere():
        return list(AuditEvent.objects.filter(action=action))


def act(world, who):
    """Return what every service is told about who acts."""
    return {"workspace": world.workspace(who), "by": world.person(who)}


# ── regions ──────────────────────────────────────────────────────────
def test_add_region_takes_level_and_path_from_its_parent(world):
    values = RegionValues("新社区", DAY)

    region = regions.add_region(
        parent=world.street, code="420102002009", values=values, **act(world, "district")
    )

    assert region.level == RegionLevel.COMMUNITY
    assert region.path == f"{world.street.path}420102002009/"
    [event] = events(world, "region.added")
    assert event.changes["code"] == [None, "420102002009"]


def test_add_region_refuses_a_code_that_somebody_was_faster_with(world):
    values = RegionValues("新社区", DAY)

    with pytest.raises(RefusedError, match="已有这个区划代码"):
        regions.add_region(
            parent=world.street,
            code=world.other_community.code,
            values=values,
            **act(world, "district"),
        )

    assert events(world, "region.added") == []


def test_add_region_refuses_a_street_to_a_district(world):
    with pytest.raises(NotAllowedError):
        regions.add_region(
            parent=world.district,
            code="420102099000",
            values=RegionValues("新街道", DAY),
            **act(world, "district"),
        )


def test_edit_region_renames_and_says_so(world):
    values = RegionValues("铭新新社区", world.community.valid_from)

    regions.edit_region(region=world.community, values=values, **act(world, "district"))

    [event] = events(world, "region.edited")
    assert event.changes == {"name": ["铭新社区", "铭新新社区"]}


def test_edit_region_without_a_change_leaves_no_event(world):
    values = RegionValues(world.community.name, world.community.valid_from)

    regions.edit_region(region=world.community, values=values, **act(world, "district"))

    assert events(world, "region.edited") == []


def test_region_ends_only_after_what_lies_in_it(world):
    street, admin = world.street, act(world, "admin")
    values = RegionValues(street.name, street.valid_from, DAY)

    with pytest.raises(RefusedError, match="1 个区划"):
        regions.edit_region(region=street, values=values, **admin)
    Region.objects.filter(pk=world.community.pk).update(valid_to=DAY)
    with pytest.raises(RefusedError, match="1 个社工站"):
        regions.edit_region(region=street, values=values, **admin)
    Station.objects.filter(pk=world.home.pk).update(closed_on=DAY)
    regions.edit_region(region=street, values=values, **admin)

    street.refresh_from_db()
    assert street.valid_to == DAY


# ── stations ─────────────────────────────────────────────────────────
def test_create_station_with_its_room(world):
    centre = stations.create_station(
        level=StationLevel.DISTRICT_CENTER,
        values=StationValues("江岸区指导中心", world.district, DAY),
        **act(world, "district"),
    )
    room = stations.create_station(
        level=StationLevel.COMMUNITY_ROOM,
        values=StationValues("铭新社工室", world.community, DAY, parent=world.home),
        **act(world, "admin"),
    )

    assert centre.parent is None
    assert room.parent == world.home
    with world.scope("district"):
        [event] = AuditEvent.objects.filter(object_id=str(room.pk), action="station.created")
    assert event.changes["parent"] == [None, world.home.name]


@pytest.mark.parametrize(
    ("who", "region", "parent", "error"),
    [
        ("district", "far_street", None, NotAllowedError),
        ("admin", "community", None, RefusedError),
        ("admin", "far_street", "home", RefusedError),
        ("lead", "street", None, NotAllowedError),
    ],
)
def test_create_station_refuses_what_does_not_fit(world, who, region, parent, error):
    values = StationValues(
        "新站", getattr(world, region), DAY, parent=getattr(world, parent) if parent else None
    )

    with pytest.raises(error):
        stations.create_station(level=StationLevel.STREET_STATION, values=values, **act(world, who))


def test_create_station_refuses_a_second_of_that_name(world):
    values = StationValues(world.home.name, world.street, DAY)

    with pytest.raises(RefusedError, match="已有同名的社工站"):
        stations.create_station(
            level=StationLevel.STREET_STATION, values=values, **act(world, "district")
        )


def test_edit_station_records_names_and_not_numbers(world):
    home = world.home
    values = StationValues(home.name, home.region, home.opened_on, phone="027-82821234")

    stations.edit_station(station=home, values=values, **act(world, "district"))

    [event] = events(world, "station.edited")
    assert event.changes == {
        "agency": [world.agency.name, None],
        "purchaser": [world.purchaser.name, None],
        "phone": ["", "027-82821234"],
    }


def test_edit_station_does_not_carry_it_out_of_the_district(world):
    values = StationValues("新名", world.far_street, DAY)

    with pytest.raises(NotAllowedError):
        stations.edit_station(station=world.home, values=values, **act(world, "district"))


def test_close_and_reopen_station(world):
    home, district = world.home, act(world, "district")

    closed = stations.close_station(station=home, on=DAY, reason="合并", **district)
    assert closed.closed_on == DAY
    with pytest.raises(NotAllowedError, match="已停用"):
        stations.close_station(station=home, on=DAY, reason="合并", **district)
    opened = stations.reopen_station(station=home, reason="误操作", **district)

    assert opened.closed_on is None
    assert [event.reason for event in events(world, "station.closed")] == ["合并"]
    assert [event.reason for event in events(world, "station.reopened")] == ["误操作"]


def test_close_station_refuses_before_its_rooms_and_before_its_opening(world):
    district = act(world, "district")
    with pytest.raises(RefusedError, match="不能早于启用日期"):
        stations.close_station(station=world.home, on=dt.date(2019, 1, 1), reason="错", **district)
    stations.create_station(
        level=StationLevel.COMMUNITY_ROOM,
        values=StationValues("铭新社工室", world.community, DAY, parent=world.home),
        **district,
    )

    with pytest.raises(NotAllowedError, match="1 个下级"):
        stations.close_station(station=world.home, on=DAY, reason="合并", **district)


# ── agencies and purchasers ──────────────────────────────────────────
def test_create_and_edit_agency(world):
    district = act(world, "district")

    agency = organisations.create_agency(
        values=AgencyValues("乙机构", CODE, world.district), **district
    )
    organisations.edit_agency(
        agency=agency,
        values=AgencyValues("乙机构", CODE, world.district, is_active=False),
        **district,
    )

    agency.refresh_from_db()
    assert not agency.is_active
    [event] = events(world, "agency.edited")
    assert event.changes == {"is_active": [True, False]}


def test_agency_code_is_registered_once(world):
    values = AgencyValues("丙机构", world.agency.credit_code, world.district)

    with pytest.raises(RefusedError, match="统一社会信用代码"):
        organisations.create_agency(values=values, **act(world, "district"))

    assert Agency.objects.count() == 1


def test_agency_elsewhere_is_not_for_this_district(world):
    elsewhere = AgencyValues("丁机构", CODE, world.other_district)

    with pytest.raises(NotAllowedError):
        organisations.create_agency(values=elsewhere, **act(world, "district"))
    with pytest.raises(NotAllowedError):
        organisations.edit_agency(agency=world.agency, values=elsewhere, **act(world, "district"))


def test_create_and_edit_purchaser(world):
    district = act(world, "district")
    values = PurchaserValues("大智街道办事处", world.street)

    purchaser = organisations.create_purchaser(values=values, **district)
    with pytest.raises(RefusedError, match="同名的购买主体"):
        organisations.create_purchaser(values=values, **district)
    organisations.edit_purchaser(
        purchaser=purchaser, values=PurchaserValues("大智街办", world.street), **district
    )

    purchaser.refresh_from_db()
    assert purchaser.name == "大智街办"
    assert len(events(world, "purchaser.edited")) == 1
