"""Tests of stations.views.people: the list and the page of somebody."""

import datetime as dt

import pytest
from django.urls import reverse

from stations import phrases
from stations.enums import Role
from tests.factories.stations import RoleAssignmentFactory
from tests.support.queries import assert_constant_queries

LIST = "/people/"


def page(name, row):
    """Return the address of a page of a person or an assignment."""
    return reverse(f"stations:{name}", args=[row.pk])


def test_list_and_its_counts_are_of_the_scope(world, web):
    response = web("lead").get(LIST)

    names = {person.username for person in response.context["page"].rows}
    assert names == {"lead", "worker"}
    assert response.context["found"] == response.context["people"].in_post == 2
    assert str(world.person("stranger")) not in response.content.decode()


@pytest.mark.parametrize("query", ["role=x", "station=x", "state=x", "cursor=x", "q=%00%25"])
def test_filter_that_makes_no_sense_is_no_error(web, query):
    assert web("district").get(f"{LIST}?{query}").status_code == 200


def test_fragment_is_the_list_of_the_page(web, htmx):
    whole = web("district").get(LIST).content.decode()
    fragment = htmx("district").get(LIST).content.decode().strip()

    assert fragment.startswith('<div id="person-list"')
    assert "".join(fragment.split()) in "".join(whole.split())


def test_list_takes_as_many_queries_with_more_rows(world, web):
    def make():
        RoleAssignmentFactory(role=Role.SOCIAL_WORKER, station=world.home)

    assert_constant_queries(web("district"), LIST, make)


@pytest.mark.parametrize(
    ("who", "whom", "status"),
    [
        ("lead", "worker", 200),
        ("lead", "stranger", 404),
        ("agency", "lead", 200),
        ("agency", "stranger", 404),
        ("district", "stranger", 200),
        ("district", "other_district", 404),
        ("street", "stranger", 404),
        ("worker", "lead", 403),
        ("supervisor", "worker", 403),
    ],
)
def test_who_sees_whom(world, web, who, whom, status):
    response = web(who).get(page("person_detail", world.person(whom)))

    assert response.status_code == status
    if status != 200:
        assert str(world.person(whom)) not in response.content.decode()


def test_page_shows_the_phone_to_who_manages_only(world, web):
    worker = world.person("worker")
    worker.phone = "13812345678"
    worker.save(update_fields=["phone"])

    managing = web("lead").get(page("person_detail", worker))
    looking = web("street").get(page("person_detail", worker)).content.decode()

    assert "13812345678" in managing.content.decode()
    assert "no-store" in managing["Cache-Control"]
    assert "13812345678" not in looking
    assert "138****5678" in looking


def test_page_of_oneself_offers_nothing(world, web):
    text = web("lead").get(page("person_detail", world.person("lead"))).content.decode()

    assert phrases.OWN_ACCOUNT in text
    assert "增加任职" not in text
    assert "结束任职" not in text


def test_page_takes_no_more_queries_with_a_longer_history(world, web):
    days = iter(range(1, 20))

    def make():
        day = dt.date(2021, 1, next(days))
        RoleAssignmentFactory(
            user=world.person("worker"),
            role=Role.SOCIAL_WORKER,
            station=world.home,
            starts_on=day,
            ends_on=day,
        )

    assert_constant_queries(web("lead"), page("person_detail", world.person("worker")), make)
