"""Tests of core.workdays against the published calendars of 2025 and 2026."""

import datetime as dt

import pytest

from core.workdays import add_workdays, is_workday, workdays_between


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2025-10-01", False),  # 国庆节
        ("2025-10-08", False),  # 国庆、中秋假期末日
        ("2025-10-09", True),
        ("2025-09-28", True),  # Sunday, 调休上班
        ("2026-02-17", False),  # 春节
        ("2026-11-20", True),
        ("2026-11-21", False),
    ],
)
def test_is_workday_follows_the_holiday_calendar(day, works):
    assert is_workday(dt.date.fromisoformat(day)) is works


def test_is_workday_in_an_unknown_year_is_monday_to_friday():
    week = [dt.date(2099, 1, 5) + dt.timedelta(days=offset) for offset in range(7)]

    assert [is_workday(day) for day in week] == [True] * 5 + [False] * 2


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2025-09-30", 1, "2025-10-09"),  # over the long holiday
        ("2025-09-26", 1, "2025-09-28"),  # to the Sunday that is worked
        ("2025-10-09", -1, "2025-09-30"),
        ("2026-11-20", 5, "2026-11-27"),
        ("2026-11-20", 0, "2026-11-20"),
        ("2026-11-21", 0, "2026-11-23"),
        ("2098-12-31", 2, "2099-01-02"),
    ],
)
def test_add_workdays_counts_from_the_next_day(start, count, end):
    assert add_workdays(dt.date.fromisoformat(start), count) == dt.date.fromisoformat(end)


@pytest.mark.parametrize("count", [-30, -7, -1, 0, 1, 7, 30])
def test_workdays_between_is_the_inverse_of_add_workdays(count):
    for offset in range(30):
        day = add_workdays(dt.date(2025, 9, 15) + dt.timedelta(days=offset), 0)

        assert workdays_between(day, add_workdays(day, count)) == count
