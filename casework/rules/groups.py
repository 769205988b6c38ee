"""Who may plan, lead and close a group, and in which order (MZ/T 095)."""

import datetime as dt

from accounts.models import User
from casework.enums.cases import Approval
from casework.enums.groups import GroupStage, MemberState
from casework.models import Client, GroupMember, GroupSession, ServiceGroup
from casework.phrases import groups as phrases
from casework.rules.clients import display_name, sees_names
from core.verdicts import YES, Verdict
from stations.enums import Permission, Role
from stations.selectors.workspaces import Workspace

OVER = {GroupStage.CLOSED: phrases.GROUP_OVER, GroupStage.CANCELLED: phrases.GROUP_NOT_HELD}

# What a plan says before anybody is asked to approve it.
PLAN_FIELDS = (
    ("background", "背景与需求"),
    ("goal", "小组目标"),
    ("target", "对象与人数"),
    ("recruitment", "招募与筛选"),
    ("evaluation", "评估方法"),
    ("capacity", "人数上限"),
    ("starts_on", "开始日期"),
)


def is_in_charge(workspace: Workspace, group: ServiceGroup) -> Verdict:
    """带组社工本人，或本站站长。"""
    here = group.station_id in workspace.station_ids and workspace.permits(Permission.GROUP_WRITE)
    leads = workspace.role == Role.STATION_LEAD
    if here and (leads or group.worker_id == workspace.user_id):
        return YES
    return Verdict(phrases.NOT_GROUP_WORKER)


def member_name(workspace: Workspace, group: ServiceGroup, client: Client) -> str:
    """The name of a member: in full for who leads the group, children included."""
    if sees_names(workspace) and is_in_charge(workspace, group):
        return client.name
    return display_name(workspace, client)


def can_change(workspace: Workspace, group: ServiceGroup) -> Verdict:
    """组员、节次、费用、测量：until the group is over."""
    if not (verdict := is_in_charge(workspace, group)):
        return verdict
    return Verdict(OVER.get(GroupStage(group.stage), ""))


def can_edit_plan(workspace: Workspace, group: ServiceGroup) -> Verdict:
    """修改计划：what waits for approval or is approved is first taken back."""
    if not (verdict := can_change(workspace, group)):
        return verdict
    if group.plan_state == Approval.SUBMITTED:
        return Verdict(phrases.PLAN_WAITING)
    if group.plan_state == Approval.APPROVED:
        return Verdict(phrases.PLAN_APPROVED)
    return YES


def can_submit_plan(workspace: Workspace, group: ServiceGroup, sessions: int) -> Verdict:
    """提交计划：with all that an approver has to know."""
    if not (verdict := can_edit_plan(workspace, group)):
        return verdict
    missing = [label for name, label in PLAN_FIELDS if not getattr(group, name)]
    if missing:
        return Verdict(phrases.PLAN_WITHOUT.format(missing="、".join(missing)))
    return YES if sessions else Verdict(phrases.PLAN_WITHOUT_SESSIONS)


def can_withdraw_plan(workspace: Workspace, group: ServiceGroup, held: int) -> Verdict:
    """撤回：before the first session."""
    if not (verdict := can_change(workspace, group)):
        return verdict
    if group.plan_state not in {Approval.SUBMITTED, Approval.APPROVED}:
        return Verdict(phrases.PLAN_NOT_SUBMITTED)
    return Verdict(phrases.SESSIONS_HELD_ALREADY if held else "")


def can_decide_plan(workspace: Workspace, user: User, group: ServiceGroup) -> Verdict:
    """审批计划：站长或督导，带组社工以外的人。"""
    if not workspace.permits(Permission.CASE_APPROVE):
        return Verdict(phrases.PLAN_NOT_YOURS)
    if group.worker_id == user.pk:
        return Verdict(phrases.PLAN_BY_ANOTHER)
    if group.plan_state != Approval.SUBMITTED:
        return Verdict(phrases.PLAN_NOT_SUBMITTED)
    return YES


def can_admit(group: ServiceGroup, member: GroupMember, admitted: int) -> Verdict:
    """入组：screened, and while there is room."""
    if member.state not in {MemberState.APPLIED, MemberState.DECLINED}:
        return Verdict(phrases.NOT_APPLIED)
    if not member.screening:
        return Verdict(phrases.NOT_SCREENED)
    if group.capacity is not None and admitted >= group.capacity:
        return Verdict(phrases.GROUP_FULL.format(capacity=group.capacity))
    return YES


def can_plan_sessions(workspace: Workspace, group: ServiceGroup) -> Verdict:
    """安排节次：part of the plan, and moved on later; approval is of the plan as it was."""
    if not (verdict := can_change(workspace, group)):
        return verdict
    return Verdict(phrases.PLAN_WAITING if group.plan_state == Approval.SUBMITTED else "")


def can_change_session(workspace: Workspace, session: GroupSession) -> Verdict:
    """修改或取消节次：while it has no record."""
    if not (verdict := can_plan_sessions(workspace, session.group)):
        return verdict
    if session.is_held:
        return Verdict(phrases.SESSION_HELD)
    return Verdict(phrases.SESSION_CANCELLED if session.cancelled_reason else "")


def can_hold_session(
    workspace: Workspace, session: GroupSession, *, members: int, today: dt.date
) -> Verdict:
    """签到和写节次记录：of an approved plan, with members, not before its day."""
    verdict = can_change_session(workspace, session)
    if not verdict:
        return verdict
    if session.group.plan_state != Approval.APPROVED:
        return Verdict(phrases.PLAN_FIRST)
    if not members:
        return Verdict(phrases.NO_MEMBERS)
    if session.planned_on > today:
        return Verdict(phrases.SESSION_TOO_EARLY.format(day=session.planned_on))
    return YES


def can_correct_attendance(workspace: Workspace, session: GroupSession) -> Verdict:
    """更正出席：after the record, also when the group is over."""
    if not (verdict := is_in_charge(workspace, session.group)):
        return verdict
    return Verdict("" if session.is_held else phrases.SESSION_NOT_HELD)


def can_close(workspace: Workspace, group: ServiceGroup, *, held: int, left: int) -> Verdict:
    """结束小组：every session held or cancelled, the summary written."""
    if not (verdict := can_change(workspace, group)):
        return verdict
    if not held:
        return Verdict(phrases.NO_SESSIONS_HELD)
    if left:
        return Verdict(phrases.SESSIONS_LEFT.format(count=left))
    told = all((group.summary, group.summary_recruitment, group.summary_problems))
    return YES if told else Verdict(phrases.SUMMARY_MISSING)


def can_cancel(workspace: Workspace, group: ServiceGroup, *, held: int) -> Verdict:
    """未开展：only where no session was held."""
    if not (verdict := can_change(workspace, group)):
        return verdict
    return Verdict(phrases.SESSIONS_WERE_HELD if held else "")
