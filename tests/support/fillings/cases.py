"""Rows of case work."""

import datetime as dt
from decimal import Decimal

from casework.enums.cases import CaseStage, Compartment, GoalMeasure
from casework.models import (
    CaseConference,
    CaseMember,
    CaseOutcomeReview,
    GoalMeasurement,
    GoalResult,
    SignOff,
)
from core import clock
from tests.factories.cases import (
    AssessmentFactory,
    CaseFactory,
    CaseNoteFactory,
    ClosureFactory,
    FollowUpFactory,
    GoalFactory,
    IntakeFactory,
    PlanFactory,
    ProblemFactory,
    StepFactory,
)
from tests.support.filled import SECRET_TEXT, Filled

DAY = dt.date(2026, 10, 8)


def fill(filled: Filled) -> None:
    """Make a row in every table of case work, in a sealed case."""
    case = CaseFactory.create(
        client=filled.client,
        title=f"{filled.client.name}照护支持",
        stage=CaseStage.INTERVENTION,
        compartment=Compartment.PSYCHIATRIC,
    )
    own = {"station": filled.station, "case": case}
    IntakeFactory.create(**own, presenting_problem=SECRET_TEXT)
    CaseMember.objects.create(**own, user=filled.owner, since=DAY)
    AssessmentFactory.create(**own, conclusion=SECRET_TEXT)
    ProblemFactory.create(**own, description=SECRET_TEXT)
    plan = PlanFactory.create(**own, overall_goal=SECRET_TEXT)
    goal = GoalFactory.create(
        station=filled.station,
        plan=plan,
        description=SECRET_TEXT,
        measure=GoalMeasure.BASELINE,
        baseline=1,
        target=3,
    )
    StepFactory.create(station=filled.station, goal=goal, description=SECRET_TEXT)
    GoalMeasurement.objects.create(
        **own, goal=goal, taken_on=DAY, value=Decimal(2), note=SECRET_TEXT, taken_by=filled.owner
    )
    CaseNoteFactory.create(**own, session_goal=SECRET_TEXT)
    CaseConference.objects.create(
        **own, held_on=DAY, discussion=SECRET_TEXT, recorded_by=filled.owner
    )
    review = CaseOutcomeReview.objects.create(
        **own, plan=plan, reviewed_on=DAY, summary=SECRET_TEXT, author=filled.owner
    )
    GoalResult.objects.create(**own, review=review, goal=goal, comment=SECRET_TEXT)
    ClosureFactory.create(**own, summary=SECRET_TEXT)
    FollowUpFactory.create(**own, situation=SECRET_TEXT)
    SignOff.objects.create(
        **own,
        subject="serviceplan",
        subject_id=plan.pk,
        action="批准服务计划",
        content={"overall_goal": SECRET_TEXT},
        digest="0" * 64,
        signer=filled.owner,
        signer_role="station_lead",
        signed_at=clock.now(),
    )
