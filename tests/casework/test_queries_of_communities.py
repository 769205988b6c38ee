"""Every page of community work and of the three lists stays under twenty queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.communities import (
    CommunityNeedFactory,
    FacilityFactory,
    GrowthFactory,
    HumanResourceFactory,
    ListItemFactory,
    ProfileFactory,
    ResolutionFactory,
    SwotFactory,
)

MOST = 20
PAGES = (
    "/communities/",
    "/communities/{community}/",
    "/communities/{community}/profiles/",
    "/communities/{community}/facilities/",
    "/communities/{community}/people/",
    "/swot/{swot}/",
    "/meetings/",
    "/meetings/{meeting}/",
    "/organisations/",
    "/organisations/{organisation}/",
    "/lists/",
    "/needs/",
    "/needs/{need}/",
    "/resources/",
    "/resources/{resource}/",
    "/clients/{client}/service-list/",
    "/client-needs/{own_need}/match/",
    "/panels/service-list/?client={client}",
)


@pytest.fixture
def rows(world):
    """A row of everything."""
    with world.scope("worker"):
        ProfileFactory(), FacilityFactory(), HumanResourceFactory()
        item = ListItemFactory()
        return {
            "community": world.community.pk,
            "swot": SwotFactory().pk,
            "meeting": ResolutionFactory().meeting_id,
            "organisation": GrowthFactory().organisation_id,
            "need": CommunityNeedFactory().pk,
            "resource": item.resource_id,
            "client": item.client_id,
            "own_need": item.need_id,
        }


@pytest.mark.parametrize("page", PAGES)
def test_page_takes_at_most_twenty_queries(web, rows, page):
    client, url = web("worker"), page.format(**rows)
    client.get(url)

    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)

    assert response.status_code == 200
    assert len(queries) <= MOST, [query["sql"][:120] for query in queries]
