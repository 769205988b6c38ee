"""A child's file is shut for a colleague: no service acts on it or prints from it for him."""

import pytest

from casework.services.agreements import end_agreement, print_agreement
from casework.services.cases import print_case, read_case
from casework.services.categories import end_category
from casework.services.client_ends import end_client, reopen_client
from casework.services.client_readings import print_client, reveal_contact, reveal_secret
from casework.services.consents import print_consent, withdraw_consent
from casework.services.crises import print_crisis
from casework.services.guardians import end_guardian
from core import clock
from core.errors import NotAllowedError
from core.models import AuditEvent
from tests.factories.cases import CaseFactory
from tests.factories.people import (
    ClientCategoryFactory,
    ConsentFactory,
    GuardianFactory,
    HouseholdMemberFactory,
    ServiceAgreementFactory,
    consent_item,
)
from tests.factories.risks import make_crisis
from tests.support.clients import make_minor

pytestmark = pytest.mark.django_db


@pytest.fixture
def child(world):
    """A child whose file the lead keeps."""
    return make_minor(world, "lead")


def agreement_of_family(child):
    """An agreement with the household that the child lives in."""
    household = HouseholdMemberFactory.create(client=child).household
    return ServiceAgreementFactory.create(client=None, household=household)


SERVICES = {
    "revealing": lambda child, who: reveal_secret(
        client=child, secret="phone", reason="联系家长", **who
    ),
    "revealing a guardian": lambda child, who: reveal_contact(
        row=GuardianFactory.create(client=child), reason="联系家长", **who
    ),
    "revealing the family": lambda child, who: reveal_contact(
        row=HouseholdMemberFactory.create(client=child), reason="联系家长", **who
    ),
    "printing the file": lambda child, who: print_client(client=child, **who),
    "printing a consent": lambda child, who: print_consent(client=child, **who),
    "taking a consent back": lambda child, who: withdraw_consent(
        item=consent_item(ConsentFactory.create(client=child, agreed=()), "service", agreed=True),
        on=clock.today(),
        reason="",
        **who,
    ),
    "printing an agreement": lambda child, who: print_agreement(
        agreement=ServiceAgreementFactory.create(client=child), **who
    ),
    "ending an agreement": lambda child, who: end_agreement(
        agreement=ServiceAgreementFactory.create(client=child),
        on=clock.today(),
        reason="误签",
        **who,
    ),
    "printing an agreement of the family": lambda child, who: print_agreement(
        agreement=agreement_of_family(child), **who
    ),
    "ending an agreement of the family": lambda child, who: end_agreement(
        agreement=agreement_of_family(child), on=clock.today(), reason="误签", **who
    ),
    "ending a category": lambda child, who: end_category(
        category=ClientCategoryFactory.create(client=child), on=clock.today(), **who
    ),
    "ending a guardian": lambda child, who: end_guardian(
        guardian=GuardianFactory.create(client=child), on=clock.today(), **who
    ),
    "ending the file": lambda child, who: end_client(
        client=child, kind="moved", on=clock.today(), **who
    ),
    "reopening the file": lambda child, who: reopen_client(client=child, **who),
    "opening a case": lambda child, who: read_case(
        case=CaseFactory.create(client=child, worker=child.worker), **who
    ),
    "printing a case": lambda child, who: print_case(
        case=CaseFactory.create(client=child, worker=child.worker), sheet="封面", **who
    ),
    "printing a crisis": lambda child, who: print_crisis(crisis=make_crisis(child), **who),
}


@pytest.mark.parametrize("act", SERVICES.values(), ids=SERVICES.keys())
def test_colleague_is_refused(world, scope, colleague, child, act):
    with scope(colleague) as workspace:
        before = AuditEvent.objects.count()
        with pytest.raises(NotAllowedError, match="未成年人"):
            act(child, {"workspace": workspace, "by": colleague})

        assert AuditEvent.objects.count() == before
