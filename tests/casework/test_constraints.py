"""What the database itself refuses: each constraint of casework meets a row that breaks it.

A new constraint must be added here: a test fails until it is.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models import CheckConstraint, F, UniqueConstraint

from casework.enums.cases import Approval, TransferState
from casework.enums.questionnaires import VersionState
from casework.enums.visits import PointKind
from casework.models import (
    CaseTransfer,
    CommunityActivity,
    PointEntry,
    PointTransaction,
    QuestionSetVersion,
    RecordVersion,
    ServicePlan,
    ServiceRecord,
    VolunteerHours,
)
from casework.services.points import correct_points
from core.ids import uuid7
from core.postgres.constraints import broken_constraint
from tests.factories.activities import ActivityRegistrationFactory
from tests.factories.cases import GoalFactory, PlanFactory
from tests.factories.groups import AttendanceFactory
from tests.factories.questionnaires import QuestionSetVersionFactory
from tests.support.filled import Filled
from tests.support.filling import fill_station

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 3, 10)
BEFORE = DAY - dt.timedelta(days=1)
LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)

# Changes that no row stands.
BAD_CHANGES: dict[str, list[dict[str, Any]]] = {
    "access_request_decided_by_another": [{"decided_by": F("asked_by")}],
    "access_request_for_one_thing": [
        {"client": None, "case_number": ""},
        {"case_number": "GA-1"},
    ],
    "activity_times_in_order": [{"ends_at": F("starts_at")}],
    "activity_within_capacity": [{"capacity": 3, "confirmed_count": 4}],
    "agreement_dates_in_order": [{"starts_on": DAY, "ends_on": BEFORE}],
    "agreement_names_a_party": [{"client": None, "household": None, "party_name": ""}],
    "agreement_signed_has_proof": [{"signed_on": DAY, "proof": None}],
    "attendance_of_one_person": [{"registration_id": uuid7()}],
    "attendance_of_one_thing": [{"session": None, "activity": None}],
    "case_closed_has_its_day": [
        {"stage": "closed", "closed_on": None},
        {"stage": "intervention", "closed_on": DAY},
    ],
    "case_offered_to_another": [{"offered_to": F("offered_by")}],
    "client_category_dates_in_order": [{"starts_on": DAY, "ends_on": BEFORE}],
    "client_ended_has_a_reason": [
        {"ended_on": DAY, "end_kind": ""},
        {"ended_on": None, "end_kind": "moved"},
    ],
    "client_identifier_and_kind_agree": [
        {"identifier_kind": "none", "identifier_index": "of a number"},
        {"identifier_kind": "id_card", "identifier_index": ""},
    ],
    "client_is_not_anonymous": [{"client_class": "anonymous"}],
    "closure_approved_by_another": [{"decided_by": F("asked_by")}],
    "community_need_satisfaction_1_to_5": [{"satisfaction": 0}, {"satisfaction": 6}],
    "consent_names_the_guardian": [{"signer_relation": "guardian", "guardian": None}],
    "consent_withdrawn_was_given": [{"agreed": False, "withdrawn_on": DAY}],
    "cost_not_negative": [{"planned": -1}, {"spent": -1}],
    "cost_of_one_thing": [{"group": None, "activity": None}],
    "crisis_ends_after_it_began": [{"closed_at": LONG_AGO}],
    "goal_with_baseline_has_values": [
        {"measure": "baseline", "baseline": None, "target": 3},
        {"measure": "baseline", "baseline": 1, "target": None},
    ],
    "grant_dates_in_order": [{"starts_on": DAY, "ends_on": BEFORE}],
    "grant_for_one_thing": [{"client": None}, {"covers": F("given_by")}],
    "group_dates_in_order": [{"starts_on": DAY, "ends_on": BEFORE}],
    "group_plan_approved_by_another": [{"plan_decided_by": F("worker")}],
    "guardian_dates_in_order": [{"starts_on": DAY, "ends_on": BEFORE}],
    "intake_refusal_has_reason": [
        {"decision": "refer", "decision_reason": ""},
        {"decision": "decline", "decision_reason": ""},
    ],
    "merge_of_two_files": [{"merged": F("kept")}],
    "need_satisfaction_1_to_5": [{"satisfaction": 0}, {"satisfaction": 6}],
    "nobody_covers_himself": [{"client": None, "covers": F("user")}],
    "plan_approved_by_another": [{"decided_by": F("author")}],
    "point_entry_moves_something": [{"amount": 0}],
    "points_never_negative": [{"points": -1}],
    "record_anonymous_count_is_sane": [{"anonymous_count": 10_001}],
    "record_correction_has_reason": [{"number": 2, "reason": ""}],
    "record_has_content": [{"content": ""}],
    "record_minutes_within_a_day": [{"minutes": 0}, {"minutes": 1441}],
    "referral_names_a_person": [
        {"client": None, "direction": "in", "person_name": ""},
        {"client": None, "direction": "out", "person_name": "演示人"},
    ],
    "referral_result_has_its_day": [
        {"state": "done", "result_on": None},
        {"state": "declined", "result_on": None},
    ],
    "registration_people_1_to_20": [{"people": 0}, {"people": 21}],
    "relief_result_has_its_day": [
        {"state": "approved", "decided_on": None},
        {"state": "refused", "decided_on": None},
    ],
    "report_after_discovery": [{"reported_at": LONG_AGO}],
    "resource_dates_in_order": [{"valid_from": DAY, "valid_to": BEFORE}],
    "review_satisfaction_1_to_5": [{"satisfaction": 0}, {"satisfaction": 6}],
    "reward_costs_points": [{"points": 0}],
    "risk_confirmed_by_another": [{"confirmed_by": F("assessed_by")}],
    "risk_has_basis": [{"basis": ""}],
    "step_score_0_to_4": [{"score": 5}],
    "verification_result_has_its_day": [{"result": "met", "checked_on": None}],
    "visit_plan_cadence": [{"every_days": 0}, {"every_days": 367}],
    "volunteer_minutes_within_a_day": [{"minutes": 0}, {"minutes": 1441}],
}

# Their rows are not changed but added; here a copy of a row has the changes.
ADDED_ONLY = {PointEntry, RecordVersion, ServiceRecord}

# What a copy may not share with its row, for the one constraint alone to stand between them.
ELSE_DIFFERENT: dict[str, dict[str, Any]] = {
    "activity_number_unique": {"public_code": "another"},
    "assessment_one_in_work": {"number": 99},
    "case_note_number_unique": {"record_id": uuid7()},
    "household_has_one_head": {"client": None},
    "plan_one_in_work": {"number": 99},
    "question_set_has_one_draft": {"number": 99},
    "question_set_has_one_version_in_use": {"number": 99},
    "registration_once_by_client": {"token": "another"},
    "registration_once_by_phone": {"token": "another"},
    "volunteer_identifier_unique": {"number": "another"},
}

# No copy meets these: only triggers write the figures, and a plan without goals is not approved.
NOT_BY_COPY = {"figure_unique", "plan_one_approved", "tally_unique"}

WRITTEN_ONCE = [
    "crisisentry",
    "pointentry",
    "pointtransaction",
    "recordversion",
    "signoff",
    "surveyresponse",
]
STAY = [
    *WRITTEN_ONCE,
    "case",
    "casenote",
    "client",
    "consent",
    "consentitem",
    "crisisintervention",
    "mandatoryreport",
    "riskassessment",
    "servicerecord",
    "volunteerhours",
]


@pytest.fixture
def at_home(world):
    """Work as the worker of a station that has a row in each table."""
    filled = fill_station(world)
    with world.scope("worker"):
        yield filled


def test_no_row_breaks_a_condition(at_home):
    conditions = constraints(CheckConstraint)
    assert set(BAD_CHANGES) == set(conditions)

    wanted = [(name, change) for name, changes in BAD_CHANGES.items() for change in changes]
    broken = [(broken_by(conditions[name][0], change), change) for name, change in wanted]

    assert broken == wanted


def test_no_row_is_there_twice(at_home):
    fill_what_is_rarely_there(at_home)
    single = {
        name: known
        for name, known in constraints(UniqueConstraint).items()
        if name not in NOT_BY_COPY
    }

    broken = [
        refusal_of(add_copy, model, constraint.condition, ELSE_DIFFERENT.get(name, {}))
        for name, (model, constraint) in single.items()
    ]

    assert broken == list(single)


def test_case_has_one_approved_plan(scope):
    with scope("worker"):
        plan = GoalFactory.create().plan
        earlier = PlanFactory.create(case=plan.case, number=2, state=Approval.SUPERSEDED)
        GoalFactory.create(plan=earlier)

        plans = ServicePlan.objects.filter(case=plan.case)
        assert refusal_of(lambda: plans.update(state=Approval.APPROVED)) == "plan_one_approved"


def test_published_form_keeps_its_questions(scope):
    with scope("worker"):
        form = QuestionSetVersionFactory.create()
        kept = QuestionSetVersion.objects.filter(pk=form.pk)

        with pytest.raises(IntegrityError, match="published form"), transaction.atomic():
            kept.update(questions=[])
        assert kept.update(state=VersionState.RETIRED) == 1


@pytest.mark.parametrize(("privilege", "tables"), [("DELETE", STAY), ("UPDATE", WRITTEN_ONCE)])
def test_what_was_written_stays(privilege, tables):
    assert [table for table in tables if may(privilege, table)] == []
    assert may(privilege, "servicegroup")


def may(privilege: str, table: str) -> bool:
    """Whether the role of the application has a right on a table."""
    with connection.cursor() as cursor:
        asked = [f"casework_{table}", privilege]
        cursor.execute("SELECT has_table_privilege(current_user, %s, %s)", asked)
        return bool(cursor.fetchone()[0])


def constraints(kind: type) -> dict[str, tuple[type[models.Model], Any]]:
    """Return those of one kind by their names, with their models."""
    return {
        each.name: (model, each)
        for model in apps.get_app_config("casework").get_models()
        for each in model._meta.constraints
        if isinstance(each, kind)
    }


def broken_by(model: Any, change: dict[str, Any]) -> str:
    """Return the constraint that a change of its rows breaks."""
    if model in ADDED_ONLY:
        return refusal_of(add_copy, model, None, change)
    return refusal_of(lambda: model.objects.update(**change))


def add_copy(model: Any, condition: models.Q | None, change: dict[str, Any]) -> None:
    """Add a row once more that meets the condition, under another key and with the change."""
    row = model.objects.filter(condition or models.Q()).first()
    row.pk = row._meta.pk.get_default()
    row._state.adding = True
    for name, value in change.items():
        setattr(row, name, value)
    row.save(force_insert=True)


def refusal_of(act: Callable[..., Any], *arguments: Any) -> str:
    """Return the name of the constraint that refuses an act; nothing where it is let through."""
    try:
        with transaction.atomic():
            act(*arguments)
    except IntegrityError as error:
        return broken_constraint(error)
    return ""


def fill_what_is_rarely_there(filled: Filled) -> None:
    """Make rows that meet the conditions which those of a filled station do not."""
    activity = CommunityActivity.objects.first()
    registration = ActivityRegistrationFactory.create(activity=activity)
    there = {"station": filled.station, "session": None, "activity": activity}
    AttendanceFactory.create(**there, client=filled.client)
    AttendanceFactory.create(**there, client=None, registration=registration)
    VolunteerHours.objects.update(activity=activity)
    CaseTransfer.objects.update(state=TransferState.OFFERED)
    exchange = PointTransaction.objects.get(kind=PointKind.REDEEM)
    correct_points(movement=exchange, reason="换错了", by=filled.owner)
    QuestionSetVersionFactory.create(state=VersionState.DRAFT)
