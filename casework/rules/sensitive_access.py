"""敏感档案的查阅、代管和移交的规则。"""

import datetime as dt

from accounts.models import User
from casework.enums.cases import TransferState
from casework.enums.people import RequestState
from casework.models import AccessGrant, Case, CaseTransfer, SensitiveAccessRequest
from casework.phrases import risks as phrases
from core.verdicts import YES, Verdict
from stations.enums import Permission, Role
from stations.selectors.workspaces import Workspace

LONGEST_ACCESS_DAYS = 30
LONGEST_COVER_DAYS = 90
TRANSFER_DAYS = 14


def can_last_until(until: dt.date, *, today: dt.date) -> Verdict:
    """查阅到：今天起最长 30 天。"""
    if until < today:
        return Verdict(phrases.ACCESS_IN_PAST)
    if until > today + dt.timedelta(days=LONGEST_ACCESS_DAYS):
        return Verdict(phrases.LONGEST_ACCESS.format(days=LONGEST_ACCESS_DAYS))
    return YES


def can_ask(workspace: Workspace, station_id: int) -> Verdict:
    """申请查阅：本站社工和站长。"""
    if workspace.permits(Permission.CLIENT_REVEAL) and station_id in workspace.station_ids:
        return YES
    return Verdict(phrases.ACCESS_NOT_YOUR_STATION)


def can_decide(workspace: Workspace, user: User, request: SensitiveAccessRequest) -> Verdict:
    """审批查阅：站长，不能是申请人自己。"""
    if not workspace.permits(Permission.SENSITIVE_APPROVE):
        return Verdict(phrases.ACCESS_NOT_LEAD)
    if request.asked_by_id == user.pk:
        return Verdict(phrases.ACCESS_OWN)
    return YES if request.state == RequestState.WAITING else Verdict(phrases.ACCESS_DECIDED)


def can_revoke(workspace: Workspace, user: User, grant: AccessGrant, today: dt.date) -> Verdict:
    """提前结束：站长、授权人、本人或被代管的人。"""
    if grant.revoked_at is not None or grant.ends_on < today:
        return Verdict(phrases.GRANT_ENDED)
    concerned = {grant.user_id, grant.given_by_id, grant.covers_id}
    if workspace.permits(Permission.SENSITIVE_APPROVE) or user.pk in concerned:
        return YES
    return Verdict(phrases.GRANT_NOT_YOURS)


def can_arrange_cover(workspace: Workspace, user: User, worker: User) -> Verdict:
    """安排代管：本人或站长。"""
    if workspace.role == Role.STATION_LEAD:
        return YES
    if workspace.role == Role.SOCIAL_WORKER and worker.pk == user.pk:
        return YES
    return Verdict(phrases.COVER_NOT_YOURS)


def can_cover(*, worker: User, stand_in: User, starts_on: dt.date, ends_on: dt.date) -> Verdict:
    """代管：不是本人，日期有先后，最长 90 天。"""
    if worker.pk == stand_in.pk:
        return Verdict(phrases.COVER_SELF)
    if ends_on < starts_on:
        return Verdict(phrases.COVER_ORDER)
    if ends_on > starts_on + dt.timedelta(days=LONGEST_COVER_DAYS):
        return Verdict(phrases.COVER_LONGEST.format(days=LONGEST_COVER_DAYS))
    return YES


def can_offer(workspace: Workspace, user: User, case: Case) -> Verdict:
    """提出移交：主责社工或站长，个案还在进行。"""
    if workspace.role != Role.STATION_LEAD and case.worker_id != user.pk:
        return Verdict(phrases.TRANSFER_NOT_YOURS)
    return YES if case.is_open else Verdict(phrases.TRANSFER_CLOSED)


def can_answer(user: User, transfer: CaseTransfer) -> Verdict:
    """答复移交：只有被请的人，一次。"""
    if transfer.offered_to_id != user.pk:
        return Verdict(phrases.TRANSFER_NOT_TO_YOU)
    waiting = transfer.state == TransferState.OFFERED
    return YES if waiting else Verdict(phrases.TRANSFER_ANSWERED)


def can_cancel(workspace: Workspace, user: User, transfer: CaseTransfer) -> Verdict:
    """撤回移交：提出的人或站长。"""
    if transfer.offered_by_id != user.pk and workspace.role != Role.STATION_LEAD:
        return Verdict(phrases.TRANSFER_NOT_YOURS)
    waiting = transfer.state == TransferState.OFFERED
    return YES if waiting else Verdict(phrases.TRANSFER_ANSWERED)


def needs_request(*, opened: Verdict) -> Verdict:
    """申请之前：打得开的不用申请。"""
    return Verdict(phrases.ACCESS_NOT_NEEDED) if opened else YES
