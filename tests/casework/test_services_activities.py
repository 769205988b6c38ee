"""Planning, opening, cancelling, attendance and the record of an activity."""

import datetime as dt

import pytest
from django.db.models import Sum

from casework.enums.groups import ActivityState
from casework.models import Attendance, CommunityActivity, ServiceRecord, ServiceTally
from casework.selectors.activities import turnout_of
from casework.selectors.duties import waiting_for
from casework.services.activities import (
    cancel_activity,
    close_sign_up,
    edit_activity,
    open_sign_up,
    plan_activity,
)
from casework.services.activity_reports import (
    ReportValues,
    SheetValues,
    correct_sheet,
    mark_sheet,
    report_activity,
)
from casework.services.registrations import SignUpValues, register_person
from core import clock
from core.errors import ChangedMeanwhileError, NotAllowedError, RefusedError
from core.ids import uuid7
from core.models import AuditEvent
from tests.support.activities import activity_values, at, make_activity, register
from tests.support.clients import make_client


@pytest.fixture
def held(world):
    """An activity of this morning."""
    return make_activity(
        world, is_open=False, starts_at=at(0, 0), ends_at=at(0, 0) + dt.timedelta(minutes=1)
    )


def test_plan_activity_numbers_it_and_sent_twice_makes_one(world):
    key = uuid7()
    with world.scope("worker"):
        made = [
            plan_activity(
                activity_id=key,
                station=world.home,
                values=activity_values(world),
                by=world.person("worker"),
            )
            for _ in range(2)
        ]

        assert made[0] == made[1]
        assert made[0].number.endswith("-0001")
        assert made[0].initials == "cyjbjz"
        assert AuditEvent.objects.filter(action="activity.planned").count() == 1


def test_plan_activity_of_two_days_is_refused(world):
    with world.scope("worker"), pytest.raises(RefusedError) as refusal:
        plan_activity(
            activity_id=uuid7(),
            station=world.home,
            values=activity_values(world, ends_at=at(4)),
            by=world.person("worker"),
        )

    assert refusal.value.field == "ends_at"


def test_edit_activity_refuses_what_somebody_else_changed(world):
    activity = make_activity(world)
    with world.scope("worker"), pytest.raises(ChangedMeanwhileError):
        edit_activity(
            activity=activity,
            values=activity_values(world, name="别的名字"),
            seen_at=activity.updated_at - dt.timedelta(seconds=1),
            by=world.person("worker"),
        )


def test_edit_activity_cannot_leave_fewer_places_than_are_taken(world):
    activity = make_activity(world)
    register(activity, people=3)
    with world.scope("worker"), pytest.raises(RefusedError) as refusal:
        edit_activity(
            activity=activity,
            values=activity_values(world, capacity=2),
            seen_at=activity.updated_at,
            by=world.person("worker"),
        )

    assert refusal.value.field == "capacity"


def test_sign_up_opens_closes_and_opens_again(world):
    activity, worker = make_activity(world, is_open=False), world.person("worker")
    with world.scope("worker"):
        assert open_sign_up(activity=activity, by=worker).state == ActivityState.OPEN
        assert close_sign_up(activity=activity, by=worker).state == ActivityState.CLOSED
        assert open_sign_up(activity=activity, by=worker).state == ActivityState.OPEN


def test_open_sign_up_after_its_end_is_refused(world):
    activity = make_activity(world, is_open=False, sign_up_until=at(-1))
    with world.scope("worker"), pytest.raises(NotAllowedError, match="截止时间已过"):
        open_sign_up(activity=activity, by=world.person("worker"))


def test_cancel_activity_needs_a_reason_and_is_final(world):
    activity, worker = make_activity(world), world.person("worker")
    with world.scope("worker"):
        with pytest.raises(RefusedError):
            cancel_activity(activity=activity, reason=" ", by=worker)
        cancelled = cancel_activity(activity=activity, reason="大雨", by=worker)
        assert cancelled.state == ActivityState.CANCELLED
        with pytest.raises(NotAllowedError):
            open_sign_up(activity=activity, by=worker)


def test_attendance_counts_everybody_once_and_makes_one_record(world, held):
    worker = world.person("worker")
    known, walked_in = make_client(world, name="演示甲"), make_client(world, name="演示乙")
    with world.scope("worker"):
        by_client = register_person(
            activity=held,
            registration_id=uuid7(),
            values=SignUpValues(name=known.name, client=known, people=2),
            by=worker,
        )
        by_name = register_person(
            activity=held,
            registration_id=uuid7(),
            values=SignUpValues(name="演示居民", phone="13800000001", people=3),
            by=worker,
        )
        sheet = SheetValues(
            came={by_client.pk: 2, by_name.pk: 3}, clients=(known, walked_in), others=6
        )

        turnout = mark_sheet(activity=held, values=sheet, by=worker)
        again = mark_sheet(activity=held, values=sheet, by=worker)
        done = report_activity(
            activity=held, values=ReportValues(content="大家很高兴。"), by=worker
        )

        assert turnout == again == turnout_of(held)
        assert (turnout.clients, turnout.registered, turnout.anonymous) == (2, 4, 6)
        record = ServiceRecord.objects.get()
        assert done.record == record
        assert done.state == ActivityState.HELD
        assert record.anonymous_count == 10
        assert {each.client for each in record.participations.all()} == {known, walked_in}
        with pytest.raises(NotAllowedError, match="总结已经完成"):
            report_activity(activity=held, values=ReportValues(content="再写。"), by=worker)
        assert ServiceRecord.objects.count() == 1


def reported(world, activity, *clients, others=2):
    """Mark the sheet and write the report."""
    worker = world.person("worker")
    mark_sheet(
        activity=activity, values=SheetValues(came={}, clients=clients, others=others), by=worker
    )
    return report_activity(activity=activity, values=ReportValues(content="很热闹。"), by=worker)


def test_correct_sheet_changes_sheet_record_and_tallies_as_one(world, held):
    came, stayed_away, late_named = (make_client(world, name=f"演示{each}") for each in "甲乙丙")
    worker = world.person("worker")
    with world.scope("worker"):
        signed_up = register_person(
            activity=held,
            registration_id=uuid7(),
            values=SignUpValues(name="演示居民", people=3),
            by=worker,
        )
        record = reported(world, held, came, stayed_away).record
        known = SheetValues(came={signed_up.pk: 2}, clients=(came, late_named), others=5)

        turnout = correct_sheet(
            activity=held, values=known, reason="漏记两家", seen_version=1, by=worker
        )

        record.refresh_from_db()
        assert turnout == turnout_of(held)
        assert (turnout.clients, turnout.registered, turnout.anonymous) == (2, 2, 5)
        assert {each.client for each in record.participations.all()} == {came, late_named}
        assert (record.version, record.anonymous_count) == (2, 7)
        assert record.content.endswith("很热闹。")
        assert [each.reason for each in record.versions.order_by("number")] == ["", "漏记两家"]
        assert ServiceTally.objects.aggregate(each=Sum("person_times"))["each"] == 9
        assert AuditEvent.objects.filter(action="activity.attendance_corrected").count() == 1


def test_correct_sheet_that_is_as_before_leaves_the_record_alone(world, held):
    with world.scope("worker"):
        record = reported(world, held).record
        same = SheetValues(came={}, others=2)
        correct_sheet(
            activity=held,
            values=same,
            reason="再看一遍",
            seen_version=1,
            by=world.person("worker"),
        )

        record.refresh_from_db()
        assert record.version == 1


@pytest.mark.parametrize(("others", "reason"), [(0, "没人来"), (3, " ")])
def test_correct_sheet_needs_people_and_a_reason(world, held, others, reason):
    with world.scope("worker"):
        record = reported(world, held).record
        with pytest.raises(RefusedError):
            correct_sheet(
                activity=held,
                values=SheetValues(came={}, others=others),
                reason=reason,
                seen_version=1,
                by=world.person("worker"),
            )

        record.refresh_from_db()
        assert (record.version, turnout_of(held).people) == (1, 2)


def test_correct_sheet_before_the_report_is_refused(world, held):
    with world.scope("worker"), pytest.raises(NotAllowedError, match="可以直接修改"):
        correct_sheet(
            activity=held,
            values=SheetValues(came={}, others=1),
            reason="记错",
            seen_version=1,
            by=world.person("worker"),
        )


def test_who_registered_and_is_picked_too_is_there_once(world, held):
    client = make_client(world)
    with world.scope("worker"):
        made = register_person(
            activity=held,
            registration_id=uuid7(),
            values=SignUpValues(name=client.name, client=client),
            by=world.person("worker"),
        )
        turnout = mark_sheet(
            activity=held,
            values=SheetValues(came={}, clients=(client,)),
            by=world.person("worker"),
        )

        assert turnout.people == 1
        assert Attendance.objects.get().registration == made


def test_report_without_anybody_is_refused(world, held):
    with world.scope("worker"), pytest.raises(RefusedError, match="到场的人"):
        report_activity(
            activity=held, values=ReportValues(content="没人来。"), by=world.person("worker")
        )


def test_attendance_before_the_day_is_refused(world):
    activity = make_activity(world)
    with world.scope("worker"), pytest.raises(NotAllowedError, match="还没有开始"):
        mark_sheet(
            activity=activity,
            values=SheetValues(came={}, others=3),
            by=world.person("worker"),
        )


def test_workbench_shows_my_activities(world, held):
    make_activity(world, "lead", days=1)
    with world.scope("worker") as workspace:
        [mine] = waiting_for(workspace, clock.today())
    with world.scope("lead") as workspace:
        [everybody] = waiting_for(workspace, clock.today())
    with world.scope("supervisor") as workspace:
        supervisor = waiting_for(workspace, clock.today())

    assert [todo.pk for todo in mine.todos] == [held.pk]
    assert everybody.total == 2
    assert supervisor == ()


def test_audit_of_an_activity_names_nobody(world):
    activity = make_activity(world)
    register(activity, phone="13912340000", name="欧阳演秘")
    with world.scope("worker"):
        told = str(list(AuditEvent.objects.values()))
        assert CommunityActivity.objects.get().confirmed_count == 1

    assert "registration.made" in told
    assert "欧阳" not in told
    assert "13912340000" not in told
