"""What the services of files, households, categories and agreements refuse: sentence, field, no trace."""

import datetime as dt

import pytest

from casework.enums.people import ConsentMethod, SignerRelation
from casework.phrases import clients as phrases, consents as consent_phrases
from casework.selectors.categories import RULE
from casework.services import (
    agreements,
    categories,
    client_ends,
    client_readings,
    clients,
    consents,
    guardians,
    households,
    merges,
)
from casework.services.agreements import AgreementSigning, AgreementValues
from casework.services.categories import CategoryValues
from casework.services.household_values import GuardianValues, MemberValues
from core import clock
from core.ids import uuid7
from stations.models import PolicyRule
from tests.factories.casework import ClientFactory
from tests.factories.people import (
    ClientCategoryFactory,
    ConsentFactory,
    GuardianFactory,
    HouseholdFactory,
    HouseholdMemberFactory,
    ServiceAgreementFactory,
    category_item,
    consent_item,
)
from tests.factories.stations import StationFileFactory
from tests.support.refusals import refuses

pytestmark = pytest.mark.django_db

OPENED = dt.date(2026, 1, 5)


def day(distance=0):
    return clock.today() + dt.timedelta(days=distance)


def file_ended(on):
    return {"client": ClientFactory.create(opened_on=OPENED), "kind": "moved", "on": on}


def category(client=None, **said):
    usual = {"item": category_item(), "starts_on": OPENED}
    return {
        "category_id": uuid7(),
        "client": client or ClientFactory.create(),
        "values": CategoryValues(**usual | said),
    }


def category_held(world):
    """The tests' own scheme is in force at the station."""
    held = ClientCategoryFactory.create()
    scheme = held.item.classification
    PolicyRule.objects.create(document=scheme.document, key=RULE, value=scheme.code)
    return category(held.client)


def category_ended(on, **said):
    return {"category": ClientCategoryFactory.create(starts_on=OPENED, **said), "on": on}


def agreement(world, client=None, **said):
    words = dict.fromkeys(("purpose", "content", "duties", "confidentiality"), "演示")
    usual = words | {"starts_on": OPENED, "ends_on": day(300)}
    return {
        "agreement_id": uuid7(),
        "station": world.home,
        "client": client,
        "values": AgreementValues(**usual | said),
    }


def ended():
    return ClientFactory.create(opened_on=OPENED, ended_on=day(-1), end_kind="moved")


def changed_after_signing(world):
    row = ServiceAgreementFactory.create(
        signer_name="演示签署人",
        signer_relation=SignerRelation.SELF,
        method=ConsentMethod.PAPER,
        signed_on=day(),
        proof=StationFileFactory.create(),
    )
    values = agreement(world)["values"]
    return {"agreement": row, "values": values, "seen_at": row.updated_at}


def merged_with_itself(world):
    client = ClientFactory.create()
    return {
        "merge_id": uuid7(),
        "kept": client,
        "merged": client,
        "seen_at": client.updated_at,
        "reason": "同一人",
    }


def signed(agreement, **said):
    usual = {
        "signer_name": "演示签署人",
        "signer_relation": SignerRelation.SELF,
        "method": ConsentMethod.PAPER,
        "signed_on": day(),
        "proof": None,
    }
    return {"agreement": agreement, "signing": AgreementSigning(**usual | said)}


def member(**said):
    return {
        "member_id": uuid7(),
        "household": HouseholdFactory.create(),
        "values": MemberValues(**said),
    }


def left(on, **said):
    row = HouseholdMemberFactory.create(joined_on=OPENED, **said)
    return {"member": row, "on": on}


def guardian(starts_on):
    values = GuardianValues(name="演示监护人", relation="母亲", starts_on=starts_on)
    client = ClientFactory.create(minor=True)
    return {"guardian_id": uuid7(), "client": client, "values": values}


def withdrawn(on, *, agreed=True, **said):
    consent = ConsentFactory.create(agreed=(), signed_on=OPENED)
    item = consent_item(consent, "service", agreed=agreed, **said)
    return {"item": item, "on": on, "reason": ""}


FILES = {
    "a telephone without a reason": (
        client_readings.reveal_secret,
        lambda world: {"client": ClientFactory.create(), "secret": "phone", "reason": " "},
        "请写明查看理由。",
        "reason",
    ),
    "a relative's telephone without a reason": (
        client_readings.reveal_contact,
        lambda world: {"row": HouseholdMemberFactory.create(), "reason": " "},
        "请写明查看理由。",
        "reason",
    ),
    "a guardian's telephone without a reason": (
        client_readings.reveal_contact,
        lambda world: {"row": GuardianFactory.create(), "reason": ""},
        "请写明查看理由。",
        "reason",
    ),
    "a file ended tomorrow": (
        client_ends.end_client,
        lambda world: file_ended(day(1)),
        phrases.END_IN_FUTURE,
        "ended_on",
    ),
    "a file ended before it was opened": (
        client_ends.end_client,
        lambda world: file_ended(OPENED - dt.timedelta(days=1)),
        phrases.END_BEFORE_OPENING,
        "ended_on",
    ),
    "a file ended twice": (
        client_ends.end_client,
        lambda world: {"client": ended(), "kind": "moved", "on": day()},
        phrases.ALREADY_ENDED,
        "",
    ),
    "changing a file that has ended": (
        clients.edit_client,
        lambda world: {"client": ended(), "values": None, "seen_at": None},
        phrases.FILE_ENDED,
        "",
    ),
    "reopening what is open": (
        client_ends.reopen_client,
        lambda world: {"client": ClientFactory.create()},
        phrases.NOT_ENDED,
        "",
    ),
    "a category of tomorrow": (
        categories.add_category,
        lambda world: category(starts_on=day(1)),
        phrases.FUTURE_DAY,
        "starts_on",
    ),
    "a category held already": (
        categories.add_category,
        category_held,
        phrases.CATEGORY_OPEN,
        "item",
    ),
    "a category that is not offered": (
        categories.add_category,
        lambda world: category(),
        phrases.CATEGORY_NOT_OFFERED,
        "item",
    ),
    "a category ended tomorrow": (
        categories.end_category,
        lambda world: category_ended(day(1)),
        phrases.FUTURE_DAY,
        "ends_on",
    ),
    "a category ended before it began": (
        categories.end_category,
        lambda world: category_ended(OPENED - dt.timedelta(days=1)),
        phrases.END_BEFORE_START,
        "ends_on",
    ),
    "a category ended twice": (
        categories.end_category,
        lambda world: category_ended(day(), ends_on=day(-1)),
        phrases.ALREADY_OVER,
        "ends_on",
    ),
    "merging a file with itself": (
        merges.merge_clients,
        merged_with_itself,
        phrases.SAME_FILE,
        "",
    ),
}

HOUSEHOLDS = {
    "a household around a file that has ended": (
        households.create_household,
        lambda world: {"household_id": uuid7(), "client": ended(), "relation": "", "values": None},
        phrases.FILE_ENDED,
        "",
    ),
    "a member without a name": (
        households.add_member,
        lambda world: member(name=" "),
        phrases.MEMBER_NAMELESS,
        "name",
    ),
    "a member who leaves tomorrow": (
        households.leave_household,
        lambda world: left(day(1)),
        phrases.FUTURE_DAY,
        "left_on",
    ),
    "a member who leaves before he came": (
        households.leave_household,
        lambda world: left(OPENED - dt.timedelta(days=1)),
        phrases.LEFT_BEFORE_JOINING,
        "left_on",
    ),
    "a member who leaves twice": (
        households.leave_household,
        lambda world: left(day(), left_on=day(-1)),
        phrases.MEMBER_LEFT,
        "left_on",
    ),
    "a guardian of tomorrow": (
        guardians.add_guardian,
        lambda world: guardian(day(1)),
        phrases.FUTURE_DAY,
        "starts_on",
    ),
    "a guardian ended tomorrow": (
        guardians.end_guardian,
        lambda world: {"guardian": GuardianFactory.create(), "on": day(1)},
        phrases.FUTURE_DAY,
        "ends_on",
    ),
    "a guardian ended before he was one": (
        guardians.end_guardian,
        lambda world: {
            "guardian": GuardianFactory.create(starts_on=OPENED),
            "on": OPENED - dt.timedelta(days=1),
        },
        phrases.END_BEFORE_START,
        "ends_on",
    ),
}

SIGNED = {
    "an agreement that ends before it begins": (
        agreements.draw_up_agreement,
        lambda world: agreement(world, ClientFactory.create(), ends_on=dt.date(2026, 1, 4)),
        consent_phrases.ENDS_BEFORE_START,
        "ends_on",
    ),
    "an agreement with nobody": (
        agreements.draw_up_agreement,
        agreement,
        consent_phrases.NO_PARTY,
        "party_name",
    ),
    "an agreement with somebody whose file has ended": (
        agreements.draw_up_agreement,
        lambda world: agreement(world, ended()),
        phrases.FILE_ENDED,
        "",
    ),
    "changing an agreement that is signed": (
        agreements.edit_agreement,
        changed_after_signing,
        consent_phrases.AGREEMENT_SIGNED,
        "",
    ),
    "the consent of somebody whose file has ended": (
        consents.take_consent,
        lambda world: {"consent_id": uuid7(), "client": ended(), "values": None},
        phrases.FILE_ENDED,
        "",
    ),
    "signing an agreement tomorrow": (
        agreements.sign_agreement,
        lambda world: signed(ServiceAgreementFactory.create(), signed_on=day(1)),
        consent_phrases.FUTURE_DAY,
        "signed_on",
    ),
    "a child who signs himself": (
        agreements.sign_agreement,
        lambda world: signed(
            ServiceAgreementFactory.create(client=ClientFactory.create(minor=True))
        ),
        consent_phrases.GUARDIAN_SIGNS,
        "signer_relation",
    ),
    "a household for which a guardian signs": (
        agreements.sign_agreement,
        lambda world: signed(
            ServiceAgreementFactory.create(client=None, household=HouseholdFactory.create()),
            signer_relation=SignerRelation.GUARDIAN,
        ),
        consent_phrases.WRONG_SIGNER,
        "signer_relation",
    ),
    "ending an agreement tomorrow": (
        agreements.end_agreement,
        lambda world: {
            "agreement": ServiceAgreementFactory.create(),
            "on": day(1),
            "reason": "迁出",
        },
        consent_phrases.FUTURE_DAY,
        "ended_on",
    ),
    "taking back a refusal": (
        consents.withdraw_consent,
        lambda world: withdrawn(day(), agreed=False),
        consent_phrases.NOTHING_TO_WITHDRAW,
        "withdrawn_on",
    ),
    "taking back tomorrow": (
        consents.withdraw_consent,
        lambda world: withdrawn(day(1)),
        consent_phrases.FUTURE_DAY,
        "withdrawn_on",
    ),
    "taking back before it was given": (
        consents.withdraw_consent,
        lambda world: withdrawn(OPENED - dt.timedelta(days=1)),
        consent_phrases.BEFORE_SIGNING,
        "withdrawn_on",
    ),
    "taking back twice": (
        consents.withdraw_consent,
        lambda world: withdrawn(day(), withdrawn_on=day(-1)),
        consent_phrases.WITHDRAWN_BEFORE,
        "withdrawn_on",
    ),
}

REFUSED = FILES | HOUSEHOLDS | SIGNED


@pytest.mark.parametrize(
    ("service", "given", "sentence", "field"), REFUSED.values(), ids=REFUSED.keys()
)
def test_service_refuses_and_writes_nothing(world, service, given, sentence, field):
    refuses(world, service, given, sentence, field)
