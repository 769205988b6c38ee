"""转介：out to another body with consent, and on to the result."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from casework.enums.visits import ReferralDirection, ReferralState
from casework.models import Client, Referral
from casework.phrases import referrals as phrases
from casework.rules import referrals as rules
from casework.rules.cases import is_open
from casework.rules.consents import SHARE
from casework.selectors.consents import consent_state
from casework.services.referral_rows import (
    ReferralValues,
    add_track,
    lock_referral,
    number_of,
)
from casework.services.rows import change, insert, made_before
from core import audit, clock
from core.verdicts import Verdict
from stations.models import Station
from stations.selectors.workspaces import Workspace
from stations.services.files import keep_upload
from stations.services.saving import require_unchanged


@transaction.atomic
def create_referral(
    *,
    referral_id: UUID,
    station: Station,
    client: Client,
    values: ReferralValues,
    workspace: Workspace,
    by: User,
) -> Referral:
    """填写转介单。The page makes `referral_id`, so that sending it twice makes one."""
    rules.can_manage(workspace).require()
    if known := made_before(Referral, referral_id, client_id=client.pk, body=values.body):
        return known
    _require_case(values, client, before=None)
    referral = insert(
        Referral(
            pk=referral_id,
            station=station,
            number=number_of(station, by),
            direction=ReferralDirection.OUT,
            client=client,
            state=ReferralState.DRAFT,
            **values.columns(),
        )
    )
    audit.record("referral.created", target=referral, by=by)
    return referral


@transaction.atomic
def edit_referral(
    *,
    referral: Referral,
    values: ReferralValues,
    seen_at: dt.datetime,
    workspace: Workspace,
    by: User,
) -> Referral:
    """修改转介单 before it is sent."""
    locked = lock_referral(referral)
    rules.can_manage(workspace).require()
    rules.can_edit(locked).require()
    require_unchanged(locked, seen_at, phrases.CHANGED)
    _require_case(values, locked.client, before=locked.case_id)
    if changed := change(locked, values.columns()):
        # Which fields, not what they say: it is told in confidence.
        audit.record("referral.edited", target=locked, by=by, changes={"fields": [None, changed]})
    return locked


@transaction.atomic
def send_referral(
    *, referral: Referral, sent_on: dt.date, next_check_on: dt.date, workspace: Workspace, by: User
) -> Referral:
    """发出转介：refused unless the client agreed to sharing, and has not taken it back."""
    locked = lock_referral(referral)
    rules.can_manage(workspace).require()
    state = consent_state(locked.client) if locked.client else {}
    rules.can_send(locked, state).require()
    rules.not_in_future(sent_on, clock.today()).require(field="sent_on")
    rules.check_lies_ahead(next_check_on, clock.today()).require(field="next_check_on")
    item = state[SHARE]
    locked.consent = item.consent if item else None
    locked.state, locked.sent_on, locked.next_check_on = (
        ReferralState.SENT,
        sent_on,
        next_check_on,
    )
    locked.save(update_fields=["consent", "state", "sent_on", "next_check_on", "updated_at"])
    add_track(locked, on=sent_on, note="发出转介单", by=by)
    audit.record("referral.sent", target=locked, by=by)
    return locked


@transaction.atomic
def add_receipt(
    *,
    referral: Referral,
    receipt_on: dt.date,
    upload: "UploadedFile[Any] | None",
    seen_at: dt.datetime | None = None,
    workspace: Workspace,
    by: User,
) -> Referral:
    """登记回执：the other body has received it; with a scan where there is one.

    Refused when somebody else changed the referral after `seen_at`.
    """
    locked = lock_referral(referral)
    rules.can_manage(workspace).require()
    rules.can_track(locked).require()
    require_unchanged(locked, seen_at, phrases.CHANGED)
    rules.not_in_future(receipt_on, clock.today()).require(field="receipt_on")
    if upload is not None:
        locked.receipt = keep_upload(station_id=locked.station_id, upload=upload, by=by)
    locked.receipt_on = receipt_on
    if locked.state == ReferralState.SENT:
        locked.state = ReferralState.RECEIVED
    locked.save(update_fields=["receipt", "receipt_on", "state", "updated_at"])
    add_track(locked, on=receipt_on, note="收到回执", by=by)
    audit.record("referral.receipt", target=locked, by=by)
    return locked


@transaction.atomic
def track_referral(  # noqa: PLR0913  -- what was heard, and what the page knows
    *,
    referral: Referral,
    state: ReferralState,
    on: dt.date,
    note: str,
    next_check_on: dt.date | None,
    seen_at: dt.datetime | None = None,
    workspace: Workspace,
    by: User,
) -> Referral:
    """记录跟踪；已有结果或未接收即办结。Refused as `add_receipt` is."""
    locked = lock_referral(referral)
    rules.can_manage(workspace).require()
    rules.can_track(locked).require()
    require_unchanged(locked, seen_at, phrases.CHANGED)
    rules.not_in_future(on, clock.today()).require(field="on")
    rules.result_is_told(state, note).require(field="note")
    is_over = state in ReferralState.over()
    ahead = rules.check_lies_ahead(None if is_over else next_check_on, clock.today())
    ahead.require(field="next_check_on")

    before = locked.state
    locked.state = state
    locked.next_check_on = None if is_over else next_check_on
    if is_over:
        locked.result, locked.result_on = note.strip(), on
    names = ["state", "next_check_on", "result", "result_on", "updated_at"]
    locked.save(update_fields=names)
    add_track(locked, on=on, note=note.strip(), by=by)
    changes = {"state": [str(before), str(state)]}
    audit.record("referral.tracked", target=locked, by=by, changes=changes)
    return locked


@transaction.atomic
def cancel_referral(*, referral: Referral, note: str, workspace: Workspace, by: User) -> Referral:
    """撤回转介。"""
    locked = lock_referral(referral)
    rules.can_manage(workspace).require()
    rules.can_cancel(locked).require()
    Verdict("" if note.strip() else phrases.RESULT_MISSING).require(field="note")
    locked.state, locked.next_check_on = ReferralState.CANCELLED, None
    locked.result, locked.result_on = note.strip(), clock.today()
    names = ["state", "next_check_on", "result", "result_on", "updated_at"]
    locked.save(update_fields=names)
    add_track(locked, on=clock.today(), note=note.strip(), by=by)
    audit.record("referral.cancelled", target=locked, by=by)
    return locked


@transaction.atomic
def print_referral(*, referral: Referral, by: User) -> None:
    """打印转介单：it leaves the platform, so the printing is noted."""
    audit.record("referral.printed", target=referral, by=by)


def _require_case(values: ReferralValues, client: Client | None, *, before: UUID | None) -> None:
    """A case of the person himself, and open: a closed one takes corrections only."""
    if values.case is None or values.case.pk == before:
        return
    own = client is not None and values.case.client_id == client.pk
    Verdict("" if own else phrases.CASE_OF_ANOTHER).require(field="case")
    is_open(values.case).require(field="case")
