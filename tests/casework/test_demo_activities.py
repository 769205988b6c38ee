"""The demonstration's activities and volunteers."""

import pytest
from django.core.management import call_command
from django.db.models import F

from casework.enums.groups import ActivityState
from casework.enums.visits import PointKind
from casework.management.demo import places
from casework.models import (
    ActivityRegistration,
    CommunityActivity,
    PointTransaction,
    Volunteer,
    VolunteerHours,
)
from stations.models import Station
from stations.selectors.workspaces import system_scope

COUNTED = (
    CommunityActivity, ActivityRegistration, Volunteer, VolunteerHours, PointTransaction,
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.django_db
def test_demonstration_shows_activities_and_volunteers_and_tells_them_once():
    call_command("seed_demo")
    with system_scope():
        before = {model: model.objects.count() for model in COUNTED}

    call_command("seed_demo")

    home = Station.objects.get(name=places.HOME)
    with system_scope():
        assert {model: model.objects.count() for model in COUNTED} == before
        states = list(
            CommunityActivity.objects.filter(station=home).values_list("state", flat=True)
        )
        assert len(states) == 9
        assert states.count(ActivityState.HELD) == 5
        held = CommunityActivity.objects.filter(station=home, state=ActivityState.HELD)
        assert all(each.record.answers for each in held.select_related("record"))
        waiting = CommunityActivity.objects.get(state=ActivityState.OPEN)
        assert waiting.waiting_count > 0
        assert Volunteer.objects.filter(station=home).count() == 15
        assert set(PointTransaction.objects.values_list("kind", flat=True)) == set(PointKind)
        assert not Volunteer.objects.filter(points__lt=0).exists()
        earned = PointTransaction.objects.filter(station=home, kind="earn")
        assert earned.exclude(on=F("created_at__date")).count() == 0
