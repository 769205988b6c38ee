"""Tests of stations.views.stations: the list and the page of a station."""

import pytest
from django.urls import reverse

from core import audit
from stations.enums import Role, StationLevel
from stations.models import Station
from tests.factories.stations import RoleAssignmentFactory, StationFactory
from tests.support.queries import assert_constant_queries

LIST = "/stations/"


def url(name, station):
    """Return the address of a page of a station."""
    return reverse(f"stations:station_{name}", args=[station.pk])


# ── list ─────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("who", "shown"),
    [("admin", 3), ("city", 3), ("district", 2), ("agency", 1), ("lead", 1), ("worker", 1)],
)
def test_list_and_its_counts_are_of_the_scope(web, who, shown):
    response = web(who).get(LIST)

    assert len(response.context["page"].rows) == shown
    assert response.context["open"].total == response.context["found"] == shown


def test_list_is_filtered(world, web):
    client = web("admin")

    by_name = client.get(LIST, {"q": "一元"}).context["page"].rows
    by_district = client.get(LIST, {"region": world.other_district.pk}).context["page"].rows
    by_agency = client.get(LIST, {"agency": world.agency.pk}).context["page"].rows
    by_level = client.get(LIST, {"level": StationLevel.COMMUNITY_ROOM}).context["page"].rows

    assert [by_name, by_district, by_agency, by_level] == [
        [world.neighbour],
        [world.far],
        [world.home],
        [],
    ]


@pytest.mark.parametrize("query", ["region=x", "level=x", "agency=999", "cursor=x", "q=%00"])
def test_filter_that_makes_no_sense_does_not_narrow(web, query):
    response = web("admin").get(f"{LIST}?{query}")

    assert len(response.context["page"].rows) == 3


@pytest.mark.parametrize(
    ("region", "shown"), [("city", 3), ("district", 2), ("street", 1), ("community", 0)]
)
def test_list_is_narrowed_to_the_region_of_a_link(world, web, region, shown):
    response = web("admin").get(LIST, {"region": getattr(world, region).pk})

    assert response.context["found"] == shown


def test_filter_does_not_offer_places_outside_the_scope(world, web):
    response = web("district").get(LIST, {"region": world.far_street.pk})

    assert world.far.name not in response.content.decode()


def test_list_pages_by_key(world, web):
    StationFactory.create_batch(26, region=world.street)
    client = web("district")

    first = client.get(LIST).context["page"]
    second = client.get(LIST, {"cursor": first.next_cursor}).context["page"]

    assert (len(first.rows), len(second.rows)) == (25, 3)
    assert not set(first.rows) & set(second.rows)


def test_list_without_stations_says_what_to_do_first(web):
    client = web("district")
    Station.objects.update(closed_on="2021-01-01")

    assert "先登记区级指导中心" in client.get(LIST).content.decode()


def test_fragment_is_the_list_of_the_page(web, htmx):
    page = web("district").get(LIST).content.decode()
    fragment = htmx("district").get(LIST).content.decode().strip()

    assert fragment.startswith('<div id="station-list"')
    assert "".join(fragment.split()) in "".join(page.split())


def test_list_takes_as_many_queries_with_more_rows(world, web):
    assert_constant_queries(
        web("district"), LIST, lambda: StationFactory(region=world.street, agency=world.agency)
    )


# ── page ─────────────────────────────────────────────────────────────
def test_detail_shows_facts_rooms_and_staff(world, web):
    StationFactory(
        level=StationLevel.COMMUNITY_ROOM,
        region=world.community,
        parent=world.home,
        name="铭新社工室",
    )

    text = web("district").get(url("detail", world.home)).content.decode()

    for shown in ("演示社会工作服务中心", "铭新社工室", str(world.person("lead"))):
        assert shown in text


def test_detail_hides_staff_from_workers(world, web):
    response = web("worker").get(url("detail", world.home))

    assert response.status_code == 200
    assert str(world.person("lead")) not in response.content.decode()


@pytest.mark.parametrize("who", ["stranger", "other_officer"])
def test_station_outside_the_scope_does_not_exist(world, web, who):
    client = web(who)

    assert client.get(url("detail", world.home)).status_code == 404
    assert client.get(url("detail", world.far if who == "other_officer" else world.neighbour))


def test_detail_takes_as_many_queries_with_more_staff(world, web):
    def make():
        RoleAssignmentFactory(role=Role.SOCIAL_WORKER, station=world.home)

    assert_constant_queries(web("district"), url("detail", world.home), make)


def test_history_tells_changes_not_who_printed(world, web):
    with world.scope("lead"):
        for action in ("station.needs_printed", "station.edited"):
            audit.record(action, target=world.home, by=world.person("lead"))

    told = [each.text for each in web("lead").get(url("detail", world.home)).context["events"]]

    assert "打印需求清单" not in told
    assert len(told) == 1
