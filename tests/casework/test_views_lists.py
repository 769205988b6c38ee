"""需求清单 and 资源清单: filters, states, figures, exports, prints."""

import datetime as dt
from io import BytesIO

import pytest
from django.conf import settings
from openpyxl import load_workbook

from casework.models import CommunityNeed, CommunityResource
from casework.tasks import export_needs, export_resources
from core import clock
from core.ids import uuid7
from stations.models import Job
from tests.factories.communities import (
    CommunityNeedFactory,
    ListItemFactory,
    NeedFactory,
    ResourceFactory,
)
from tests.support.queries import assert_constant_queries
from tests.support.web import seen

PHONE = "13812345678"
PAGES = {
    "need": "/needs/{need}/",
    "edit need": "/needs/{need}/edit/",
    "resource": "/resources/{resource}/",
    "edit resource": "/resources/{resource}/edit/",
}


@pytest.fixture
def rows(world):
    """A need and a resource of the home station."""
    with world.scope("worker"):
        return {"need": CommunityNeedFactory().pk, "resource": ResourceFactory().pk}


@pytest.mark.parametrize("page", PAGES)
def test_list_pages_are_for_the_station(web, rows, page):
    url = PAGES[page].format(**rows)

    assert web("worker").get(url).status_code == 200
    assert web("stranger").get(url).status_code == 404
    assert web("street").get(url).status_code == 403
    assert web("supervisor").get(url).status_code == (403 if "edit" in page else 200)


@pytest.mark.parametrize(
    "url", ["/needs/new/", "/resources/new/", "/needs/print/", "/resources/print/"]
)
def test_writing_and_printing_is_for_those_who_serve(web, rows, url):
    assert web("worker").get(url).status_code == 200
    assert web("supervisor").get(url).status_code == 403
    assert web("city").get(url).status_code == 403


@pytest.mark.parametrize("url", ["/needs/", "/resources/", "/lists/"])
def test_lists_take_constant_queries(web, world, url):
    def add():
        with world.scope("worker"):
            CommunityNeedFactory(), ListItemFactory()

    assert_constant_queries(web("worker"), url, add, sizes=(1, 4))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"缺助餐", "缺陪诊", "缺书屋"}),
        ("kind=health", {"缺陪诊"}),
        ("state=waiting", {"缺助餐", "缺书屋"}),
        ("state=met", {"缺陪诊"}),
        ("priority=1", {"缺书屋"}),
        ("source=survey", {"缺助餐"}),
        ("q=助餐", {"缺助餐"}),
        ("community={community}", {"缺助餐", "缺陪诊", "缺书屋"}),
        ("kind=nonsense&state=\x00&cursor=broken", {"缺助餐", "缺陪诊", "缺书屋"}),
    ],
)
def test_need_list_filters(web, world, query, found):
    with world.scope("worker"):
        CommunityNeedFactory(description="缺助餐", source="survey")
        CommunityNeedFactory(description="缺陪诊", kind="health", state="met")
        CommunityNeedFactory(description="缺书屋", priority="1")
    with world.scope("stranger"):
        CommunityNeedFactory(description="缺别站")

    url = f"/needs/?{query.format(community=world.community.pk)}"
    page = web("worker").get(url).content.decode()

    names = ("缺助餐", "缺陪诊", "缺书屋", "缺别站")
    assert {name for name in names if name in page} == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"能用", "快到", "过期", "满了"}),
        ("validity=valid", {"能用", "快到", "满了"}),
        ("validity=expiring", {"快到"}),
        ("validity=expired", {"过期"}),
        ("validity=full", {"满了"}),
        ("kind=mind", {"快到"}),
        ("society_role=charity", {"过期"}),
        ("q=能用", {"能用"}),
    ],
)
def test_resource_list_filters(web, world, query, found):
    today = clock.today()
    with world.scope("worker"):
        ResourceFactory(name="能用")
        ResourceFactory(name="快到", kinds=["mind"], valid_to=today + dt.timedelta(days=9))
        ResourceFactory(name="过期", society_role="charity", valid_to=today - dt.timedelta(days=9))
        ListItemFactory(resource=ResourceFactory(name="满了", capacity=1))

    page = web("worker").get(f"/resources/?{query}").content.decode()

    assert {name for name in ("能用", "快到", "过期", "满了") if f">{name}<" in page} == found


def test_list_answers_htmx_with_the_fragment(htmx, rows):
    for name in ("need", "resource"):
        page = htmx("worker").get(f"/{name}s/").content.decode()
        assert page.lstrip().startswith(f'<section id="{name}-list"')


def test_need_settled_before_it_was_found_is_refused_at_the_day(web, rows):
    long_ago = clock.today() - dt.timedelta(days=900)

    url = f"/needs/{rows['need']}/"
    said = {"state": "met", "settled_on": long_ago.isoformat()}
    response = web("worker").post(url, said | seen(web("worker"), url))

    assert "settled_on" in response.context["form"].errors


def test_need_goes_through_its_states(web, world, scope, rows):
    url = f"/needs/{rows['need']}/"

    def settle(**said):
        return web("worker").post(url, said | seen(web("worker"), url))

    settle(state="serving", response="联系助餐点")
    rated_early = settle(state="open", satisfaction="5")
    settle(state="met", response="已开餐", satisfaction="4")

    assert "才填写满意度" in rated_early.content.decode()
    with scope("worker"):
        need = CommunityNeed.objects.get(pk=rows["need"])
    assert (need.state, need.satisfaction, need.settled_on) == ("met", 4, clock.today())
    assert need.response == "已开餐"
    assert "请先重新打开" in web("worker").get(url).content.decode()
    assert web("supervisor").post(url, {"state": "open"}).status_code == 200
    with scope("worker"):
        assert CommunityNeed.objects.get(pk=rows["need"]).state == "met"


def test_need_list_measures_kind_by_kind(web, world):
    with world.scope("worker"):
        for state, satisfaction in (("met", 5), ("met", 4), ("unmet", 2), ("open", None)):
            CommunityNeedFactory(state=state, satisfaction=satisfaction)

    page = web("worker").get("/needs/").content.decode()

    assert "各类需求满足得怎样" in page
    assert "3.7" in page


def typed_resource(**said):
    usual = {"id": str(uuid7()), "name": "义诊", "society_role": "volunteer", "provider": "医院"}
    return usual | {"kinds": ["health"], "valid_from": "2026-01-01", **said}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"kinds": []}, "请至少选一类需求"),
        ({"kinds": ["nonsense"]}, "请从列表中选择"),
        ({"valid_to": "2025-01-01"}, "有效期的截止日期早于开始日期"),
        ({"contact_phone": "12"}, "电话号码有误"),
        ({"capacity": "-1"}, "可服务人数不能小于 0"),
        ({"name": ""}, "请填写资源名称"),
    ],
)
def test_resource_answers_bad_input_with_a_sentence(web, scope, wrong, sentence):
    page = web("worker").post("/resources/new/", typed_resource(**wrong)).content.decode()

    assert sentence in page
    with scope("worker"):
        assert not CommunityResource.objects.exists()


def test_resource_keeps_its_phone_encrypted_and_masked(web, scope):
    sent = typed_resource(contact_phone=PHONE, for_classes=["elderly", "child"], capacity="30")

    answer = web("worker").post("/resources/new/", sent)
    page = web("worker").get(answer["Location"]).content.decode()

    assert PHONE not in page
    assert "138****5678" in page
    with scope("worker"):
        row = CommunityResource.objects.get()
    assert (row.contact_phone, row.for_classes, row.capacity) == (PHONE, ["elderly", "child"], 30)


def test_expiring_resources_are_on_the_workbench(web, world):
    soon, later = (clock.today() + dt.timedelta(days=each) for each in (20, 60))
    with world.scope("worker"):
        ResourceFactory(name="月底到期的", valid_to=soon)
        ResourceFactory(name="明年到期的", valid_to=later)

    page = web("worker").get("/workbench/").content.decode()

    assert "月底到期的" in page
    assert "明年到期的" not in page


def test_long_open_needs_of_high_priority_are_on_the_workbench(web, world, scope):
    long_ago = clock.today() - dt.timedelta(days=31)
    with scope("worker"):
        CommunityNeedFactory(description="等了很久的", priority="1", found_on=long_ago)
        CommunityNeedFactory(description="不急的", priority="2", found_on=long_ago)
        CommunityNeedFactory(description="刚发现的", priority="1")
        NeedFactory(priority="1", raised_on=long_ago, client__name="演示久等")

    page = web("lead").get("/workbench/").content.decode()

    assert "等了很久的" in page
    assert "演示久等" in page
    assert "不急的" not in page
    assert "刚发现的" not in page


@pytest.mark.parametrize(
    ("what", "task", "words"),
    [
        ("needs", export_needs, "高龄独居老人缺少助餐"),
        ("resources", export_resources, "演示助餐点"),
    ],
)
def test_list_is_exported_as_filtered(web, world, rows, scope, what, task, words):
    with scope("stranger"):
        CommunityNeedFactory(description="别站的"), ResourceFactory(name="别站的")
    answer = web("worker").post(f"/{what}/export/", {"kind": "care"})
    job = _job(scope)

    task(job_id=str(job.pk))

    with scope("worker"):
        done = Job.objects.get(pk=job.pk)
        sheet = load_workbook(
            BytesIO((settings.MEDIA_ROOT / done.result_path).read_bytes())
        ).worksheets[1]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert answer.status_code == 302
    assert words in cells
    assert "别站的" not in cells
    assert web("supervisor").post(f"/{what}/export/", {}).status_code == 403


def _job(scope):
    with scope("worker"):
        return Job.objects.get()


def test_overview_counts_the_three_lists(web, world, scope):
    with scope("worker"):
        item = ListItemFactory()
        CommunityNeedFactory(kind="mind")
    with scope("stranger"):
        ListItemFactory()

    page = web("lead").get("/lists/").content.decode()

    assert "缺资源" in page
    assert item.need.get_kind_display() in page
    assert web("district").get("/lists/").status_code == 403
