"""What may be done with a verification list."""

import datetime as dt

from casework.enums.visits import CheckResult
from casework.models import VerificationList
from casework.phrases import verifications as phrases
from core.verdicts import YES, Verdict

MOST_LINES = 2000


def is_open(checks: VerificationList) -> Verdict:
    """Whether the list still takes results."""
    return Verdict(phrases.LIST_CLOSED if checks.closed_on else "")


def can_close(checks: VerificationList, *, open_items: int) -> Verdict:
    """办结：when everybody has been checked."""
    if checks.closed_on:
        return Verdict(phrases.LIST_CLOSED)
    return Verdict(phrases.LIST_OPEN_ITEMS.format(count=open_items)) if open_items else YES


def result_is_told(result: str, finding: str) -> Verdict:
    """情况有变、未找到：the street wants to know more."""
    needs = result in (CheckResult.CHANGED, CheckResult.NOT_FOUND)
    return Verdict(phrases.FINDING_MISSING if needs and not finding.strip() else "")


def dates_in_order(*, received_on: dt.date, due_on: dt.date) -> Verdict:
    """期限在收到之后。"""
    return Verdict(phrases.DUE_BEFORE_RECEIVED if due_on < received_on else "")


def not_in_future(day: dt.date, today: dt.date) -> Verdict:
    """Nobody has been checked tomorrow."""
    return Verdict(phrases.CHECKED_IN_FUTURE if day > today else "")
