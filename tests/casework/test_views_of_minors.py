"""The pages about a child: shut to a colleague, open to the worker in charge."""

import pytest
from django.urls import reverse

from casework.models import SafetyPlan
from core import clock
from core.ids import uuid7
from tests.factories.casework import ClientFactory, ServiceRecordFactory
from tests.factories.people import (
    ClientCategoryFactory,
    ClientMergeFactory,
    ConsentFactory,
    GuardianFactory,
    HouseholdMemberFactory,
    ServiceAgreementFactory,
    consent_item,
)
from tests.factories.risks import make_risk
from tests.factories.visits import (
    ReferralFactory,
    ReliefApplicationFactory,
    VerificationItemFactory,
    VisitPlanFactory,
)
from tests.support.clients import make_minor

pytestmark = pytest.mark.django_db

PARTS = ("warning_signs", "coping", "supporters", "professional_help", "environment")


def safety_plan(child):
    return SafetyPlan.objects.create(
        id=uuid7(),
        station_id=child.station_id,
        client=child,
        risk=make_risk(child),
        author=child.worker,
        **dict.fromkeys(PARTS, "演示"),
    )


def withdrawable(child):
    return consent_item(ConsentFactory(client=child, agreed=()), "service", agreed=True)


def merged_once(child):
    return ClientMergeFactory(kept=child, undone_at=clock.now(), undone_by=child.worker)


ABOUT_A_CHILD = {
    "agreement_detail": lambda child: ServiceAgreementFactory(client=child),
    "agreement_edit": lambda child: ServiceAgreementFactory(client=child),
    "category_add": lambda child: child,
    "category_end": lambda child: ClientCategoryFactory(client=child),
    "client_agreement_create": lambda child: child,
    "client_end": lambda child: child,
    "consent_detail": lambda child: ConsentFactory(client=child),
    "consent_print": lambda child: ConsentFactory(client=child),
    "consent_take": lambda child: child,
    "consent_withdraw": withdrawable,
    "guardian_add": lambda child: child,
    "guardian_end": lambda child: GuardianFactory(client=child),
    "household_create": lambda child: child,
    "household_detail": lambda child: HouseholdMemberFactory(client=child).household,
    "household_edit": lambda child: HouseholdMemberFactory(client=child).household,
    "merge_detail": merged_once,
    "record_risk": lambda child: ServiceRecordFactory(clients=[child]),
    "referral_detail": lambda child: ReferralFactory(client=child),
    "relief_detail": lambda child: ReliefApplicationFactory(client=child),
    "safety_plan_detail": safety_plan,
    "safety_plan_new": make_risk,
    "safety_plan_print": safety_plan,
    "verification_check": lambda child: VerificationItemFactory(client=child),
    "visit_plan_detail": lambda child: VisitPlanFactory(client=child),
}


@pytest.mark.parametrize(("name", "make"), ABOUT_A_CHILD.items(), ids=ABOUT_A_CHILD)
def test_page_about_a_child_opens_to_who_is_in_charge_alone(web, world, colleague, name, make):
    child = make_minor(world)
    with world.scope("worker"):
        path = reverse(f"casework:{name}", args=[make(child).pk])

    assert web("worker").get(path).status_code in (200, 302)
    assert web(colleague).get(path).status_code == 403


def test_a_childs_file_is_merged_by_who_is_in_charge_of_it_alone(web, world, colleague):
    child = make_minor(world)
    with world.scope("worker"):
        path = reverse("casework:client_merge", args=[ClientFactory().pk, child.pk])

    assert web("lead").get(path).status_code == 200
    assert web(colleague).get(path).status_code == 403
