"""What taking a consent refuses: the sentence, its field, no trace."""

import datetime as dt
from dataclasses import replace

import pytest

from casework.enums.people import ConsentMethod, SignerRelation
from casework.phrases import consents as phrases
from casework.selectors.consents import text_for
from casework.services import consents
from casework.services.consents import ConsentValues
from core import clock
from core.ids import uuid7
from stations.selectors.workspaces import system_scope
from stations.services.policies import load_policies
from tests.factories.casework import ClientFactory
from tests.factories.people import GuardianFactory, a_picture
from tests.support.refusals import refuses

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts(world):
    """The texts of the platform."""
    with system_scope():
        load_policies(by=None)


def signed(client=None, **said):
    client = client or ClientFactory.create()
    text = text_for(client, clock.today())
    usual = {
        "text": text,
        "answers": {item.purpose: True for item in text.items},
        "signer_name": "演示签署人",
        "signer_relation": SignerRelation.SELF,
        "method": ConsentMethod.PAPER,
        "signed_on": clock.today(),
        "proof": a_picture(),
    }
    return {"consent_id": uuid7(), "client": client, "values": ConsentValues(**usual | said)}


def to_an_older_text():
    given = signed()
    text = given["values"].text
    older = replace(given["values"], text=text.model_copy(update={"version": text.version - 1}))
    return given | {"values": older}


def without_one_answer():
    given = signed()
    answers = dict(given["values"].answers)
    answers.popitem()
    return given | {"values": replace(given["values"], answers=answers)}


def by_guardian_of(child, guardian):
    return signed(child, signer_relation=SignerRelation.GUARDIAN, guardian=guardian)


def by_another_guardian():
    return by_guardian_of(ClientFactory.create(minor=True), GuardianFactory.create())


def by_guardian_of_later():
    guardian = GuardianFactory.create(starts_on=clock.today() + dt.timedelta(days=1))
    return by_guardian_of(guardian.client, guardian)


REFUSED = {
    "signed tomorrow": (
        lambda world: signed(signed_on=clock.today() + dt.timedelta(days=1)),
        phrases.FUTURE_DAY,
        "signed_on",
    ),
    "another text than is in force": (
        lambda world: to_an_older_text(),
        phrases.TEXT_CHANGED,
        "",
    ),
    "an item without an answer": (
        lambda world: without_one_answer(),
        phrases.ALL_ITEMS,
        "",
    ),
    "a child who signs": (
        lambda world: signed(ClientFactory.create(minor=True)),
        phrases.GUARDIAN_SIGNS,
        "signer_relation",
    ),
    "a guardian who is not named": (
        lambda world: by_guardian_of(ClientFactory.create(minor=True), None),
        phrases.WHICH_GUARDIAN,
        "guardian",
    ),
    "a guardian of another child": (
        lambda world: by_another_guardian(),
        phrases.WHICH_GUARDIAN,
        "guardian",
    ),
    "a guardian who is not yet one": (
        lambda world: by_guardian_of_later(),
        phrases.NOT_GUARDIAN_THEN,
        "guardian",
    ),
}


@pytest.mark.parametrize(("given", "sentence", "field"), REFUSED.values(), ids=REFUSED.keys())
def test_consent_is_refused_and_nothing_is_written(world, texts, given, sentence, field):
    refuses(world, consents.take_consent, given, sentence, field)
