"""From intake to follow-up: what each step does, and what it refuses."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from casework.enums.cases import Approval, CaseStage, IntakeDecision
from casework.enums.visits import VisitWay
from casework.errors import SignOffRefusedError
from casework.models import (
    CaseNote,
    FollowUp,
    PlanGoal,
    SealedCase,
    ServiceRecord,
    ServiceTally,
    SignOff,
)
from casework.selectors.assessments import assessment_in_work, assessment_is_intact, assessments_of
from casework.selectors.outcomes import results_of
from casework.selectors.plans import find_plan
from casework.selectors.service_plans import approved_plan, goals_of, progress_of
from casework.services import assessments, cases, closures, interventions, outcomes, plans
from casework.services.case_notes import read_note
from casework.services.follow_ups import FollowUpValues, do_follow_up
from core import clock
from core.errors import ChangedMeanwhileError, NotAllowedError, RefusedError
from core.ids import uuid7
from core.models import AuditEvent
from tests.factories.cases import PlanFactory
from tests.factories.casework import ServiceRecordFactory
from tests.support import cases as steps
from tests.support.clients import make_client


@pytest.fixture
def client(world):
    return make_client(world)


@pytest.fixture
def own(world):
    """Who works and where."""
    return {"workspace": world.workspace("worker"), "by": world.person("worker")}


@pytest.fixture
def lead(world):
    """The second person."""
    return {"workspace": world.workspace("lead"), "by": world.person("lead")}


def decide(case, own, decision, reason=""):
    return cases.decide_intake(case=case, decision=decision, reason=reason, **own)


def test_case_is_not_accepted_without_consent(world, scope, client, own):
    with scope("worker"):
        case = steps.opened(world, client)
        with pytest.raises(RefusedError, match="知情同意"):
            decide(case, own, IntakeDecision.ACCEPT)
        case.refresh_from_db()

        assert case.stage == CaseStage.INTAKE


def test_refusal_needs_a_reason_and_ends_the_case(world, scope, client, own):
    with scope("worker"):
        case = steps.opened(world, client)
        with pytest.raises(RefusedError, match="理由"):
            decide(case, own, IntakeDecision.REFUSE)
        case = decide(case, own, IntakeDecision.REFUSE, "不在服务范围")
        with pytest.raises(NotAllowedError):
            decide(case, own, IntakeDecision.REFER, "转介")

        assert (case.stage, case.intake.decision_reason) == (CaseStage.NOT_TAKEN, "不在服务范围")


def test_signed_assessment_is_frozen_and_leads_on(world, scope, client, own):
    with scope("worker"):
        case = steps.assessed(world, client)
        row = assessments_of(case).get()
        assert case.stage == CaseStage.PLANNING
        assert assessment_is_intact(row)
        with pytest.raises(NotAllowedError):
            assessments.edit_assessment(
                assessment=row, values={"conclusion": "改"}, seen_at=None, **own
            )
        row.conclusion = "悄悄改"
        row.save()

        assert not assessment_is_intact(row)


def test_two_who_edit_do_not_overwrite_each_other(world, scope, client, own):
    with scope("worker"):
        case = steps.accepted(world, client)
        steps.assessment_form()
        assessments.begin_assessment(case=case, **own)
        row = assessment_in_work(case)
        seen = row.updated_at
        assessments.edit_assessment(assessment=row, values={"theory": "甲"}, seen_at=seen, **own)
        with pytest.raises(ChangedMeanwhileError):
            assessments.edit_assessment(
                assessment=row, values={"theory": "乙"}, seen_at=seen, **own
            )


def test_plan_without_goals_cannot_be_submitted(world, scope, client, own):
    with scope("worker"):
        case = steps.assessed(world, client)
        plan = plans.begin_plan(case=case, **own)
        with pytest.raises(RefusedError, match="分目标"):
            plans.submit_plan(plan=plan, **own)


def test_database_refuses_a_plan_without_goals(world, scope, client):
    with scope("worker"):
        case = steps.assessed(world, client)
        plan = PlanFactory.create(case=case)
        plan.state = Approval.SUBMITTED
        with pytest.raises(DatabaseError), transaction.atomic():
            plan.save()


def test_goal_of_tasks_needs_steps(world, scope, client, own):
    with scope("worker"):
        case = steps.assessed(world, client)
        plan = plans.begin_plan(case=case, **own)
        plans.save_goal(plan=plan, goal_id=uuid7(), values=steps.TASKS, **own)
        with pytest.raises(RefusedError, match="行动步骤"):
            plans.submit_plan(plan=plan, **own)


def test_author_does_not_approve_and_password_counts(world, scope, client, own, lead):
    with scope("worker"):
        case, plan = steps.submitted(world, client)
    decided = {"plan": plan, "approve": True, "note": ""}
    with scope("worker"), pytest.raises(NotAllowedError):
        plans.decide_plan(**decided, password=steps.PASSWORD, **own)
    with scope("lead"):
        with pytest.raises(SignOffRefusedError):
            plans.decide_plan(**decided, password="wrong", **lead)
        plans.decide_plan(**decided, password=steps.PASSWORD, **lead)

        plan.refresh_from_db()
        signed = SignOff.objects.get(subject_id=plan.pk)
        assert (plan.state, signed.signer) == (Approval.APPROVED, lead["by"])
        assert case.plans.filter(state=Approval.APPROVED).count() == 1


def test_returned_plan_is_changed_and_submitted_again(world, scope, client, own, lead):
    with scope("worker"):
        _, plan = steps.submitted(world, client)
    returned = {"plan": plan, "approve": False, "password": steps.PASSWORD}
    with scope("lead"):
        with pytest.raises(RefusedError, match="意见"):
            plans.decide_plan(**returned, note=" ", **lead)
        plans.decide_plan(**returned, note="目标写具体", **lead)
    with scope("worker"):
        goal = goals_of(plan)[0]
        plans.save_goal(
            plan=plan, goal_id=goal.pk, values=steps.BASELINE | {"target": Decimal(3)}, **own
        )
        plans.submit_plan(plan=plan, **own)
        plan.refresh_from_db()

        assert plan.state == Approval.SUBMITTED


def test_revision_takes_goals_and_measurements_along(world, scope, client, own):
    with scope("worker"):
        case = steps.under_way(world, client)
        goal = progress_of(approved_plan(case))[0].goal
        interventions.measure_goal(goal=goal, taken_on=clock.today(), value=Decimal(2), **own)
        with pytest.raises(RefusedError, match="修订原因"):
            plans.begin_plan(case=case, **own)
        second = plans.begin_plan(case=case, change_reason="情况好转", **own)
        plans.submit_plan(plan=second, **own)
        assert approved_plan(case).number == 1
        steps.approve(world, second)

        assert approved_plan(case).number == 2
        assert [each.percent for each in progress_of(approved_plan(case))] == [50, None]
        assert PlanGoal.objects.filter(case=case).count() == 4


def test_goal_is_measured_once_a_day_and_steps_are_scored(world, scope, client, own):
    with scope("worker"):
        case = steps.under_way(world, client)
        walks, meals = (each.goal for each in progress_of(approved_plan(case)))
        taken = {"taken_on": clock.today(), "value": Decimal(1)}
        interventions.measure_goal(goal=walks, **taken, **own)
        with pytest.raises(RefusedError, match="已有一次测量"):
            interventions.measure_goal(goal=walks, **taken, **own)
        with pytest.raises(RefusedError):
            interventions.measure_goal(goal=meals, **taken, **own)
        interventions.score_step(step=meals.steps.get(), score=3, **own)

        assert [each.percent for each in progress_of(approved_plan(case))] == [25, 75]


def test_first_note_begins_the_intervention(world, scope, client):
    with scope("worker"):
        case = steps.under_way(world, client)
        assert case.stage == CaseStage.PLANNING
        notes = [steps.noted(world, case), steps.noted(world, case)]
        case.refresh_from_db()

        assert case.stage == CaseStage.INTERVENTION
        assert [note.number for note in notes] == [1, 2]
        assert ServiceTally.objects.count() > 0


def test_high_risk_note_waits_for_another_person(world, scope, client, lead):
    with scope("worker"):
        case = steps.under_way(world, client)
        case.risk_level = "high"
        case.save()
        note = steps.noted(world, case)
        assert note.waits_for_confirmation()
        with pytest.raises(NotAllowedError, match="确认"), transaction.atomic():
            steps.noted(world, case)
    with scope("lead"):
        read_note(note=note, comment="已核实安全计划", **lead)
    with scope("worker"):
        steps.noted(world, case)

        assert CaseNote.objects.filter(case=case).count() == 2


def test_database_refuses_a_note_in_a_closed_case(world, scope, client):
    with scope("worker"):
        case = steps.closed(world, client)
        note = case.notes.get()
        record = ServiceRecordFactory.create(case=case, clients=[client])
        with pytest.raises(DatabaseError), transaction.atomic():
            CaseNote.objects.create(station=case.station, case=case, record=record, number=9)
        with pytest.raises(NotAllowedError), transaction.atomic():
            steps.noted(world, case)

        assert note.number == 1


def test_review_compares_before_and_after(world, scope, client, own):
    with scope("worker"):
        case = steps.under_way(world, client)
        steps.noted(world, case)
        walks = progress_of(approved_plan(case))[0].goal
        interventions.measure_goal(goal=walks, taken_on=clock.today(), value=Decimal(3), **own)
        review = outcomes.begin_review(case=case, **own)
        case.refresh_from_db()
        first = results_of(review)[0]
        assert (first.before, first.after, first.percent) == (0, 3, 75)
        assert case.stage == CaseStage.REVIEW
        with pytest.raises(RefusedError, match="没有评定"):
            outcomes.sign_review(review=review, **own)


def test_achieved_needs_a_signed_review(world, scope, client):
    with scope("worker"):
        case = steps.under_way(world, client)
        with pytest.raises(RefusedError, match="成效评估"):
            steps.asked(world, case)
        steps.asked(world, case, reason="lost", follow_up_on=None)


def test_second_person_closes_and_the_follow_up_is_planned(world, scope, client):
    with scope("worker"):
        case = steps.closed(world, client)

        due = FollowUp.objects.get(case=case)
        assert (case.stage, case.closed_on) == (CaseStage.CLOSED, clock.today())
        assert due.due_on == clock.today() + dt.timedelta(days=30)


def test_follow_up_is_counted_as_a_service(world, scope, client, own):
    with scope("worker"):
        case = steps.closed(world, client)
        plan = find_plan(
            station_id=world.home.pk, project_id=world.project.pk, item_id=world.item.pk
        )
        values = FollowUpValues(
            done_on=clock.today(), way=VisitWay.PHONE, minutes=15, situation="一切都好",
            maintained=True, should_reopen=False, plan=plan,
            next_on=clock.today() + dt.timedelta(days=90),
        )  # fmt: skip
        before = ServiceRecord.objects.count()
        for _ in range(2):
            done = do_follow_up(due=FollowUp.objects.order_by("due_on")[0], values=values, **own)

        assert done.record.kind == "call"
        assert ServiceRecord.objects.count() == before + 1
        assert FollowUp.objects.filter(case=case, done_on=None).count() == 1


def test_reopening_needs_approver_reason_and_password(world, scope, client, own, lead):
    with scope("worker"):
        case = steps.closed(world, client)
        reopened = {"case": case, "password": steps.PASSWORD}
        with pytest.raises(NotAllowedError):
            closures.reopen_case(**reopened, reason="又独居了", **own)
    with scope("lead"):
        with pytest.raises(RefusedError, match="理由"):
            closures.reopen_case(**reopened, reason=" ", **lead)
        case = closures.reopen_case(**reopened, reason="又独居了", **lead)

        assert (case.stage, case.closed_on) == (CaseStage.INTERVENTION, None)
        assert case.closures.get().reopened_by == lead["by"]
        assert not FollowUp.objects.filter(case=case).exists()


def test_audit_tells_neither_names_nor_narratives(world, scope):
    client = make_client(world, name="陈秀英")
    with scope("worker"):
        steps.closed(world, client, title="陈秀英照护支持")
    with world.everywhere():
        told = [
            f"{event.object_label}{event.changes}{event.reason}"
            for event in AuditEvent.objects.exclude(object_type="casework.client")
        ]

    assert told
    assert not [text for text in told if "秀英" in text or "照料" in text]


def test_seal_follows_the_compartment(world, scope, client, own):
    with scope("worker"):
        case = steps.opened(world, client, compartment="violence")
        assert SealedCase.objects.filter(case=case).exists()
        plan = find_plan(
            station_id=world.home.pk, project_id=world.project.pk, item_id=world.item.pk
        )
        values = {"title": case.title, "problems": [], "compartment": ""}
        cases.edit_case(case=case, plan=plan, values=values, seen_at=None, **own)

        assert not SealedCase.objects.filter(case=case).exists()
