"""Rows of case work. Use them inside a scope; the station is that of the scope."""

import datetime as dt
from typing import Any

from factory.declarations import LazyAttribute, LazyFunction, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from accounts.models import User
from casework.enums.cases import (
    Approval,
    CaseSource,
    CaseStage,
    ClosureReason,
    GoalMeasure,
    IntakeDecision,
    ProblemKind,
)
from casework.enums.people import ConsentMethod, SignerRelation
from casework.enums.questionnaires import QuestionSetKind, VersionState
from casework.models import (
    Assessment,
    Case,
    CaseClosure,
    CaseNote,
    Client,
    Consent,
    ConsentItem,
    FollowUp,
    Intake,
    PlanGoal,
    PlanStep,
    Problem,
    QuestionSet,
    QuestionSetVersion,
    ServicePlan,
)
from core import clock
from tests.factories.casework import ClientFactory, ServiceRecordFactory, first_project
from tests.factories.stations import StationFileFactory, only_station, somebody_of


def assessment_form() -> QuestionSetVersion:
    """Return a small form of assessment in use everywhere, made once."""
    kept, _ = QuestionSet.objects.get_or_create(
        code="assessment", region=None, kind=QuestionSetKind.ASSESSMENT, title="预估表"
    )
    questions = [
        {"code": "person", "label": "个人系统", "type": "long"},
        {"code": "family", "label": "家庭系统", "type": "long"},
    ]
    version, _ = QuestionSetVersion.objects.get_or_create(
        question_set=kept,
        number=1,
        defaults={
            "questions": questions,
            "state": VersionState.PUBLISHED,
            "published_at": clock.now(),
        },
    )
    return version


class CaseFactory(DjangoModelFactory[Case]):
    """个案, in the stage that the test names."""

    class Meta:
        model = Case

    station = LazyFunction(only_station)
    number = Sequence(lambda n: f"420102002-GA-2026-{n:04d}")
    title = Sequence(lambda n: f"照护支持个案{n}")
    initials = "zhzcga"
    client = SubFactory(ClientFactory, station=SelfAttribute("..station"))
    project = LazyAttribute(lambda row: first_project(row.station))
    item = LazyAttribute(lambda row: row.project.items.first())
    worker = LazyAttribute(lambda row: somebody_of(row.station))
    stage = CaseStage.INTAKE
    opened_on = dt.date(2026, 9, 1)


class IntakeFactory(DjangoModelFactory[Intake]):
    """接案登记。"""

    class Meta:
        model = Intake

    station = LazyFunction(only_station)
    case = SubFactory(CaseFactory, station=SelfAttribute("..station"))
    source = CaseSource.OUTREACH
    presenting_problem = "独居，近来常说没意思。"


class AssessmentFactory(DjangoModelFactory[Assessment]):
    """预估, not signed."""

    class Meta:
        model = Assessment

    station = LazyFunction(only_station)
    case = SubFactory(CaseFactory, station=SelfAttribute("..station"))
    number = 1
    form_version = LazyFunction(assessment_form)
    conclusion = "照护和情绪支持不足。"
    author = LazyAttribute(lambda row: row.case.worker)


class ProblemFactory(DjangoModelFactory[Problem]):
    """问题。"""

    class Meta:
        model = Problem

    station = LazyFunction(only_station)
    case = SubFactory(CaseFactory, station=SelfAttribute("..station"))
    kind = ProblemKind.CARE
    description = "吃饭不规律，无人照料。"


class PlanFactory(DjangoModelFactory[ServicePlan]):
    """服务计划, a draft."""

    class Meta:
        model = ServicePlan

    station = LazyFunction(only_station)
    case = SubFactory(CaseFactory, station=SelfAttribute("..station"))
    number = 1
    overall_goal = "在家安稳生活。"
    state = Approval.DRAFT
    author = LazyAttribute(lambda row: row.case.worker)


class GoalFactory(DjangoModelFactory[PlanGoal]):
    """分目标, measured by its steps."""

    class Meta:
        model = PlanGoal

    station = LazyFunction(only_station)
    plan = SubFactory(PlanFactory, station=SelfAttribute("..station"))
    case = SelfAttribute("plan.case")
    description = "三餐有着落"
    measure = GoalMeasure.TASKS


class StepFactory(DjangoModelFactory[PlanStep]):
    """行动步骤。"""

    class Meta:
        model = PlanStep

    station = LazyFunction(only_station)
    goal = SubFactory(GoalFactory, station=SelfAttribute("..station"))
    case = SelfAttribute("goal.case")
    description = "联系社区食堂"


class CaseNoteFactory(DjangoModelFactory[CaseNote]):
    """过程记录, with its record."""

    class Meta:
        model = CaseNote

    station = LazyFunction(only_station)
    case = SubFactory(CaseFactory, station=SelfAttribute("..station"))
    record = LazyAttribute(
        lambda row: ServiceRecordFactory.create(
            station=row.station, case=row.case, clients=[row.case.client]
        )
    )
    number = LazyAttribute(lambda row: row.case.notes.count() + 1)


class ClosureFactory(DjangoModelFactory[CaseClosure]):
    """结案申请。"""

    class Meta:
        model = CaseClosure

    station = LazyFunction(only_station)
    case = SubFactory(CaseFactory, station=SelfAttribute("..station"))
    reason = ClosureReason.ACHIEVED
    summary = "目标达成。"
    asked_by = LazyAttribute(lambda row: row.case.worker)
    asked_at = LazyFunction(clock.now)


class FollowUpFactory(DjangoModelFactory[FollowUp]):
    """回访, due."""

    class Meta:
        model = FollowUp

    station = LazyFunction(only_station)
    case = SubFactory(CaseFactory, station=SelfAttribute("..station"))
    due_on = dt.date(2026, 12, 1)


def give_consent(client: Client, *, by: User, purpose: str = "service") -> ConsentItem:
    """Let the client agree to be served."""
    consent = Consent.objects.create(
        station_id=client.station_id,
        client=client,
        code="service",
        version=1,
        told="服务告知书",
        signer_name=client.name,
        signer_relation=SignerRelation.SELF,
        method=ConsentMethod.PAPER,
        signed_on=clock.today(),
        proof=StationFileFactory.create(station=client.station, uploaded_by=by),
        taken_by=by,
    )
    item: ConsentItem = ConsentItem.objects.create(
        station_id=client.station_id,
        consent=consent,
        client=client,
        purpose=purpose,
        label="接受服务",
        agreed=True,
    )
    return item


def open_case(**values: Any) -> Case:
    """Make a case in 介入, taken on, with an approved plan of one goal with one step."""
    approver = values.pop("approver", None)
    case: Case = CaseFactory.create(**{"stage": CaseStage.INTERVENTION} | values)
    IntakeFactory.create(
        station=case.station,
        case=case,
        decision=IntakeDecision.ACCEPT,
        decided_by=case.worker,
        decided_at=clock.now(),
    )
    plan = PlanFactory.create(station=case.station, case=case)
    goal = GoalFactory.create(station=case.station, plan=plan)
    StepFactory.create(station=case.station, goal=goal)
    plan.state, plan.submitted_at = Approval.APPROVED, clock.now()
    plan.decided_by, plan.decided_at = approver, clock.now()
    plan.save()
    return case
