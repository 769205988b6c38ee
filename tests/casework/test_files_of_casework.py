"""A file is as closed as what it belongs to: proofs, papers, receipts."""

import pytest
from django.urls import reverse

from tests.factories.activities import CommunityActivityFactory
from tests.factories.cases import CaseFactory
from tests.factories.groups import CostLineFactory, ServiceGroupFactory
from tests.factories.people import (
    ConsentFactory,
    HouseholdFactory,
    HouseholdMemberFactory,
    ServiceAgreementFactory,
)
from tests.factories.stations import StationFileFactory
from tests.factories.visits import (
    ReferralFactory,
    ReliefApplicationFactory,
    ReliefDocumentFactory,
)
from tests.support.clients import make_client, make_minor

pytestmark = pytest.mark.django_db

OF_A_MINOR = {"worker": 200, "lead": 200, "colleague": 403, "supervisor": 403, "stranger": 404}
OF_THE_STATION = OF_A_MINOR | {"colleague": 200}
OF_A_SEALED_CASE = OF_A_MINOR | {"colleague": 404, "supervisor": 404}


def asked(web, colleague, kept):
    """Return what everybody gets who asks for the file."""
    found = {}
    for who in OF_A_MINOR:
        person = colleague if who == "colleague" else who
        answer = web(person).get(reverse("stations:file_download", args=[kept.pk]))
        found[who] = answer.status_code
        if answer.streaming:
            assert b"".join(answer.streaming_content)
    return found


def agreement_with_a_household(minor):
    household = HouseholdFactory()
    HouseholdMemberFactory(household=household, client=minor)
    kept = StationFileFactory()
    ServiceAgreementFactory(client=None, household=household, proof=kept)
    return kept


MINORS = {
    "consent": lambda minor: ConsentFactory(client=minor).proof,
    "agreement": lambda minor: (
        ServiceAgreementFactory(client=minor, proof=StationFileFactory()).proof
    ),
    "household": agreement_with_a_household,
    "relief": lambda minor: (
        ReliefDocumentFactory(
            application=ReliefApplicationFactory(client=minor), file=StationFileFactory()
        ).file
    ),
    "referral": lambda minor: ReferralFactory(client=minor, receipt=StationFileFactory()).receipt,
}


@pytest.mark.parametrize("what", MINORS)
def test_file_about_a_minor_is_open_to_those_in_charge(web, world, colleague, what):
    minor = make_minor(world)
    with world.scope("worker"):
        kept = MINORS[what](minor)

    assert asked(web, colleague, kept) == OF_A_MINOR


@pytest.mark.parametrize("owner", ["group", "activity"])
def test_receipt_is_open_to_the_station_alone(web, world, colleague, owner):
    make = {"group": ServiceGroupFactory, "activity": CommunityActivityFactory}[owner]
    with world.scope("worker"):
        costs = {"group": None} | {owner: make(), "station": world.home}
        kept = CostLineFactory(**costs, receipt=StationFileFactory()).receipt

    assert asked(web, colleague, kept) == OF_THE_STATION


def test_agreement_with_an_organisation_is_open_to_the_station_alone(web, world, colleague):
    with world.scope("worker"):
        kept = StationFileFactory()
        ServiceAgreementFactory(client=None, party_name="演示物业公司", proof=kept)

    assert asked(web, colleague, kept) == OF_THE_STATION


def test_receipt_of_a_referral_from_a_sealed_case_is_not_there_for_others(web, world, colleague):
    client = make_client(world)
    with world.scope("worker"):
        case = CaseFactory(client=client, worker=client.worker, compartment="violence")
        kept = ReferralFactory(client=client, case=case, receipt=StationFileFactory()).receipt

    assert asked(web, colleague, kept) == OF_A_SEALED_CASE


def test_receipts_are_linked_for_those_who_may_open_them(web, world):
    with world.scope("worker"):
        cost = CostLineFactory(receipt=StationFileFactory())
    link = reverse("stations:file_download", args=[cost.receipt_id])

    pages = {
        who: web(who).get(f"/groups/{cost.group_id}/costs/").content.decode()
        for who in ("worker", "supervisor")
    }

    assert link in pages["worker"]
    assert link not in pages["supervisor"]
