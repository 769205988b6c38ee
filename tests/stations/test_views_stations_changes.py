"""Tests of stations.views.stations: set up, change, close, open again."""

import pytest
from django.urls import reverse

from stations.enums import StationLevel
from stations.models import Station
from tests.factories.stations import StationFactory

NEW = "/stations/new/"


def url(name, station):
    """Return the address of a page of a station."""
    return reverse(f"stations:station_{name}", args=[station.pk])


def filled(world, **change):
    """A form that is right, but for `change`."""
    return {
        "level": StationLevel.STREET_STATION,
        "region": world.street.pk,
        "name": "演示新站",
        "opened_on": "2026-01-01",
        **change,
    }


# ── set up ───────────────────────────────────────────────────────────
def test_district_sets_up_a_station(world, web):
    response = web("district").post(NEW, filled(world))

    station = Station.objects.get(name="演示新站")
    assert response["Location"] == url("detail", station)
    assert station.parent is None


def test_platform_chooses_the_district_first(world, web):
    client = web("admin")

    first = client.get(NEW)
    done = client.post(
        f"{NEW}?district={world.other_district.pk}", filled(world, region=world.far_street.pk)
    )

    assert "先选所在的区" in first.content.decode()
    assert done.status_code == 302


def test_street_station_goes_to_the_only_centre(world, web):
    centre = StationFactory(level=StationLevel.DISTRICT_CENTER, region=world.district)

    web("district").post(NEW, filled(world))

    assert Station.objects.get(name="演示新站").parent == centre


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"name": ""}, "name", "请填写名称"),
        ({"name": "大智街道社工站"}, "name", "已有同名"),
        ({"level": "x"}, "level", "选择"),
        ({"region": ""}, "region", "请选择所在区划"),
        ({"region": "far_street"}, "region", "请从列表中选择"),
        ({"region": "community"}, "region", "应设在街道"),
        ({"level": StationLevel.COMMUNITY_ROOM, "region": "community"}, "parent", "须选择上级"),
        ({"parent": "neighbour"}, "parent", "上级应为区级指导中心"),
        ({"parent": "far"}, "parent", "请从列表中选择"),
        ({"phone": "12"}, "phone", "电话有误"),
        ({"opened_on": "2026-02-30"}, "opened_on", "日期"),
    ],
)
def test_wrong_input_is_answered_at_the_field(world, web, change, field, said):
    places = {
        name: getattr(world, value).pk
        for name, value in change.items()
        if isinstance(getattr(world, str(value), None), Station | type(world.street))
    }

    response = web("district").post(NEW, filled(world, **{**change, **places}))

    assert response.status_code == 200
    assert said in str(response.context["form"].errors[field])
    assert not Station.objects.filter(name="演示新站").exists()


def test_double_click_makes_one_station(world, web):
    client = web("district")
    client.post(NEW, filled(world))

    again = client.post(NEW, filled(world))

    assert "已有同名" in str(again.context["form"].errors["name"])
    assert Station.objects.filter(name="演示新站").count() == 1


@pytest.mark.parametrize(
    ("who", "status"),
    [("admin", 200), ("district", 200), ("city", 403), ("agency", 403), ("lead", 403)],
)
def test_who_may_set_up_and_change(world, web, who, status):
    client = web(who)

    assert client.get(NEW).status_code == status
    for name in ("edit", "close", "reopen"):
        assert client.get(url(name, world.home)).status_code == status


@pytest.mark.parametrize("name", ["edit", "close", "reopen"])
def test_station_of_another_district_cannot_be_changed(world, web, name):
    response = web("other_officer").post(url(name, world.home), {"reason": "试"})

    assert response.status_code == 404


# ── change, close, open again ────────────────────────────────────────
def test_station_is_changed(world, web):
    data = filled(world, name="大智社工站", phone="027-82821234")

    response = web("district").post(url("edit", world.home), data)

    world.home.refresh_from_db()
    assert response.status_code == 302
    assert (world.home.name, world.home.phone, world.home.agency) == (
        "大智社工站",
        "027-82821234",
        None,
    )
    assert "名称" in web("district").get(url("detail", world.home)).content.decode()


def test_station_is_closed_and_opened_again(world, web):
    client = web("district")

    client.post(url("close", world.home), {"closed_on": "2026-01-01", "reason": "合并"})
    world.home.refresh_from_db()
    assert str(world.home.closed_on) == "2026-01-01"
    assert "已停用" in client.get(url("close", world.home)).content.decode()
    client.post(url("reopen", world.home), {"reason": "误操作"})

    world.home.refresh_from_db()
    assert world.home.closed_on is None


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"reason": ""}, "reason", "请填写原因"),
        ({"closed_on": "x"}, "closed_on", "日期"),
        ({"closed_on": "2019-01-01"}, "closed_on", "不能早于启用日期"),
    ],
)
def test_wrong_closing_is_answered_at_the_field(world, web, change, field, said):
    data = {"closed_on": "2026-01-01", "reason": "合并", **change}

    response = web("district").post(url("close", world.home), data)

    assert said in str(response.context["form"].errors[field])
    world.home.refresh_from_db()
    assert world.home.closed_on is None
