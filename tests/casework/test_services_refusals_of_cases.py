"""What the services of cases refuse, from intake to review: the sentence, its field, no trace."""

import datetime as dt
from decimal import Decimal

import pytest

from casework.enums.cases import CaseStage, GoalMeasure, IntakeDecision
from casework.models import CaseConference, CaseOutcomeReview
from casework.phrases import cases as phrases
from casework.services import (
    assessments,
    case_notes,
    cases,
    interventions,
    outcomes,
    plans,
)
from core import clock
from core.errors import PageOutdatedError
from core.ids import uuid7
from tests.factories.cases import (
    AssessmentFactory,
    CaseFactory,
    CaseNoteFactory,
    GoalFactory,
    IntakeFactory,
    PlanFactory,
    ProblemFactory,
    StepFactory,
    open_case,
)
from tests.factories.casework import ClientFactory
from tests.support.cases import BASELINE, STEP
from tests.support.records import plan as counted_to
from tests.support.refusals import refuses

pytestmark = pytest.mark.django_db


def day(distance=0):
    return clock.today() + dt.timedelta(days=distance)


def opening(world, client):
    return {
        "case_id": uuid7(),
        "station": world.home,
        "client": client,
        "plan": counted_to(world),
        "values": {"title": "照护支持", "problems": ["care"], "compartment": ""},
        "intake": {"initial_risk": "low"},
    }


def from_elsewhere(world):
    with world.scope("stranger"):
        return ClientFactory.create()


def intake(decision, reason="", **said):
    case = IntakeFactory.create(**said).case
    return {"case": case, "decision": decision, "reason": reason}


def problem(world, **said):
    values = {"kind": "care", "description": "无人照料", "resolved_on": None}
    case = CaseFactory.create(stage=CaseStage.ASSESSMENT)
    return {"case": case, "problem_id": uuid7(), "values": values} | said


def problem_resolved_tomorrow(world):
    given = problem(world)
    return given | {"values": given["values"] | {"resolved_on": day(1)}}


def draft(**said):
    return PlanFactory.create(case=CaseFactory.create(stage=CaseStage.PLANNING), **said)


def goal_of_another_plan(world):
    return {"plan": draft(), "goal_id": GoalFactory.create().pk, "values": BASELINE}


def step_of_another_goal(world):
    goal = GoalFactory.create(plan=draft())
    return {"goal": goal, "step_id": StepFactory.create().pk, "values": STEP}


def with_goal():
    return {"plan": GoalFactory.create(plan=draft()).plan}


def revision(world):
    case = open_case()
    return {"case": case, "change_reason": " "}


def measured(measure=GoalMeasure.BASELINE, **said):
    case = open_case()
    bounds = {"baseline": Decimal(0), "target": Decimal(4)} if measure == "baseline" else {}
    goal = GoalFactory.create(plan=case.plans.get(), measure=measure, **bounds)
    return {"goal": goal, "taken_on": day(), "value": Decimal(3)} | said


def measured_twice(world):
    given = measured()
    interventions.measure_goal(
        **given, workspace=world.workspace("worker"), by=world.person("worker")
    )
    return given


def scored(score):
    step = open_case().plans.get().goals.get().steps.get()
    return {"step": step, "score": score}


def conference(**said):
    values = {"held_on": day(), "participants": "社工、民政", "discussion": "讨论安置。"}
    return {"case": open_case(), "conference_id": uuid7(), "values": values | said}


def conference_of_another(world):
    other = open_case()
    held = CaseConference.objects.create(
        station=world.home, case=other, held_on=day(), recorded_by=world.person("worker")
    )
    return conference() | {"conference_id": held.pk}


def review(**said):
    case = open_case()
    row = CaseOutcomeReview.objects.create(
        station=case.station,
        case=case,
        plan=case.plans.get(),
        reviewed_on=day(),
        author=case.worker,
    )
    return {"review": row, "values": {"reviewed_on": day()} | said, "results": {}, "seen_at": None}


INTAKES = {
    "a case of another station's client": (
        cases.open_case,
        lambda world: opening(world, from_elsewhere(world)),
        "服务对象不在本站，请重新选择。",
        "clients",
    ),
    "a case with the key of another client's": (
        cases.open_case,
        lambda world: opening(world, ClientFactory.create()) | {"case_id": CaseFactory.create().pk},
        PageOutdatedError.SENTENCE,
        "",
    ),
    "taking on without consent": (
        cases.decide_intake,
        lambda world: intake(IntakeDecision.ACCEPT),
        phrases.NO_CONSENT,
        "decision",
    ),
    "referring without a reason": (
        cases.decide_intake,
        lambda world: intake(IntakeDecision.REFER, " "),
        phrases.REASON_NEEDED,
        "reason",
    ),
    "the worker as his own co-worker": (
        cases.add_member,
        lambda world: {"case": CaseFactory.create(), "user": world.person("worker")},
        phrases.ALREADY_IN_CHARGE,
        "user",
    ),
    "a co-worker of another station": (
        cases.add_member,
        lambda world: {"case": CaseFactory.create(), "user": world.person("stranger")},
        phrases.NOT_A_COLLEAGUE,
        "user",
    ),
    "an assessment before taking on": (
        assessments.begin_assessment,
        lambda world: {"case": CaseFactory.create(stage=CaseStage.INTAKE)},
        phrases.NOT_AT_STAGE.format(stage="接案"),
        "",
    ),
    "an assessment without a form": (
        assessments.begin_assessment,
        lambda world: {"case": CaseFactory.create(stage=CaseStage.ASSESSMENT)},
        phrases.NO_ASSESSMENT_FORM,
        "",
    ),
    "signing without a conclusion": (
        assessments.sign_assessment,
        lambda world: {
            "assessment": AssessmentFactory.create(
                case=CaseFactory.create(stage=CaseStage.ASSESSMENT), conclusion=" "
            )
        },
        phrases.ASSESSMENT_EMPTY,
        "",
    ),
    "a problem resolved tomorrow": (
        assessments.save_problem,
        problem_resolved_tomorrow,
        "解决日期不能晚于今天。",
        "resolved_on",
    ),
    "a problem with the key of another case's": (
        assessments.save_problem,
        lambda world: problem(world, problem_id=ProblemFactory.create().pk),
        PageOutdatedError.SENTENCE,
        "",
    ),
    "a note before taking on": (
        case_notes.attach_note,
        lambda world: {
            "record": CaseNoteFactory.create().record,
            "case": CaseFactory.create(stage=CaseStage.INTAKE),
        },
        phrases.NOT_ACCEPTED,
        "",
    ),
    "a note before the plan": (
        case_notes.attach_note,
        lambda world: {
            "record": CaseNoteFactory.create().record,
            "case": CaseFactory.create(stage=CaseStage.PLANNING),
        },
        phrases.PLAN_NOT_APPROVED,
        "",
    ),
}

PLANS = {
    "a revision without its reason": (
        plans.begin_plan,
        revision,
        phrases.PLAN_CHANGE_NEEDS_REASON,
        "change_reason",
    ),
    "a goal with the key of another plan's": (
        plans.save_goal,
        goal_of_another_plan,
        PageOutdatedError.SENTENCE,
        "",
    ),
    "a step with the key of another goal's": (
        plans.save_step,
        step_of_another_goal,
        PageOutdatedError.SENTENCE,
        "",
    ),
    "submitting without goals": (
        plans.submit_plan,
        lambda world: {"plan": draft()},
        phrases.PLAN_WITHOUT_GOALS,
        "",
    ),
    "submitting tasks without steps": (
        plans.submit_plan,
        lambda world: with_goal(),
        phrases.TASKS_WITHOUT_STEPS.format(goal="三餐有着落"),
        "",
    ),
    "a value of a goal of tasks": (
        interventions.measure_goal,
        lambda world: measured(GoalMeasure.TASKS),
        phrases.NOT_MEASURED_BY_VALUE,
        "",
    ),
    "a value of tomorrow": (
        interventions.measure_goal,
        lambda world: measured(taken_on=day(1)),
        "测量日期不能晚于今天。",
        "taken_on",
    ),
    "satisfaction of nothing": (
        interventions.measure_goal,
        lambda world: measured(GoalMeasure.SATISFACTION, value=Decimal(0)),
        phrases.POINTS_WRONG,
        "value",
    ),
    "satisfaction of six": (
        interventions.measure_goal,
        lambda world: measured(GoalMeasure.SATISFACTION, value=Decimal(6)),
        phrases.POINTS_WRONG,
        "value",
    ),
    "a second value of the day": (
        interventions.measure_goal,
        measured_twice,
        phrases.MEASURED_ALREADY,
        "taken_on",
    ),
    "a step scored with five": (
        interventions.score_step,
        lambda world: scored(5),
        "完成情况为 0 到 4 分。",
        "score",
    ),
    "a step scored below nothing": (
        interventions.score_step,
        lambda world: scored(-1),
        "完成情况为 0 到 4 分。",
        "score",
    ),
    "a conference of tomorrow": (
        interventions.record_conference,
        lambda world: conference(held_on=day(1)),
        "会议日期不能晚于今天。",
        "held_on",
    ),
    "a conference with the key of another case's": (
        interventions.record_conference,
        conference_of_another,
        PageOutdatedError.SENTENCE,
        "",
    ),
    "a review of tomorrow": (
        outcomes.edit_review,
        lambda world: review(reviewed_on=day(1)),
        "评估日期不能晚于今天。",
        "reviewed_on",
    ),
}

BY_WORKER = INTAKES | PLANS


@pytest.mark.parametrize(
    ("service", "given", "sentence", "field"), BY_WORKER.values(), ids=BY_WORKER.keys()
)
def test_service_refuses_and_writes_nothing(world, service, given, sentence, field):
    refuses(world, service, given, sentence, field)
