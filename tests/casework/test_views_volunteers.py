"""The pages of volunteers: who gets in, hours, points, papers, the export."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from openpyxl import load_workbook

from casework import tasks
from casework.models import PointTransaction, Volunteer, VolunteerHours
from core import clock
from core.ids import uuid7
from core.models import AuditEvent
from stations.models import Job, PolicyRule
from tests.factories.volunteers import RewardFactory
from tests.support.activities import make_volunteer, serve
from tests.support.clients import id_number
from tests.support.queries import assert_constant_queries

NAME, PHONE, NUMBER = "欧阳演秘", "13912345678", id_number()
PAGES = ("", "points/", "statement/")
WRITERS = ("edit/", "train/", "serve/", "redeem/")
COLUMNS = [
    {"column": "姓名", "field": "name"},
    {"column": "性别", "field": "sex", "codes": {"0": "未知"}},
    {"column": "证件号码", "field": "identifier"},
    {"column": "联系电话", "field": "phone"},
]


@pytest.fixture
def volunteer(world):
    return make_volunteer(world, name=NAME, phone=PHONE, identifier=NUMBER)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("who", "status"),
    [("worker", 200), ("lead", 200), ("supervisor", 200), ("stranger", 404), ("district", 403)],
)
def test_volunteer_pages_are_for_the_station(web, volunteer, path, who, status):
    response = web(who).get(f"/volunteers/{volunteer.pk}/{path}")

    assert response.status_code == status
    if path != "statement/":
        shown = response.content.decode()
        assert (NAME in shown) is (who in ("worker", "lead"))
        assert PHONE not in shown
        assert NUMBER not in shown


@pytest.mark.parametrize("path", WRITERS)
@pytest.mark.parametrize(
    ("who", "status"), [("worker", 200), ("supervisor", 403), ("stranger", 404), ("street", 403)]
)
def test_volunteer_is_changed_by_his_station(web, volunteer, path, who, status):
    assert web(who).get(f"/volunteers/{volunteer.pk}/{path}").status_code == status


@pytest.mark.parametrize(
    ("who", "status"), [("worker", 200), ("supervisor", 403), ("district", 403), ("agency", 403)]
)
@pytest.mark.parametrize("path", ["/rewards/", "/rewards/new/", "/volunteers/new/"])
def test_rewards_and_registration_are_for_who_serves(web, path, who, status):
    assert web(who).get(path).status_code == status


def test_reward_of_another_station_is_not_found(web, world):
    with world.scope("worker"):
        reward = RewardFactory()

    assert web("stranger").get(f"/rewards/{reward.pk}/edit/").status_code == 404
    assert web("worker").get(f"/rewards/{reward.pk}/edit/").status_code == 200


@pytest.mark.parametrize(
    ("query", "found"),
    [(f"q={NAME}", True), (f"q={PHONE}", True), (f"q={NUMBER}", True), ("q=oyym", True),
     ("q=没有", False), ("state=left", False)],
)  # fmt: skip
def test_volunteer_list_finds(web, volunteer, query, found):
    assert (NAME in web("worker").get(f"/volunteers/?{query}").content.decode()) is found


def test_volunteer_list_shows_own_ones_masked_to_supervisors_and_has_no_ranking(
    web, world, volunteer
):
    make_volunteer(world, "stranger", name="别站的人")

    own = web("worker").get("/volunteers/").content.decode()
    masked = web("supervisor").get("/volunteers/?q=欧阳").content.decode()

    assert "别站的人" not in own + masked
    assert NAME not in masked
    assert "积分" not in own
    assert "order" not in own


def test_volunteer_is_registered_and_the_same_phone_is_pointed_out(web, world, volunteer):
    sent = {"id": str(uuid7()), "name": "演示新人", "phone": PHONE, "sex": "0"}

    refused = web("worker").post("/volunteers/new/", sent).content.decode()
    made = web("worker").post("/volunteers/new/", sent | {"is_another": "on"})

    assert NAME in refused
    assert "不是同一人" in refused
    assert made.status_code == 302


def test_volunteer_is_edited_and_keeps_what_is_left_empty(web, world, volunteer):
    sent = {
        "id": str(volunteer.pk),
        "seen_at": volunteer.updated_at.isoformat(),
        "name": "演示改名",
        "sex": "1",
        "skills": "理发、量血压",
        "state": "paused",
    }

    response = web("worker").post(f"/volunteers/{volunteer.pk}/edit/", sent)
    again = web("worker").post(f"/volunteers/{volunteer.pk}/edit/", sent)

    assert response.status_code == 302
    assert "已被别人改过" in again.content.decode()
    with world.scope("worker"):
        saved = Volunteer.objects.get()
        assert (saved.phone, saved.skills, saved.state) == (PHONE, ["理发", "量血压"], "paused")


def test_volunteer_changed_by_somebody_else_is_saved_the_second_time(web, world, volunteer):
    url, seen = f"/volunteers/{volunteer.pk}/edit/", volunteer.updated_at.isoformat()
    sent = {"id": str(volunteer.pk), "seen_at": seen, "sex": "1", "state": "active"}
    web("lead").post(url, sent | {"name": "演示站长改"})

    refused = web("worker").post(url, sent | {"name": "演示社工改"})
    form = refused.context["form"]
    again = {**sent, "name": form["name"].value(), "seen_at": form["seen_at"].value()}

    assert "再次保存以您填写的为准" in refused.content.decode()
    assert web("worker").post(url, again).status_code == 302
    with world.scope("worker"):
        assert Volunteer.objects.get().name == "演示社工改"


def test_reward_changed_by_a_redemption_is_saved_the_second_time(web, world, volunteer):
    with world.scope("worker"):
        reward = RewardFactory(points=10, stock=5)
    url = f"/rewards/{reward.pk}/edit/"
    sent = {"id": str(reward.pk), "seen_at": reward.updated_at.isoformat(), "points": "10"}
    web("lead").post(url, sent | {"name": "大米", "stock": "4"})

    refused = web("worker").post(url, sent | {"name": "食用油", "stock": "9"})
    form = refused.context["form"]
    again = {name: form[name].value() or "" for name in form.fields}

    assert "再次保存以您填写的为准" in refused.content.decode()
    assert web("worker").post(url, again).status_code == 302
    with world.scope("worker"):
        reward.refresh_from_db()
    assert (reward.name, reward.stock) == ("食用油", 9)


def test_key_used_before_is_renewed_and_nothing_typed_is_lost(web, world, volunteer):
    sent = {"id": str(volunteer.pk), "name": "演示另一人", "sex": "0"}

    refused = web("worker").post("/volunteers/new/", sent)
    form = refused.context["form"]
    again = {**sent, "name": form["name"].value(), "id": form["id"].value()}

    assert "这一页已失效" in refused.content.decode()
    assert web("worker").post("/volunteers/new/", again).status_code == 302
    with world.scope("worker"):
        assert Volunteer.objects.filter(name="演示另一人").count() == 1


def test_hours_points_redemption_and_correction(web, world, volunteer):
    with world.scope("worker"):
        reward = RewardFactory(points=10, stock=1)
    worker, url = web("worker"), f"/volunteers/{volunteer.pk}/"

    sent = {"id": str(uuid7()), "minutes": "120", "content": "陪老人就医"}
    assert "请填写服务日期" in worker.post(f"{url}serve/", sent).content.decode()
    sent["served_on"] = clock.today().isoformat()
    assert worker.post(f"{url}serve/", sent).status_code == 302
    sent = {"id": str(uuid7()), "reward": str(reward.pk)}
    assert worker.post(f"{url}redeem/", sent).status_code == 302
    gone = worker.post(f"{url}redeem/", {"id": str(uuid7()), "reward": str(reward.pk)})
    assert "已经兑完" in gone.content.decode()
    with world.scope("worker"):
        earned = PointTransaction.objects.get(kind="earn")
        hours = VolunteerHours.objects.get()
    refused = worker.post(f"{url}points/{earned.pk}/correct/", {"reason": "记错了"})
    assert "积分不能为负数" in refused.content.decode()
    refused = worker.post(f"{url}hours/{hours.pk}/cancel/", {"reason": "记错了"})
    assert "不够冲回" in refused.content.decode()
    assert "+20" in worker.get(f"{url}points/").content.decode()


@pytest.mark.parametrize(("who", "status"), [("supervisor", 403), ("stranger", 404)])
def test_hours_and_points_are_taken_back_by_the_station_alone(web, world, volunteer, who, status):
    hours = serve(world, volunteer)
    with world.scope("worker"):
        earned = PointTransaction.objects.get()
    url = f"/volunteers/{volunteer.pk}/"

    for path in (f"hours/{hours.pk}/cancel/", f"points/{earned.pk}/correct/", "certificate/"):
        assert web(who).post(f"{url}{path}", {"reason": "x"}).status_code == status


def test_certificate_and_statement_are_papers(web, world, volunteer):
    serve(world, volunteer)
    worker, url = web("worker"), f"/volunteers/{volunteer.pk}/"

    for response in (worker.post(f"{url}certificate/"), worker.get(f"{url}statement/")):
        assert b"".join(response.streaming_content).startswith(b"%PDF")
    with world.scope("worker"):
        actions = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"volunteer.certified", "volunteer.printed"} <= actions


def test_training_is_noted(web, volunteer):
    sent = {"id": str(uuid7()), "title": "助老技巧", "held_on": "2026-01-05", "hours": "2"}

    web("worker").post(f"/volunteers/{volunteer.pk}/train/", sent)

    assert "助老技巧" in web("worker").get(f"/volunteers/{volunteer.pk}/").content.decode()


def export(world, web, **sent):
    PolicyRule.objects.create(
        document=world.document, key="volunteer_export", clause="一", value=COLUMNS
    )
    web("worker").post("/volunteers/export/", sent)
    with world.scope("worker"):
        job = Job.objects.get()
    tasks.export_volunteers(job_id=str(job.pk))
    with world.scope("worker"):
        job.refresh_from_db()
    content = (Path(settings.MEDIA_ROOT) / job.result_path).read_bytes()
    book = load_workbook(BytesIO(content))
    return [[cell.value for cell in row] for row in book.active.iter_rows()]


def test_export_hides_numbers_unless_a_use_is_stated(web, world, volunteer):
    rows = export(world, web)

    assert rows[0] == ["姓名", "性别", "证件号码", "联系电话"]
    assert rows[1][:2] == [NAME, "未知"]
    assert NUMBER not in rows[1]
    assert PHONE not in rows[1]


def test_export_in_full_leaves_its_use_in_the_audit(web, world, volunteer):
    rows = export(world, web, in_full="on", reason="报送市级系统")

    assert rows[1][2:] == [NUMBER, PHONE]
    with world.scope("worker"):
        event = AuditEvent.objects.get(action="volunteer.exported")
        assert event.reason == "报送市级系统"


def test_export_in_full_without_a_use_is_refused(web, world, volunteer):
    web("worker").post("/volunteers/export/", {"in_full": "on"})

    with world.scope("worker"):
        assert not Job.objects.exists()


def test_volunteer_list_takes_as_many_queries_with_more_rows(web, world):
    assert_constant_queries(web("worker"), "/volunteers/", lambda: make_volunteer(world))


def test_volunteer_page_takes_as_many_queries_with_more_hours(web, world, volunteer):
    assert_constant_queries(
        web("worker"), f"/volunteers/{volunteer.pk}/", lambda: serve(world, volunteer)
    )
