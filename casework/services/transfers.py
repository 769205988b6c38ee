"""个案移交：offered, and taken over only when the other accepts."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from accounts.models import User
from accounts.services.inbox import notify
from casework.enums.cases import TransferState
from casework.models import AccessGrant, Case, CaseTransfer
from casework.phrases import risks as phrases
from casework.rules import sensitive_access as rules
from casework.selectors.staff import workers_of
from casework.services.rows import insert, lock, made_before
from core import audit, clock
from core.errors import RefusedError
from stations.selectors.workspaces import Workspace


@transaction.atomic
def offer_case(
    *,
    transfer_id: UUID,
    case: Case,
    to: User,
    reason: str,
    handover: str,
    workspace: Workspace,
    by: User,
) -> CaseTransfer:
    """提出移交。A sealed case is opened to the one who is asked, so that he can decide."""
    locked = lock(case)
    if made := made_before(CaseTransfer, transfer_id, case=locked):
        return made
    rules.can_offer(workspace, by, locked).require()
    _require_receiver(locked, to)

    transfer = insert(
        CaseTransfer(
            pk=transfer_id,
            station_id=locked.station_id,
            case=locked,
            offered_by=by,
            offered_to=to,
            reason=reason,
            handover=handover,
        )
    )
    if locked.compartment:
        today = clock.today()
        AccessGrant.objects.create(
            station_id=locked.station_id,
            user=to,
            case=locked,
            reason="答复个案移交",
            starts_on=today,
            ends_on=today + dt.timedelta(days=rules.TRANSFER_DAYS),
            given_by=by,
        )
    audit.record("casetransfer.offered", target=transfer, by=by)
    _tell(to, f"{by} 请您接手个案 {locked.number}", transfer)
    return transfer


@transaction.atomic
def accept_case(*, transfer: CaseTransfer, answer: str, by: User) -> Case:
    """接手：becomes the worker of the case, and of its client where the other was."""
    locked, case = _locked(transfer)
    rules.can_answer(by, locked).require()

    before = case.worker
    client = lock(case.client)
    if client.worker_id == before.pk:
        client.worker = by
        client.save(update_fields=["worker", "updated_at"])
        changes = {"worker": [str(before), str(by)]}
        audit.record("client.edited", target=client, by=by, changes=changes)
    _close(locked, TransferState.ACCEPTED, answer)
    case.worker = by
    case.save(update_fields=["worker", "updated_at"])
    changes = {"worker": [str(before), str(by)]}
    audit.record("casetransfer.accepted", target=locked, by=by, changes=changes)
    _tell(locked.offered_by, f"{by} 已接手个案 {case.number}", locked)
    return case


@transaction.atomic
def decline_case(*, transfer: CaseTransfer, answer: str, by: User) -> CaseTransfer:
    """不接手。"""
    locked, case = _locked(transfer)
    rules.can_answer(by, locked).require()
    if not answer.strip():
        raise RefusedError("不接手，请写明理由。", field="answer")

    audit.record("casetransfer.declined", target=locked, by=by)
    _tell(locked.offered_by, f"{by} 没有接手个案 {case.number}", locked)
    _close(locked, TransferState.DECLINED, answer)
    _end_access(locked, by)
    return locked


@transaction.atomic
def cancel_transfer(*, transfer: CaseTransfer, workspace: Workspace, by: User) -> CaseTransfer:
    """撤回移交。"""
    locked, _ = _locked(transfer)
    rules.can_cancel(workspace, by, locked).require()

    _close(locked, TransferState.CANCELLED, "")
    _end_access(locked, by)
    audit.record("casetransfer.cancelled", target=locked, by=by)
    return locked


def _require_receiver(case: Case, to: User) -> None:
    if CaseTransfer.objects.filter(case=case, state=TransferState.OFFERED).exists():
        raise RefusedError(phrases.TRANSFER_OFFERED)
    if to.pk == case.worker_id:
        raise RefusedError(phrases.TRANSFER_TO_WORKER, field="to")
    if to not in workers_of(case.station_id, clock.today()):
        raise RefusedError(phrases.COVER_COLLEAGUE, field="to")


def _locked(transfer: CaseTransfer) -> tuple[CaseTransfer, Case]:
    """Lock the case first, as offering does, then the transfer."""
    case: Case = (
        Case.objects.select_for_update(of=("self",))
        .select_related("worker")
        .get(pk=transfer.case_id)
    )
    locked: CaseTransfer = (
        CaseTransfer.objects.select_for_update(of=("self",))
        .select_related("offered_by")
        .get(pk=transfer.pk)
    )
    return locked, case


def _close(transfer: CaseTransfer, state: TransferState, answer: str) -> None:
    transfer.state, transfer.answer, transfer.answered_at = state, answer, clock.now()
    transfer.save(update_fields=["state", "answer", "answered_at", "updated_at"])


def _end_access(transfer: CaseTransfer, by: User) -> None:
    """Shut the sealed case again to the one who did not take it."""
    grants = AccessGrant.objects.in_force(clock.today()).filter(
        user=transfer.offered_to_id, case=transfer.case_id, request=None
    )
    grants.update(revoked_at=clock.now(), revoked_by=by)


def _tell(person: User, title: str, transfer: CaseTransfer) -> None:
    notify(
        owner=person,
        title=title,
        url=reverse("casework:transfer_detail", args=[transfer.pk]),
    )
