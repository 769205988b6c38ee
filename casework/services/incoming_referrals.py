"""转入：what another body sends to us, and our answer."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums.visits import ReferralDirection, ReferralState
from casework.models import Client, Referral
from casework.phrases import referrals as phrases
from casework.rules import referrals as rules
from casework.services.referral_rows import (
    ReferralValues,
    add_track,
    lock_referral,
    number_of,
)
from casework.services.rows import insert, made_before
from core import audit, clock
from core.verdicts import Verdict
from stations.models import Station
from stations.selectors.workspaces import Workspace


@dataclass(frozen=True, kw_only=True)
class IncomingPerson:
    """Who was sent to us, and when; a name alone where there is no file."""

    client: Client | None
    name: str
    phone: str = ""
    received_on: dt.date


@transaction.atomic
def take_in(
    *,
    referral_id: UUID,
    station: Station,
    person: IncomingPerson,
    values: ReferralValues,
    workspace: Workspace,
    by: User,
) -> Referral:
    """登记转入：it waits to be accepted."""
    rules.can_manage(workspace).require()
    if known := made_before(Referral, referral_id, body=values.body):
        return known
    today = clock.today()
    rules.not_in_future(person.received_on, today).require(field="received_on")
    referral = insert(
        Referral(
            pk=referral_id,
            station=station,
            number=number_of(station, by),
            direction=ReferralDirection.IN,
            client=person.client,
            person_name=person.client.name if person.client else person.name,
            person_phone=person.phone,
            sent_on=person.received_on,
            next_check_on=today,
            state=ReferralState.WAITING,
            **values.columns(),
        )
    )
    audit.record("referral.created", target=referral, by=by)
    return referral


@transaction.atomic
def answer_referral(
    *,
    referral: Referral,
    client: Client | None,
    accepted: bool,
    note: str,
    next_check_on: dt.date | None,
    workspace: Workspace,
    by: User,
) -> Referral:
    """接收 (for whom there is a file by now) 或谢绝转入。"""
    locked = lock_referral(referral)
    rules.can_manage(workspace).require()
    rules.can_answer(locked).require()
    Verdict(phrases.CLIENT_MISSING if accepted and client is None else "").require(field="clients")
    told = Verdict("" if accepted or note.strip() else phrases.RESULT_MISSING)
    told.require(field="note")
    today = clock.today()
    rules.check_lies_ahead(next_check_on, today).require(field="next_check_on")
    locked.client = client or locked.client
    locked.state = ReferralState.SERVING if accepted else ReferralState.DECLINED
    locked.next_check_on = next_check_on if accepted else None
    locked.receipt_on = today
    if not accepted:
        locked.result, locked.result_on = note.strip(), today
    names = ["client", "state", "next_check_on", "receipt_on", "result", "result_on", "updated_at"]
    locked.save(update_fields=names)
    add_track(locked, on=today, note=note.strip() or "接收转介", by=by)
    if accepted:
        audit.record("referral.accepted", target=locked, by=by)
    else:
        audit.record("referral.declined", target=locked, by=by)
    return locked
