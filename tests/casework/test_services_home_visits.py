"""Records as visits in their plans."""

import datetime as dt

import pytest

from casework.enums.visits import PlanState, VisitResult, VisitWay
from casework.models import HomeVisit
from casework.phrases import visits as phrases
from casework.services.home_visits import attach_visit
from casework.services.records import complete_record, correct_record
from core import clock
from core.errors import RefusedError
from core.ids import uuid7
from core.models import AuditEvent
from core.workdays import add_workdays
from tests.factories.casework import ClientFactory
from tests.factories.visits import VisitPlanFactory
from tests.support.records import values

TODAY = clock.today


@pytest.fixture
def worker(world):
    return world.people["worker"]


@pytest.fixture
def at_home(world):
    with world.scope("worker") as workspace:
        yield workspace


@pytest.fixture
def plan(at_home):
    return VisitPlanFactory(client=ClientFactory())


def record_of(world, *clients, **said):
    return complete_record(
        record_id=uuid7(),
        station_id=world.home.pk,
        values=values(world, *clients, **said),
        by=world.people["worker"],
    )


def attach(world, record, client, **said):
    usual = {"way": VisitWay.HOME, "result": VisitResult.MET, "by": world.people["worker"]}
    return attach_visit(record=record, client=client, **usual | said)


def ago(days):
    return TODAY() - dt.timedelta(days=days)


def test_attach_visit_moves_the_plan_forward(world, plan):
    was_due = plan.next_due_on
    record = record_of(world, plan.client)

    visit = attach(world, record, plan.client, plan=plan)

    plan.refresh_from_db()
    assert (visit.visited_on, visit.due_on) == (record.served_on, was_due)
    assert plan.last_visited_on == TODAY()
    assert plan.next_due_on == TODAY() + dt.timedelta(days=30)
    assert AuditEvent.objects.filter(action="visit.attached").count() == 1


def test_attach_visit_finds_the_plan_that_the_client_has(world, plan):
    visit = attach(world, record_of(world, plan.client), plan.client)

    assert visit.plan == plan


def test_attach_visit_without_any_plan_is_a_visit_all_the_same(world, at_home):
    client = ClientFactory()

    visit = attach(world, record_of(world, client), client)

    assert (visit.plan, visit.due_on) == (None, None)


def test_attach_visit_twice_is_one(world, plan):
    record = record_of(world, plan.client)

    first, second = (attach(world, record, plan.client, plan=plan) for _ in range(2))

    assert first == second
    assert HomeVisit.objects.count() == 1


def test_attach_visit_of_somebody_who_was_not_there_is_refused(world, plan):
    record = record_of(world, ClientFactory())

    with pytest.raises(RefusedError) as caught:
        attach(world, record, plan.client, plan=plan)

    assert caught.value.field == "clients"
    assert str(caught.value) == phrases.VISIT_WITHOUT_CLIENT
    assert not HomeVisit.objects.exists()


def test_attach_visit_to_the_plan_of_somebody_else_is_refused(world, plan):
    client = ClientFactory()

    with pytest.raises(RefusedError, match="另一位"):
        attach(world, record_of(world, client), client, plan=plan)


def test_attach_visit_of_somebody_not_at_home_is_due_on_the_next_workday(world, plan):
    attach(world, record_of(world, plan.client), plan.client, result=VisitResult.NOT_HOME)

    plan.refresh_from_db()
    assert plan.last_visited_on is None
    assert plan.next_due_on == add_workdays(TODAY(), 1)


def test_attach_visit_written_late_never_moves_the_plan_back(world, plan):
    attach(world, record_of(world, plan.client), plan.client)
    attach(world, record_of(world, plan.client, served_on=ago(5)), plan.client)

    plan.refresh_from_db()
    assert plan.last_visited_on == TODAY()
    assert plan.next_due_on == TODAY() + dt.timedelta(days=30)


def test_attach_visit_leaves_an_ended_plan_alone(world, plan):
    plan.state, plan.ended_on = PlanState.ENDED, TODAY()
    plan.save()

    visit = attach(world, record_of(world, plan.client), plan.client, plan=plan)

    plan.refresh_from_db()
    assert visit.plan is None
    assert plan.last_visited_on is None


def correct(world, record, *clients, **said):
    return correct_record(
        record=record,
        seen_version=record.version,
        values=values(world, *clients, **said),
        reason="日期写错了",
        by=world.people["worker"],
    )


def test_correcting_the_day_of_the_record_moves_visit_and_plan(world, plan):
    record = record_of(world, plan.client)
    visit = attach(world, record, plan.client)

    correct(world, record, plan.client, served_on=ago(3))

    visit.refresh_from_db()
    plan.refresh_from_db()
    assert visit.visited_on == ago(3)
    assert plan.last_visited_on == ago(3)
    assert plan.next_due_on == ago(3) + dt.timedelta(days=30)


def test_correcting_cannot_take_the_visited_person_away(world, plan):
    record = record_of(world, plan.client)
    attach(world, record, plan.client)

    with pytest.raises(RefusedError) as caught:
        correct(world, record, ClientFactory())

    assert str(caught.value) == phrases.VISIT_KEEPS_CLIENT
