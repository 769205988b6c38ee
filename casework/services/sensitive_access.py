"""敏感档案的查阅：asking, deciding, ending."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from accounts.models import User
from accounts.services.inbox import notify
from casework.enums.people import RequestState
from casework.models import AccessGrant, Case, Client, SensitiveAccessRequest
from casework.phrases import risks as phrases
from casework.rules import clients as client_rules, sensitive_access as rules
from casework.selectors.sensitive_access import sealed_case_of, waiting_request
from casework.selectors.staff import leads_of
from casework.services.rows import insert
from casework.services.signoffs import sign_off
from core import audit, clock
from core.errors import RefusedError
from core.masking import mask_name
from stations.models import Station
from stations.selectors.workspaces import Workspace


@transaction.atomic
def ask_for_client(
    *,
    request_id: UUID,
    client: Client,
    reason: str,
    until: dt.date,
    workspace: Workspace,
    by: User,
) -> SensitiveAccessRequest:
    """申请查阅一份未成年人档案。"""
    opened = client_rules.can_open_minor(workspace, by, client)
    rules.needs_request(opened=opened).require()
    if made := _made(request_id, by):
        return made
    if waiting_request(client=client, asked_by=by.pk):
        raise RefusedError(phrases.ACCESS_WAITING)
    row = SensitiveAccessRequest(client=client, station=client.station)
    return _ask(row, request_id, reason, until, workspace, by)


@transaction.atomic
def ask_for_case(
    *,
    request_id: UUID,
    station: Station,
    number: str,
    reason: str,
    until: dt.date,
    workspace: Workspace,
    by: User,
) -> SensitiveAccessRequest:
    """申请查阅一个限制查阅的个案，按编号。Whether there is one, who asks is not told."""
    if made := _made(request_id, by):
        return made
    row = SensitiveAccessRequest(case_number=number.strip(), station=station)
    return _ask(row, request_id, reason, until, workspace, by)


@transaction.atomic
def approve_request(
    *,
    request: SensitiveAccessRequest,
    password: str,
    note: str,
    workspace: Workspace,
    by: User,
) -> AccessGrant:
    """同意查阅，用密码签批。The grant opens exactly that file, until that day."""
    locked, today = _locked(request), clock.today()
    rules.can_decide(workspace, by, locked).require()
    if locked.until < today:
        raise RefusedError(phrases.ACCESS_OVER)
    case = _case_asked_for(locked)

    sign_off(
        subject=locked,
        action="同意查阅敏感档案",
        content=signed_content(locked),
        password=password,
        workspace=workspace,
        note=note,
        by=by,
    )
    locked.case = case
    _decide(locked, RequestState.APPROVED, note, by)
    grant: AccessGrant = AccessGrant.objects.create(
        station_id=locked.station_id,
        user=locked.asked_by,
        client=locked.client,
        case=case,
        request=locked,
        reason=locked.reason,
        starts_on=today,
        ends_on=locked.until,
        given_by=by,
    )
    audit.record("accessgrant.given", target=grant, by=by)
    if locked.client is not None:
        opened = [str(locked.asked_by), f"{locked.until:%Y-%m-%d}"]
        audit.record("client.granted", target=locked.client, by=by, changes={"granted": opened})
    _answer(locked, f"您的查阅申请已同意，可以查阅到 {locked.until:%Y-%m-%d}")
    return grant


@transaction.atomic
def refuse_request(
    *,
    request: SensitiveAccessRequest,
    password: str,
    note: str,
    workspace: Workspace,
    by: User,
) -> SensitiveAccessRequest:
    """不同意查阅，用密码签批。"""
    locked = _locked(request)
    rules.can_decide(workspace, by, locked).require()

    sign_off(
        subject=locked,
        action="不同意查阅敏感档案",
        content=signed_content(locked),
        password=password,
        workspace=workspace,
        note=note,
        by=by,
    )
    _decide(locked, RequestState.REFUSED, note, by)
    audit.record("accessrequest.refused", target=locked, by=by)
    _answer(locked, "您的查阅申请没有同意")
    return locked


@transaction.atomic
def revoke_grant(*, grant: AccessGrant, workspace: Workspace, by: User) -> AccessGrant:
    """提前结束一项授权或代管。"""
    locked: AccessGrant = AccessGrant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    rules.can_revoke(workspace, by, locked, clock.today()).require()

    locked.revoked_at, locked.revoked_by = clock.now(), by
    locked.save(update_fields=["revoked_at", "revoked_by", "updated_at"])
    audit.record("accessgrant.revoked", target=locked, by=by)
    return locked


def signed_content(request: SensitiveAccessRequest) -> dict[str, str]:
    """Return what the lead signs: who may open what, why, until when."""
    what = mask_name(request.client.name) if request.client else request.case_number
    return {
        "asked_by": str(request.asked_by),
        "what": what,
        "reason": request.reason,
        "until": request.until.isoformat(),
    }


def _made(request_id: UUID, by: User) -> SensitiveAccessRequest | None:
    made: SensitiveAccessRequest | None = SensitiveAccessRequest.objects.filter(
        pk=request_id, asked_by=by
    ).first()
    return made


def _ask(
    row: SensitiveAccessRequest,
    request_id: UUID,
    reason: str,
    until: dt.date,
    workspace: Workspace,
    by: User,
) -> SensitiveAccessRequest:
    rules.can_ask(workspace, row.station_id).require()
    rules.can_last_until(until, today=clock.today()).require(field="until")
    row.pk, row.reason, row.until, row.asked_by = request_id, reason, until, by
    insert(row)
    audit.record("accessrequest.asked", target=row, by=by)
    for lead in leads_of(row.station_id, clock.today()):
        if lead.pk != by.pk:
            notify(
                owner=lead,
                title=f"{by} 申请查阅敏感档案",
                body="请审批。",
                url=reverse("casework:access_decide", args=[row.pk]),
            )
    return row


def _case_asked_for(request: SensitiveAccessRequest) -> Case | None:
    if request.client_id is not None:
        return None
    case = sealed_case_of(request)
    if case is None:
        raise RefusedError(phrases.ACCESS_NO_SUCH_CASE)
    return case


def _decide(request: SensitiveAccessRequest, state: RequestState, note: str, by: User) -> None:
    request.state, request.decided_by = state, by
    request.decided_at, request.decision_note = clock.now(), note
    fields = ["state", "decided_by", "decided_at", "decision_note", "case", "updated_at"]
    request.save(update_fields=fields)


def _answer(request: SensitiveAccessRequest, title: str) -> None:
    notify(
        owner=request.asked_by,
        title=title,
        body=request.decision_note,
        url=reverse("casework:access_list"),
    )


def _locked(request: SensitiveAccessRequest) -> SensitiveAccessRequest:
    locked: SensitiveAccessRequest = (
        SensitiveAccessRequest.objects.select_for_update(of=("self",))
        .select_related("client", "asked_by")
        .get(pk=request.pk)
    )
    return locked
