"""Small changes, each kept and told in the audit: what is edited, taken out, ended or declined."""

import datetime as dt
from decimal import Decimal

import pytest

from casework.enums.cases import CaseStage
from casework.enums.groups import MemberState
from casework.models import CaseMember, PlanGoal, PlanStep
from casework.rules.visit_levels import VisitLevel
from casework.services import (
    agreements,
    cases,
    group_members,
    households,
    plans,
    referrals,
    visit_plans,
)
from casework.services.agreements import AgreementValues
from casework.services.household_values import HouseholdValues
from casework.services.referral_rows import ReferralValues
from casework.services.visit_plans import PlanValues
from core import clock
from core.models import AuditEvent
from tests.factories.cases import CaseFactory, GoalFactory, PlanFactory, StepFactory
from tests.factories.groups import GroupMemberFactory
from tests.factories.people import HouseholdFactory, ServiceAgreementFactory
from tests.factories.visits import ReferralFactory, VisitPlanFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(world):
    """Who works, and where, in his own scope."""
    with world.scope("worker") as workspace:
        yield {"workspace": workspace, "by": world.person("worker")}


def told(action):
    return AuditEvent.objects.filter(action=action).count()


def drafted():
    case = CaseFactory.create(stage=CaseStage.PLANNING)
    return StepFactory.create(goal=GoalFactory.create(plan=PlanFactory.create(case=case)))


def test_agreement_is_changed_before_it_is_signed(here):
    row = ServiceAgreementFactory.create()
    values = AgreementValues(
        purpose="渡过难关",
        content="每周探访",
        duties="互相告知变动",
        confidentiality="只在站内使用",
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )

    agreements.edit_agreement(agreement=row, values=values, seen_at=row.updated_at, **here)

    row.refresh_from_db()
    assert (row.purpose, row.content) == ("渡过难关", "每周探访")
    assert told("agreement.edited") == 1


def test_household_is_changed(here):
    row = HouseholdFactory.create()
    values = HouseholdValues(housing="rent", monthly_income=Decimal(1800))

    households.edit_household(household=row, values=values, seen_at=row.updated_at, **here)

    row.refresh_from_db()
    assert (row.housing, row.monthly_income) == ("rent", Decimal(1800))
    assert told("household.edited") == 1


def test_referral_is_changed_before_it_is_sent_and_the_audit_keeps_no_words(here, world):
    row = ReferralFactory.create()
    values = ReferralValues(
        body=row.body,
        contact_name="演示联系人",
        contact_phone="",
        reason="只有本站知道的原因",
        request=row.request,
        worker=world.person("worker"),
    )

    referrals.edit_referral(referral=row, values=values, seen_at=row.updated_at, **here)

    row.refresh_from_db()
    assert row.reason == "只有本站知道的原因"
    event = AuditEvent.objects.get(action="referral.edited")
    assert "reason" in str(event.changes)
    assert "只有本站" not in str(event.changes)


def test_visit_plan_of_another_level_is_due_from_its_new_beginning(here, world):
    row = VisitPlanFactory.create()
    later = clock.today() + dt.timedelta(days=3)
    values = PlanValues(
        level=VisitLevel("usual", "一般", 90),
        every_days=90,
        first_due_on=later,
        worker=world.person("worker"),
        reason="只有本站知道的原因",
    )

    visit_plans.change_plan(plan=row, values=values, seen_at=row.updated_at, **here)

    row.refresh_from_db()
    assert (row.level, row.every_days, row.next_due_on) == ("usual", 90, later)
    assert "只有本站" not in str(AuditEvent.objects.get(action="visitplan.changed").changes)


def test_goal_is_taken_out_of_a_draft_with_its_steps(here):
    step = drafted()

    plans.remove_goal(goal=step.goal, **here)

    assert not PlanGoal.objects.exists()
    assert not PlanStep.objects.exists()
    assert told("goal.removed") == 1


def test_step_is_taken_out_of_a_draft_and_its_goal_stays(here):
    step = drafted()

    plans.remove_step(step=step, **here)

    assert PlanGoal.objects.get() == step.goal
    assert not PlanStep.objects.exists()
    assert told("step.removed") == 1


def test_co_worker_is_added_once_and_ends_today(here, colleague):
    case = CaseFactory.create()

    first = cases.add_member(case=case, user=colleague, **here)
    again = cases.add_member(case=case, user=colleague, **here)
    cases.end_member(member=again, **here)

    member = CaseMember.objects.get()
    assert first == again == member
    assert member.until == clock.today() - dt.timedelta(days=1)
    assert told("case.member_added") == told("case.member_ended") == 1


def test_applicant_is_declined_with_the_reason(here):
    member = GroupMemberFactory.create(state=MemberState.APPLIED, admitted_on=None)

    group_members.decline_member(member=member, reason=" 已满员，下期再来 ", **here)

    member.refresh_from_db()
    assert (member.state, member.left_reason) == (MemberState.DECLINED, "已满员，下期再来")
    assert told("group_member.declined") == 1
