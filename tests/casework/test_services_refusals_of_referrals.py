"""What the services of referrals and relief refuse: the sentence, its field, no trace."""

import datetime as dt
from decimal import Decimal

import pytest

from casework.enums.cases import CaseStage
from casework.enums.visits import (
    ReferralDirection,
    ReferralState,
    ReliefKind,
    ReliefState,
)
from casework.phrases import (
    cases as case_phrases,
    referrals as phrases,
    relief as relief_phrases,
    visits as visit_phrases,
)
from casework.services import incoming_referrals, referrals, relief
from casework.services.incoming_referrals import IncomingPerson
from casework.services.referral_rows import ReferralValues
from casework.services.relief import ReliefNews, ReliefValues
from core import clock
from core.errors import PageOutdatedError
from core.ids import uuid7
from tests.factories.cases import CaseFactory, give_consent
from tests.factories.casework import ClientFactory
from tests.factories.visits import (
    ReferralFactory,
    ReliefApplicationFactory,
    ReliefDocumentFactory,
)
from tests.support.refusals import refuses

pytestmark = pytest.mark.django_db


def day(distance=0):
    return clock.today() + dt.timedelta(days=distance)


def values(world, **said):
    names = ("body", "contact_name", "contact_phone", "reason", "request")
    usual = dict.fromkeys(names, "演示") | {"worker": world.person("worker")}
    return ReferralValues(**usual | said)


def referral(world, client=None, **said):
    return {
        "referral_id": uuid7(),
        "station": world.home,
        "client": client or ClientFactory.create(),
        "values": values(world, **said),
    }


def about_a_closed_case(world):
    case = CaseFactory.create(stage=CaseStage.CLOSED, closed_on=day())
    return referral(world, case.client, case=case)


def edited(world, **said):
    row = ReferralFactory.create()
    return {"referral": row, "values": values(world, **said), "seen_at": row.updated_at}


def taken_in(world, received_on, **said):
    return {
        "referral_id": uuid7(),
        "station": world.home,
        "person": IncomingPerson(client=None, name="演示居民", received_on=received_on),
        "values": values(world),
    } | said


def sent():
    return ReferralFactory.create(state=ReferralState.SENT, sent_on=day(-3), next_check_on=day())


def over(**said):
    row = ReferralFactory.create(state=ReferralState.DONE, sent_on=day(-3), result_on=day())
    return {"referral": row} | said


def sending(**said):
    row = ReferralFactory.create()
    give_consent(row.client, by=row.worker, purpose="share")
    return {"referral": row, "sent_on": day(), "next_check_on": day(7)} | said


def tracked(**said):
    usual = {"state": ReferralState.SERVING, "on": day(), "note": "", "next_check_on": day(7)}
    return {"referral": sent()} | usual | said


def answered(**said):
    row = ReferralFactory.create(
        direction=ReferralDirection.IN,
        state=ReferralState.WAITING,
        client=None,
        person_name="演示居民",
        sent_on=day(-1),
        next_check_on=day(),
    )
    usual = {"client": None, "accepted": False, "note": "不在服务范围", "next_check_on": None}
    return {"referral": row} | usual | said


def application(world, client=None):
    kept = ReliefValues(
        kind=ReliefKind.TEMPORARY, office="街道", worker=world.person("worker"), checklist=()
    )
    return {"application_id": uuid7(), "client": client or ClientFactory.create(), "values": kept}


def news(state=ReliefState.SUBMITTED, distance=0, row=None, **said):
    row = row or ReliefApplicationFactory.create()
    return {"application": row, "news": ReliefNews(state=state, on=day(distance), **said)}


def decided():
    return ReliefApplicationFactory.create(
        state=ReliefState.APPROVED, decided_on=day(), result="已批准"
    )


def same_result():
    row = decided()
    result = ReliefNews(state=ReliefState.APPROVED, on=day(), note="已批准")
    return {"application": row, "news": result, "reason": "看错", "seen_at": row.updated_at}


REFERRALS = {
    "a referral with the key of another's": (
        referrals.create_referral,
        lambda world: referral(world) | {"referral_id": ReferralFactory.create().pk},
        PageOutdatedError.SENTENCE,
        "",
    ),
    "a referral under another's case": (
        referrals.create_referral,
        lambda world: referral(world, case=CaseFactory.create()),
        phrases.CASE_OF_ANOTHER,
        "case",
    ),
    "a referral under a closed case": (
        referrals.create_referral,
        about_a_closed_case,
        case_phrases.CASE_CLOSED,
        "case",
    ),
    "a referral moved under another's case": (
        referrals.edit_referral,
        lambda world: edited(world, case=CaseFactory.create()),
        phrases.CASE_OF_ANOTHER,
        "case",
    ),
    "changing what has been sent": (
        referrals.edit_referral,
        lambda world: edited(world) | {"referral": sent()},
        phrases.NOT_DRAFT,
        "",
    ),
    "sending twice": (
        referrals.send_referral,
        lambda world: sending(referral=sent()),
        phrases.NOT_TO_SEND,
        "",
    ),
    "sending tomorrow": (
        referrals.send_referral,
        lambda world: sending(sent_on=day(1)),
        phrases.FUTURE,
        "sent_on",
    ),
    "sending, and looking yesterday": (
        referrals.send_referral,
        lambda world: sending(next_check_on=day(-1)),
        phrases.CHECK_IN_PAST,
        "next_check_on",
    ),
    "a receipt of what was not sent": (
        referrals.add_receipt,
        lambda world: {"referral": ReferralFactory.create(), "receipt_on": day(), "upload": None},
        phrases.NOT_SENT_YET,
        "",
    ),
    "news of a referral that is over": (
        referrals.track_referral,
        lambda world: tracked() | over(),
        phrases.IS_OVER,
        "",
    ),
    "taking back what is over": (
        referrals.cancel_referral,
        lambda world: over(note="改主意"),
        phrases.IS_OVER,
        "",
    ),
    "answering what we sent": (
        incoming_referrals.answer_referral,
        lambda world: answered(referral=sent()),
        phrases.NOT_WAITING,
        "",
    ),
    "a receipt of tomorrow": (
        referrals.add_receipt,
        lambda world: {"referral": sent(), "receipt_on": day(1), "upload": None},
        phrases.FUTURE,
        "receipt_on",
    ),
    "news of tomorrow": (
        referrals.track_referral,
        lambda world: tracked(on=day(1)),
        phrases.FUTURE,
        "on",
    ),
    "a result without words": (
        referrals.track_referral,
        lambda world: tracked(state=ReferralState.DONE),
        phrases.RESULT_MISSING,
        "note",
    ),
    "the next look of yesterday": (
        referrals.track_referral,
        lambda world: tracked(next_check_on=day(-1)),
        phrases.CHECK_IN_PAST,
        "next_check_on",
    ),
    "taking back without a reason": (
        referrals.cancel_referral,
        lambda world: {"referral": sent(), "note": " "},
        phrases.RESULT_MISSING,
        "note",
    ),
    "what came in with the key of another": (
        incoming_referrals.take_in,
        lambda world: taken_in(world, day(), referral_id=ReferralFactory.create().pk),
        PageOutdatedError.SENTENCE,
        "",
    ),
    "what comes in tomorrow": (
        incoming_referrals.take_in,
        lambda world: taken_in(world, day(1)),
        phrases.FUTURE,
        "received_on",
    ),
    "accepting nobody known": (
        incoming_referrals.answer_referral,
        lambda world: answered(accepted=True),
        phrases.CLIENT_MISSING,
        "clients",
    ),
    "declining without a reason": (
        incoming_referrals.answer_referral,
        lambda world: answered(note=" "),
        phrases.RESULT_MISSING,
        "note",
    ),
    "accepting until yesterday": (
        incoming_referrals.answer_referral,
        lambda world: answered(client=ClientFactory.create(), accepted=True, next_check_on=day(-1)),
        phrases.CHECK_IN_PAST,
        "next_check_on",
    ),
}

RELIEF = {
    "an application with the key of another's": (
        relief.start_application,
        lambda world: application(world) | {"application_id": ReliefApplicationFactory.create().pk},
        PageOutdatedError.SENTENCE,
        "",
    ),
    "an application for a file that has ended": (
        relief.start_application,
        lambda world: application(world, ClientFactory.create(ended_on=day(), end_kind="moved")),
        visit_phrases.CLIENT_FILE_ENDED,
        "",
    ),
    "news of the application of tomorrow": (
        relief.add_news,
        lambda world: news(distance=1),
        relief_phrases.NEWS_IN_FUTURE,
        "on",
    ),
    "news before the application": (
        relief.add_news,
        lambda world: news(distance=-1),
        relief_phrases.NEWS_BEFORE_START,
        "on",
    ),
    "a refusal without its reason": (
        relief.add_news,
        lambda world: news(ReliefState.REFUSED),
        relief_phrases.RESULT_MISSING,
        "note",
    ),
    "an amount of what was not approved": (
        relief.add_news,
        lambda world: news(amount=Decimal(500)),
        relief_phrases.AMOUNT_ONLY_APPROVED,
        "amount",
    ),
    "news of what is over": (
        relief.add_news,
        lambda world: news(row=decided()),
        relief_phrases.IS_OVER,
        "",
    ),
    "correcting a result that there is not": (
        relief.correct_result,
        lambda world: same_result() | {"application": ReliefApplicationFactory.create()},
        relief_phrases.NOT_OVER,
        "",
    ),
    "a paper of what is over": (
        relief.set_paper,
        lambda world: {
            "paper": ReliefDocumentFactory.create(application=decided()),
            "is_ready": True,
        },
        relief_phrases.IS_OVER,
        "",
    ),
    "another paper of what is over": (
        relief.add_paper,
        lambda world: {"application": decided(), "name": "收入证明"},
        relief_phrases.IS_OVER,
        "",
    ),
    "the same result again": (
        relief.correct_result,
        lambda world: same_result(),
        relief_phrases.SAME_RESULT,
        "",
    ),
}

REFUSED = REFERRALS | RELIEF


@pytest.mark.parametrize(
    ("service", "given", "sentence", "field"), REFUSED.values(), ids=REFUSED.keys()
)
def test_service_refuses_and_writes_nothing(world, service, given, sentence, field):
    refuses(world, service, given, sentence, field)
