"""志愿者时长 of one activity: all volunteers on one page, each once."""

import pytest

from casework.models import Volunteer, VolunteerHours
from casework.services.activities import cancel_activity
from casework.services.volunteer_hours import confirm_hours_at
from core import clock
from core.errors import RefusedError
from tests.support.activities import make_activity, make_volunteer, serve
from tests.support.queries import assert_constant_queries

HELPED = "陪老人入场"


@pytest.fixture
def activity(world):
    return make_activity(world, is_open=False, days=0)


@pytest.fixture
def volunteers(world):
    return [make_volunteer(world, name=f"演示志愿{each}") for each in "甲乙丙"]


def url(activity):
    return f"/activities/{activity.pk}/hours/"


def ticked(*volunteers, minutes="90"):
    sent = {"content": HELPED}
    for each in volunteers:
        sent |= {f"served_{each.pk.hex}": "on", f"minutes_{each.pk.hex}": minutes}
    return sent


def hours(world):
    with world.scope("worker"):
        return list(VolunteerHours.objects.values_list("volunteer", "minutes", "content"))


@pytest.mark.parametrize(
    ("who", "status"),
    [("worker", 200), ("lead", 200), ("supervisor", 403), ("stranger", 404), ("district", 403)],
)
def test_hours_of_an_activity_are_for_who_serves(web, activity, volunteers, who, status):
    response = web(who).get(url(activity))

    assert response.status_code == status
    assert ("演示志愿甲" in response.content.decode()) is (status == 200)


def test_hours_of_several_are_confirmed_at_once_and_once(web, world, activity, volunteers):
    first, second, third = volunteers
    sent = ticked(first, second)

    assert web("lead").post(url(activity), sent).status_code == 302
    assert web("lead").post(url(activity), sent).status_code == 302

    assert sorted(hours(world)) == sorted((each.pk, 90, HELPED) for each in (first, second))
    with world.scope("worker"):
        points = dict(Volunteer.objects.values_list("name", "points"))
        day = VolunteerHours.objects.values_list("served_on", "activity").distinct().get()
    assert points == {first.name: 15, second.name: 15, third.name: 0}
    assert day == (clock.today(), activity.pk)


def test_page_lists_whose_hours_are_confirmed_and_asks_for_the_others(
    web, world, activity, volunteers
):
    serve(world, volunteers[0], 45, activity=activity)

    response = web("worker").get(url(activity))

    assert "45 分钟" in response.content.decode()
    assert [name for name, _, _ in response.context["lines"]] == ["演示志愿丙", "演示志愿乙"]
    assert response.context["lines"][0][2].value() == 120


@pytest.mark.parametrize(
    ("minutes", "picks", "sentence"),
    [
        ("90", 0, "请勾选参加服务的志愿者"),
        ("", 1, "时长须在 1 到 1440"),
        ("0", 1, "时长须在 1 到 1440"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(
    web, world, activity, volunteers, minutes, picks, sentence
):
    sent = ticked(*volunteers[:picks], minutes=minutes)

    response = web("worker").post(url(activity), sent)

    assert sentence in response.content.decode()
    assert HELPED in response.content.decode()
    assert hours(world) == []


def test_activity_to_come_has_no_hours(web, world, volunteers):
    activity = make_activity(world)

    assert web("worker").post(url(activity), ticked(volunteers[0])).status_code == 403
    assert url(activity) not in web("worker").get(f"/activities/{activity.pk}/").content.decode()
    assert hours(world) == []


def test_cancelled_activity_has_no_hours(world, activity, volunteers):
    with world.scope("worker"):
        over = cancel_activity(activity=activity, reason="下雨", by=world.person("worker"))
        with pytest.raises(RefusedError, match="活动已取消"):
            confirm_hours_at(
                activity=over,
                minutes={volunteers[0].pk: 60},
                content=HELPED,
                by=world.person("worker"),
            )


def test_one_who_has_left_spoils_the_whole_sheet(world, activity, volunteers):
    with world.scope("worker"):
        Volunteer.objects.filter(pk=volunteers[2].pk).update(state="left")
        with pytest.raises(RefusedError, match="不在册"):
            confirm_hours_at(
                activity=activity,
                minutes={each.pk: 60 for each in volunteers},
                content=HELPED,
                by=world.person("worker"),
            )

    assert hours(world) == []


def test_activity_page_leads_to_the_hours_once_it_has_begun(web, activity):
    assert url(activity) in web("worker").get(f"/activities/{activity.pk}/").content.decode()
    assert (
        url(activity) not in web("supervisor").get(f"/activities/{activity.pk}/").content.decode()
    )


def test_hours_of_an_activity_take_as_many_queries_with_more_volunteers(web, world, activity):
    def helper():
        serve(world, make_volunteer(world), activity=activity)
        make_volunteer(world)

    assert_constant_queries(web("worker"), url(activity), helper)
