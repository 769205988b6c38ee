"""Tests of stations.views.assignments."""

import pytest
from django.urls import reverse

from stations import phrases
from stations.enums import Role
from stations.models import RoleAssignment


def page(name, row):
    """Return the address of a page of a person or an assignment."""
    return reverse(f"stations:{name}", args=[row.pk])


def test_district_gives_another_post(world, web):
    url = page("assignment_create", world.person("stranger"))
    data = {"role": Role.STATION_LEAD, "place": world.neighbour.pk, "starts_on": "2026-01-01"}

    response = web("district").post(url, data)

    assert response["Location"] == page("person_detail", world.person("stranger"))
    assert RoleAssignment.objects.filter(
        user=world.person("stranger"), role=Role.STATION_LEAD
    ).exists()


@pytest.mark.parametrize(
    ("role", "place", "said"),
    [
        (Role.SOCIAL_WORKER, "home", phrases.HELD_ALREADY),
        (Role.EVALUATOR, "district", phrases.CONFLICT_OF_INTEREST),
    ],
)
def test_refused_post_is_answered_at_the_field(world, web, role, place, said):
    url = page("assignment_create", world.person("worker"))
    data = {"role": role, "place": getattr(world, place).pk, "starts_on": "2026-01-01"}

    response = web("district").post(url, data)

    assert said in str(response.context["form"].errors["place"])


@pytest.mark.parametrize(
    ("who", "whom", "status"),
    [
        ("lead", "worker", 200),
        ("lead", "stranger", 404),
        ("lead", "lead", 403),
        ("district", "worker", 200),
        ("district", "other_district", 404),
        ("worker", "worker", 403),
    ],
)
def test_who_gives_posts_to_whom(world, web, who, whom, status):
    assert web(who).get(page("assignment_create", world.person(whom))).status_code == status


def test_post_is_ended_with_a_reason(world, web):
    assignment = world.assignment("worker")

    response = web("lead").post(
        page("assignment_end", assignment), {"ends_on": "2026-01-31", "reason": "离职"}
    )

    assignment.refresh_from_db()
    assert response["Location"] == page("person_detail", world.person("worker"))
    assert str(assignment.ends_on) == "2026-01-31"
    assert "离职" in web("lead").get(response["Location"]).content.decode()


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"reason": ""}, "reason", "请填写原因"),
        ({"ends_on": ""}, "ends_on", "请填写最后一天"),
        ({"ends_on": "2019-12-31"}, "ends_on", phrases.END_BEFORE_START),
    ],
)
def test_wrong_ending_is_answered_at_the_field(world, web, change, field, said):
    data = {"ends_on": "2026-01-31", "reason": "离职", **change}

    response = web("lead").post(page("assignment_end", world.assignment("worker")), data)

    assert said in str(response.context["form"].errors[field])
    assert world.assignment("worker").ends_on is None


@pytest.mark.parametrize(
    ("who", "whose", "status"),
    [
        ("lead", "worker", 200),
        ("lead", "stranger", 404),
        ("lead", "lead", 403),
        ("agency", "lead", 200),
        ("district", "district", 403),
        ("worker", "worker", 403),
    ],
)
def test_who_ends_whose_post(world, web, who, whose, status):
    url = page("assignment_end", world.assignment(whose))

    assert web(who).get(url).status_code == status
    if status != 200:
        assert web(who).post(url, {"ends_on": "2026-01-31", "reason": "试"}).status_code == status
        assert world.assignment(whose).ends_on is None


def test_page_says_why_a_post_cannot_be_ended(world, web):
    assignment = world.assignment("worker")
    RoleAssignment.objects.filter(pk=assignment.pk).update(ends_on="2021-01-01")

    response = web("lead").get(page("assignment_end", assignment))

    assert phrases.ENDED_ALREADY in response.content.decode()
