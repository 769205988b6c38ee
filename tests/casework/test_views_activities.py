"""The pages of activities: who gets in, what they do, what they print."""

import datetime as dt

import pytest
from django.utils import timezone

from casework.models import ActivityRegistration, CommunityActivity, CostLine, ServiceRecord
from casework.services.costs import CostValues, add_cost
from core import clock
from core.ids import uuid7
from tests.factories.activities import ActivityRegistrationFactory
from tests.factories.questionnaires import QuestionSetVersionFactory
from tests.support.activities import at, make_activity, register
from tests.support.clients import make_client
from tests.support.queries import assert_constant_queries
from tests.support.records import plan, typed as record_typed
from tests.support.web import seen

SECRET, PHONE = "欧阳演秘", "13912345678"
PAGES = ("", "registrations/", "report/")
WRITERS = ("edit/", "cancel/", "costs/new/", "poster/", "sign-in/")


@pytest.fixture
def activity(world):
    made = make_activity(world)
    register(made, phone=PHONE, name=SECRET)
    return made


@pytest.fixture
def held(world):
    return make_activity(
        world, is_open=False, starts_at=at(0, 0), ends_at=at(0, 0) + dt.timedelta(minutes=1)
    )


def typed(world, **known):
    """Return what the form sends."""
    with world.scope("worker"):
        item = plan(world)
    day = timezone.localdate(clock.now()) + dt.timedelta(days=4)
    return {
        "id": str(uuid7()),
        "name": "冬至汤圆会",
        "kind": "festival",
        "starts_on": day.isoformat(),
        "starts_at": "14:00",
        "ends_at": "16:00",
        "place": "社区活动室",
        "worker": world.person("worker").pk,
        "plan": f"{item.project_id}:{item.item_id}",
        "needs_sign_up": "on",
        "takes_waiting": "on",
        "capacity": "20",
    } | known


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("who", "status"),
    [("worker", 200), ("lead", 200), ("supervisor", 200), ("stranger", 404), ("district", 403)],
)
def test_activity_pages_are_for_the_station(web, activity, path, who, status):
    response = web(who).get(f"/activities/{activity.pk}/{path}")

    assert response.status_code == status
    assert ("重阳节包饺子" in response.content.decode()) is (status == 200)


@pytest.mark.parametrize("path", WRITERS)
@pytest.mark.parametrize(
    ("who", "status"), [("worker", 200), ("supervisor", 403), ("stranger", 404), ("street", 403)]
)
def test_activity_is_changed_by_its_station(web, activity, path, who, status):
    assert web(who).get(f"/activities/{activity.pk}/{path}").status_code == status


@pytest.mark.parametrize(
    "path", ["open/", "close/", "attend/", "complete/", "registrations/{registration}/cancel/"]
)
@pytest.mark.parametrize(("who", "status"), [("supervisor", 403), ("stranger", 404)])
def test_activity_is_moved_by_its_station(web, world, activity, path, who, status):
    with world.scope("worker"):
        registration = ActivityRegistration.objects.get().pk

    url = f"/activities/{activity.pk}/{path.format(registration=registration)}"

    assert web(who).post(url).status_code == status


def test_supervisor_sees_no_name_of_a_resident(web, activity):
    pages = [
        web("supervisor").get(f"/activities/{activity.pk}/{path}").content.decode()
        for path in PAGES
    ]

    assert not [page for page in pages if SECRET in page or PHONE in page]
    assert "欧阳**" in pages[1]


def test_activity_list_has_what_comes_and_what_was(web, world, activity):
    make_activity(world, "stranger", name="别站的活动")
    gone = make_activity(world, name="取消的活动")
    with world.scope("worker"):
        CommunityActivity.objects.filter(pk=gone.pk).update(state="cancelled")

    coming = web("worker").get("/activities/").content.decode()
    past = web("worker").get("/activities/?when=past").content.decode()

    assert "重阳节包饺子" in coming
    assert "取消的活动" not in coming
    assert "取消的活动" in past
    assert "别站的活动" not in coming + past


@pytest.mark.parametrize(
    ("query", "found"),
    [("q=包饺子", True), ("q=bjz", True), ("q=没有", False), ("kind=health", False),
     ("state=open", True), ("cursor=%00&worker=nobody", True)],
)  # fmt: skip
def test_activity_list_filters(web, activity, query, found):
    page = web("worker").get(f"/activities/?{query}").content.decode()

    assert ("重阳节包饺子" in page) is found


@pytest.mark.parametrize(
    ("known", "words", "state"),
    [({}, "报名中", "open"), ({"capacity": 1}, "已满可候补", "open"),
     ({"capacity": 1, "takes_waiting": False}, "名额已满", "open"),
     ({"sign_up_until": -1}, "报名截止", "full")],
)  # fmt: skip
def test_activity_says_whether_one_can_still_sign_up(web, world, known, words, state):
    made = make_activity(world, **{key: value for key, value in known.items() if value != -1})
    register(made)
    if "sign_up_until" in known:
        with world.everywhere():
            CommunityActivity.objects.update(sign_up_until=at(-1))

    pages = [f"/activities/{made.pk}/", f"/activities/?state={state}"]
    other = "full" if state == "open" else "open"

    for page in pages:
        assert f">{words}</span>" in web("worker").get(page).content.decode()
    assert made.name not in web("worker").get(f"/activities/?state={other}").content.decode()


def test_activity_form_leaves_the_project_to_be_chosen(web, world):
    page = web("worker").get("/activities/new/").content.decode()

    assert '<option value="" selected>请选择</option>' in page


def test_activity_is_planned_once_however_often_it_is_sent(web, world):
    sent = typed(world)
    answers = [web("worker").post("/activities/new/", sent) for _ in range(2)]

    assert [each.status_code for each in answers] == [302, 302]
    with world.scope("worker"):
        made = CommunityActivity.objects.get()
        assert timezone.localtime(made.starts_at).hour == 14
        assert made.capacity == 20


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ends_at": "13:00"}, "结束时间须晚于开始时间"),
        ({"plan": "x:1"}, "请从列表中选择项目和条目"),
        ({"name": ""}, "请填写活动名称"),
    ],
)
def test_activity_form_says_what_is_wrong(web, world, wrong, sentence):
    response = web("worker").post("/activities/new/", typed(world, **wrong))

    assert response.status_code == 200
    assert sentence in response.content.decode()
    with world.scope("worker"):
        assert not CommunityActivity.objects.exists()


def test_activity_is_edited_and_a_second_editor_is_told(web, world):
    activity = make_activity(world)
    seen = activity.updated_at.isoformat()
    url = f"/activities/{activity.pk}/edit/"

    first = web("worker").post(url, typed(world, seen_at=seen, name="第一次"))
    second = web("lead").post(url, typed(world, seen_at=seen, name="第二次"))

    assert first.status_code == 302
    assert "已被别人改过" in second.content.decode()


def test_worker_registers_and_cancels(web, world, activity):
    client = make_client(world, name="演示老人")
    url = f"/activities/{activity.pk}/registrations/"

    sent = {"id": str(uuid7()), "clients": [str(client.pk)], "people": "1"}
    assert web("worker").post(url, sent).status_code == 302
    with world.scope("worker"):
        made = ActivityRegistration.objects.get(client=client)
    assert "演示老人" in web("worker").get(url).content.decode()
    assert web("worker").post(f"{url}{made.pk}/cancel/").status_code == 302
    with world.scope("worker"):
        made.refresh_from_db()
        assert made.state == "cancelled"


def test_nobody_is_registered_without_a_name(web, world, activity):
    url = f"/activities/{activity.pk}/registrations/"

    response = web("worker").post(url, {"id": str(uuid7()), "people": "1"})

    assert "请选择服务对象，或填写姓名" in response.content.decode()


def test_attendance_then_report_then_prints(web, world, held):
    client = make_client(world)
    worker, url = web("worker"), f"/activities/{held.pk}/"

    sheet = {"clients": [str(client.pk)], "others": "7"}
    worker.post(f"{url}attend/", sheet | seen(worker, f"{url}report/"))
    page = worker.get(f"{url}report/").content.decode()
    done = worker.post(f"{url}complete/", {"content": "包了三百个饺子。", "next_step": "冬至再办"})

    assert "已签到 8 人" in page
    assert done.status_code == 302
    with world.scope("worker"):
        record = ServiceRecord.objects.get()
        assert (record.anonymous_count, record.next_step) == (7, "冬至再办")
    for path in ("plan/", "sign-in/", "report/print/"):
        response = worker.get(f"{url}{path}")
        assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert web("supervisor").get(f"{url}report/print/").status_code == 200


def report_of(web, held, **sheet):
    """Mark who came and write the report, as the worker."""
    worker, url = web("worker"), f"/activities/{held.pk}/"
    worker.post(f"{url}attend/", {"others": "7"} | sheet | seen(worker, f"{url}report/"))
    worker.post(f"{url}complete/", {"content": "包了三百个饺子。"})


@pytest.mark.parametrize(
    ("who", "status"),
    [("worker", 200), ("lead", 200), ("supervisor", 403), ("stranger", 404), ("district", 403)],
)
def test_attendance_is_corrected_by_its_author_and_the_lead(web, held, who, status):
    report_of(web, held)

    assert web(who).get(f"/activities/{held.pk}/attendance/").status_code == status


def test_attendance_is_not_corrected_before_the_report(web, held):
    assert web("worker").get(f"/activities/{held.pk}/attendance/").status_code == 403


def test_attendance_correction_opens_with_what_is_there_and_writes_a_version(web, world, held):
    client, url = make_client(world), f"/activities/{held.pk}/attendance/"
    report_of(web, held, clients=[str(client.pk)])
    worker = web("worker")

    offered = worker.get(f"/activities/{held.pk}/report/").content.decode()
    form = worker.get(url).context["sheet"]
    unexplained = worker.post(url, {"others": "4", "version": "1"})
    corrected = worker.post(url, {"others": "4", "version": "1", "reason": "此人当天没来"})
    late = web("lead").post(url, {"others": "5", "version": "1", "reason": "另一页"})

    assert url in offered
    assert (form["clients"].value(), form["others"].value()) == ([str(client.pk)], 7)
    assert unexplained.context["sheet"].errors["reason"]
    assert unexplained.context["sheet"]["others"].value() == "4"
    assert corrected.status_code == 302
    assert "已被别人更正" in late.content.decode()
    assert late.context["sheet"]["version"].value() == "2"
    with world.scope("worker"):
        record = ServiceRecord.objects.get()
        assert (record.version, record.anonymous_count) == (2, 4)
        assert not record.participations.exists()


def test_record_of_an_activity_keeps_the_people_of_its_sheet(web, world, held):
    report_of(web, held)
    with world.scope("worker"):
        record = ServiceRecord.objects.get()
        sent = record_typed(
            world, kind=record.kind, method="community", reason="补记", version="1", situation=""
        )
    url = f"/records/{record.pk}/correct/"

    page = web("worker").get(url).content.decode()
    refused = web("worker").post(url, sent | {"anonymous_count": "9"})
    corrected = web("worker").post(url, sent | {"anonymous_count": "7"})

    assert f"/activities/{held.pk}/attendance/" in page
    assert "更正出席" in str(refused.context["form"].errors)
    assert corrected.status_code == 302


def test_report_keeps_the_answers_to_the_questions_in_use(web, world, held):
    version = QuestionSetVersionFactory(question_set__kind="activity")
    worker, url = web("worker"), f"/activities/{held.pk}/"
    worker.post(f"{url}attend/", {"others": "7"} | seen(worker, f"{url}report/"))

    asked = worker.get(f"{url}report/").content.decode()
    typed = {"content": "包了三百个饺子。", "q_mood": "poor", "q_safety": "4"}
    refused = worker.post(f"{url}complete/", typed)
    done = worker.post(f"{url}complete/", typed | {"q_mood_why": "天冷人少"})

    assert "情绪差的原因" in asked
    assert refused.status_code == 200
    assert done.status_code == 302
    with world.scope("worker"):
        record = ServiceRecord.objects.get()
        assert record.form_version == version
        assert record.answers["mood_why"] == "天冷人少"
    page = worker.get(f"{url}report/").content.decode()
    assert "包了三百个饺子" in page
    assert "天冷人少" in page
    printed = worker.get(f"{url}report/print/").context["sheet"]
    assert "天冷人少" in {each.text for each in printed.answers}


def test_report_is_not_printed_before_it_is_written(web, held):
    assert web("worker").get(f"/activities/{held.pk}/report/print/").status_code == 403


def test_code_and_poster_lead_to_the_public_page(web, activity):
    worker, url = web("worker"), f"/activities/{activity.pk}/"

    assert worker.get(f"{url}code.png").content.startswith(b"\x89PNG")
    assert b"<svg" in worker.get(f"{url}code.svg").content
    assert worker.get(f"{url}poster/").status_code == 200
    assert activity.public_code in worker.get(url).content.decode()


def test_costs_are_added_changed_and_removed(web, world, activity):
    url, key = f"/activities/{activity.pk}/costs/", uuid7()
    worker = web("worker")

    worker.post(f"{url}new/", {"id": str(key), "what": "面粉", "planned": "100"})
    seen = worker.get(f"{url}{key}/").context["form"]["seen_at"].value()
    sent = {"id": str(key), "seen_at": seen, "what": "面粉", "planned": "120"}
    worker.post(f"{url}{key}/", sent)
    page = worker.get(f"/activities/{activity.pk}/").content.decode()
    worker.post(f"{url}{key}/remove/")

    assert "120.00" in page
    with world.scope("worker"):
        assert not CostLine.objects.exists()


def test_cost_of_another_activity_is_not_found_here(web, world, activity):
    other, key = make_activity(world), uuid7()
    with world.scope("worker"):
        add_cost(
            cost_id=key,
            activity=other,
            values=CostValues(what="面粉"),
            by=world.person("worker"),
        )

    assert web("worker").get(f"/activities/{activity.pk}/costs/{key}/").status_code == 404
    assert web("worker").post(f"/activities/{activity.pk}/costs/{key}/remove/").status_code == 404


def test_activity_list_takes_as_many_queries_with_more_rows(web, world):
    assert_constant_queries(web("worker"), "/activities/", lambda: make_activity(world))


def test_registrations_take_as_many_queries_with_more_rows(web, world):
    activity = make_activity(world)

    assert_constant_queries(
        web("worker"), f"/activities/{activity.pk}/registrations/", lambda: register(activity)
    )


def test_attendance_takes_as_many_queries_with_more_rows(web, world, held):
    def register_somebody():
        with world.scope("worker"):
            ActivityRegistrationFactory(activity=held)

    assert_constant_queries(web("worker"), f"/activities/{held.pk}/report/", register_somebody)
