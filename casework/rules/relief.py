"""What may be done with a relief application."""

import datetime as dt
from decimal import Decimal

from casework.enums.visits import ReliefState
from casework.models import ReliefApplication
from casework.phrases import relief as phrases
from core.verdicts import YES, Verdict

NEEDS_RESULT = (ReliefState.REFUSED, ReliefState.WITHDRAWN)


def is_open(application: ReliefApplication) -> Verdict:
    """Whether it still waits for something."""
    return Verdict(phrases.IS_OVER if application.state in ReliefState.over() else "")


def can_correct(application: ReliefApplication) -> Verdict:
    """更正结果：there must be one."""
    return Verdict("" if application.state in ReliefState.over() else phrases.NOT_OVER)


def news_on(application: ReliefApplication, day: dt.date, today: dt.date) -> Verdict:
    """News are of a day between the beginning and today."""
    if day > today:
        return Verdict(phrases.NEWS_IN_FUTURE)
    return Verdict(phrases.NEWS_BEFORE_START if day < application.started_on else "")


def result_is_told(state: str, note: str) -> Verdict:
    """未批准、已撤回：with the reason."""
    missing = state in NEEDS_RESULT and not note.strip()
    return Verdict(phrases.RESULT_MISSING if missing else "")


def amount_fits(state: str, amount: Decimal | None) -> Verdict:
    """核定金额：only of what was approved."""
    if amount is None or state == ReliefState.APPROVED:
        return YES
    return Verdict(phrases.AMOUNT_ONLY_APPROVED)
