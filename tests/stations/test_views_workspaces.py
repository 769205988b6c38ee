"""Tests of stations.views.workspaces."""

import pytest
from django.urls import reverse

from stations import phrases
from stations.enums import Role
from stations.models import RoleAssignment
from tests.factories.stations import RoleAssignmentFactory, UserFactory

CHOOSE = "/workspace/"


@pytest.mark.parametrize("who", ["admin", "auditor", "district", "worker"])
def test_home_leads_to_the_home_of_the_role(world, web, who):
    response = web(who).get("/")

    assert response.status_code == 302
    assert response["Location"] == reverse(world.workspace(who).home)


def test_home_needs_a_login(web):
    assert web().get("/")["Location"].startswith(reverse("account_login"))


def test_who_has_no_post_is_told_so(web):
    client = web(UserFactory())

    assert client.get("/")["Location"] == CHOOSE
    page = client.get(CHOOSE)

    assert page.status_code == 200
    assert phrases.NO_WORKSPACE in page.content.decode()
    assert "退出登录" in page.content.decode()


@pytest.mark.parametrize("url_name", ["station_list", "person_list", "region_list", "agency_list"])
def test_who_has_no_post_comes_back_here_from_every_page(web, url_name):
    response = web(UserFactory()).get(reverse(f"stations:{url_name}"))

    assert response["Location"] == CHOOSE


def test_choice_lists_own_posts_only(world, web):
    RoleAssignmentFactory(
        user=world.person("worker"), role=Role.STATION_LEAD, station=world.neighbour
    )

    text = web("worker").get(CHOOSE).content.decode()

    assert "2 个在任岗位" in text
    assert world.neighbour.name in text
    assert world.far.name not in text


def test_switching_is_kept_in_the_session(world, web):
    second = RoleAssignmentFactory(
        user=world.person("worker"), role=Role.STATION_LEAD, station=world.neighbour
    )
    client = web("worker")
    assert client.get(CHOOSE).wsgi_request.workspace.station_id == world.home.pk

    response = client.post(CHOOSE, {"assignment": second.pk})

    assert response["Location"] == "/"
    assert client.get(CHOOSE).wsgi_request.workspace.station_id == world.neighbour.pk
    assert client.get(reverse("stations:person_list")).status_code == 200


@pytest.mark.parametrize("wanted", ["", "x", "999999", "1; DROP"])
def test_switching_to_what_is_not_there_changes_nothing(world, web, wanted):
    client = web("worker")

    response = client.post(CHOOSE, {"assignment": wanted})

    assert response.status_code == 404
    assert client.get(CHOOSE).wsgi_request.workspace.station_id == world.home.pk


def test_switching_to_somebody_elses_post_is_not_possible(world, web):
    response = web("worker").post(CHOOSE, {"assignment": world.assignment("admin").pk})

    assert response.status_code == 404


def test_post_that_ended_is_left_for_the_next_one(world, web):
    second = RoleAssignmentFactory(
        user=world.person("worker"), role=Role.STATION_LEAD, station=world.neighbour
    )
    client = web("worker")
    client.post(CHOOSE, {"assignment": second.pk})

    RoleAssignment.objects.filter(pk=second.pk).update(ends_on="2021-01-01")

    assert client.get(CHOOSE).wsgi_request.workspace.station_id == world.home.pk
