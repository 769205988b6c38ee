"""Tests of the selectors of the directory: what each workspace sees of places and people."""

import datetime as dt

import pytest

from core import clock
from core.errors import NotFoundError
from stations.enums import Role, StationLevel
from stations.models import Agency, Purchaser, RoleAssignment
from stations.selectors import organisations, people, regions, stations
from stations.selectors.people import PersonFilter
from stations.selectors.stations import StationFilter
from tests.factories.stations import RoleAssignmentFactory, StationFactory, UserFactory


@pytest.fixture
def room(world):
    """A community room of the home station."""
    return StationFactory(
        level=StationLevel.COMMUNITY_ROOM, region=world.community, parent=world.home, name="社工室"
    )


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("admin", {"home", "neighbour", "far"}),
        ("city", {"home", "neighbour", "far"}),
        ("district", {"home", "neighbour"}),
        ("other_officer", {"far"}),
        ("street", {"home"}),
        ("agency", {"home"}),
        ("lead", {"home"}),
        ("stranger", {"neighbour"}),
        ("auditor", {"home", "neighbour"}),
    ],
)
def test_stations_in_view(world, who, seen):
    found = stations.stations_in_view(world.workspace(who))

    assert {station.pk for station in found} == {getattr(world, name).pk for name in seen}


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("district", {"district", "street", "agency", "lead", "worker", "stranger"}),
        ("street", {"street", "agency", "lead", "worker"}),
        ("agency", {"agency", "lead", "worker"}),
        ("lead", {"lead", "worker"}),
        ("other_officer", {"other_officer", "other_district"}),
    ],
)
def test_people_in_view(world, who, seen):
    judging = {"supervisor", "evaluator", "auditor"} if who == "district" else set()

    found = people.people_in_view(world.workspace(who))

    assert {person.username for person in found} == seen | judging


def test_platform_sees_people_without_any_post(world):
    person = UserFactory()

    assert people.get_person(world.workspace("admin"), pk=person.pk) == person
    with pytest.raises(NotFoundError):
        people.get_person(world.workspace("district"), pk=person.pk)


def test_posts_outside_the_scope_are_not_shown(world):
    worker = world.person("worker")
    RoleAssignmentFactory(user=worker, role=Role.SOCIAL_WORKER, station=world.far)

    own = people.assignments_of(world.workspace("lead"), worker)

    assert [post.station_id for post in own] == [world.home.pk]
    assert len(people.assignments_of(world.workspace("admin"), worker)) == 2


def test_assignment_outside_the_scope_does_not_exist(world):
    with pytest.raises(NotFoundError):
        people.get_assignment(world.workspace("lead"), pk=world.assignment("stranger").pk)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (PersonFilter(), {"lead", "worker"}),
        (PersonFilter(role=Role.STATION_LEAD), {"lead"}),
        (PersonFilter(words="work"), {"worker"}),
        (PersonFilter(words="没有这个人"), set()),
        (PersonFilter(state="past"), {"gone"}),
        (PersonFilter(state="off"), {"gone"}),
        (PersonFilter(state="all"), {"lead", "worker", "gone"}),
        (PersonFilter(state="all", role=Role.SOCIAL_WORKER), {"worker", "gone"}),
    ],
)
def test_find_people(world, wanted, names):
    gone = UserFactory(username="gone", is_active=False)
    RoleAssignmentFactory(
        user=gone, role=Role.SOCIAL_WORKER, station=world.home, ends_on=dt.date(2021, 1, 1)
    )

    found = people.find_people(world.workspace("lead"), wanted, clock.today())

    assert {person.username for person in found} == names


def test_find_people_by_station(world):
    wanted = PersonFilter(station=world.neighbour)

    found = people.find_people(world.workspace("district"), wanted, clock.today())

    assert [person.username for person in found] == ["stranger"]


def test_count_people_is_of_the_scope(world):
    invited = UserFactory(username="invited")
    invited.set_unusable_password()
    invited.save(update_fields=["password"])
    RoleAssignmentFactory(user=invited, role=Role.SOCIAL_WORKER, station=world.home)
    RoleAssignmentFactory(user=invited, role=Role.SOCIAL_WORKER, station=world.far)

    count = people.count_people(world.workspace("lead"), clock.today())

    assert (count.in_post, count.not_activated) == (3, 1)


def test_staff_are_those_of_the_station_itself(world, room):
    RoleAssignmentFactory(role=Role.SOCIAL_WORKER, station=room)
    RoleAssignment.objects.filter(user=world.person("worker")).update(ends_on=dt.date(2021, 1, 1))

    staff = people.staff_of(world.home, clock.today())

    assert [post.user.username for post in staff] == ["lead"]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (StationFilter(), {"大智街道社工站", "一元街道社工站", "社工室"}),
        (StationFilter(words="大智"), {"大智街道社工站", "社工室"}),
        (StationFilter(words="演示 大智"), {"大智街道社工站"}),
        (StationFilter(level=StationLevel.COMMUNITY_ROOM), {"社工室"}),
        (StationFilter(closed=True, words="旧"), {"旧站"}),
        (StationFilter(words="旧"), set()),
    ],
)
def test_find_stations(world, room, wanted, names):
    StationFactory(name="旧站", region=world.street, closed_on=dt.date(2021, 1, 1))

    found = stations.find_stations(world.workspace("district"), wanted)

    assert {station.name for station in found} == names


def test_find_stations_by_region_and_agency(world, room):
    workspace = world.workspace("district")

    in_street = stations.find_stations(workspace, StationFilter(region=world.street))
    run = stations.find_stations(workspace, StationFilter(agency_id=world.agency.pk))

    assert {station.pk for station in in_street} == {world.home.pk, room.pk}
    assert {station.pk for station in run} == {world.home.pk}


def test_agencies_in_view_are_registered_or_working_there(world):
    elsewhere = Agency.objects.create(
        name="乙机构", credit_code="52420100QEFLCR63F0", region=world.other_district
    )

    def seen(who):
        return set(organisations.agencies_in_view(world.workspace(who)))

    assert seen("district") == {world.agency}
    assert seen("street") == {world.agency}
    assert seen("other_officer") == {elsewhere}
    assert seen("agency") == {world.agency}
    assert seen("admin") == {world.agency, elsewhere}


def test_number_of_stations_of_an_agency_is_of_the_scope(world):
    type(world.far).objects.filter(pk=world.far.pk).update(agency=world.agency)

    [own] = organisations.find_agencies(world.workspace("district"), "")
    [all_] = organisations.find_agencies(world.workspace("admin"), "")

    assert (own.running, all_.running) == (1, 2)


def test_purchasers_in_view(world):
    elsewhere = Purchaser.objects.create(name="江汉区民政局", region=world.other_district)

    assert set(organisations.purchasers_in_view(world.workspace("other_officer"))) == {
        elsewhere,
        world.purchaser,
    }
    assert set(organisations.purchasers_in_view(world.workspace("district"))) == {world.purchaser}
    assert set(organisations.purchasers_in_view(world.workspace("agency"))) == {world.purchaser}


def test_region_rows_count_what_is_in_force_and_in_view(world, room):
    StationFactory(name="旧站", region=world.street, closed_on=dt.date(2021, 1, 1))
    workspace = world.workspace("district")

    rows = regions.region_rows(workspace, world.district, clock.today())

    assert [(row.region.name, row.children, row.stations) for row in rows] == [
        ("大智街道", 1, 2),
        ("一元街道", 1, 1),
    ]


def test_ended_regions_show_only_when_asked_for(world):
    type(world.community).objects.filter(pk=world.community.pk).update(valid_to=dt.date(2021, 1, 1))
    workspace = world.workspace("district")

    assert regions.region_rows(workspace, world.street, clock.today()) == []
    [row] = regions.region_rows(workspace, world.street, clock.today(), ended=True)
    assert not row.in_force


def test_regions_above_the_own_one_are_out_of_view(world):
    workspace = world.workspace("district")

    assert regions.ancestors(workspace, world.community) == [world.district, world.street]
    with pytest.raises(NotFoundError):
        regions.get_region(workspace, pk=world.city.pk)
