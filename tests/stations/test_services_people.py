"""Tests of stations.services.people and assignments."""

import datetime as dt

import pytest
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.db import transaction

from accounts.models import User
from core import clock
from core.errors import ConflictError, NotAllowedError, RefusedError
from core.models import AuditEvent
from stations import phrases
from stations.enums import Role
from stations.models import RoleAssignment
from stations.selectors.people import PersonFilter, find_people, is_locked_out
from stations.services import assignments, people
from stations.services.assignments import AssignmentValues
from stations.services.people import PersonValues
from tests.factories.stations import RoleAssignmentFactory

DAY = dt.date(2026, 1, 1)
PERSON = PersonValues("演示社工乙", "yanshi.yi", "138 1234 5678", "yi@example.org")


def act(world, who):
    """Return what every service is told about who acts."""
    return {"workspace": world.workspace(who), "by": world.person(who)}


def worker_at(station):
    """A post of a worker."""
    return AssignmentValues(Role.SOCIAL_WORKER, DAY, station=station)


def events(world, action):
    """Return the events of one kind, everywhere."""
    with world.everywhere():
        return list(AuditEvent.objects.filter(action=action))


# ── inviting ─────────────────────────────────────────────────────────
def test_invite_person_makes_account_and_post(world):
    invitation = people.invite_person(
        person=PERSON, post=worker_at(world.home), **act(world, "lead")
    )

    user = invitation.user
    assert not user.has_usable_password()
    assert user.invited_by == world.person("lead")
    assert invitation.assignment.assigned_by == world.person("lead")
    assert invitation.path.startswith("/accounts/password/reset/key/")
    found = find_people(world.workspace("lead"), PersonFilter(words="13812345678"), clock.today())
    assert list(found) == [user]
    assert [event.station_id for event in events(world, "assignment.given")] == [world.home.pk]
    assert PERSON.phone not in str(events(world, "person.invited")[0].changes)


def test_invite_person_leaves_no_account_when_the_post_is_refused(world):
    with pytest.raises(RefusedError, match=phrases.OUTSIDE_SCOPE):
        people.invite_person(person=PERSON, post=worker_at(world.neighbour), **act(world, "lead"))

    assert not User.objects.filter(username=PERSON.username).exists()
    assert events(world, "person.invited") == []


@pytest.mark.parametrize("username", ["worker", "WORKER"])
def test_invite_person_refuses_a_login_name_in_use(world, username):
    person = PersonValues("演示社工丙", username)

    with pytest.raises(RefusedError, match=phrases.USERNAME_TAKEN):
        people.invite_person(person=person, post=worker_at(world.home), **act(world, "lead"))


def test_invite_admin_begins_a_platform(db):
    invitation = people.invite_admin(person=PERSON)

    assert invitation.assignment.role == Role.PLATFORM_ADMIN
    assert invitation.user.invited_by is None


# ── posts ────────────────────────────────────────────────────────────
def test_give_assignment_refuses_the_same_post_again(world):
    with pytest.raises(RefusedError, match=phrases.HELD_ALREADY):
        assignments.give_assignment(
            person=world.person("worker"), values=worker_at(world.home), **act(world, "lead")
        )


def test_give_assignment_refuses_who_would_judge_himself(world):
    evaluator = AssignmentValues(Role.EVALUATOR, DAY, region=world.district)

    with pytest.raises(RefusedError, match="回避"):
        assignments.give_assignment(
            person=world.person("worker"), values=evaluator, **act(world, "district")
        )


def test_give_assignment_refuses_a_level_that_does_not_fit(world):
    values = AssignmentValues(Role.DISTRICT_OFFICER, DAY, region=world.street)

    with pytest.raises(RefusedError, match="区级主管不能任职于街道"):
        assignments.give_assignment(
            person=world.person("worker"), values=values, **act(world, "district")
        )


def test_give_assignment_refuses_a_closed_station(world):
    world.home.closed_on = dt.date(2025, 1, 1)
    world.home.save(update_fields=["closed_on"])

    with pytest.raises(RefusedError, match="已停用"):
        assignments.give_assignment(
            person=world.person("stranger"), values=worker_at(world.home), **act(world, "district")
        )


def test_end_assignment_keeps_the_row(world):
    assignment = world.assignment("worker")

    assignments.end_assignment(assignment=assignment, on=DAY, reason="离职", **act(world, "lead"))

    assignment.refresh_from_db()
    assert assignment.ends_on == DAY
    [event] = events(world, "assignment.ended")
    assert (event.reason, event.changes) == ("离职", {"ends_on": [None, "2026-01-01"]})


@pytest.mark.parametrize(
    ("who", "whose", "reason"),
    [
        ("lead", "lead", phrases.OWN_ASSIGNMENT),
        ("lead", "stranger", phrases.OUTSIDE_SCOPE),
        ("agency", "agency", phrases.OWN_ASSIGNMENT),
        ("district", "city", phrases.ROLE_NOT_YOURS_TO_GIVE),
        ("district", "other_district", phrases.OUTSIDE_SCOPE),
    ],
)
def test_end_assignment_is_for_who_may_give_it(world, who, whose, reason):
    with pytest.raises(NotAllowedError, match=reason):
        assignments.end_assignment(
            assignment=world.assignment(whose), on=DAY, reason="试", **act(world, who)
        )


def test_last_platform_administrator_stays(world):
    second = RoleAssignmentFactory(role=Role.PLATFORM_ADMIN)
    assert second.user != world.person("admin")
    by = {"workspace": world.workspace("admin"), "by": second.user}

    assignments.end_assignment(assignment=second, on=DAY, reason="离职", **act(world, "admin"))

    with pytest.raises(RefusedError, match=phrases.LAST_ADMIN):
        assignments.end_assignment(
            assignment=world.assignment("admin"), on=clock.today(), reason="离职", **by
        )


def test_administrator_who_leaves_soon_does_not_count(world):
    soon = clock.today() + dt.timedelta(days=3)
    leaving = RoleAssignmentFactory(role=Role.PLATFORM_ADMIN, ends_on=soon)
    by = {"workspace": world.workspace("admin"), "by": leaving.user}

    with pytest.raises(RefusedError, match=phrases.LAST_ADMIN):
        assignments.end_assignment(
            assignment=world.assignment("admin"), on=soon, reason="离职", **by
        )


# ── accounts ─────────────────────────────────────────────────────────
def test_stop_account_ends_its_sessions(world, web):
    worker, client = world.person("worker"), web("worker")
    UserSession.objects.create(
        user=worker, ip="127.0.0.1", session_key=client.session.session_key, user_agent="测试"
    )

    people.stop_account(person=worker, reason="离职", **act(world, "lead"))

    assert client.get("/accounts/me/").status_code == 302
    assert not UserSession.objects.filter(user=worker).exists()
    assert [event.reason for event in events(world, "person.stopped")] == ["离职"]


def test_restart_account(world):
    worker, lead = world.person("worker"), act(world, "lead")
    people.stop_account(person=worker, reason="离职", **lead)

    people.restart_account(person=worker, reason="返岗", **lead)

    worker.refresh_from_db()
    assert worker.is_active


def test_stop_account_refuses_the_last_administrator(world):
    other = RoleAssignmentFactory(role=Role.PLATFORM_ADMIN, ends_on=clock.today()).user

    with pytest.raises(ConflictError, match=phrases.LAST_ADMIN):
        people.stop_account(
            person=world.person("admin"),
            reason="离职",
            workspace=world.workspace("admin"),
            by=other,
        )


def test_renew_link_ends_the_password_and_older_links(world):
    worker, lead = world.person("worker"), act(world, "lead")
    first = people.renew_link(person=worker, reason="忘记密码", **lead)

    second = people.renew_link(person=worker, reason="丢失", **lead)

    worker.refresh_from_db()
    assert not worker.has_usable_password()
    assert first != second


def test_unlock_account_forgets_failed_attempts(world):
    worker = world.person("worker")
    AccessAttempt.objects.create(
        username="worker", failures_since_start=5, attempt_time=clock.now(), ip_address="10.0.0.1"
    )
    assert is_locked_out(worker)

    people.unlock_account(person=worker, **act(world, "lead"))

    assert not is_locked_out(worker)


@pytest.mark.parametrize("step", [people.stop_account, people.restart_account, people.renew_link])
@pytest.mark.parametrize(
    ("who", "whose"), [("lead", "stranger"), ("lead", "lead"), ("agency", "admin")]
)
def test_account_steps_are_for_who_manages_the_account(world, step, who, whose):
    with pytest.raises(NotAllowedError), transaction.atomic():
        step(person=world.person(whose), reason="试", **act(world, who))

    assert world.person(whose).has_usable_password()
    assert RoleAssignment.objects.filter(user=world.person(whose)).exists()
