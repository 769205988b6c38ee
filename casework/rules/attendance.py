"""Who was where when: what an attendance sheet must satisfy."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from casework.enums.groups import Presence
from casework.models import CommunityActivity, GroupSession
from casework.phrases import groups as phrases
from core.verdicts import YES, Verdict

# Who came late may have come from the other place; only 出席 says that he was there all the time.
CAME = frozenset({Presence.PRESENT, Presence.LATE})
MOST_PEOPLE = 10000

Span = tuple[dt.datetime, dt.datetime]


def span_of(thing: GroupSession | CommunityActivity) -> Span | None:
    """From when to when; None for a session whose time of day nobody has set."""
    if isinstance(thing, CommunityActivity):
        return thing.starts_at, thing.ends_at
    if thing.starts_at is None:
        return None
    start = timezone.make_aware(dt.datetime.combine(thing.planned_on, thing.starts_at))
    return start, start + dt.timedelta(minutes=thing.minutes)


def overlaps(one: Span | None, other: Span | None) -> bool:
    """Whether both are going on at some moment. An end that is the other's start is none."""
    if one is None or other is None:
        return False
    return one[0] < other[1] and other[0] < one[1]


def names_each_once(people: Sequence[UUID]) -> Verdict:
    """签到：每人一次。"""
    return YES if len(set(people)) == len(people) else Verdict(phrases.CAME_TWICE)


def is_sane_number(people: int) -> Verdict:
    """到场人数。"""
    return YES if 1 <= people <= MOST_PEOPLE else Verdict(phrases.PEOPLE_MISSING)
