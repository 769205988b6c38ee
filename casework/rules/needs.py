"""When a need is settled, and what may be said about it then."""

import datetime as dt

from casework.enums.communities import NeedState
from casework.phrases import communities as phrases
from core.verdicts import YES, Verdict

LONG_OPEN = dt.timedelta(days=30)
OPEN_STATES = (NeedState.OPEN, NeedState.SERVING)
SETTLED_STATES = (NeedState.MET, NeedState.PARTLY, NeedState.UNMET, NeedState.WITHDRAWN)
RATED_STATES = (NeedState.MET, NeedState.PARTLY, NeedState.UNMET)
LOWEST, HIGHEST = 1, 5


def can_settle(raised_on: dt.date, settled_on: dt.date | None, today: dt.date) -> Verdict:
    """办结的日期在提出之后、今天之前。"""
    if settled_on is not None and not raised_on <= settled_on <= today:
        return Verdict(phrases.SETTLED_OUT_OF_TIME)
    return YES


def can_rate(state: NeedState, satisfaction: int | None) -> Verdict:
    """满意度只在满足、部分满足或无法满足时填写（MZ/T 071 4.1）。"""
    if satisfaction is None:
        return YES
    if state not in RATED_STATES:
        return Verdict(phrases.NOT_TO_BE_RATED)
    if not LOWEST <= satisfaction <= HIGHEST:
        return Verdict(phrases.WRONG_SATISFACTION)
    return YES


def is_open(state: str) -> bool:
    """Whether somebody still waits for an answer."""
    return state in OPEN_STATES


def is_long_open(found_on: dt.date, state: str, today: dt.date) -> bool:
    """Whether it has been open for more than 30 days."""
    return is_open(state) and today - found_on > LONG_OPEN
