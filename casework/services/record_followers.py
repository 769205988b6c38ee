"""What stands on a service record says the same as the record, also after a correction.

Day, time, length, place, community and project of an activity, a session, a meeting or a follow-up
are the record's as soon as there is one: they are corrected there, and follow. Who came is said by
the attendance sheet and what was discussed by the meeting: these are corrected there, and the
record follows.
"""

import datetime as dt
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from accounts.models import User
from casework.models import (
    CommunityActivity,
    CommunityMeeting,
    FollowUp,
    GroupSession,
    HomeVisit,
    ServiceRecord,
    Volunteer,
    VolunteerHours,
)
from casework.phrases import communities as community_phrases, groups as phrases
from casework.rules.activities import can_last
from casework.rules.outcomes import can_be_done_on
from casework.selectors.attendance import busy_elsewhere, present_at
from casework.selectors.record_followers import Follower, follower_of
from casework.services.activities import hold
from casework.services.attendance import hold_people
from casework.services.group_sessions import lock_session
from casework.services.home_visits import follow_correction
from casework.services.record_values import RecordValues
from casework.services.rows import change, lock, told
from core import audit, clock
from core.errors import RefusedError

TIMES = frozenset({"starts_at", "ends_at", "planned_on", "minutes"})


def hold_follower(record: ServiceRecord) -> Follower | None:
    """Lock what stands on the record, with whom its day concerns.

    Before the record and the station's chain, as whoever changes it from its own page does.
    """
    row = follower_of(record)
    match row:
        case HomeVisit(plan=plan) if plan is not None:
            lock(plan)
        case GroupSession():
            row = lock_session(row)
            hold_people(present_at(row))
        case CommunityActivity():
            row = hold(row)
            hold_people(present_at(row))
            _hold_volunteers(row)
        case CommunityMeeting() | FollowUp():
            row = lock(row)
    return row


def require_source_kept(
    follower: Follower | None,
    record: ServiceRecord,
    people: Collection[UUID],
    values: RecordValues,
) -> None:
    """Refuse what is said, and corrected, elsewhere: who came, and what a meeting discussed."""
    if isinstance(follower, GroupSession | CommunityActivity):
        there = {each.pk for each in values.clients}, values.anonymous_count
        if there != (set(people), record.anonymous_count):
            raise RefusedError(phrases.PEOPLE_ON_THE_SHEET, field="clients")
    if isinstance(follower, CommunityMeeting) and values.content != record.content:
        raise RefusedError(community_phrases.WORDS_OF_THE_MEETING, field="content")


def follow(follower: Follower | None, record: ServiceRecord, by: User) -> None:
    """Let what stands on a corrected record say what the record says now."""
    if follower is None:
        return
    if isinstance(follower, HomeVisit):
        follow_correction(visit=follower, record=record, by=by)
        return
    noun, target, values = _following(follower, record)
    before = {name: getattr(follower, name) for name in values}
    changed = change(follower, values)
    if not changed:
        return
    if isinstance(follower, GroupSession | CommunityActivity) and TIMES & set(changed):
        _require_nobody_elsewhere(follower)
    if isinstance(follower, CommunityActivity) and "starts_at" in changed:
        _move_hours(follower, timezone.localdate(before["starts_at"]))
    audit.record(f"{noun}.moved", target=target, by=by, changes=told(follower, before, changed))


def _following(
    follower: CommunityMeeting | CommunityActivity | GroupSession | FollowUp, record: ServiceRecord
) -> tuple[str, Model, dict[str, Any]]:
    """Return what the audit calls it, at which row, and what follows."""
    match follower:
        case CommunityMeeting():
            return "communitymeeting", follower, _of_meeting(follower, record)
        case CommunityActivity():
            return "activity", follower, _of_activity(follower, record)
        case GroupSession():
            return "group_session", follower.group, _of_session(record)
        case FollowUp():
            return "followup", follower.case, _of_follow_up(follower, record)


def _of_meeting(meeting: CommunityMeeting, record: ServiceRecord) -> dict[str, Any]:
    return {
        "held_on": record.served_on,
        "community": record.community or meeting.community,
        "place": record.place_detail,
        "participant_count": record.anonymous_count + record.participations.count(),
    }


def _of_activity(activity: CommunityActivity, record: ServiceRecord) -> dict[str, Any]:
    """An activity is always at some hour: one that the record does not say stays."""
    hour = record.started_at or timezone.localtime(activity.starts_at).time()
    starts_at = timezone.make_aware(dt.datetime.combine(record.served_on, hour))
    ends_at = starts_at + dt.timedelta(minutes=record.minutes)
    can_last(starts_at, ends_at).require(field="minutes")
    return {
        "starts_at": starts_at,
        "ends_at": ends_at,
        "place": record.place_detail or activity.place,
        "community": record.community,
        "project": record.project,
        "item": record.item,
    }


def _of_session(record: ServiceRecord) -> dict[str, Any]:
    return {
        "planned_on": record.served_on,
        "starts_at": record.started_at,
        "minutes": record.minutes,
    }


def _of_follow_up(done: FollowUp, record: ServiceRecord) -> dict[str, Any]:
    can_be_done_on(done.case, record.served_on).require(field="served_on")
    return {"done_on": record.served_on, "situation": record.content}


def _require_nobody_elsewhere(occasion: GroupSession | CommunityActivity) -> None:
    if busy_elsewhere(occasion, present_at(occasion)):
        raise RefusedError(phrases.ELSEWHERE_THEN, field="served_on")


def _hold_volunteers(activity: CommunityActivity) -> None:
    rows = Volunteer.objects.filter(hours__activity=activity).order_by("pk")
    list(rows.select_for_update(of=("self",), no_key=True).values_list("pk"))


def _move_hours(activity: CommunityActivity, before: dt.date) -> None:
    """Hours confirmed for the day of the activity move with it; those of another day stay."""
    hours = VolunteerHours.objects.filter(activity=activity, served_on=before, cancelled_reason="")
    hours.update(served_on=timezone.localdate(activity.starts_at), updated_at=clock.now())
