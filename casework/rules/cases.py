"""Who may open a case, work on it and approve it."""

import datetime as dt

from accounts.models import User
from casework.models import Case
from casework.phrases import cases as phrases
from casework.rules.clients import can_open_minor, is_protected_minor, sees_names
from casework.rules.covers import covers
from core import clock
from core.verdicts import YES, Verdict
from stations.enums import Permission, Purpose, Role
from stations.selectors.workspaces import Workspace


def is_member(user: User, case: Case, on: dt.date) -> bool:
    """Whether he is a co-worker on the day. `case.members` may have been fetched."""
    return any(
        each.user_id == user.pk and each.since <= on and (each.until is None or each.until >= on)
        for each in case.members.all()
    )


def is_on_case(user: User, case: Case) -> bool:
    """主责社工、协同社工、代管人：those who do the work."""
    today = clock.today()
    if case.worker_id == user.pk or is_member(user, case, today):
        return True
    return covers(user.pk, case.worker_id, station_id=case.station_id, on=today)


def can_open(workspace: Workspace, user: User, case: Case) -> Verdict:
    """打开个案：未成年人的个案只由做这个个案的人、负责社工和站长打开。"""
    if not is_protected_minor(case.client):
        return YES
    closed = can_open_minor(workspace, user, case.client)
    if closed or (workspace.purpose == Purpose.SERVICE and is_on_case(user, case)):
        return YES
    return closed


def is_open(case: Case) -> Verdict:
    """已结案的个案只能更正。"""
    if case.is_open:
        return YES
    return Verdict(phrases.CASE_CLOSED if case.closed_on else phrases.CASE_NOT_TAKEN)


def can_work(workspace: Workspace, user: User, case: Case) -> Verdict:
    """填写个案：主责社工、协同社工和代管人，在没有结案的时候。"""
    if not (opened := is_open(case)):
        return opened
    return works_here(workspace, user, case)


def works_here(workspace: Workspace, user: User, case: Case) -> Verdict:
    """做这个个案的人，也在结案之后（回访、重开）。"""
    reads = not workspace.permits(Permission.CASE_WRITE)
    if reads or workspace.station_id != case.station_id:
        return Verdict(phrases.READS_CASES_ONLY)
    return YES if is_on_case(user, case) else Verdict(phrases.NOT_ON_CASE)


def can_arrange(workspace: Workspace, user: User, case: Case) -> Verdict:
    """安排协同社工：主责社工或站长。"""
    if not (opened := is_open(case)):
        return opened
    if workspace.station_id != case.station_id:
        return Verdict(phrases.READS_CASES_ONLY)
    if workspace.role == Role.STATION_LEAD or case.worker_id == user.pk:
        return YES
    return Verdict(phrases.MEMBERS_BY_LEAD)


def can_approve(workspace: Workspace, user: User, *, author_id: int) -> Verdict:
    """审批：站长或督导，不是拟定人本人。"""
    if not workspace.permits(Permission.CASE_APPROVE):
        return Verdict(phrases.NO_APPROVER)
    return Verdict(phrases.NOT_OWN_APPROVAL) if author_id == user.pk else YES


def shown_title(workspace: Workspace, case: Case) -> str:
    """The title, which tells names; the number for those who see only masked ones."""
    hidden = is_protected_minor(case.client) and case.client.worker_id != workspace.user_id
    hidden = hidden and case.worker_id != workspace.user_id
    if not sees_names(workspace) or (hidden and workspace.role != Role.STATION_LEAD):
        return f"个案 {case.number}"
    title: str = case.title
    return title
