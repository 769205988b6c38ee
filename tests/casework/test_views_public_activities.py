"""The pages that residents open without an account."""

import datetime as dt

import pytest

from casework.models import ActivityRegistration, CommunityActivity
from casework.services.activities import ActivityValues
from casework.services.registrations import new_token
from core import clock
from tests.support.activities import make_activity, register

NAME, PHONE = "欧阳演秘", "13912345678"
INNER = {
    "goal": "内部目的一句",
    "plan": "内部流程一句",
    "partners": "内部合作一句",
    "materials": "内部物资一句",
    "risk_plan": "内部预案一句",
    "duties": "内部分工一句",
}


@pytest.fixture
def activity(world):
    return make_activity(world, capacity=2, invitation="请自带水杯。", **INNER)


def address(activity):
    return f"/p/{activity.station_id}/a/{activity.public_code}/"


def filled_in(**known):
    return {
        "token": new_token(),
        "name": "演示居民",
        "phone": PHONE,
        "people": "1",
        "agreed": "on",
    } | known


def result(activity, token):
    return f"/p/{activity.station_id}/r/{token}/"


def test_public_page_says_what_everybody_may_know(web, activity):
    register(activity, name=NAME, phone=PHONE)

    page = web().get(address(activity)).content.decode()

    assert "重阳节包饺子" in page
    assert "请自带水杯" in page
    assert "还剩 1 个名额" in page
    assert not [text for text in (*INNER.values(), NAME, PHONE) if text in page]


@pytest.mark.parametrize("state", ["planned"])
def test_public_page_of_a_plan_is_not_there(web, world, activity, state):
    with world.scope("worker"):
        CommunityActivity.objects.update(state=state)

    assert web().get(address(activity)).status_code == 404


def test_public_page_needs_station_and_code_of_one_activity(web, world, activity):
    code, station = activity.public_code, activity.station_id

    assert web().get(f"/p/{world.neighbour.pk}/a/{code}/").status_code == 404
    assert web().get(f"/p/{station}/a/wrong/").status_code == 404
    assert web().get("/p/999999/a/wrong/").status_code == 404


def test_public_page_of_a_closed_station_is_not_there(web, world, activity):
    world.home.closed_on = clock.today() - dt.timedelta(days=1)
    world.home.save()

    assert web().get(address(activity)).status_code == 404


@pytest.mark.parametrize("who", [None, "worker", "stranger", "district"])
def test_resident_signs_up_and_reads_the_result(web, world, activity, who):
    sent = filled_in()

    response = web(who).post(address(activity), sent)
    page = web().get(result(activity, sent["token"])).content.decode()

    assert response.status_code == 302
    assert response["Location"] == result(activity, sent["token"])
    assert "报名成功" in page
    assert "演示居民" not in page
    assert PHONE not in page
    with world.scope("worker"):
        made = ActivityRegistration.objects.get()
        assert (made.name, made.phone, made.channel) == ("演示居民", PHONE, "public")


def test_sending_the_form_twice_makes_one(web, world, activity):
    sent = filled_in()

    assert [web().post(address(activity), sent).status_code for _ in range(2)] == [302, 302]
    with world.scope("worker"):
        assert ActivityRegistration.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"agreed": ""}, {"phone": "12"}, {"people": "0"}, {"people": "21"}, {"name": ""},
     {"token": "x"}],
)  # fmt: skip
def test_what_is_wrong_registers_nobody(web, world, activity, wrong):
    response = web().post(address(activity), filled_in(**wrong))

    assert response.status_code == 200
    with world.scope("worker"):
        assert not ActivityRegistration.objects.exists()


def test_known_phone_gets_the_same_words_as_a_list_that_filled_up(web, world, activity):
    register(activity, name=NAME, phone=PHONE)

    page = web().post(address(activity), filled_in()).content.decode()

    assert "没有新增报名" in page
    assert NAME not in page


def test_waiting_resident_sees_how_many_come_first(web, activity):
    register(activity, people=2)
    register(activity, people=3)
    sent = filled_in()

    web().post(address(activity), sent)

    assert "您前面还有 3 人候补" in web().get(result(activity, sent["token"])).content.decode()


def test_holder_of_the_token_cancels_and_the_next_one_moves_up(
    web, world, activity, django_capture_on_commit_callbacks
):
    sent, waiting = filled_in(people="2"), filled_in(phone="13800000002")
    web().post(address(activity), sent)
    web().post(address(activity), waiting)
    url = result(activity, sent["token"])

    assert web().post(url).status_code == 200  # without the button nothing is cancelled
    with django_capture_on_commit_callbacks() as callbacks:
        web().post(url, {"cancel": "yes"})

    assert len(callbacks) == 1
    assert "报名已取消" in web().get(url).content.decode()


def test_cancelling_says_what_is_lost(web, activity):
    sent, waiting = filled_in(people="2"), filled_in(phone="13800000002")
    web().post(address(activity), sent)
    web().post(address(activity), waiting)
    confirmed, queued = (
        web().get(result(activity, each["token"])).content.decode() for each in (sent, waiting)
    )

    assert "名额会让给候补的居民" in confirmed
    assert "取消后不再候补" in queued
    assert "名额会让给候补的居民" not in queued


def test_foreign_tokens_open_nothing(web, world, activity):
    made = register(activity)

    assert web().get(result(activity, new_token())).status_code == 404
    assert web().get(f"/p/{world.neighbour.pk}/r/{made.token}/").status_code == 404


def test_cancelled_activity_tells_its_reason(web, world, activity):
    made = register(activity)
    with world.scope("worker"):
        CommunityActivity.objects.update(state="cancelled", cancelled_reason="大雨")

    for url in (address(activity), result(activity, made.token)):
        page = web().get(url).content.decode()
        assert "大雨" in page
        assert "确定取消" not in page


def test_too_many_tries_from_one_address_are_refused(web, activity):
    answers = {web().post(address(activity), {}).status_code for _ in range(41)}

    assert answers == {200, 429}
    assert web().get(address(activity)).status_code == 200


def test_public_page_is_never_kept(web, activity):
    assert "no-store" in web().get(address(activity))["Cache-Control"]


def test_values_of_a_plan_are_complete():
    assert set(INNER) <= set(ActivityValues.__dataclass_fields__)
