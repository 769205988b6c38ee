"""What the rules say about cases and crises: each refusal, and its limits."""

import datetime as dt

import pytest

from accounts.models import User
from casework.enums.cases import Approval, CaseStage, GoalMeasure
from casework.models import (
    Assessment,
    Case,
    CaseClosure,
    CaseOutcomeReview,
    Client,
    CrisisIntervention,
    FollowUp,
    GoalResult,
    MandatoryReport,
    PlanGoal,
    ServicePlan,
)
from casework.phrases import cases, risks
from casework.rules import (
    assessments as assessment_rules,
    cases as case_rules,
    crises as crisis_rules,
    outcomes as outcome_rules,
    plans as plan_rules,
)
from core import clock
from stations.enums import Role
from tests.support.workspaces import ELSEWHERE, HERE, OTHER, SELF, workspace_as

DAY = dt.date(2026, 3, 10)

USER = User(pk=SELF)
FULL_AGE = dt.date(1950, 1, 1)


def client(**known):
    return Client(**{"station_id": HERE, "worker_id": SELF, "born_on": FULL_AGE} | known)


def case(stage=CaseStage.INTERVENTION, **known):
    return Case(
        **{"station_id": HERE, "worker_id": SELF, "stage": stage, "client": client()} | known
    )


def approved_by_another(role=Role.STATION_LEAD, author=OTHER):
    return case_rules.can_approve(workspace_as(role), USER, author_id=author)


CLOSED = {"stage": CaseStage.CLOSED, "closed_on": DAY}
BASELINE = {"measure": GoalMeasure.BASELINE, "description": "出门"}
WITHOUT_VALUES = cases.GOAL_WITHOUT_VALUES.format(goal="出门")
AT_INTAKE = cases.NOT_AT_STAGE.format(stage=CaseStage.INTAKE.label)

JUDGED = {
    "arranging at another station": (
        lambda: case_rules.can_arrange(workspace_as(station=ELSEWHERE), USER, case()),
        cases.READS_CASES_ONLY,
    ),
    "arranging by a colleague": (
        lambda: case_rules.can_arrange(workspace_as(), USER, case(worker_id=OTHER)),
        cases.MEMBERS_BY_LEAD,
    ),
    "arranging by the lead": (
        lambda: case_rules.can_arrange(
            workspace_as(Role.STATION_LEAD), USER, case(worker_id=OTHER)
        ),
        "",
    ),
    "arranging in a closed case": (
        lambda: case_rules.can_arrange(workspace_as(), USER, case(**CLOSED)),
        cases.CASE_CLOSED,
    ),
    "working at another station": (
        lambda: case_rules.can_work(workspace_as(station=ELSEWHERE), USER, case()),
        cases.READS_CASES_ONLY,
    ),
    "working by a reader": (
        lambda: case_rules.can_work(workspace_as(Role.SUPERVISOR), USER, case()),
        cases.READS_CASES_ONLY,
    ),
    "approving by a worker": (
        lambda: approved_by_another(role=Role.SOCIAL_WORKER),
        cases.NO_APPROVER,
    ),
    "approving one's own": (lambda: approved_by_another(author=SELF), cases.NOT_OWN_APPROVAL),
    "approving another's": (approved_by_another, ""),
    "assessing at intake": (
        lambda: assessment_rules.can_assess(workspace_as(), USER, case(CaseStage.INTAKE)),
        AT_INTAKE,
    ),
    "signing an assessment twice": (
        lambda: assessment_rules.can_sign(Assessment(conclusion="好", signed_at=clock.now())),
        cases.ASSESSMENT_SIGNED,
    ),
    "signing an empty assessment": (
        lambda: assessment_rules.can_sign(Assessment(conclusion=" ")),
        cases.ASSESSMENT_EMPTY,
    ),
    "planning before the assessment": (
        lambda: plan_rules.can_plan(workspace_as(), USER, case(CaseStage.ASSESSMENT)),
        cases.ASSESS_FIRST,
    ),
    "goal without its beginning": (
        lambda: plan_rules.can_submit(ServicePlan(), [PlanGoal(**BASELINE, target=1)]),
        WITHOUT_VALUES,
    ),
    "goal without its end": (
        lambda: plan_rules.can_submit(ServicePlan(), [PlanGoal(**BASELINE, baseline=1)]),
        WITHOUT_VALUES,
    ),
    "goal with both": (
        lambda: plan_rules.can_submit(ServicePlan(), [PlanGoal(**BASELINE, baseline=0, target=1)]),
        "",
    ),
    "submitting twice": (
        lambda: plan_rules.can_submit(
            ServicePlan(state=Approval.SUBMITTED), [PlanGoal(**BASELINE, baseline=0, target=1)]
        ),
        cases.PLAN_NOT_DRAFT,
    ),
    "approving a draft": (
        lambda: plan_rules.can_decide(workspace_as(), USER, case(), ServicePlan()),
        cases.NOTHING_TO_APPROVE,
    ),
    "measuring by a draft": (
        lambda: plan_rules.can_measure(workspace_as(), USER, case(), ServicePlan()),
        cases.PLAN_NOT_IN_FORCE,
    ),
    "review without a plan": (
        lambda: outcome_rules.can_review(workspace_as(), USER, case(), None),
        cases.REVIEW_NEEDS_PLAN,
    ),
    "signing an unfinished review": (
        lambda: outcome_rules.can_sign(CaseOutcomeReview(), [GoalResult(achieved=None)]),
        cases.REVIEW_UNFINISHED,
    ),
    "signing a review twice": (
        lambda: outcome_rules.can_sign(CaseOutcomeReview(signed_at=clock.now()), []),
        cases.REVIEW_SIGNED,
    ),
    "closing at intake": (
        lambda: outcome_rules.can_ask(workspace_as(), USER, case(CaseStage.INTAKE), None),
        AT_INTAKE,
    ),
    "asking twice": (
        lambda: outcome_rules.can_ask(workspace_as(), USER, case(), CaseClosure()),
        cases.CLOSURE_ASKED,
    ),
    "closing what is closed": (
        lambda: outcome_rules.can_decide(workspace_as(), USER, case(**CLOSED), CaseClosure()),
        cases.CASE_CLOSED,
    ),
    "closing what was decided": (
        lambda: outcome_rules.can_decide(
            workspace_as(), USER, case(), CaseClosure(state=Approval.RETURNED)
        ),
        cases.NOTHING_TO_APPROVE,
    ),
    "reopening an open case": (
        lambda: outcome_rules.can_reopen(workspace_as(Role.STATION_LEAD), USER, case()),
        cases.NOT_CLOSED,
    ),
    "following up an open case": (
        lambda: outcome_rules.can_follow_up(workspace_as(), USER, case(), FollowUp()),
        cases.FOLLOW_UP_AFTER_CLOSING,
    ),
    "following up twice": (
        lambda: outcome_rules.can_follow_up(
            workspace_as(), USER, case(**CLOSED), FollowUp(done_on=DAY)
        ),
        cases.FOLLOW_UP_DONE,
    ),
    **{
        f"closing at {stage}": (
            lambda stage=stage: outcome_rules.can_ask(workspace_as(), USER, case(stage), None),
            "",
        )
        for stage in (CaseStage.ASSESSMENT, CaseStage.PLANNING, CaseStage.REVIEW)
    },
    "planning at intake": (
        lambda: plan_rules.can_plan(workspace_as(), USER, case(CaseStage.INTAKE)),
        cases.ASSESS_FIRST,
    ),
    "changing a returned plan": (
        lambda: plan_rules.is_draft(ServicePlan(state=Approval.RETURNED)),
        "",
    ),
    "crisis of nobody known": (
        lambda: crisis_rules.can_read_crisis(
            workspace_as(), USER, CrisisIntervention(handled_by_id=OTHER)
        ),
        "",
    ),
    "crisis of a child for who handles it": (
        lambda: crisis_rules.can_read_crisis(
            workspace_as(),
            USER,
            CrisisIntervention(
                handled_by_id=SELF, client=client(born_on=clock.today(), worker_id=OTHER)
            ),
        ),
        "",
    ),
    "result by the lead": (
        lambda: crisis_rules.can_follow_report(
            workspace_as(Role.STATION_LEAD),
            MandatoryReport(reported_at=clock.now()),
            is_mine=False,
        ),
        "",
    ),
    "facts for the lead": (
        lambda: crisis_rules.can_read_facts(workspace_as(Role.STATION_LEAD), is_mine=False),
        "",
    ),
    "crisis for a reader": (
        lambda: crisis_rules.can_handle(
            workspace_as(Role.SUPERVISOR), USER, CrisisIntervention(handled_by=USER)
        ),
        risks.CRISIS_READS_ONLY,
    ),
    "crisis that is over": (
        lambda: crisis_rules.can_handle(
            workspace_as(), USER, CrisisIntervention(handled_by=USER, closed_at=clock.now())
        ),
        risks.CRISIS_CLOSED,
    ),
    "report of somebody else": (
        lambda: crisis_rules.can_write_report(MandatoryReport(), is_mine=False),
        risks.REPORT_NOT_YOURS,
    ),
    "report that was sent": (
        lambda: crisis_rules.can_write_report(
            MandatoryReport(reported_at=clock.now()), is_mine=True
        ),
        risks.REPORT_SENT,
    ),
    "result of somebody else's report": (
        lambda: crisis_rules.can_follow_report(
            workspace_as(), MandatoryReport(reported_at=clock.now()), is_mine=False
        ),
        risks.REPORT_FOLLOWED_BY,
    ),
    "result of a report not sent": (
        lambda: crisis_rules.can_follow_report(workspace_as(), MandatoryReport(), is_mine=True),
        risks.REPORT_NOT_SENT,
    ),
    "facts for a colleague": (
        lambda: crisis_rules.can_read_facts(workspace_as(), is_mine=False),
        risks.REPORT_FACTS_CLOSED,
    ),
    "facts for the reporter": (
        lambda: crisis_rules.can_read_facts(workspace_as(), is_mine=True),
        "",
    ),
    "receipt by a worker": (
        lambda: crisis_rules.can_keep_receipt(workspace_as()),
        risks.RECEIPT_BY_LEAD,
    ),
}


@pytest.mark.parametrize(("judge", "reason"), JUDGED.values(), ids=JUDGED.keys())
def test_rule_says(judge, reason):
    assert judge().reason == reason
