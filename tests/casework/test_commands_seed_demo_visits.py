"""The demonstration's visits, verification list, relief applications and referrals."""

import pytest
from django.core.management import call_command

from accounts.models import User
from casework.management.demo.cast import workspace_of
from casework.models import (
    HomeVisit,
    Referral,
    ReliefApplication,
    VerificationList,
    VisitPlan,
)
from casework.selectors.duties import waiting_for
from core import clock
from stations.enums import Permission
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
    assert counted["changed"] == 1
    assert (counted["lists"], counted["relief"], counted["referrals"]) == (1, 5, 4)


def _changed(workspace):
    groups = waiting_for(workspace, clock.today(), only=Permission.VISIT_VIEW)
    return [each for group in groups for each in group.todos if "近况有变" in each.title]


def _counts():
    with system_scope():
        return {
            "plans": VisitPlan.objects.count(),
            "levels": len(set(VisitPlan.objects.values_list("level", flat=True))),
            "overdue": VisitPlan.objects.filter(next_due_on__lt=clock.today()).count(),
            "changed": len(_changed(workspace_of(User.objects.get(username="worker")))),
            "visits": HomeVisit.objects.count(),
            "answered": HomeVisit.objects.exclude(record__answers={}).count(),
            "lists": VerificationList.objects.count(),
            "relief": ReliefApplication.objects.count(),
            "referrals": Referral.objects.count(),
        }
