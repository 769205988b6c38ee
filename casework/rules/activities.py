"""What may be done with a community activity, and who gets a place."""

import datetime as dt

from django.utils import timezone

from casework.enums.groups import ActivityState, RegistrationState
from casework.models import ActivityRegistration, CommunityActivity
from casework.phrases import activities as phrases
from core.masking import mask_name
from core.verdicts import YES, Verdict
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

MOST_PEOPLE = 20
OVER = (ActivityState.HELD, ActivityState.CANCELLED)


def can_edit(activity: CommunityActivity) -> Verdict:
    """修改计划：活动结束或取消之前。"""
    return _refused(activity.state in OVER, phrases.ACTIVITY_OVER)


def can_last(starts_at: dt.datetime, ends_at: dt.datetime) -> Verdict:
    """时间：结束晚于开始，在同一天。"""
    if ends_at <= starts_at:
        return Verdict(phrases.TIMES_REVERSED)
    return _refused(_day(starts_at) != _day(ends_at), phrases.ENDS_ANOTHER_DAY)


def can_open(activity: CommunityActivity, now: dt.datetime) -> Verdict:
    """开放报名：需要报名、尚未结束、截止时间在以后。"""
    if not activity.needs_sign_up:
        return Verdict(phrases.NO_SIGN_UP)
    if activity.state not in (ActivityState.PLANNED, ActivityState.CLOSED):
        return Verdict(phrases.ONLY_PLANNED_OPENS)
    return _refused(ends_sign_up(activity) <= now, phrases.UNTIL_PASSED)


def can_close(activity: CommunityActivity) -> Verdict:
    """截止报名。"""
    return _refused(activity.state != ActivityState.OPEN, phrases.ONLY_OPEN_CLOSES)


def can_cancel(activity: CommunityActivity) -> Verdict:
    """取消活动：办过的不能取消。"""
    return can_edit(activity)


def ends_sign_up(activity: CommunityActivity) -> dt.datetime:
    """报名截止：when none is set, when the activity begins."""
    until: dt.datetime = activity.sign_up_until or activity.starts_at
    return until


def takes_sign_ups(activity: CommunityActivity, now: dt.datetime) -> Verdict:
    """居民自己报名：报名中，且未过截止时间。"""
    if activity.state == ActivityState.OPEN:
        return _refused(ends_sign_up(activity) <= now, phrases.SIGN_UP_CLOSED)
    closed = activity.state == ActivityState.CLOSED
    return Verdict(phrases.SIGN_UP_CLOSED if closed else phrases.NOT_OPEN_YET)


def can_register_others(activity: CommunityActivity) -> Verdict:
    """社工代报：活动结束之前都可以，截止以后也可以。"""
    if not activity.needs_sign_up:
        return Verdict(phrases.NO_SIGN_UP)
    return can_edit(activity)


def places_left(activity: CommunityActivity) -> int | None:
    """余下名额。None 不限。Whoever waits comes first: then there is none for newcomers."""
    if activity.capacity is None:
        return None
    if activity.waiting_count:
        return 0
    return max(0, activity.capacity - activity.confirmed_count)


def state_for(activity: CommunityActivity, people: int) -> RegistrationState | None:
    """报名成功、候补，或没有位置（None）。"""
    left = places_left(activity)
    if left is None or people <= left:
        return RegistrationState.CONFIRMED
    return RegistrationState.WAITING if activity.takes_waiting else None


def state_words(activity: CommunityActivity, now: dt.datetime) -> str:
    """状态：报名中的，说明是否已过截止时间、还有没有名额、能不能候补。"""
    if activity.state != ActivityState.OPEN:
        return str(activity.get_state_display())
    if not takes_sign_ups(activity, now):
        return str(ActivityState.CLOSED.label)
    if places_left(activity) != 0:
        return str(ActivityState.OPEN.label)
    return phrases.STATE_WAITING if activity.takes_waiting else phrases.STATE_FULL


def can_withdraw(
    activity: CommunityActivity, registration: ActivityRegistration, now: dt.datetime
) -> Verdict:
    """取消报名：活动开始以前。"""
    if registration.state == RegistrationState.CANCELLED:
        return Verdict(phrases.REGISTRATION_CANCELLED)
    if activity.state in OVER:
        return Verdict(phrases.ACTIVITY_OVER)
    return _refused(activity.starts_at <= now, phrases.TOO_LATE_TO_CANCEL)


def can_mark(activity: CommunityActivity, now: dt.datetime) -> Verdict:
    """签到：活动当天起，总结完成以前。"""
    if activity.state == ActivityState.CANCELLED:
        return Verdict(phrases.IS_CANCELLED)
    if activity.state == ActivityState.HELD:
        return Verdict(phrases.ALREADY_HELD)
    return _refused(_day(activity.starts_at) > _day(now), phrases.NOT_STARTED)


def can_report(activity: CommunityActivity, now: dt.datetime) -> Verdict:
    """写总结：活动开始以后，一个活动一份。"""
    return can_mark(activity, now)


def planned_minutes(activity: CommunityActivity) -> int:
    """时长：how long the activity was planned to last."""
    return max(1, int((activity.ends_at - activity.starts_at) / dt.timedelta(minutes=1)))


def can_correct_sheet(activity: CommunityActivity) -> Verdict:
    """更正出席：总结完成以后；谁可以更正，与服务记录相同。"""
    return _refused(activity.record_id is None, phrases.NOT_HELD_YET)


def registrant_name(workspace: Workspace, name: str) -> str:
    """报名人姓名：本站人员看全名，督导看隐去的。"""
    return name if workspace.permits(Permission.CLIENT_REVEAL) else mask_name(name)


def _day(moment: dt.datetime) -> dt.date:
    return timezone.localdate(moment)


def _refused(is_so: bool, reason: str) -> Verdict:
    return Verdict(reason) if is_so else YES
