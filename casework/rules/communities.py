"""Who may change what stands about a community, and what must hold for it."""

import datetime as dt

from accounts.models import User
from casework.enums.communities import ListItemState
from casework.models import (
    CommunityMeeting,
    CommunityNeed,
    CommunityResource,
    ServiceListItem,
)
from casework.phrases import communities as phrases
from casework.rules.needs import is_open
from casework.rules.records import can_correct, can_write_records
from core.verdicts import YES, Verdict
from stations.enums import Permission, RegionLevel, Role
from stations.models import Region, Station
from stations.selectors.workspaces import Workspace

EXPIRING = dt.timedelta(days=30)


def is_inside(community: Region | None, station: Station) -> Verdict:
    """社区须在本站服务的街道之内。"""
    if community is None:
        return YES
    inside = community.path.startswith(station.region.path)
    if inside and community.level == RegionLevel.COMMUNITY:
        return YES
    return Verdict(phrases.COMMUNITY_ELSEWHERE)


def is_past(day: dt.date | None, today: dt.date) -> Verdict:
    """日期不能晚于今天。"""
    return Verdict(phrases.IN_THE_FUTURE) if day and day > today else YES


def can_reveal_contact(workspace: Workspace) -> Verdict:
    """查看联系电话：本站社工和站长，写明理由。"""
    return YES if workspace.permits(Permission.COMMUNITY_WRITE) else Verdict(phrases.NO_CONTACTS)


def can_change_meeting(user: User, roles: frozenset[Role], meeting: CommunityMeeting) -> Verdict:
    """修改居民会议：它是一条服务记录，由可以更正这条记录的人。"""
    if meeting.record is None:
        return can_write_records(meeting.station_id)
    return can_correct(user, roles, meeting.record)


def can_match(need_state: str) -> Verdict:
    """匹配：需求还没有办结。"""
    return YES if is_open(need_state) else Verdict(phrases.NEED_SETTLED)


def can_deliver(item: ServiceListItem) -> Verdict:
    """登记提供：先由人决定采用。"""
    return YES if item.state == ListItemState.DECIDED else Verdict(phrases.NOT_DECIDED)


def can_cancel(item: ServiceListItem) -> Verdict:
    """不再采用：还没有提供。"""
    return YES if item.state == ListItemState.DECIDED else Verdict(phrases.NOT_DECIDED)


def can_retire(need: CommunityNeed) -> Verdict:
    """修改社区需求：办结后先重新打开。"""
    return YES if is_open(need.state) else Verdict(phrases.COMMUNITY_NEED_SETTLED)


def validity(resource: CommunityResource, today: dt.date) -> str:
    """Return how the validity of a resource stands: later, expired, expiring or valid."""
    if resource.valid_from > today:
        return "later"
    if resource.valid_to is None:
        return "valid"
    if resource.valid_to < today:
        return "expired"
    return "expiring" if resource.valid_to - today <= EXPIRING else "valid"
