"""Tests of projects.rules."""

import datetime as dt

import pytest

from projects import rules
from projects.rules import last_day


@pytest.mark.parametrize(
    ("starts_on", "years", "expected"),
    [
        (dt.date(2026, 1, 1), 1, dt.date(2026, 12, 31)),
        (dt.date(2026, 4, 15), 3, dt.date(2029, 4, 14)),
        (dt.date(2024, 2, 29), 1, dt.date(2025, 2, 28)),
        (dt.date(2024, 2, 29), 4, dt.date(2028, 2, 28)),
    ],
)
def test_last_day_of_a_term(starts_on, years, expected):
    assert last_day(starts_on, years) == expected


def test_term_finding_without_a_rule_is_none():
    assert rules.term_finding(None, dt.date(2026, 1, 1), dt.date(2046, 1, 1)) is None
