"""When the next visit is due, and which level fits whom."""

import datetime as dt

import pytest

from casework.enums.visits import VisitResult
from casework.rules.visit_levels import KnownOfClient, VisitLevel, meets, suggest
from casework.rules.visits import due_after, next_due, own_cadence_has_reason
from stations.services.policies import read_policies

DUE = dt.date(2026, 11, 12)
FRIDAY = dt.date(2026, 11, 13)
MONDAY = dt.date(2026, 11, 16)


def due(result, *, due_on=DUE, every_days=30, visited_on=FRIDAY):
    return next_due(due_on=due_on, every_days=every_days, visited_on=visited_on, result=result)


@pytest.mark.parametrize("result", [VisitResult.MET, VisitResult.RELATIVE])
def test_next_due_after_meeting_somebody_is_one_cadence_later(result):
    assert due(result) == dt.date(2026, 12, 13)


@pytest.mark.parametrize("result", [VisitResult.NOT_HOME, VisitResult.MOVED])
def test_next_due_after_meeting_nobody_is_the_next_workday(result):
    assert due(result) == MONDAY


def test_next_due_after_a_refusal_leaves_him_alone_for_a_week():
    assert due(VisitResult.REFUSED) == dt.date(2026, 11, 20)
    assert due(VisitResult.REFUSED, every_days=3) == MONDAY


def test_next_due_after_an_early_vain_visit_stays_where_it_was():
    later = dt.date(2026, 11, 30)
    assert due(VisitResult.NOT_HOME, due_on=later) == later


def test_due_after_visits_counts_them_by_their_days():
    visits = [(FRIDAY, VisitResult.MET), (dt.date(2026, 11, 2), VisitResult.NOT_HOME)]

    assert due_after(first_due=DUE, every_days=7, visits=visits) == dt.date(2026, 11, 20)
    assert due_after(first_due=DUE, every_days=7, visits=[]) == DUE


@pytest.mark.parametrize(
    ("every_days", "reason", "allowed"), [(30, "", True), (14, "", False), (14, "术后", True)]
)
def test_own_cadence_needs_a_reason(every_days, reason, allowed):
    verdict = own_cadence_has_reason(every_days=every_days, usual_days=30, reason=reason)

    assert bool(verdict) is allowed


@pytest.mark.parametrize(
    ("criterion", "known", "holds"),
    [
        ({}, {}, True),
        ({"min_age": 80}, {"age": 80}, True),
        ({"min_age": 80}, {"age": 79}, False),
        ({"min_age": 80}, {}, False),
        ({"max_age": 17}, {"age": 17}, True),
        ({"max_age": 17}, {"age": 18}, False),
        ({"max_age": 17}, {}, False),
        ({"lives_alone": True}, {"lives_alone": True}, True),
        ({"lives_alone": True}, {"lives_alone": False}, False),
        ({"lives_alone": True}, {}, False),
        ({"classes": ["elderly"]}, {"client_class": "elderly"}, True),
        ({"classes": ["elderly"]}, {"client_class": "child"}, False),
        ({"min_age": 80, "lives_alone": True}, {"age": 80}, False),
    ],
)
def test_criterion_of_a_visit_level(criterion, known, holds):
    assert meets(criterion, KnownOfClient(**known)) is holds


@pytest.mark.parametrize(
    ("known", "level"),
    [
        ({"age": 82, "categories": frozenset({"elder-alone"})}, "high"),
        ({"age": 81, "categories": frozenset({"empty-nest"})}, "high"),
        ({"age": 66, "categories": frozenset({"elder-alone"})}, "key"),
        ({"age": 66, "categories": frozenset({"family-planning"})}, "key"),
        ({"age": 66, "categories": frozenset({"empty-nest"})}, "general"),
    ],
)
def test_categories_suggest_a_level_where_nobody_has_filled_in_the_household(known, level):
    default = next(file for file in read_policies() if file.code == "default")
    steps = default.rules.given()["visit_cadence"].value.model_dump()
    levels = [
        VisitLevel(each["level"], each["label"], each["every_days"], tuple(each["suggested_for"]))
        for each in steps
    ]

    assert suggest(levels, KnownOfClient(**known), clause="").level.code == level
