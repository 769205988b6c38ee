"""What may be done with a referral."""

import datetime as dt
from collections.abc import Mapping

from casework.enums.cases import Compartment
from casework.enums.visits import ReferralDirection, ReferralState
from casework.models import ConsentItem, Referral
from casework.phrases import referrals as phrases
from casework.rules import consents
from core import clock
from core.verdicts import YES, Verdict
from stations.enums import Permission
from stations.selectors.workspaces import Workspace

NEEDS_RESULT = (ReferralState.DONE, ReferralState.DECLINED)
# What can be heard after sending, by whom it is heard.
TRACKED = (
    ReferralState.SENT,
    ReferralState.RECEIVED,
    ReferralState.SERVING,
    ReferralState.DONE,
    ReferralState.DECLINED,
)

State = Mapping[str, ConsentItem | None]


def can_manage(workspace: Workspace) -> Verdict:
    """办理转介：本站社工和站长。"""
    return YES if workspace.permits(Permission.REFERRAL_WRITE) else Verdict(phrases.READS_ONLY)


def can_edit(referral: Referral) -> Verdict:
    """修改：only before it is sent."""
    return Verdict("" if referral.state == ReferralState.DRAFT else phrases.NOT_DRAFT)


def can_send(referral: Referral, state: State) -> Verdict:
    """发出：with a consent to share that still stands, and nothing of a minor's correction file."""
    is_out = referral.direction == ReferralDirection.OUT
    if not is_out or referral.state != ReferralState.DRAFT:
        return Verdict(phrases.NOT_TO_SEND)
    if not (leaves := may_leave(referral)):
        return leaves
    share = consents.may_use(consents.SHARE, state)
    return YES if share else Verdict(phrases.NEEDS_SHARE.format(reason=share.reason))


def may_leave(referral: Referral) -> Verdict:
    """社区矫正法第五十四条：nothing of the correction file of a minor, whoever agrees to it."""
    case, client = referral.case, referral.client
    if case is None or client is None or case.compartment != Compartment.CORRECTION:
        return YES
    return Verdict(phrases.CORRECTED_MINOR if client.is_minor(clock.today()) else "")


def still_shared(referral: Referral, state: State) -> Verdict:
    """Whether what was sent may go on being used; a consent withdrawn since says so."""
    was_sent = referral.direction == ReferralDirection.OUT and referral.sent_on is not None
    if not was_sent:
        return YES
    share = consents.may_use(consents.SHARE, state)
    return YES if share else Verdict(phrases.WITHDRAWN_AFTER.format(reason=share.reason))


def can_track(referral: Referral) -> Verdict:
    """跟踪：after it was sent or accepted, until there is a result."""
    if referral.state in ReferralState.over():
        return Verdict(phrases.IS_OVER)
    waiting = referral.state in (ReferralState.DRAFT, ReferralState.WAITING)
    return Verdict(phrases.NOT_SENT_YET if waiting else "")


def can_cancel(referral: Referral) -> Verdict:
    """撤回：what we sent, or were about to, until there is a result."""
    is_out = referral.direction == ReferralDirection.OUT
    over = referral.state in ReferralState.over()
    return Verdict(phrases.IS_OVER if over or not is_out else "")


def can_answer(referral: Referral) -> Verdict:
    """接收或谢绝：what came in and waits."""
    is_in = referral.direction == ReferralDirection.IN
    waits = is_in and referral.state == ReferralState.WAITING
    return Verdict("" if waits else phrases.NOT_WAITING)


def result_is_told(state: str, note: str) -> Verdict:
    """已有结果、未接收：in words."""
    missing = state in NEEDS_RESULT and not note.strip()
    return Verdict(phrases.RESULT_MISSING if missing else "")


def not_in_future(day: dt.date, today: dt.date) -> Verdict:
    """Nothing has happened tomorrow."""
    return Verdict(phrases.FUTURE if day > today else "")


def check_lies_ahead(day: dt.date | None, today: dt.date) -> Verdict:
    """下次跟踪 is today or later."""
    return Verdict(phrases.CHECK_IN_PAST if day is not None and day < today else "")
