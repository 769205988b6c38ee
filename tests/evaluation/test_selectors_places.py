"""What a dashboard is about, and what is not there for whom."""

import pytest

from core.errors import NotFoundError
from evaluation.selectors.places import place_for
from stations.enums import RegionLevel, StationLevel
from stations.models import Region, Station
from tests.support.personas import SINCE

pytestmark = pytest.mark.django_db

REGIONAL = ["city", "district", "street", "supervisor", "evaluator", "other_officer"]
OTHERS = ["agency", "lead", "worker", "stranger"]


def names(place):
    return [part.name for part in place.parts]


@pytest.fixture
def room(world):
    """A community room below the home station."""
    return Station.objects.create(
        name="铭新社区社工室",
        level=StationLevel.COMMUNITY_ROOM,
        region=world.community,
        parent=world.home,
        opened_on=SINCE,
    )


@pytest.mark.parametrize(
    ("who", "name", "parts"),
    [
        ("city", "武汉市", ["江岸区", "江汉区"]),
        ("district", "江岸区", ["大智街道", "一元街道"]),
        ("other_officer", "江汉区", ["民族街道"]),
        ("street", "大智街道", ["大智街道社工站"]),
        ("supervisor", "江岸区", ["大智街道", "一元街道"]),
        ("evaluator", "江岸区", ["大智街道", "一元街道"]),
        ("agency", "演示社会工作服务中心", ["大智街道社工站（大智街道）"]),
        ("lead", "大智街道社工站", ["大智街道社工站"]),
        ("stranger", "一元街道社工站", ["一元街道社工站"]),
    ],
)
def test_place_of_its_own(world, who, name, parts):
    place = place_for(world.workspace(who))

    assert (place.name, names(place)) == (name, parts)
    assert place.station_ids == world.workspace(who).station_ids


def test_place_below_leads_down_and_back_up(world):
    city = world.workspace("city")

    district = place_for(city, region_id=world.district.pk)
    street = place_for(city, region_id=world.street.pk)
    station = place_for(city, station_id=world.home.pk)

    assert [part.region_id for part in district.parts] == [world.street.pk, world.other_street.pk]
    assert [part.station_id for part in street.parts] == [world.home.pk]
    assert [region.name for region in district.above] == ["武汉市"]
    assert [region.name for region in station.above] == ["武汉市", "江岸区", "大智街道"]


def test_place_below_goes_no_further_up_than_the_workspace(world):
    district = world.workspace("district")

    station = place_for(district, station_id=world.home.pk)

    assert [region.name for region in station.above] == ["江岸区", "大智街道"]
    assert place_for(district).above == ()


def test_place_with_a_community_room_counts_it(world, room):
    station = place_for(world.workspace("lead"))
    street = place_for(world.workspace("street"))

    assert names(station) == ["大智街道社工站", "铭新社区社工室"]
    assert names(street) == ["大智街道社工站", "铭新社区"]
    assert station.station_ids == street.station_ids == {world.home.pk, room.pk}


def test_place_counts_every_station_once(world, room):
    for who in REGIONAL:
        parts = place_for(world.workspace(who)).parts
        assert sum(len(part.station_ids) for part in parts) == len(
            frozenset().union(*(part.station_ids for part in parts))
        )


def test_place_with_a_centre_in_the_region_itself_shows_it_beside_the_streets(world):
    Station.objects.create(
        name="江岸区社工指导中心",
        level=StationLevel.DISTRICT_CENTER,
        region=world.district,
        opened_on=SINCE,
    )

    place = place_for(world.workspace("district"))

    assert names(place) == ["江岸区社工指导中心", "大智街道", "一元街道"]


def test_place_leaves_out_regions_without_a_station(world):
    Region.objects.create(
        name="空白街道",
        code="420102009000",
        level=RegionLevel.STREET,
        parent=world.district,
        path=f"{world.district.path}420102009000/",
        valid_from=SINCE,
    )

    assert "空白街道" not in names(place_for(world.workspace("district")))


@pytest.mark.parametrize("who", [*REGIONAL, *OTHERS])
def test_foreign_region_does_not_exist(world, who):
    workspace = world.workspace(who)
    path = workspace.region_path
    regions = [each for each in Region.objects.all() if not path or not each.path.startswith(path)]

    assert regions
    for region in regions:
        with pytest.raises(NotFoundError):
            place_for(workspace, region_id=region.pk)


@pytest.mark.parametrize("who", [*REGIONAL, *OTHERS])
def test_foreign_station_does_not_exist(world, who):
    workspace = world.workspace(who)
    foreign = [each for each in world.stations if each.pk not in workspace.station_ids]

    assert foreign or who == "city"
    for station in foreign:
        with pytest.raises(NotFoundError):
            place_for(workspace, station_id=station.pk)


@pytest.mark.parametrize("number", [0, -1, 2**31, 2**63, 10**30])
def test_place_that_never_was_does_not_exist(world, number):
    for asked in ({"region_id": number}, {"station_id": number}):
        with pytest.raises(NotFoundError):
            place_for(world.workspace("city"), **asked)
