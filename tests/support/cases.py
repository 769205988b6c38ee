"""A case on its way, made through the services, for tests of what comes later."""

import datetime as dt
from decimal import Decimal
from typing import Any

from casework.enums import Place
from casework.enums.cases import GoalMeasure, IntakeDecision
from casework.models import Case, CaseClosure, CaseNote, CaseOutcomeReview, ServicePlan
from casework.selectors.assessments import assessment_in_work
from casework.selectors.kinds import service_kinds
from casework.selectors.outcomes import results_of
from casework.selectors.plans import find_plan
from casework.services import assessments, cases, closures, outcomes, plans
from casework.services.case_notes import attach_note
from casework.services.records import RecordValues, complete_record
from core import clock
from core.ids import uuid7
from tests.factories.cases import assessment_form, give_consent
from tests.support.personas import PASSWORD, World

PLAN = {
    "overall_goal": "在家安稳生活",
    "strategy": "任务中心",
    "frequency": "每周一次",
    "risk_plan": "",
    "starts_on": None,
    "expected_close_on": None,
}
BASELINE = {
    "need": None,
    "description": "每周出门三次",
    "measure": GoalMeasure.BASELINE,
    "indicator": "每周出门次数",
    "unit": "次",
    "baseline": Decimal(0),
    "target": Decimal(4),
    "due_on": None,
}
TASKS = BASELINE | {
    "description": "三餐有着落",
    "measure": GoalMeasure.TASKS,
    "baseline": None,
    "target": None,
}
STEP = {"description": "联系社区食堂", "responsible": "社工", "resource": "", "due_on": None}
CLOSURE = {
    "reason": "achieved",
    "summary": "目标达成。",
    "remaining": "",
    "follow_up_on": None,
    "follow_up_plan": "",
}


def opened(world: World, client: Any, *, who: str = "worker", **values: Any) -> Case:
    """登记：by somebody in whose scope we are."""
    named = {"title": "照护支持个案", "problems": ["care"], "compartment": ""} | values
    intake = {
        "source": "outreach",
        "referrer": "",
        "presenting_problem": "独居，无人照料。",
        "urgency": "ordinary",
        "initial_risk": "low",
    }
    plan = find_plan(station_id=world.home.pk, project_id=world.project.pk, item_id=world.item.pk)
    assert plan is not None
    return cases.open_case(
        case_id=uuid7(),
        station=world.home,
        client=client,
        plan=plan,
        values=named,
        intake=intake,
        by=world.person(who),
    )


def accepted(world: World, client: Any, **values: Any) -> Case:
    """接案, with consent."""
    worker = world.person("worker")
    case = opened(world, client, **values)
    give_consent(client, by=worker)
    return cases.decide_intake(
        case=case,
        decision=IntakeDecision.ACCEPT,
        reason="",
        workspace=world.workspace("worker"),
        by=worker,
    )


def assessed(world: World, client: Any, **values: Any) -> Case:
    """预估签署."""
    case, own = accepted(world, client, **values), _own(world)
    assessment_form()
    assessments.begin_assessment(case=case, **own)
    row = assessment_in_work(case)
    assert row is not None
    written = {"strengths": "", "theory": "", "conclusion": "缺少照料。", "answers": {}}
    assessments.edit_assessment(assessment=row, values=written, seen_at=None, **own)
    assessments.sign_assessment(assessment=row, **own)
    case.refresh_from_db()
    return case


def drafted(world: World, client: Any, **values: Any) -> tuple[Case, ServicePlan]:
    """拟稿：two goals, one of them with a step."""
    case, own = assessed(world, client, **values), _own(world)
    plan = plans.begin_plan(case=case, **own)
    plan = plans.edit_plan(plan=plan, values=PLAN, seen_at=None, **own)
    plans.save_goal(plan=plan, goal_id=uuid7(), values=BASELINE, **own)
    tasks = plans.save_goal(plan=plan, goal_id=uuid7(), values=TASKS, **own)
    plans.save_step(goal=tasks, step_id=uuid7(), values=STEP, **own)
    return case, plan


def submitted(world: World, client: Any, **values: Any) -> tuple[Case, ServicePlan]:
    """提交审批."""
    case, plan = drafted(world, client, **values)
    return case, plans.submit_plan(plan=plan, **_own(world))


def approve(world: World, plan: ServicePlan, who: str = "lead", *, yes: bool = True) -> None:
    """Let somebody decide the plan, in his own scope."""
    plans.decide_plan(
        plan=plan,
        approve=yes,
        note="同意。",
        password=PASSWORD,
        workspace=world.workspace(who),
        by=world.person(who),
    )


def under_way(world: World, client: Any, **values: Any) -> Case:
    """计划已批准."""
    case, plan = submitted(world, client, **values)
    approve(world, plan)
    case.refresh_from_db()
    return case


def noted(world: World, case: Case, **values: Any) -> CaseNote:
    """写一次过程记录."""
    worker = world.person("worker")
    kind = service_kinds(world.home, clock.today()).named_or_first("interview")
    plan = find_plan(station_id=world.home.pk, project_id=world.project.pk, item_id=world.item.pk)
    assert plan is not None
    record = complete_record(
        record_id=uuid7(),
        station_id=world.home.pk,
        values=RecordValues(
            kind=kind,
            plan=plan,
            served_on=clock.today(),
            minutes=50,
            place=Place.STATION,
            content="谈了近况，约定下周去食堂。",
            clients=(case.client,),
            case=case,
        ),
        by=worker,
    )
    return attach_note(record=record, case=case, by=worker, **values)


def reviewed(world: World, case: Case) -> CaseOutcomeReview:
    """成效评估签署."""
    own = _own(world)
    review = outcomes.begin_review(case=case, **own)
    values = {
        "reviewed_on": clock.today(),
        "client_view": "好多了",
        "satisfaction": 5,
        "worker_view": "目标大体达成",
        "summary": "",
    }
    results = {
        each.pk: {"achieved": True, "comment": "", "before": Decimal(0), "after": Decimal(4)}
        for each in results_of(review)
    }
    outcomes.edit_review(review=review, values=values, results=results, seen_at=None, **own)
    return outcomes.sign_review(review=review, **own)


def asked(world: World, case: Case, **values: Any) -> CaseClosure:
    """申请结案，一个月后回访."""
    later = clock.today() + dt.timedelta(days=30)
    given = CLOSURE | {"follow_up_on": later} | values
    return closures.ask_to_close(case=case, closure_id=uuid7(), values=given, **_own(world))


def closed(world: World, client: Any, **values: Any) -> Case:
    """结案, through every stage."""
    case = under_way(world, client, **values)
    noted(world, case)
    reviewed(world, case)
    closure = asked(world, case)
    closures.decide_closure(
        closure=closure,
        approve=True,
        note="同意结案。",
        password=PASSWORD,
        workspace=world.workspace("lead"),
        by=world.person("lead"),
    )
    case.refresh_from_db()
    return case


def _own(world: World) -> dict[str, Any]:
    return {"workspace": world.workspace("worker"), "by": world.person("worker")}
