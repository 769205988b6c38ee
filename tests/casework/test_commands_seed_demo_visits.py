"""The demonstration's visits, verification list, relief applications and referrals."""

import pytest
from django.core.management import call_command

from casework.models import (
    HomeVisit,
    Referral,
    ReliefApplication,
    VerificationList,
    VisitPlan,
)
from core import clock
from stations.selectors.workspaces import system_scope


@pytest.mark.django_db
def test_demo_shows_visits_and_told_again_adds_nothing(settings):
    settings.LINLI_DEMO = True
    call_command("seed_demo")
    counted = _counts()
    call_command("seed_demo")

    assert counted == _counts()
    assert counted["plans"] == 35
    assert counted["levels"] >= 2
    assert counted["overdue"] >= 3
    assert counted["answered"] >= 10
    assert (counted["lists"], counted["relief"], counted["referrals"]) == (1, 5, 4)


def _counts():
    with system_scope():
        return {
            "plans": VisitPlan.objects.count(),
            "levels": len(set(VisitPlan.objects.values_list("level", flat=True))),
            "overdue": VisitPlan.objects.filter(next_due_on__lt=clock.today()).count(),
            "visits": HomeVisit.objects.count(),
            "answered": HomeVisit.objects.exclude(record__answers={}).count(),
            "lists": VerificationList.objects.count(),
            "relief": ReliefApplication.objects.count(),
            "referrals": Referral.objects.count(),
        }
