"""Who may open a household, and what may be done in it."""

import datetime as dt
from collections.abc import Iterable

from casework.models import Client, Guardian, HouseholdMember
from casework.phrases import clients as phrases
from casework.rules.clients import (
    display_name,
    is_in_charge,
    is_protected_minor,
    sees_names,
    stands_in,
)
from core.masking import mask_name
from core.verdicts import YES, Verdict
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

MINOR_INSIDE = "这个家庭里有未成年人，只有家庭成员的负责社工、代管他的同事和站长可以查看（未成年人网络保护条例第三十六条）。"


def can_open_household(workspace: Workspace, clients: Iterable[Client]) -> Verdict:
    """查看家庭：家里有未成年人的，由任一成员的负责社工、代管他的人和站长查看。`clients` are its members."""
    known = list(clients)
    if not any(is_protected_minor(client) for client in known):
        return YES
    if any(is_in_charge(workspace, each) or stands_in(workspace, each) for each in known):
        return YES
    return Verdict(MINOR_INSIDE)


def can_change_household(workspace: Workspace, clients: Iterable[Client]) -> Verdict:
    """修改家庭：本站社工和站长；有未成年人的另有限制。"""
    if not workspace.permits(Permission.CLIENT_WRITE):
        return Verdict("您当前的角色不能修改家庭。")
    return can_open_household(workspace, clients)


def can_leave(member: HouseholdMember, on: dt.date, today: dt.date) -> Verdict:
    """离开家庭：在加入之后，不晚于今天。"""
    if member.left_on is not None:
        return Verdict(phrases.MEMBER_LEFT)
    if on > today:
        return Verdict(phrases.FUTURE_DAY)
    if member.joined_on is not None and on < member.joined_on:
        return Verdict(phrases.LEFT_BEFORE_JOINING)
    return YES


def can_end_guardian(guardian: Guardian, on: dt.date, today: dt.date) -> Verdict:
    """终止监护：在开始之后，不晚于今天。"""
    if guardian.ends_on is not None and guardian.ends_on < today:
        return Verdict(phrases.ALREADY_OVER)
    if on > today:
        return Verdict(phrases.FUTURE_DAY)
    return YES if on >= guardian.starts_on else Verdict(phrases.END_BEFORE_START)


def member_name(workspace: Workspace, member: HouseholdMember) -> str:
    """The name of a member as this workspace may see it."""
    if member.client is not None:
        return display_name(workspace, member.client)
    return member.name if sees_names(workspace) else mask_name(member.name)


def is_guardian_on(guardian: Guardian, on: dt.date) -> bool:
    """Whether he is guardian on that day."""
    return guardian.starts_on <= on and (guardian.ends_on is None or guardian.ends_on >= on)
