"""What stands on a service record and has a page of its own."""

from typing import Any

from casework.models import (
    CommunityActivity,
    CommunityMeeting,
    FollowUp,
    GroupSession,
    HomeVisit,
    ServiceRecord,
)

Follower = HomeVisit | CommunityMeeting | CommunityActivity | GroupSession | FollowUp

FOLLOWERS: tuple[type[Any], ...] = (
    HomeVisit, CommunityMeeting, CommunityActivity, GroupSession, FollowUp,
)  # fmt: skip


def follower_of(record: ServiceRecord) -> Follower | None:
    """Return the visit, meeting, activity, session or follow-up that the record tells of."""
    rows = (model.objects.filter(record=record).first() for model in FOLLOWERS)
    return next(filter(None, rows), None)
