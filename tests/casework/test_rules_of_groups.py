"""What the rules say about activities and groups: each refusal, its limits."""

import datetime as dt

import pytest

from accounts.models import User
from casework.enums.cases import Approval
from casework.enums.groups import ActivityState, GroupStage, MemberState, RegistrationState
from casework.models import (
    ActivityRegistration,
    CommunityActivity,
    GroupMember,
    GroupSession,
    ServiceGroup,
)
from casework.phrases import (
    activities as activity_phrases,
    groups as group_phrases,
)
from casework.rules import (
    activities,
    attendance,
    groups,
)
from core.ids import uuid7
from stations.enums import Role
from tests.support.workspaces import ELSEWHERE, HERE, OTHER, SELF, workspace_as

DAY = dt.date(2026, 3, 10)
BEFORE = DAY - dt.timedelta(days=1)
NOON = dt.datetime(2026, 3, 10, 4, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)

USER = User(pk=SELF)


def activity(state=ActivityState.PLANNED, **known):
    usual = {"needs_sign_up": True, "starts_at": NOON, "ends_at": NOON + MINUTE}
    return CommunityActivity(**usual | {"state": state} | known)


def group(**known):
    return ServiceGroup(
        **{"station_id": HERE, "worker_id": SELF, "stage": GroupStage.FORMING} | known
    )


def session(**known):
    planned = group(plan_state=Approval.APPROVED)
    return GroupSession(**{"group": planned, "planned_on": DAY} | known)


def applied(state=MemberState.APPLIED, **known):
    return GroupMember(**{"state": state, "screening": "愿意参加"} | known)


ACTIVITIES = {
    "changing what was held": (
        lambda: activities.can_edit(activity(ActivityState.HELD)),
        activity_phrases.ACTIVITY_OVER,
    ),
    "cancelling twice": (
        lambda: activities.can_cancel(activity(ActivityState.CANCELLED)),
        activity_phrases.ACTIVITY_OVER,
    ),
    "opening without sign-up": (
        lambda: activities.can_open(activity(needs_sign_up=False), NOON - MINUTE),
        activity_phrases.NO_SIGN_UP,
    ),
    "opening twice": (
        lambda: activities.can_open(activity(ActivityState.OPEN), NOON - MINUTE),
        activity_phrases.ONLY_PLANNED_OPENS,
    ),
    "opening when it begins": (
        lambda: activities.can_open(activity(), NOON),
        activity_phrases.UNTIL_PASSED,
    ),
    "opening before it begins": (lambda: activities.can_open(activity(), NOON - MINUTE), ""),
    "opening again": (
        lambda: activities.can_open(activity(ActivityState.CLOSED), NOON - MINUTE),
        "",
    ),
    "closing what is not open": (
        lambda: activities.can_close(activity()),
        activity_phrases.ONLY_OPEN_CLOSES,
    ),
    "signing up too early": (
        lambda: activities.takes_sign_ups(activity(), NOON - MINUTE),
        activity_phrases.NOT_OPEN_YET,
    ),
    "signing up after closing": (
        lambda: activities.takes_sign_ups(activity(ActivityState.CLOSED), NOON - MINUTE),
        activity_phrases.SIGN_UP_CLOSED,
    ),
    "signing up at the deadline": (
        lambda: activities.takes_sign_ups(
            activity(ActivityState.OPEN, sign_up_until=NOON - MINUTE), NOON - MINUTE
        ),
        activity_phrases.SIGN_UP_CLOSED,
    ),
    "signing up before it": (
        lambda: activities.takes_sign_ups(activity(ActivityState.OPEN), NOON - MINUTE),
        "",
    ),
    "registering where nobody signs up": (
        lambda: activities.can_register_others(activity(needs_sign_up=False)),
        activity_phrases.NO_SIGN_UP,
    ),
    "registering for what was held": (
        lambda: activities.can_register_others(activity(ActivityState.HELD)),
        activity_phrases.ACTIVITY_OVER,
    ),
    "withdrawing twice": (
        lambda: activities.can_withdraw(
            activity(), ActivityRegistration(state=RegistrationState.CANCELLED), NOON - MINUTE
        ),
        activity_phrases.REGISTRATION_CANCELLED,
    ),
    "withdrawing from what was cancelled": (
        lambda: activities.can_withdraw(
            activity(ActivityState.CANCELLED), ActivityRegistration(), NOON - MINUTE
        ),
        activity_phrases.ACTIVITY_OVER,
    ),
    "withdrawing when it begins": (
        lambda: activities.can_withdraw(activity(), ActivityRegistration(), NOON),
        activity_phrases.TOO_LATE_TO_CANCEL,
    ),
    "withdrawing before": (
        lambda: activities.can_withdraw(activity(), ActivityRegistration(), NOON - MINUTE),
        "",
    ),
    "marking what was cancelled": (
        lambda: activities.can_mark(activity(ActivityState.CANCELLED), NOON),
        activity_phrases.IS_CANCELLED,
    ),
    "marking after the report": (
        lambda: activities.can_mark(activity(ActivityState.HELD), NOON),
        activity_phrases.ALREADY_HELD,
    ),
    "marking the day before": (
        lambda: activities.can_mark(activity(), NOON - dt.timedelta(days=1)),
        activity_phrases.NOT_STARTED,
    ),
    "marking on the day": (lambda: activities.can_mark(activity(), NOON - MINUTE), ""),
    "nobody came": (lambda: attendance.is_sane_number(0), group_phrases.PEOPLE_MISSING),
    "everybody came": (lambda: attendance.is_sane_number(10_001), group_phrases.PEOPLE_MISSING),
    "one came": (lambda: attendance.is_sane_number(1), ""),
    "ten thousand came": (lambda: attendance.is_sane_number(10_000), ""),
}

GROUPS = {
    "colleague's group": (
        lambda: groups.is_in_charge(workspace_as(), group(worker_id=OTHER)),
        group_phrases.NOT_GROUP_WORKER,
    ),
    "colleague's group for the lead": (
        lambda: groups.is_in_charge(workspace_as(Role.STATION_LEAD), group(worker_id=OTHER)),
        "",
    ),
    "group of another station": (
        lambda: groups.is_in_charge(workspace_as(station=ELSEWHERE), group()),
        group_phrases.NOT_GROUP_WORKER,
    ),
    "plan that waits": (
        lambda: groups.can_edit_plan(workspace_as(), group(plan_state=Approval.SUBMITTED)),
        group_phrases.PLAN_WAITING,
    ),
    "plan that is approved": (
        lambda: groups.can_edit_plan(workspace_as(), group(plan_state=Approval.APPROVED)),
        group_phrases.PLAN_APPROVED,
    ),
    "taking back a draft": (
        lambda: groups.can_withdraw_plan(workspace_as(), group(), 0),
        group_phrases.PLAN_NOT_SUBMITTED,
    ),
    "taking back after a session": (
        lambda: groups.can_withdraw_plan(workspace_as(), group(plan_state=Approval.APPROVED), 1),
        group_phrases.SESSIONS_HELD_ALREADY,
    ),
    "approving one's own plan": (
        lambda: groups.can_decide_plan(
            workspace_as(Role.STATION_LEAD), USER, group(plan_state=Approval.SUBMITTED)
        ),
        group_phrases.PLAN_BY_ANOTHER,
    ),
    "approving a draft": (
        lambda: groups.can_decide_plan(
            workspace_as(Role.STATION_LEAD), USER, group(worker_id=OTHER)
        ),
        group_phrases.PLAN_NOT_SUBMITTED,
    ),
    "taking back what waits": (
        lambda: groups.can_withdraw_plan(workspace_as(), group(plan_state=Approval.SUBMITTED), 0),
        "",
    ),
    "own group without the right": (
        lambda: groups.is_in_charge(workspace_as(Role.SUPERVISOR), group()),
        group_phrases.NOT_GROUP_WORKER,
    ),
    "sessions of a plan that waits": (
        lambda: groups.can_plan_sessions(workspace_as(), group(plan_state=Approval.SUBMITTED)),
        group_phrases.PLAN_WAITING,
    ),
    "sessions of a colleague's plan": (
        lambda: groups.can_plan_sessions(workspace_as(), group(worker_id=OTHER)),
        group_phrases.NOT_GROUP_WORKER,
    ),
    "sessions of a draft": (lambda: groups.can_plan_sessions(workspace_as(), group()), ""),
    "moving a session that was held": (
        lambda: groups.can_change_session(workspace_as(), session(record_id=uuid7())),
        group_phrases.SESSION_HELD,
    ),
    "moving a session that is cancelled": (
        lambda: groups.can_change_session(workspace_as(), session(cancelled_reason="下雨")),
        group_phrases.SESSION_CANCELLED,
    ),
    "moving a colleague's session": (
        lambda: groups.can_change_session(workspace_as(), session(group=group(worker_id=OTHER))),
        group_phrases.NOT_GROUP_WORKER,
    ),
    "admitting twice": (
        lambda: groups.can_admit(group(), applied(MemberState.ADMITTED), 0),
        group_phrases.NOT_APPLIED,
    ),
    "admitting unscreened": (
        lambda: groups.can_admit(group(), applied(screening=""), 0),
        group_phrases.NOT_SCREENED,
    ),
    "admitting into a full group": (
        lambda: groups.can_admit(group(capacity=3), applied(), 3),
        group_phrases.GROUP_FULL.format(capacity=3),
    ),
    "admitting the last": (lambda: groups.can_admit(group(capacity=3), applied(), 2), ""),
    "admitting who was declined": (
        lambda: groups.can_admit(group(), applied(MemberState.DECLINED), 0),
        "",
    ),
    "session tomorrow": (
        lambda: groups.can_hold_session(workspace_as(), session(), members=1, today=BEFORE),
        group_phrases.SESSION_TOO_EARLY.format(day=DAY),
    ),
    "session without members": (
        lambda: groups.can_hold_session(workspace_as(), session(), members=0, today=DAY),
        group_phrases.NO_MEMBERS,
    ),
    "session of a draft": (
        lambda: groups.can_hold_session(
            workspace_as(), session(group=group()), members=1, today=DAY
        ),
        group_phrases.PLAN_FIRST,
    ),
    "session today": (
        lambda: groups.can_hold_session(workspace_as(), session(), members=1, today=DAY),
        "",
    ),
    "correcting a colleague's sheet": (
        lambda: groups.can_correct_attendance(
            workspace_as(), session(group=group(worker_id=OTHER))
        ),
        group_phrases.NOT_GROUP_WORKER,
    ),
    "correcting before it was held": (
        lambda: groups.can_correct_attendance(workspace_as(), session()),
        group_phrases.SESSION_NOT_HELD,
    ),
    "cancelling after a session": (
        lambda: groups.can_cancel(workspace_as(), group(), held=1),
        group_phrases.SESSIONS_WERE_HELD,
    ),
    "group that is over": (
        lambda: groups.can_change(workspace_as(), group(stage=GroupStage.CLOSED)),
        group_phrases.GROUP_OVER,
    ),
}

JUDGED = ACTIVITIES | GROUPS


@pytest.mark.parametrize(("judge", "reason"), JUDGED.values(), ids=JUDGED.keys())
def test_rule_says(judge, reason):
    assert judge().reason == reason


def test_places_left_are_those_of_nobody_else():
    full = activity(capacity=10, confirmed_count=8, takes_waiting=True)

    assert activities.state_for(full, 2) == RegistrationState.CONFIRMED
    assert activities.state_for(full, 3) == RegistrationState.WAITING
    full.takes_waiting = False
    assert activities.state_for(full, 3) is None
    full.waiting_count = 1
    assert activities.places_left(full) == 0
    assert activities.places_left(activity(capacity=10, confirmed_count=10)) == 0
    assert activities.state_for(activity(), 20) == RegistrationState.CONFIRMED


def test_meetings_that_touch_do_not_overlap():
    first, second = (NOON, NOON + MINUTE), (NOON + MINUTE, NOON + 2 * MINUTE)

    assert not attendance.overlaps(first, second)
    assert not attendance.overlaps(second, first)
    assert attendance.overlaps(first, (NOON, NOON + MINUTE / 2))
    assert attendance.overlaps(first, (NOON + MINUTE / 2, NOON + 2 * MINUTE))
    assert attendance.overlaps((NOON + MINUTE / 2, NOON + 2 * MINUTE), first)
    assert not attendance.overlaps(first, None)
    assert not attendance.overlaps(None, first)
