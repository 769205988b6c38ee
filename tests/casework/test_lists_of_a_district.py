"""Lists over several stations: each row says whose it is, at the price of one station."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.cases import CaseFactory
from tests.support.filling import fill_station

pytestmark = pytest.mark.django_db

# Reports are not among them: that of a filled station is a draft, which its author alone sees.
LISTS = (
    "activity_list", "agreement_list", "case_list", "client_list", "crisis_list", "group_list",
    "meeting_list", "need_list", "organisation_list", "record_list", "referral_list",
    "relief_list", "resource_list", "survey_list", "verification_list", "visit_due_list",
    "visit_list", "volunteer_list",
)  # fmt: skip


@pytest.fixture
def fill(world):
    """Fill the station of somebody, also with a case that is not sealed."""

    def fill_of(who):
        fill_station(world, who)
        with world.scope(who):
            CaseFactory.create()

    return fill_of


def rows_and_queries(browser, url):
    with CaptureQueriesContext(connection) as queries:
        page = browser.get(url, headers={"HX-Request": "true"}).content.decode()
    return page, len(queries)


@pytest.mark.parametrize("name", LISTS)
def test_list_of_a_district_names_the_station_of_each_row(web, world, fill, name):
    url, supervisor = reverse(f"casework:{name}"), web("supervisor")
    fill("worker")
    supervisor.get(url)  # what is looked up once per process or login is not counted
    of_one, queries_of_one = rows_and_queries(supervisor, url)
    fill("stranger")
    of_two, queries_of_two = rows_and_queries(supervisor, url)

    assert world.home.name in of_one
    assert world.neighbour.name not in of_one
    assert world.home.name in of_two
    assert world.neighbour.name in of_two
    assert queries_of_one == queries_of_two


@pytest.mark.parametrize("name", LISTS)
def test_list_of_one_station_does_not_name_it_in_every_row(web, world, fill, name):
    fill("worker")

    page, _ = rows_and_queries(web("worker"), reverse(f"casework:{name}"))

    assert "<tbody" in page
    assert world.home.name not in page
