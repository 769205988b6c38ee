"""What the rules say about files, families and consents: each refusal, and its limits."""

import datetime as dt

import pytest

from casework.enums.communities import NeedState
from casework.enums.people import SignerRelation
from casework.models import (
    Client,
    ClientMerge,
    Consent,
    ConsentItem,
    Guardian,
    HouseholdMember,
    ServiceAgreement,
)
from casework.phrases import clients, communities, consents
from casework.rules import (
    clients as client_rules,
    consents as consent_rules,
    households as household_rules,
    merges as merge_rules,
    needs as need_rules,
)
from core import clock
from core.ids import uuid7
from stations.enums import Role
from tests.support.workspaces import ELSEWHERE, HERE, OTHER, SELF, workspace_as

DAY = dt.date(2026, 3, 10)
BEFORE, AFTER = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)

FULL_AGE = dt.date(1950, 1, 1)


def client(**known):
    return Client(**{"station_id": HERE, "worker_id": SELF, "born_on": FULL_AGE} | known)


def member(**known):
    return HouseholdMember(**{"joined_on": DAY} | known)


def guardian(**known):
    return Guardian(**{"starts_on": DAY} | known)


def said(**known):
    return ConsentItem(**{"agreed": True, "consent": Consent(signed_on=DAY)} | known)


def agreement(**known):
    return ServiceAgreement(**{"starts_on": DAY, "ends_on": DAY, "signed_on": DAY} | known)


def merged(**known):
    return ClientMerge(**{"kept": client(), "merged": client()} | known)


def can_merge(kept=None, other=None, role=Role.SOCIAL_WORKER):
    return merge_rules.can_merge(workspace_as(role), kept or client(), other or client())


def can_be_served(signed_by=None, *, on):
    signed = Consent(signed_on=DAY, signer_relation=signed_by)
    state = {"service": said(consent=signed)} if signed_by else {}
    return consent_rules.can_be_served(client(born_on=dt.date(2012, 3, 10)), state, on)


def can_settle(settled_on):
    return need_rules.can_settle(DAY, settled_on, DAY)


FILES = {
    "merged file": (lambda: client_rules.can_change(client(merged_into_id=uuid7())), clients.FILE_MERGED),
    "ended file": (lambda: client_rules.can_change(client(ended_on=DAY)), clients.FILE_ENDED),
    "file in use": (lambda: client_rules.can_change(client()), ""),
    "reopening a merged file": (
        lambda: client_rules.can_reopen(client(merged_into_id=uuid7(), ended_on=DAY)),
        clients.FILE_MERGED,
    ),
    "reopening an open file": (lambda: client_rules.can_reopen(client()), clients.NOT_ENDED),
    "ending an ended file": (lambda: client_rules.can_end(client(ended_on=DAY)), clients.ALREADY_ENDED),
    "household for a reader": (
        lambda: household_rules.can_change_household(workspace_as(Role.SUPERVISOR), [client()]),
        "您当前的角色不能修改家庭。",
    ),
    "household for its worker": (
        lambda: household_rules.can_change_household(workspace_as(), [client()]),
        "",
    ),
    "leaving twice": (lambda: household_rules.can_leave(member(left_on=DAY), DAY, DAY), clients.MEMBER_LEFT),
    "leaving tomorrow": (lambda: household_rules.can_leave(member(), AFTER, DAY), clients.FUTURE_DAY),
    "leaving before joining": (
        lambda: household_rules.can_leave(member(), BEFORE, DAY),
        clients.LEFT_BEFORE_JOINING,
    ),
    "leaving on the day of joining": (lambda: household_rules.can_leave(member(), DAY, DAY), ""),
    "leaving without a day of joining": (
        lambda: household_rules.can_leave(member(joined_on=None), DAY, DAY),
        "",
    ),
    "household with a child for the worker of another": (
        lambda: household_rules.can_open_household(
            workspace_as(), [client(), client(born_on=clock.today(), worker_id=OTHER)]
        ),
        "",
    ),
    "guardian who is none any more": (
        lambda: household_rules.can_end_guardian(guardian(ends_on=BEFORE), DAY, DAY),
        clients.ALREADY_OVER,
    ),
    "guardian until today": (
        lambda: household_rules.can_end_guardian(guardian(ends_on=DAY), DAY, DAY),
        "",
    ),
    "guardian until tomorrow": (
        lambda: household_rules.can_end_guardian(guardian(), AFTER, DAY),
        clients.FUTURE_DAY,
    ),
    "guardian who was none yet": (
        lambda: household_rules.can_end_guardian(guardian(), BEFORE, DAY),
        clients.END_BEFORE_START,
    ),
    "merging by a reader": (lambda: can_merge(role=Role.SUPERVISOR), clients.MERGE_NOT_YOURS),
    "merging a file with itself": (lambda: can_merge(FILE := client(), FILE), clients.SAME_FILE),
    "merging across stations": (
        lambda: can_merge(other=client(station_id=ELSEWHERE)),
        clients.OTHER_STATION,
    ),
    "merging into a merged file": (
        lambda: can_merge(client(merged_into_id=uuid7())),
        clients.ENDED_CANNOT_MERGE,
    ),
    "merging a merged file": (
        lambda: can_merge(other=client(merged_into_id=uuid7())),
        clients.ENDED_CANNOT_MERGE,
    ),
    "merging two people": (
        lambda: can_merge(client(identifier_index="one"), client(identifier_index="other")),
        clients.IDENTIFIERS_DIFFER,
    ),
    "merging one person": (
        lambda: can_merge(client(identifier_index="one"), client(identifier_index="one")),
        "",
    ),
    "merging with a file without a number": (lambda: can_merge(client(identifier_index="one")), ""),
    "merging into a colleague's file": (
        lambda: can_merge(client(worker_id=OTHER)),
        clients.MERGE_NOT_YOURS,
    ),
    "merging a colleague's file": (
        lambda: can_merge(other=client(worker_id=OTHER)),
        clients.MERGE_NOT_YOURS,
    ),
    "merging by the lead": (
        lambda: can_merge(client(worker_id=OTHER), role=Role.STATION_LEAD),
        "",
    ),
    "undoing twice": (
        lambda: merge_rules.can_undo(workspace_as(), merged(undone_at=clock.now()), ""),
        clients.MERGE_UNDONE,
    ),
    "undoing a colleague's merge": (
        lambda: merge_rules.can_undo(workspace_as(), merged(merged=client(worker_id=OTHER)), ""),
        clients.MERGE_NOT_YOURS,
    ),
    "undoing into a colleague's file": (
        lambda: merge_rules.can_undo(workspace_as(), merged(kept=client(worker_id=OTHER)), ""),
        clients.MERGE_NOT_YOURS,
    ),
    "undoing by a reader": (
        lambda: merge_rules.can_undo(workspace_as(Role.SUPERVISOR), merged(), ""),
        clients.MERGE_NOT_YOURS,
    ),
    "undoing under a later merge": (
        lambda: merge_rules.can_undo(
            workspace_as(), merged(kept=client(merged_into_id=uuid7())), ""
        ),
        clients.MERGED_ON,
    ),
    "undoing what was built on": (
        lambda: merge_rules.can_undo(workspace_as(), merged(), "服务记录"),
        clients.BUILT_ON.format(what="服务记录"),
    ),
    "undoing": (lambda: merge_rules.can_undo(workspace_as(), merged(), ""), ""),
}  # fmt: skip

CONSENTS = {
    "serving on the fourteenth birthday": (lambda: can_be_served(on=DAY), ""),
    "serving the day before": (lambda: can_be_served(on=BEFORE), consents.GUARDIAN_FIRST),
    "serving on the word of the child": (
        lambda: can_be_served(SignerRelation.SELF, on=BEFORE),
        consents.GUARDIAN_FIRST,
    ),
    "serving on the word of the guardian": (
        lambda: can_be_served(SignerRelation.GUARDIAN, on=BEFORE),
        "",
    ),
    "serving somebody of unknown age": (
        lambda: consent_rules.can_be_served(client(born_on=None), {}, DAY),
        "",
    ),
    "withdrawing a refusal": (
        lambda: consent_rules.can_withdraw(said(agreed=False), DAY, DAY),
        consents.NOTHING_TO_WITHDRAW,
    ),
    "withdrawing twice": (
        lambda: consent_rules.can_withdraw(said(withdrawn_on=DAY), DAY, DAY),
        consents.WITHDRAWN_BEFORE,
    ),
    "withdrawing tomorrow": (
        lambda: consent_rules.can_withdraw(said(), AFTER, DAY),
        consents.FUTURE_DAY,
    ),
    "withdrawing before signing": (
        lambda: consent_rules.can_withdraw(said(), BEFORE, DAY),
        consents.BEFORE_SIGNING,
    ),
    "withdrawing on the day of signing": (
        lambda: consent_rules.can_withdraw(said(), DAY, DAY),
        "",
    ),
    "signing what was ended": (
        lambda: consent_rules.can_sign_agreement(agreement(ended_on=DAY, signed_on=None)),
        consents.AGREEMENT_ENDED,
    ),
    "signing twice": (
        lambda: consent_rules.can_sign_agreement(agreement()),
        consents.AGREEMENT_SIGNED,
    ),
    "ending twice": (
        lambda: consent_rules.can_end_agreement(agreement(ended_on=DAY), DAY, DAY),
        consents.AGREEMENT_ENDED,
    ),
    "ending tomorrow": (
        lambda: consent_rules.can_end_agreement(agreement(), AFTER, DAY),
        consents.FUTURE_DAY,
    ),
    "ending before it began": (
        lambda: consent_rules.can_end_agreement(agreement(), BEFORE, DAY),
        consents.OUTSIDE_AGREEMENT,
    ),
    "ending after its end": (
        lambda: consent_rules.can_end_agreement(agreement(), AFTER, AFTER),
        consents.OUTSIDE_AGREEMENT,
    ),
    "ending on its only day": (
        lambda: consent_rules.can_end_agreement(agreement(), DAY, DAY),
        "",
    ),
    "need settled before it was raised": (
        lambda: can_settle(BEFORE),
        communities.SETTLED_OUT_OF_TIME,
    ),
    "need settled tomorrow": (
        lambda: can_settle(AFTER),
        communities.SETTLED_OUT_OF_TIME,
    ),
    "need settled on the day": (lambda: can_settle(DAY), ""),
    "need not settled": (lambda: can_settle(None), ""),
    "satisfaction with an open need": (
        lambda: need_rules.can_rate(NeedState.SERVING, 3),
        communities.NOT_TO_BE_RATED,
    ),
    "satisfaction with a need taken back": (
        lambda: need_rules.can_rate(NeedState.WITHDRAWN, 3),
        communities.NOT_TO_BE_RATED,
    ),
    "open need without satisfaction": (lambda: need_rules.can_rate(NeedState.OPEN, None), ""),
    "satisfaction of 0": (
        lambda: need_rules.can_rate(NeedState.MET, 0),
        communities.WRONG_SATISFACTION,
    ),
    "satisfaction of 6": (
        lambda: need_rules.can_rate(NeedState.MET, 6),
        communities.WRONG_SATISFACTION,
    ),
    "satisfaction of 1": (lambda: need_rules.can_rate(NeedState.UNMET, 1), ""),
    "satisfaction of 5": (lambda: need_rules.can_rate(NeedState.PARTLY, 5), ""),
}

JUDGED = FILES | CONSENTS


@pytest.mark.parametrize(("judge", "reason"), JUDGED.values(), ids=JUDGED.keys())
def test_rule_says(judge, reason):
    assert judge().reason == reason
