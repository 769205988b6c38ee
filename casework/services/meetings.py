"""居民会议：held once, counted once, followed up until its resolutions are settled."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums import Place, ServiceMethod
from casework.enums.communities import ResolutionState
from casework.models import CommunityMeeting, MeetingResolution, ServiceRecord
from casework.phrases import communities as phrases
from casework.rules import communities as rules
from casework.selectors.kinds import ServiceKind
from casework.selectors.records import roles_at
from casework.services.communities import require_inside
from casework.services.record_values import RecordValues, values_of
from casework.services.records import complete_record, correct_record
from casework.services.rows import add_row, change_row, lock, made_before, save_or_explain
from core import audit, clock
from core.comparisons import is_same_text
from core.verdicts import Verdict
from projects.models import ProjectItem

KIND = "meeting"


@transaction.atomic
def hold_meeting(
    *,
    meeting_id: UUID,
    station_id: int,
    values: Mapping[str, Any],
    kind: ServiceKind | None,
    plan: ProjectItem,
    minutes: int,
    by: User,
) -> CommunityMeeting:
    """记录居民会议。It is one service record, under the key of the meeting."""
    if made := made_before(CommunityMeeting, meeting_id, station_id=station_id):
        return made
    require_inside(values["community"], station_id)
    Verdict("" if kind else phrases.NO_MEETING_KIND).require(field="method")
    assert kind is not None
    record = complete_record(
        record_id=meeting_id,
        station_id=station_id,
        values=RecordValues(
            kind=kind,
            plan=plan,
            served_on=values["held_on"],
            minutes=minutes,
            place=Place.COMMUNITY,
            place_detail=values["place"],
            content=_content(values),
            method=ServiceMethod.COMMUNITY,
            anonymous_count=values["participant_count"],
            community=values["community"],
        ),
        by=by,
    )
    meeting = CommunityMeeting(
        pk=meeting_id, station_id=station_id, record=record, recorded_by=by, **values
    )
    save_or_explain(meeting)

    audit.record("communitymeeting.held", target=meeting, by=by)
    return meeting


@transaction.atomic
def change_meeting(
    *,
    meeting: CommunityMeeting,
    values: Mapping[str, Any],
    reason: str,
    seen_at: dt.datetime,
    by: User,
) -> CommunityMeeting:
    """修改会议内容。What the service record says too is corrected there, with the reason.

    Day, community and number of people are those of the record.
    """
    roles = roles_at(by, meeting.station_id, clock.today())
    rules.can_change_meeting(by, roles, meeting).require()
    changed: CommunityMeeting = change_row(row=meeting, values=values, seen_at=seen_at, by=by)
    if changed.record is not None:
        _correct(changed.record, values, reason, by)
    return changed


@transaction.atomic
def add_resolution(
    *, resolution_id: UUID, meeting: CommunityMeeting, values: Mapping[str, Any], by: User
) -> MeetingResolution:
    """登记决议：the next one of the meeting."""
    locked = lock(meeting)
    position = locked.resolutions.count() + 1
    resolution: MeetingResolution = add_row(
        model=MeetingResolution,
        row_id=resolution_id,
        station_id=locked.station_id,
        values={**values, "meeting": locked, "position": position},
        by=by,
    )
    return resolution


@transaction.atomic
def change_resolution(
    *, resolution: MeetingResolution, values: Mapping[str, Any], seen_at: dt.datetime, by: User
) -> MeetingResolution:
    """修改决议，更新进展和结果。"""
    state = values.get("state", resolution.state)
    settled_on = values.get("settled_on")
    if state == ResolutionState.OPEN:
        settled_on = None
    else:
        settled_on = settled_on or clock.today()
        held_on = resolution.meeting.held_on
        in_time = held_on <= settled_on <= clock.today()
        Verdict("" if in_time else phrases.BEFORE_MEETING).require(field="settled_on")
    changed: MeetingResolution = change_row(
        row=resolution, values={**values, "settled_on": settled_on}, seen_at=seen_at, by=by
    )
    if state != resolution.state:
        audit.record("meetingresolution.settled", target=changed, by=by,
                     changes={"state": [resolution.state, str(state)]})  # fmt: skip
    return changed


def _correct(record: ServiceRecord, values: Mapping[str, Any], reason: str, by: User) -> None:
    """Write a new version of the record, unless it says the same."""
    content, place = _content(values), values["place"]
    if place == record.place_detail and is_same_text(content, record.content):
        return
    correct_record(
        record=record,
        seen_version=record.version,
        values=replace(values_of(record), content=content, place_detail=place),
        reason=reason,
        at_source=True,
        by=by,
    )


def _content(values: Mapping[str, Any]) -> str:
    """What the service record says: the topic, the agenda and the discussion."""
    parts = (values["title"], values.get("agenda", ""), values.get("discussion", ""))
    return "\n".join(part.strip() for part in parts if part.strip())
