"""From a plan to a closed group, and what is refused on the way."""

import datetime as dt
from decimal import Decimal

import pytest

from casework.enums.groups import GroupStage, MemberState, Presence
from casework.errors import SignOffRefusedError
from casework.models import (
    Attendance,
    GroupMember,
    GroupSession,
    RecordClient,
    RecordVersion,
    ServiceGroup,
    ServiceRecord,
    SignOff,
)
from casework.selectors.costs import costs_of
from casework.selectors.group_figures import attendance_figures, measure_results, plan_content
from casework.selectors.groups import members_of, sessions_of
from casework.selectors.signoffs import is_intact
from casework.services import group_members, group_results, group_sessions, group_sheets, groups
from casework.services.costs import CostValues, add_cost
from casework.services.group_results import SummaryValues
from casework.services.group_sessions import SessionValues
from core import clock
from core.errors import ChangedMeanwhileError, NotAllowedError, RefusedError
from core.ids import uuid7
from core.models import AuditEvent
from tests.support.clients import make_client
from tests.support.groups import (
    admit,
    apply_to,
    approve,
    first_session,
    group_values,
    hold,
    make_group,
    running_group,
    sheet,
)
from tests.support.personas import PASSWORD
from tests.support.threads import at_once

pytestmark = pytest.mark.django_db

PRESENT, LATE, EXCUSED, ABSENT = Presence.values


def known(world, workspace, who="worker"):
    return {"workspace": workspace, "by": world.person(who)}


def fresh(world, row):
    with world.scope("worker"):
        return type(row).objects.get(pk=row.pk)


def test_create_group_gives_a_number_and_initials(world):
    group = make_group(world)

    assert group.number.endswith("0001")
    assert group.initials == "xyhzcxz"
    assert group.stage == GroupStage.PREPARATION


def test_create_group_sent_twice_makes_one(world):
    key = uuid7()

    with world.scope("worker"):
        made = [
            groups.create_group(
                group_id=key,
                station=world.home,
                values=group_values(world),
                by=world.person("worker"),
            )
            for _ in range(2)
        ]

    assert made[0] == made[1]


def test_edit_group_that_somebody_changed_is_refused(world):
    group = make_group(world)
    seen = group.updated_at

    with world.scope("worker") as workspace:
        values = group_values(world, name="改过的名称")
        groups.edit_group(group=group, values=values, seen_at=seen, **known(world, workspace))

    with world.scope("lead") as workspace, pytest.raises(ChangedMeanwhileError):
        groups.edit_group(
            group=group, values=group_values(world), seen_at=seen, **known(world, workspace, "lead")
        )


def test_edit_group_keeps_narratives_out_of_the_audit(world):
    group = make_group(world)

    with world.scope("worker") as workspace:
        groups.edit_group(
            group=group,
            values=group_values(world, goal="只有本站知道的目标"),
            seen_at=group.updated_at,
            **known(world, workspace),
        )

    with world.everywhere():
        event = AuditEvent.objects.get(action="group.edited")
        assert "goal" in event.changes
        assert "只有本站" not in str(event.changes)


def test_submit_plan_without_goal_is_refused(world):
    group = make_group(world, goal="")

    with world.scope("worker") as workspace, pytest.raises(NotAllowedError, match="小组目标"):
        groups.submit_plan(group=group, **known(world, workspace))


def test_approve_plan_by_its_own_worker_is_refused(world):
    group = make_group(world, "lead")
    with world.scope("lead") as workspace:
        groups.submit_plan(group=group, **known(world, workspace, "lead"))

        with pytest.raises(NotAllowedError, match="以外的人"):
            groups.approve_plan(
                group=group, note="", password=PASSWORD, **known(world, workspace, "lead")
            )


def test_approve_plan_with_a_wrong_password_is_refused(world):
    group = make_group(world)
    with world.scope("worker") as workspace:
        groups.submit_plan(group=group, **known(world, workspace))

    with world.scope("lead") as workspace, pytest.raises(SignOffRefusedError):
        groups.approve_plan(
            group=group, note="", password="wrong", **known(world, workspace, "lead")
        )

    assert fresh(world, group).plan_state == "submitted"


def test_approved_plan_is_intact_until_its_budget_changes(world):
    group = make_group(world)
    approve(world, group)

    with world.scope("worker"):
        signed, group = SignOff.objects.get(subject_id=group.pk), fresh(world, group)
        assert is_intact(signed, plan_content(group, costs_of(group=group)))
        cost = CostValues(what="另加的", planned=Decimal("50.00"))
        add_cost(cost_id=uuid7(), group=group, values=cost, by=world.person("worker"))
        assert not is_intact(signed, plan_content(group, costs_of(group=group)))


def test_withdraw_plan_after_a_session_is_refused(world):
    group = running_group(world)
    hold(world, group, PRESENT, PRESENT)

    with world.scope("worker") as workspace, pytest.raises(NotAllowedError, match="已经开过"):
        groups.withdraw_plan(group=group, reason="改目标", **known(world, workspace))


def test_admit_member_beyond_the_capacity_is_refused(world):
    group = running_group(world, people=3)
    member = apply_to(world, group, make_client(world, name="演示第四位"))

    with world.scope("worker") as workspace, pytest.raises(RefusedError, match="已满"):
        group_members.admit_member(member=member, **known(world, workspace))


@pytest.mark.django_db(transaction=True)
def test_admit_member_twice_at_once_keeps_the_capacity(world):
    group = running_group(world, people=2)
    members = [apply_to(world, group, make_client(world, name=f"演示{n}")) for n in "甲乙"]

    def admitting(member):
        def work():
            with world.scope("worker") as workspace:
                group_members.admit_member(member=member, **known(world, workspace))

        return work

    results = at_once(*(admitting(member) for member in members))

    assert sorted(type(each) for each in results if each) == [RefusedError]
    with world.scope("worker"):
        inside = GroupMember.objects.filter(group=group, state=MemberState.ADMITTED)
        assert inside.count() == 3


def test_admit_member_without_screening_is_refused(world):
    group, client = make_group(world), make_client(world)

    with world.scope("worker") as workspace:
        member = group_members.add_applicant(
            member_id=uuid7(), group=group, client=client, **known(world, workspace)
        )
        with pytest.raises(RefusedError, match="筛选面谈"):
            group_members.admit_member(member=member, **known(world, workspace))


def test_add_applicant_twice_is_refused(world):
    group, client = make_group(world), make_client(world)
    apply_to(world, group, client)

    with world.scope("worker") as workspace, pytest.raises(RefusedError, match="已在"):
        group_members.add_applicant(
            member_id=uuid7(), group=group, client=client, **known(world, workspace)
        )


def test_hold_session_makes_one_record_with_those_who_came(world):
    group, key = running_group(world, people=3), uuid7()

    session = hold(world, group, PRESENT, LATE, ABSENT, record_id=key)
    again = hold(world, group, PRESENT, LATE, ABSENT, record_id=key)

    assert session == again
    with world.scope("worker"):
        record = ServiceRecord.objects.get()
        assert (record.pk, record.kind, record.method) == (key, "group", "group")
        assert RecordClient.objects.filter(record=record).count() == 2
        assert ServiceGroup.objects.get().stage == GroupStage.FORMING


def test_hold_session_before_approval_is_refused(world):
    group = make_group(world)
    admit(world, group, make_client(world))

    with pytest.raises(NotAllowedError, match="批准后"):
        hold(world, group, PRESENT)


def test_hold_session_where_nobody_came_is_refused(world):
    group = running_group(world)

    with pytest.raises(RefusedError, match="没有一位"):
        hold(world, group, ABSENT, EXCUSED)

    with world.scope("worker"):
        assert not ServiceRecord.objects.exists()
        assert not Attendance.objects.exists()


def test_hold_session_with_somebody_from_elsewhere_is_refused(world):
    group, other = running_group(world), running_group(world, people=1, name="另一个小组")
    rows, session = sheet(world, other, PRESENT), first_session(world, group)

    with world.scope("worker") as workspace, pytest.raises(RefusedError, match="名单"):
        group_sheets.mark_session(session=session, rows=rows, **known(world, workspace))


def test_correct_attendance_writes_a_new_version_with_its_reason(world):
    group = running_group(world)
    session = hold(world, group, PRESENT, PRESENT)
    rows = sheet(world, group, PRESENT, ABSENT)

    with world.scope("worker") as workspace:
        group_sheets.correct_attendance(
            session=session,
            rows=rows,
            reason="签错了一位",
            seen_version=1,
            **known(world, workspace),
        )

        record = ServiceRecord.objects.get()
        assert record.version == 2
        assert record.clients.count() == 1
        assert RecordVersion.objects.get(number=2).reason == "签错了一位"
        assert Attendance.objects.filter(presence=ABSENT).count() == 1


def test_correct_attendance_without_reason_is_refused(world):
    group = running_group(world)
    session = hold(world, group, PRESENT, PRESENT)
    rows = sheet(world, group, PRESENT, ABSENT)

    with world.scope("worker") as workspace, pytest.raises(RefusedError, match="理由"):
        group_sheets.correct_attendance(
            session=session, rows=rows, reason=" ", seen_version=1, **known(world, workspace)
        )


def test_mark_session_after_the_record_is_refused(world):
    group = running_group(world)
    session = hold(world, group, PRESENT, PRESENT)
    rows = sheet(world, group, PRESENT, ABSENT)

    with world.scope("worker") as workspace, pytest.raises(NotAllowedError, match="已有记录"):
        group_sheets.mark_session(session=session, rows=rows, **known(world, workspace))


def test_colleague_cannot_mark_a_session(world, colleague):
    group = running_group(world)
    rows, session = sheet(world, group, PRESENT, PRESENT), first_session(world, group)

    with world.scope(colleague) as workspace, pytest.raises(NotAllowedError, match="带组社工"):
        group_sheets.mark_session(session=session, rows=rows, workspace=workspace, by=colleague)


def test_member_who_left_stays_on_the_sheets_before(world):
    group = running_group(world)
    hold(world, group, PRESENT, PRESENT)

    with world.scope("worker") as workspace:
        member = members_of(group)[0]
        group_members.leave_group(member=member, reason="住院", **known(world, workspace))

        assert Attendance.objects.count() == 2
        assert GroupMember.objects.get(pk=member.pk).left_on == clock.today()


def test_close_group_with_a_session_left_is_refused(world):
    group = running_group(world)
    hold(world, group, PRESENT, PRESENT)
    with world.scope("worker") as workspace:
        later = SessionValues(
            number=2, title="再见", planned_on=clock.today() + dt.timedelta(days=7), stage="ending"
        )
        group_sessions.plan_session(
            session_id=uuid7(), group=group, values=later, **known(world, workspace)
        )

        with pytest.raises(NotAllowedError, match="还有 1 节"):
            group_results.close_group(group=group, **known(world, workspace))


def test_close_group_ends_it_for_good(world):
    group = running_group(world)
    hold(world, group, PRESENT, ABSENT)
    values = SummaryValues(summary="达到", summary_recruitment="来了", summary_problems="没有")

    with world.scope("worker") as workspace:
        group_results.save_summary(group=group, values=values, **known(world, workspace))
        group_results.close_group(group=group, **known(world, workspace))

        assert ServiceGroup.objects.get().stage == GroupStage.CLOSED
        with pytest.raises(NotAllowedError, match="已结束"):
            group_results.save_summary(group=group, values=values, **known(world, workspace))
        sessions = sessions_of(group).prefetch_related("attendance")
        assert attendance_figures(sessions).rate == 50


def test_cancel_group_that_was_held_is_refused(world):
    group = running_group(world)
    hold(world, group, PRESENT, PRESENT)

    with world.scope("worker") as workspace, pytest.raises(NotAllowedError, match="已经开过"):
        group_results.cancel_group(group=group, reason="没人来", **known(world, workspace))


def test_score_members_gives_means_of_those_with_both(world):
    group = running_group(world)

    with world.scope("worker") as workspace:
        measure = group_results.add_measure(
            measure_id=uuid7(),
            group=group,
            name="孤独感得分",
            more_is_better=False,
            **known(world, workspace),
        )
        members = list(members_of(group))
        scores = {members[0].pk: (Decimal(48), Decimal(40)), members[1].pk: (Decimal(50), None)}
        for _ in range(2):
            group_results.score_members(measure=measure, scores=scores, **known(world, workspace))

        (result,) = measure_results(group, members)
        assert (result.before, result.after, result.improved) == (48, 40, 1)


def test_double_attendance_at_the_same_time_is_refused(world):
    group, other = running_group(world, people=1), make_group(world, name="另一个小组")
    approve(world, other)
    with world.scope("worker"):
        client = members_of(group)[0].client
    admit(world, other, client)
    hold(world, group, PRESENT)

    with pytest.raises(RefusedError, match="同一时间") as refused:
        hold(world, other, PRESENT)

    assert client.name not in str(refused.value)
    assert hold(world, other, LATE).is_held


def test_attendance_right_after_the_other_is_allowed(world):
    group, other = running_group(world, people=1), make_group(world, name="另一个小组")
    approve(world, other)
    with world.scope("worker"):
        client = members_of(group)[0].client
        GroupSession.objects.filter(group=other).update(starts_at=dt.time(10, 30))
    admit(world, other, client)
    hold(world, group, PRESENT)

    assert hold(world, other, PRESENT).is_held


@pytest.mark.django_db(transaction=True)
def test_double_attendance_at_once_marks_one(world):
    group, other = running_group(world, people=1), make_group(world, name="另一个小组")
    approve(world, other)
    with world.scope("worker"):
        client = members_of(group)[0].client
    admit(world, other, client)
    works = []
    for each in (group, other):
        rows, session = sheet(world, each, PRESENT), first_session(world, each)

        def work(rows=rows, session=session):
            with world.scope("worker") as workspace:
                group_sheets.mark_session(session=session, rows=rows, **known(world, workspace))

        works.append(work)

    results = at_once(*works)

    assert [type(each) for each in results if each] == [RefusedError]


def test_cost_twice_under_one_key_is_one_line(world):
    group, key = make_group(world), uuid7()

    with world.scope("worker"):
        for _ in range(2):
            values = CostValues(what="茶点", planned=Decimal("120.50"))
            add_cost(cost_id=key, group=group, values=values, by=world.person("worker"))

        assert costs_of(group=group).count() == 1
