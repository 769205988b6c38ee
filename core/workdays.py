"""Workdays by the Chinese holiday calendar, with its make-up days (调休).

The State Council announces the holidays of a year in the autumn before it, and the library knows
the years that were announced when it was released. Outside those years, Monday to Friday are
workdays: a date that is computed far ahead can move when the calendar of its year is known.
"""

import datetime as dt

import chinese_calendar

_ONE_DAY = dt.timedelta(days=1)


def is_workday(day: dt.date) -> bool:
    """Tell whether offices work on `day`."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:  # a year that the library does not know
        return day.weekday() < 5


def add_workdays(day: dt.date, count: int) -> dt.date:
    """Return the workday `count` workdays after `day`; before it, when negative.

    `day` itself does not count, as in 自次日起. With 0, `day`, or the next workday after it.
    """
    if count == 0:
        return day if is_workday(day) else add_workdays(day, 1)
    step = _ONE_DAY if count > 0 else -_ONE_DAY
    left = abs(count)
    while left:
        day += step
        left -= is_workday(day)
    return day


def workdays_between(start: dt.date, end: dt.date) -> int:
    """Count the workdays after `start` up to and including `end`; negative when `end` is earlier.

    So that `workdays_between(day, add_workdays(day, n)) == n`.
    """
    if end < start:
        return -workdays_between(end - _ONE_DAY, start - _ONE_DAY)
    days = (start + _ONE_DAY * offset for offset in range(1, (end - start).days + 1))
    return sum(is_workday(day) for day in days)
