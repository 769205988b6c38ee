"""Residents' meetings stand on their service records."""

from django.db import transaction

from accounts.models import User
from casework.models import CommunityMeeting, ServiceRecord
from core import audit


@transaction.atomic
def follow_meeting(*, record: ServiceRecord, by: User) -> None:
    """Let the meeting of a corrected record have its day, community and number of people."""
    meeting = CommunityMeeting.objects.filter(record=record).first()
    if meeting is None:
        return
    known = {"held_on": meeting.held_on.isoformat(), "people": meeting.participant_count}
    meeting.held_on = record.served_on
    meeting.community = record.community or meeting.community
    meeting.participant_count = record.anonymous_count + record.participations.count()
    meeting.save(update_fields=["held_on", "community", "participant_count", "updated_at"])
    stands = {"held_on": meeting.held_on.isoformat(), "people": meeting.participant_count}
    if changes := audit.diff(known, stands):
        audit.record("communitymeeting.moved", target=meeting, by=by, changes=changes)
