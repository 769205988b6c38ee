"""Tests of stations.views.people: inviting somebody."""

import pytest

from accounts.models import User
from stations import phrases
from stations.enums import Role
from stations.models import RoleAssignment

INVITE = "/people/invite/"


def invitation(world, **change):
    """A form that is right, but for `change`."""
    return {
        "role": Role.SOCIAL_WORKER,
        "display_name": "演示社工乙",
        "username": "yanshi.yi",
        "phone": "13812345678",
        "email": "",
        "place": world.home.pk,
        "starts_on": "2026-01-01",
        "ends_on": "",
        **change,
    }


def test_invited_person_comes_in_with_the_link(world, web):
    response = web("lead").post(INVITE, invitation(world))

    link = response.context["link"]
    assert link.startswith("http://testserver/accounts/password/reset/key/")
    assert "no-store" in response["Cache-Control"]
    guest = web()
    form = guest.get(link, follow=True)
    password = {"password1": "zhuyuan-qing-feng-88", "password2": "zhuyuan-qing-feng-88"}
    guest.post(form.redirect_chain[-1][0], password)
    user = User.objects.get(username="yanshi.yi")
    assert user.check_password("zhuyuan-qing-feng-88")
    assert "已失效" in web().get(link, follow=True).content.decode()


def test_role_is_chosen_first_among_those_to_give(web):
    text = web("district").get(INVITE).content.decode()

    assert "?role=station_lead" in text
    assert "?role=platform_admin" not in text


def test_only_role_to_give_is_not_asked_for(world, web):
    form = web("lead").get(INVITE).context["form"]

    assert form.role == Role.SOCIAL_WORKER
    assert form["place"].value() == world.home.pk


@pytest.mark.parametrize(
    ("role", "who"),
    [(role, "admin") for role in Role]
    + [(Role.AGENCY_MANAGER, "district"), (Role.EVALUATOR, "district")],
)
def test_form_of_each_role_is_shown(web, role, who):
    response = web(who).get(INVITE, {"role": role})

    assert response.status_code == 200
    assert ("place" in response.context["form"].fields) is (role != Role.PLATFORM_ADMIN)


def test_station_page_fills_in_the_station(world, web):
    query = {"role": Role.STATION_LEAD, "station": world.neighbour.pk}

    form = web("district").get(INVITE, query).context["form"]

    assert str(form["place"].value()) == str(world.neighbour.pk)


@pytest.mark.parametrize(
    ("role", "place"),
    [
        (Role.PLATFORM_ADMIN, None),
        (Role.CITY_OFFICER, "city"),
        (Role.AGENCY_MANAGER, "agency"),
        (Role.STREET_OFFICER, "street"),
    ],
)
def test_platform_invites_every_kind(world, web, role, place):
    change = {"place": getattr(world, place).pk} if place else {}

    web("admin").post(INVITE, invitation(world, role=role, **change))

    assert RoleAssignment.objects.get(user__username="yanshi.yi").role == role


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"display_name": ""}, "display_name", "请填写姓名"),
        ({"display_name": "长" * 41}, "display_name", "40"),
        ({"username": "worker"}, "username", "已有人使用"),
        ({"username": "Worker"}, "username", "已有人使用"),
        ({"username": "a b"}, "username", "登录名须为"),
        ({"username": "x" * 200}, "username", "30"),
        ({"username": "a\x00b"}, "username", "登录名须为"),
        ({"phone": "123"}, "phone", "电话有误"),
        ({"email": "x@"}, "email", "邮"),
        ({"place": ""}, "place", "请选择"),
        ({"place": "999999"}, "place", "请从列表中选择"),
        ({"starts_on": "明天"}, "starts_on", "日期"),
        ({"ends_on": "2025-01-01"}, "ends_on", phrases.END_BEFORE_START),
    ],
)
def test_wrong_invitation_is_answered_at_the_field(world, web, change, field, said):
    response = web("lead").post(INVITE, invitation(world, **change))

    assert response.status_code == 200
    assert said in str(response.context["form"].errors[field])
    assert not User.objects.filter(display_name="演示社工乙").exists()


def test_place_outside_the_scope_is_not_offered(world, web):
    response = web("lead").post(INVITE, invitation(world, place=world.neighbour.pk))

    assert "请从列表中选择" in str(response.context["form"].errors["place"])


def test_agency_beyond_the_scope_is_refused_at_the_field(world, web):
    type(world.far).objects.filter(pk=world.far.pk).update(agency=world.agency)
    data = invitation(world, role=Role.AGENCY_MANAGER, place=world.agency.pk)

    response = web("district").post(INVITE, data)

    assert phrases.OUTSIDE_SCOPE in str(response.context["form"].errors["place"])


@pytest.mark.parametrize(
    ("who", "role"),
    [("lead", Role.STATION_LEAD), ("agency", Role.AGENCY_MANAGER), ("district", Role.CITY_OFFICER)],
)
def test_role_beyond_the_giver_is_refused(world, web, who, role):
    response = web(who).post(INVITE, invitation(world, role=role))

    assert response.status_code == 403
    assert not User.objects.filter(username="yanshi.yi").exists()


@pytest.mark.parametrize("who", ["worker", "city", "street", "auditor", "supervisor", "evaluator"])
def test_inviting_is_not_for_everybody(world, web, who):
    client = web(who)

    assert client.get(INVITE).status_code == 403
    assert client.post(INVITE, invitation(world)).status_code == 403
