"""What stands on a service record says the same as the record, also after a correction."""

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import timezone

from casework.models import (
    Case,
    CommunityMeeting,
    FollowUp,
    GroupSession,
    RecordVersion,
    VolunteerHours,
)
from casework.services.activity_reports import (
    ReportValues,
    SheetValues,
    mark_sheet,
    report_activity,
)
from casework.services.follow_ups import FollowUpValues, do_follow_up
from casework.services.meetings import change_meeting, hold_meeting
from casework.services.record_values import values_of
from casework.services.records import correct_record
from casework.services.volunteer_hours import confirm_hours_at
from core import clock
from core.errors import ChangedMeanwhileError, NotAllowedError, RefusedError
from core.ids import uuid7
from core.models import AuditEvent
from tests.support import cases, groups, records
from tests.support.activities import at, make_activity, make_volunteer
from tests.support.clients import make_client

DAY = dt.timedelta(days=1)
SAID = {
    "title": "加装电梯议事",
    "method": "consensus",
    "place": "党群服务中心",
    "participants": "居民代表 14 人",
    "agenda": "分摊办法",
    "discussion": "低楼层有顾虑",
}


def held_activity(world, *clients, others=3, hour=9, **known):
    """An activity of two days ago, with its record."""
    worker = world.person("worker")
    activity = make_activity(
        world, is_open=False, starts_at=at(-2, hour), ends_at=at(-2, hour + 2), **known
    )
    sheet = SheetValues(came={}, clients=clients, others=others)
    mark_sheet(activity=activity, values=sheet, by=worker)
    return report_activity(activity=activity, values=ReportValues(content="很热闹。"), by=worker)


def corrected(world, record, **said):
    """Correct what is said of the record."""
    return correct_record(
        record=record,
        seen_version=record.version,
        values=replace(values_of(record), **said),
        reason="写错了",
        by=world.person("worker"),
    )


def days_ago(number):
    return clock.today() - number * DAY


def now(row):
    return type(row).objects.get(pk=row.pk)


def when(activity):
    starts, ends = (timezone.localtime(each) for each in (activity.starts_at, activity.ends_at))
    return starts.date(), f"{starts:%H:%M}", f"{ends:%H:%M}"


@pytest.fixture
def at_work(world):
    with world.scope("worker") as workspace:
        yield workspace


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        (lambda: {"served_on": days_ago(1)}, (1, "09:00", "11:00")),
        (lambda: {"started_at": dt.time(14, 30)}, (2, "14:30", "16:30")),
        (lambda: {"minutes": 45}, (2, "09:00", "09:45")),
        (lambda: {"served_on": days_ago(1), "started_at": None}, (1, "09:00", "11:00")),
    ],
)
def test_activity_is_when_its_record_says(world, at_work, said, stands):
    activity = held_activity(world)

    corrected(world, activity.record, **said())

    ago, *hours = stands
    assert when(now(activity)) == (days_ago(ago), *hours)
    assert AuditEvent.objects.filter(action="activity.moved").count() == 1


def test_activity_is_where_its_record_says_and_counts_to_the_same(world, at_work):
    activity = held_activity(world)
    other = records.values(world).plan

    corrected(
        world, activity.record, place_detail="社区广场", community=world.community, plan=other
    )

    stands = now(activity)
    assert (stands.place, stands.community) == ("社区广场", world.community)
    assert (stands.project_id, stands.item_id) == (other.project_id, other.item_id)


def test_what_does_not_concern_the_activity_leaves_it_alone(world, at_work):
    activity = held_activity(world)

    corrected(world, activity.record, next_step="下月再办")

    assert now(activity).updated_at == activity.updated_at
    assert not AuditEvent.objects.filter(action="activity.moved").exists()


def test_activity_cannot_be_moved_past_midnight(world, at_work):
    activity = held_activity(world)

    with pytest.raises(RefusedError) as refusal:
        corrected(world, activity.record, started_at=dt.time(23), minutes=90)

    assert refusal.value.field == "minutes"


def test_activity_is_not_moved_to_where_somebody_was_elsewhere(world, at_work):
    client = make_client(world)
    morning, afternoon = held_activity(world, client), held_activity(world, client, hour=14)

    with pytest.raises(RefusedError) as refusal:
        corrected(world, afternoon.record, started_at=dt.time(10))

    assert refusal.value.field == "served_on"
    assert "不能重复签到" in str(refusal.value)
    assert when(now(morning)) != when(now(afternoon))


def test_hours_confirmed_at_the_activity_move_with_it(world, at_work):
    volunteer, other = make_volunteer(world), make_volunteer(world, name="演示另一位")
    worker = world.person("worker")
    activity = held_activity(world)
    confirm_hours_at(activity=activity, minutes={volunteer.pk: 60}, content="布置", by=worker)
    confirm_hours_at(activity=activity, minutes={other.pk: 30}, content="买菜", by=worker)
    VolunteerHours.objects.filter(volunteer=other).update(served_on=clock.today() - 3 * DAY)

    corrected(world, activity.record, served_on=clock.today() - DAY)

    days = dict(VolunteerHours.objects.values_list("volunteer", "served_on"))
    assert days == {volunteer.pk: clock.today() - DAY, other.pk: clock.today() - 3 * DAY}
    volunteer.refresh_from_db()
    assert volunteer.minutes == 60


def test_session_is_when_its_record_says(world):
    group = groups.running_group(world)
    session = groups.hold(world, group, "present", "present")

    with world.scope("worker"):
        corrected(
            world, session.record, served_on=clock.today() - DAY, started_at=dt.time(15), minutes=60
        )

        stands = GroupSession.objects.get(pk=session.pk)
    assert (stands.planned_on, stands.starts_at, stands.minutes) == (
        clock.today() - DAY, dt.time(15), 60,
    )  # fmt: skip


def followed_up(world):
    """A follow-up of today, some days after closing."""
    case = cases.closed(world, make_client(world))
    Case.objects.filter(pk=case.pk).update(closed_on=clock.today() - 3 * DAY)
    values = FollowUpValues(
        done_on=clock.today(),
        way="phone",
        minutes=15,
        situation="一切都好。",
        maintained=True,
        should_reopen=False,
        plan=records.plan(world),
    )
    due = FollowUp.objects.filter(case=case).first()
    return do_follow_up(
        due=due, values=values, workspace=world.workspace("worker"), by=world.person("worker")
    )


def test_follow_up_says_what_its_record_says(world, at_work):
    done = followed_up(world)

    corrected(world, done.record, served_on=clock.today() - DAY, content="独自出门买菜。")

    assert (now(done).done_on, now(done).situation) == (clock.today() - DAY, "独自出门买菜。")


def test_follow_up_is_not_moved_before_the_closing(world, at_work):
    done = followed_up(world)

    with pytest.raises(RefusedError) as refusal:
        corrected(world, done.record, served_on=clock.today() - 4 * DAY)

    assert refusal.value.field == "served_on"


def meeting(world):
    """A meeting of today, recorded."""
    values = SAID | {
        "community": world.community,
        "held_on": clock.today(),
        "participant_count": 14,
    }
    return hold_meeting(
        meeting_id=uuid7(),
        station_id=world.home.pk,
        values=values,
        kind=records.kind(world),
        plan=records.plan(world),
        minutes=90,
        by=world.person("worker"),
    )


def changed(world, row, *, by=None, reason="记漏了", **said):
    return change_meeting(
        meeting=row,
        values=SAID | said,
        reason=reason,
        seen_at=row.updated_at,
        by=by or world.person("worker"),
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("title", "加装电梯第二次议事"),
        ("agenda", "分摊办法\r\n施工时间"),
        ("discussion", "低楼层同意了"),
        ("place", "小区门口"),
    ],
)
def test_change_of_what_was_said_is_a_version_of_the_record(world, at_work, name, said):
    row = meeting(world)

    changed(world, row, **{name: said})

    record, versions = now(row).record, RecordVersion.objects.order_by("number")
    assert getattr(now(row), name) == said
    assert said in (record.place_detail if name == "place" else record.content)
    assert record.version == 2
    assert [each.reason for each in versions] == ["", "记漏了"]
    first, second = (each.values for each in versions)
    assert said not in (first["place_detail"], first["content"])
    assert {key for key in first if first[key] != second[key]} == {
        "place_detail" if name == "place" else "content"
    }


def test_change_of_a_meeting_without_its_reason_changes_nothing(world, at_work):
    row = meeting(world)

    with pytest.raises(RefusedError) as refusal:
        changed(world, row, reason=" ", agenda="施工时间")

    assert refusal.value.field == "reason"
    assert now(row).agenda == "分摊办法"
    assert now(row).record.version == 1


def test_change_of_what_the_record_does_not_say_needs_no_reason(world, at_work):
    row = meeting(world)

    changed(world, row, reason="", participants="居民代表 13 人、物业 1 人", method="mobilising")

    assert now(row).participants == "居民代表 13 人、物业 1 人"
    assert now(row).record.version == 1


def test_other_line_ends_are_no_change_of_the_record(world, at_work):
    row = meeting(world)
    CommunityMeeting.objects.filter(pk=row.pk).update(agenda="一\n二")
    changed(world, now(row), agenda="一\n二")

    changed(world, now(row), reason="", agenda="一\r\n二")

    assert now(row).record.version == 2


def test_change_of_a_meeting_that_somebody_changed_is_refused(world, at_work):
    row = meeting(world)
    changed(world, row, agenda="甲")

    with pytest.raises(ChangedMeanwhileError):
        changed(world, row, agenda="乙")

    assert now(row).agenda == "甲"
    assert now(row).record.version == 2


def test_change_of_a_meeting_by_neither_its_author_nor_a_lead_is_refused(world, colleague):
    with world.scope("worker"):
        row = meeting(world)
        with pytest.raises(NotAllowedError):
            changed(world, row, by=colleague, agenda="施工时间")
        assert now(row).agenda == "分摊办法"


def test_words_of_a_meeting_are_not_corrected_on_its_record(world, at_work):
    row = meeting(world)

    with pytest.raises(RefusedError) as refusal:
        corrected(world, row.record, content="完全不同的内容")

    assert refusal.value.field == "content"
    assert "居民会议" in str(refusal.value)


def test_place_of_a_meeting_follows_its_record(world, at_work):
    row = meeting(world)

    corrected(world, row.record, place_detail="三楼会议室", served_on=clock.today() - DAY)

    assert (now(row).place, now(row).held_on) == ("三楼会议室", clock.today() - DAY)
