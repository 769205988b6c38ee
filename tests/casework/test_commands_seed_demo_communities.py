"""The demonstration's communities and three lists."""

import pytest

from casework.enums.communities import SocietyRole
from casework.management.commands.seed_demo import _set_up
from casework.management.demo import places, plans
from casework.management.demo.communities import tell_communities
from casework.management.demo.story import Crew, Story
from casework.management.demo.three_lists import tell_lists
from casework.models import (
    CommunityMeeting,
    CommunityNeed,
    CommunityProfile,
    CommunityResource,
    IncubatedOrganisation,
    MeetingResolution,
    Need,
    OrganisationGrowth,
    ServiceListItem,
    SwotAnalysis,
)
from core import clock
from core.audit import broken_links
from core.models import AuditEvent
from stations.selectors.workspaces import system_scope

COUNTED = {
    CommunityProfile: 8,
    SwotAnalysis: 2,
    CommunityMeeting: 4,
    MeetingResolution: 8,
    IncubatedOrganisation: 3,
    OrganisationGrowth: 9,
    CommunityNeed: 25,
    CommunityResource: 20,
}


@pytest.mark.slow
@pytest.mark.django_db(transaction=False)
def test_demo_tells_the_communities_once():
    today = clock.today()
    people, stations = _set_up(today)
    home, worker = stations[places.HOME], people["worker"]
    plans.make_projects(home, (today.year - 1, today.year), by=people["lead"])
    Story(Crew(home, [worker], 20, 12), today).tell()

    for _ in range(2):
        tell_communities(home, worker, today)
        tell_lists(home, worker, today)
        with system_scope():
            events = AuditEvent.objects.count()
    tell_communities(home, worker, today)
    tell_lists(home, worker, today)

    with system_scope():
        assert AuditEvent.objects.count() == events
        assert {model: model.objects.count() for model in COUNTED} == COUNTED
        roles = set(CommunityResource.objects.values_list("society_role", flat=True))
        states = set(ServiceListItem.objects.values_list("state", flat=True))
        assert roles == set(SocietyRole.values)
        assert states == {"decided", "delivered", "declined"}
        assert Need.objects.values("client").distinct().count() == 10
        assert Need.objects.filter(satisfaction__isnull=False).exists()
        assert CommunityProfile.objects.filter(is_baseline=True).count() == 4
        assert list(broken_links()) == []
