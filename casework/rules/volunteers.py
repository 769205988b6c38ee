"""Volunteers: who sees names, when points move, and how they expire."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from casework.enums.groups import ActivityState
from casework.enums.visits import PointAccount, PointKind, VolunteerState
from casework.models import CommunityActivity, PointTransaction, Reward, Volunteer, VolunteerHours
from casework.phrases import activities as activity_phrases, volunteers as phrases
from core.masking import mask_name
from core.verdicts import YES, Verdict
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

MOST_MINUTES = 1440
MINUTES_AN_HOUR = 60
CORRECTABLE = (PointKind.EARN, PointKind.REDEEM)

# Where the other side of a movement stands.
OTHER_SIDE = {
    PointKind.EARN: PointAccount.ISSUED,
    PointKind.REDEEM: PointAccount.REDEEMED,
    PointKind.EXPIRE: PointAccount.EXPIRED,
}


@dataclass(frozen=True)
class Lot:
    """Points of one service, and until when they can be used."""

    amount: int
    expires_on: dt.date | None


def sees_names(workspace: Workspace) -> bool:
    """Whether names are shown in full, and may therefore be searched for."""
    return workspace.permits(Permission.CLIENT_REVEAL)


def display_name(workspace: Workspace, volunteer: Volunteer) -> str:
    """The name as this workspace may see it."""
    return volunteer.name if sees_names(workspace) else mask_name(volunteer.name)


def can_serve(volunteer: Volunteer) -> Verdict:
    """登记时长：志愿者在册。"""
    return YES if volunteer.state == VolunteerState.ACTIVE else Verdict(phrases.NOT_ACTIVE)


def can_serve_at(activity: CommunityActivity, on: dt.date) -> Verdict:
    """登记一次活动的时长：活动当天起；取消的活动没有时长。"""
    if activity.state == ActivityState.CANCELLED:
        return Verdict(activity_phrases.IS_CANCELLED)
    started = timezone.localdate(activity.starts_at) <= on
    return YES if started else Verdict(phrases.NOT_HELD)


def can_redeem(volunteer: Volunteer, reward: Reward, on: dt.date) -> Verdict:
    """兑换：积分够，还有库存，没有过期。"""
    if reward.valid_to is not None and reward.valid_to < on:
        return Verdict(phrases.REWARD_OVER)
    if reward.stock == 0:
        return Verdict(phrases.OUT_OF_STOCK)
    if volunteer.points < reward.points:
        words = phrases.NOT_ENOUGH.format(points=volunteer.points, needed=reward.points)
        return Verdict(words)
    return YES


def can_correct(movement: PointTransaction, amount: int, volunteer: Volunteer) -> Verdict:
    """更正：冲回一笔获得或兑换；余额不能为负。`amount` is what it gave the volunteer."""
    if movement.kind not in CORRECTABLE:
        return Verdict(phrases.NOT_CORRECTABLE)
    if volunteer.points - amount < 0:
        words = phrases.WOULD_BE_NEGATIVE.format(points=volunteer.points, amount=amount)
        return Verdict(words)
    return YES


def can_cancel_hours(hours: VolunteerHours) -> Verdict:
    """作废时长：一次。"""
    return Verdict(phrases.HOURS_CANCELLED) if hours.cancelled_reason else YES


def points_for(minutes: int, per_hour: int) -> int:
    """Return the points of a service; parts of a point are not given."""
    return minutes * per_hour // MINUTES_AN_HOUR


def expired_points(lots: Iterable[Lot], used: int, on: dt.date) -> int:
    """Return what expires on the day `on`: what is used is taken from what expires first.

    `used` are all points redeemed or expired before. A lot is good on its last day.
    """
    over = sum(each.amount for each in lots if each.expires_on and each.expires_on < on)
    return max(0, over - used)


def months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (first_of_next - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(day.day, last))
