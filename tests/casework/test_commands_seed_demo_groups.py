"""The demonstration's groups."""

import pytest
from django.core.management import call_command

from casework.models import Attendance, GroupMember, GroupSession, MemberScore, ServiceGroup
from stations.selectors.workspaces import system_scope

COUNTED = (ServiceGroup, GroupMember, GroupSession, Attendance, MemberScore)


@pytest.mark.slow
@pytest.mark.django_db
def test_seed_demo_tells_its_groups_once():
    call_command("seed_demo", verbosity=0)
    with system_scope():
        before = {model: list(model.objects.order_by("pk").values()) for model in COUNTED}
        stages = set(ServiceGroup.objects.values_list("stage", flat=True))

    call_command("seed_demo", verbosity=0)

    assert {"closed", "preparation"} < stages
    with system_scope():
        assert ServiceGroup.objects.count() == 6
        states = set(ServiceGroup.objects.values_list("plan_state", flat=True))
        assert {"draft", "submitted", "approved"} <= states
        assert GroupSession.objects.exclude(record=None).count() >= 8
        for model, rows in before.items():
            assert list(model.objects.order_by("pk").values()) == rows, model
