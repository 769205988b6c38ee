"""Tests of stations.rules.posts: who may hand out what, where, and to whom."""

import datetime as dt

import pytest

from core import clock
from stations import phrases
from stations.enums import Role, StationLevel
from stations.models import Agency, RoleAssignment
from stations.rules import posts as rules
from stations.selectors.people import account_posts_of, post_with_reach, posts_of, posts_with_reach
from tests.factories.stations import RoleAssignmentFactory, StationFactory

DAY = dt.date(2026, 3, 1)


def post(world, role, place=None, *, who="supervisor", start=DAY, end=None):
    """A post that is not saved. `place` is the name of a part of the world."""
    kinds = {"home": "station", "neighbour": "station", "far": "station", "agency": "agency"}
    scope = {kinds.get(place, "region"): getattr(world, place)} if place else {}
    assignment = RoleAssignment(
        user=world.person(who), role=role, starts_on=start, ends_on=end, **scope
    )
    return post_with_reach(assignment)


@pytest.mark.parametrize(
    ("giver", "role", "place", "reason"),
    [
        ("admin", Role.PLATFORM_ADMIN, None, ""),
        ("admin", Role.CITY_OFFICER, "city", ""),
        ("admin", Role.SOCIAL_WORKER, "far", ""),
        ("district", Role.PLATFORM_ADMIN, None, phrases.ROLE_NOT_YOURS_TO_GIVE),
        ("district", Role.CITY_OFFICER, "city", phrases.ROLE_NOT_YOURS_TO_GIVE),
        ("district", Role.DISTRICT_OFFICER, "district", ""),
        ("district", Role.DISTRICT_OFFICER, "other_district", phrases.OUTSIDE_SCOPE),
        ("district", Role.SUPERVISOR, "city", phrases.OUTSIDE_SCOPE),
        ("district", Role.STATION_LEAD, "home", ""),
        ("district", Role.STATION_LEAD, "far", phrases.OUTSIDE_SCOPE),
        ("district", Role.AGENCY_MANAGER, "agency", ""),
        ("other_officer", Role.AGENCY_MANAGER, "agency", phrases.OUTSIDE_SCOPE),
        ("agency", Role.STATION_LEAD, "home", ""),
        ("agency", Role.STATION_LEAD, "neighbour", phrases.OUTSIDE_SCOPE),
        ("agency", Role.AGENCY_MANAGER, "agency", phrases.ROLE_NOT_YOURS_TO_GIVE),
        ("lead", Role.SOCIAL_WORKER, "home", ""),
        ("lead", Role.SOCIAL_WORKER, "neighbour", phrases.OUTSIDE_SCOPE),
        ("lead", Role.STATION_LEAD, "home", phrases.ROLE_NOT_YOURS_TO_GIVE),
        ("worker", Role.SOCIAL_WORKER, "home", phrases.ROLE_NOT_YOURS_TO_GIVE),
        ("city", Role.DISTRICT_OFFICER, "district", phrases.ROLE_NOT_YOURS_TO_GIVE),
    ],
)
def test_nobody_hands_out_more_than_he_has(world, giver, role, place, reason):
    workspace, person = world.workspace(giver), world.person(giver)

    assert rules.can_hand_out(workspace, person, post(world, role, place)).reason == reason


def test_nobody_hands_a_post_to_himself(world):
    own = post(world, Role.SOCIAL_WORKER, "home", who="lead")

    verdict = rules.can_hand_out(world.workspace("lead"), world.person("lead"), own)

    assert verdict.reason == phrases.OWN_ASSIGNMENT


def test_agency_that_also_works_elsewhere_is_beyond_a_district(world):
    type(world.far).objects.filter(pk=world.far.pk).update(agency=world.agency)
    manager = post(world, Role.AGENCY_MANAGER, "agency")

    verdict = rules.can_hand_out(world.workspace("district"), world.person("district"), manager)

    assert verdict.reason == phrases.OUTSIDE_SCOPE


@pytest.mark.parametrize(
    ("role", "place", "fits"),
    [
        (Role.CITY_OFFICER, "city", True),
        (Role.CITY_OFFICER, "district", False),
        (Role.DISTRICT_OFFICER, "district", True),
        (Role.DISTRICT_OFFICER, "street", False),
        (Role.STREET_OFFICER, "street", True),
        (Role.STREET_OFFICER, "community", False),
        (Role.EVALUATOR, "street", True),
        (Role.EVALUATOR, "community", False),
        (Role.STATION_LEAD, "home", True),
        (Role.AGENCY_MANAGER, "agency", True),
        (Role.PLATFORM_ADMIN, None, True),
    ],
)
def test_place_fits_role(world, role, place, fits):
    assert bool(rules.place_fits_role(post(world, role, place).assignment)) is fits


@pytest.mark.parametrize(
    ("new", "held", "conflict"),
    [
        ((Role.EVALUATOR, "district"), (Role.SOCIAL_WORKER, "home"), True),
        ((Role.AUDITOR, "city"), (Role.STATION_LEAD, "home"), True),
        ((Role.EVALUATOR, "district"), (Role.AGENCY_MANAGER, "agency"), True),
        ((Role.SOCIAL_WORKER, "home"), (Role.EVALUATOR, "district"), True),
        ((Role.EVALUATOR, "other_district"), (Role.SOCIAL_WORKER, "home"), False),
        ((Role.EVALUATOR, "district"), (Role.SUPERVISOR, "district"), False),
        ((Role.EVALUATOR, "district"), (Role.AUDITOR, "district"), False),
        ((Role.STATION_LEAD, "home"), (Role.SOCIAL_WORKER, "home"), False),
    ],
)
def test_nobody_judges_where_he_works(world, new, held, conflict):
    verdict = rules.without_conflict(post(world, *new), [post(world, *held)])

    assert bool(verdict) is not conflict


def test_conflict_needs_a_day_on_which_both_hold(world):
    past = post(world, Role.SOCIAL_WORKER, "home", end=DAY)
    next_day = post(world, Role.EVALUATOR, "district", start=DAY + dt.timedelta(days=1))
    same_day = post(world, Role.EVALUATOR, "district", start=DAY)

    assert rules.without_conflict(next_day, [past])
    assert not rules.without_conflict(same_day, [past])


def test_agency_without_stations_is_judged_where_it_is_registered(world):
    fresh = Agency(pk=99, name="新机构", region=world.district)
    assignment = RoleAssignment(
        user=world.person("worker"), role=Role.AGENCY_MANAGER, agency=fresh, starts_on=DAY
    )
    managing = post_with_reach(assignment)

    assert not rules.without_conflict(post(world, Role.EVALUATOR, "district"), [managing])


def test_same_post_is_not_held_twice_at_once(world):
    held = [post(world, Role.SOCIAL_WORKER, "home", end=DAY)]

    assert not rules.not_held_already(post(world, Role.SOCIAL_WORKER, "home"), held)
    assert rules.not_held_already(post(world, Role.STATION_LEAD, "home"), held)
    later = post(world, Role.SOCIAL_WORKER, "home", start=DAY + dt.timedelta(days=1))
    assert rules.not_held_already(later, held)


@pytest.mark.parametrize(
    ("place", "field", "value"),
    [
        ("home", "closed_on", DAY - dt.timedelta(days=1)),
        ("agency", "is_active", False),
        ("district", "valid_to", DAY - dt.timedelta(days=1)),
    ],
)
def test_nobody_begins_at_a_closed_place(world, place, field, value):
    role = {"home": Role.STATION_LEAD, "agency": Role.AGENCY_MANAGER}.get(place, Role.AUDITOR)
    assert rules.place_in_use(post(world, role, place).assignment)

    setattr(getattr(world, place), field, value)

    assert not rules.place_in_use(post(world, role, place).assignment)


@pytest.mark.parametrize(
    ("ends_on", "on", "role", "others", "reason"),
    [
        (None, DAY, Role.SOCIAL_WORKER, 0, ""),
        (DAY, DAY, Role.SOCIAL_WORKER, 0, ""),
        (DAY - dt.timedelta(days=1), DAY, Role.SOCIAL_WORKER, 0, phrases.ENDED_ALREADY),
        (None, dt.date(2019, 1, 1), Role.SOCIAL_WORKER, 0, phrases.END_BEFORE_START),
        (None, DAY, Role.PLATFORM_ADMIN, 0, phrases.LAST_ADMIN),
        (None, DAY, Role.PLATFORM_ADMIN, 1, ""),
    ],
)
def test_ending_a_post(ends_on, on, role, others, reason):
    assignment = RoleAssignment(role=role, starts_on=dt.date(2020, 1, 1), ends_on=ends_on)

    assert rules.can_end(assignment, on, DAY, others).reason == reason


@pytest.mark.parametrize(
    ("by", "whom", "reason"),
    [
        ("lead", "worker", ""),
        ("lead", "stranger", phrases.ACCOUNT_NOT_YOURS),
        ("lead", "lead", phrases.OWN_ACCOUNT),
        ("agency", "lead", ""),
        ("district", "agency", ""),
        ("district", "city", phrases.ACCOUNT_NOT_YOURS),
        ("district", "admin", phrases.ACCOUNT_NOT_YOURS),
        ("admin", "city", ""),
    ],
)
def test_account_is_managed_by_who_may_give_its_posts(world, by, whom, reason):
    person = world.person(whom)
    posts = posts_of(person, clock.today())

    verdict = rules.can_manage_account(world.workspace(by), world.person(by), person, posts)

    assert verdict.reason == reason


def test_account_with_a_post_elsewhere_is_beyond_the_station_lead(world):
    worker = world.person("worker")
    RoleAssignmentFactory(user=worker, role=Role.SOCIAL_WORKER, station=world.far)
    posts = posts_of(worker, clock.today())

    verdict = rules.can_manage_account(world.workspace("lead"), world.person("lead"), worker, posts)

    assert verdict.reason == phrases.ACCOUNT_NOT_YOURS


def test_account_whose_posts_have_ended_stays_with_the_last_one(world):
    worker = world.person("worker")
    RoleAssignment.objects.filter(user=worker).update(ends_on=dt.date(2021, 1, 1))
    posts = account_posts_of(worker, clock.today())

    def may(by):
        return rules.can_manage_account(world.workspace(by), world.person(by), worker, posts)

    assert may("lead")
    assert not may("other_officer")


def test_account_without_any_post_is_the_platforms(world):
    person = world.person("worker")

    assert rules.can_manage_account(world.workspace("admin"), world.person("admin"), person, [])
    assert not rules.can_manage_account(world.workspace("lead"), world.person("lead"), person, [])


def test_roles_to_hand_out_follow_the_table(world):
    assert rules.roles_to_hand_out(world.workspace("lead")) == [Role.SOCIAL_WORKER]
    assert rules.roles_to_hand_out(world.workspace("city")) == []
    assert len(rules.roles_to_hand_out(world.workspace("admin"))) == len(Role)


def test_reach_of_a_station_takes_in_its_rooms(world):
    room = StationFactory(
        level=StationLevel.COMMUNITY_ROOM, region=world.other_community, parent=world.home
    )

    [own, other] = posts_with_reach([world.assignment("lead"), world.assignment("stranger")])

    assert own.reach.station_ids == {world.home.pk, room.pk}
    assert own.reach.paths == (world.street.path, world.other_community.path)
    assert other.reach.station_ids == {world.neighbour.pk}
