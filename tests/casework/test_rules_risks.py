"""The rule set of risk: rising at once, stepping down slowly, and what waits for whom."""

import datetime as dt

import pytest

from casework.enums.cases import RiskLevel
from casework.rules import risks as rules
from tests.factories.cases import CaseFactory, CaseNoteFactory
from tests.factories.casework import ServiceRecordFactory
from tests.factories.risks import make_risk
from tests.support.clients import make_client

pytestmark = pytest.mark.django_db

LOW, MEDIUM, HIGH, URGENT = RiskLevel


@pytest.mark.parametrize("level", RiskLevel)
def test_first_rating_is_in_force_at_once(level):
    assert rules.rate(level, in_force=None, last=None).in_force == level


@pytest.mark.parametrize(
    ("in_force", "level"),
    [(LOW, MEDIUM), (LOW, URGENT), (MEDIUM, HIGH), (HIGH, URGENT), (HIGH, HIGH)],
)
def test_rise_counts_at_once_without_a_basis_of_its_own(in_force, level):
    rated = rules.rate(level, in_force=in_force, last=in_force)

    assert rated.in_force == level
    assert rated.held


def test_medium_falls_to_low_at_once():
    assert rules.rate(LOW, in_force=MEDIUM, last=MEDIUM).in_force == LOW


@pytest.mark.parametrize("in_force", [HIGH, URGENT])
@pytest.mark.parametrize("level", [LOW, MEDIUM])
def test_one_lower_rating_is_not_enough_even_with_a_basis(in_force, level):
    rated = rules.rate(level, in_force=in_force, last=in_force, step_down_basis="家人陪伴")

    assert rated.in_force == in_force
    assert "第一次" in rated.held.reason


def test_two_lower_ratings_without_a_basis_are_not_enough():
    rated = rules.rate(MEDIUM, in_force=HIGH, last=MEDIUM, step_down_basis="   ")

    assert rated.in_force == HIGH
    assert "降级依据" in rated.held.reason


@pytest.mark.parametrize(
    ("in_force", "last", "level", "result"),
    [
        (HIGH, MEDIUM, MEDIUM, MEDIUM),
        (HIGH, LOW, MEDIUM, MEDIUM),
        (HIGH, MEDIUM, LOW, MEDIUM),
        (HIGH, LOW, LOW, LOW),
        (URGENT, HIGH, HIGH, HIGH),
        (URGENT, HIGH, LOW, HIGH),
        (URGENT, LOW, LOW, LOW),
    ],
)
def test_two_lower_ratings_with_a_basis_step_down_to_the_graver_of_both(
    in_force, last, level, result
):
    rated = rules.rate(level, in_force=in_force, last=last, step_down_basis="家人陪伴")

    assert rated.in_force == result
    assert rated.held


def test_rise_in_between_begins_the_count_again():
    assert rules.rate(LOW, in_force=HIGH, last=HIGH, step_down_basis="稳定").in_force == HIGH


def test_lower_rating_before_the_level_rose_does_not_count():
    # rated low, then high came into force: the low one lies before it
    first = rules.rate(HIGH, in_force=LOW, last=LOW)

    assert (
        rules.rate(LOW, in_force=first.in_force, last=HIGH, step_down_basis="稳").in_force == HIGH
    )


def test_assessment_date_is_neither_ahead_nor_before_the_last(world):
    client, today = make_client(world), dt.date(2026, 11, 21)
    with world.scope("worker"):
        last = make_risk(client, assessed_on=dt.date(2026, 11, 10))

    assert rules.can_be_assessed_on(dt.date(2026, 11, 10), last=last, today=today)
    assert not rules.can_be_assessed_on(dt.date(2026, 11, 9), last=last, today=today)
    assert not rules.can_be_assessed_on(dt.date(2026, 11, 22), last=last, today=today)


def test_next_note_waits_for_the_supervisor(world):
    client = make_client(world)
    with world.scope("worker"):
        case = CaseFactory(client=client, worker=client.worker)
        assert rules.next_note_allowed(case)
        record = ServiceRecordFactory(case=case, clients=[client], served_on=dt.date(2026, 11, 3))
        note = CaseNoteFactory(case=case, record=record, needs_confirmation=True)
        waiting = rules.next_note_allowed(case)
        note.confirmed_by, note.confirmed_at = world.person("lead"), note.created_at
        note.save()
        done = rules.next_note_allowed(case)

    assert not waiting
    assert "督导确认" in waiting.reason
    assert "2026-11-03" in waiting.reason
    assert done


def test_note_of_a_person_at_high_risk_needs_confirmation(world):
    client = make_client(world)
    with world.scope("worker"):
        case = CaseFactory(client=client)
        before = rules.is_grave(case)
        make_risk(client, "urgent")

        assert rules.is_grave(case)
    assert not before


@pytest.mark.parametrize(
    ("who", "allowed"), [("supervisor", True), ("lead", True), ("worker", False)]
)
def test_risk_is_confirmed_by_supervisor_or_lead(world, colleague, who, allowed):
    client = make_client(world)
    with world.scope("worker"):
        risk = make_risk(client, assessed_by=colleague)

    verdict = rules.can_confirm(world.workspace(who), world.person(who), risk)

    assert bool(verdict) is allowed


def test_risk_is_not_confirmed_by_its_author(world):
    client = make_client(world)
    with world.scope("worker"):
        risk = make_risk(client, assessed_by=world.person("lead"))

    assert not rules.can_confirm(world.workspace("lead"), world.person("lead"), risk)
