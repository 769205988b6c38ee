"""一个社区一个月的探访：定计划、看到期、走路线、记探访、看覆盖；再把一位居民转介出去。"""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from casework.enums.questionnaires import QuestionSetKind, VersionState
from casework.enums.visits import VisitResult, VisitWay
from casework.models import VisitPlan
from casework.services.home_visits import attach_visit
from casework.services.records import complete_record
from core import clock
from core.ids import uuid7
from tests.factories.casework import ClientFactory
from tests.factories.people import ConsentFactory
from tests.factories.questionnaires import QuestionSetFactory, QuestionSetVersionFactory
from tests.support import records
from tests.support.browser import assert_accessible, assert_fits
from tests.support.visits import add_rules

ZONE = ZoneInfo("Asia/Shanghai")
NAMES = ("陈秀英", "周桂兰", "李建国", "王大山")
FORM = "探访核查表（演示）"
QUESTIONS = [
    {"code": "spirit", "label": "精神状态", "type": "scale", "required": True},
    {"code": "gas", "label": "燃气是否安全", "type": "yes_no", "required": True},
]


@pytest.fixture
def community(world):
    """Four people of one community, a check form, and the rule of how often."""
    add_rules(world)
    with world.scope("worker"):
        asked = QuestionSetFactory(kind=QuestionSetKind.VISIT, title=FORM, code="visit_demo")
        QuestionSetVersionFactory(
            question_set=asked, questions=QUESTIONS, state=VersionState.PUBLISHED
        )
        return [
            ClientFactory(
                name=name,
                community=world.community,
                client_class="destitute",
                worker=world.person("worker"),
                address=f"{9 - at}号",
            )
            for at, name in enumerate(NAMES)
        ]


def make_one_plan(page, client):
    """Make the plan of one person from his page, with the check form."""
    page.goto(f"/clients/{client.pk}/")
    page.get_by_label("探访", exact=True).scroll_into_view_if_needed()
    page.get_by_role("link", name="制定探访计划").click()
    expect(page.get_by_text("建议级别：重点，因为分散供养特困人员")).to_be_visible()
    page.get_by_label("核查表").select_option(label=FORM)
    page.get_by_role("button", name="制定计划").click()
    expect(page.locator(".messages")).to_contain_text("探访计划已制定")


def make_the_others(page):
    """Make the plans of the other three at once."""
    page.goto("/visits/")
    page.get_by_role("link", name="成批制定计划").first.click()
    expect(page.get_by_role("row").filter(has_text=NAMES[3])).to_contain_text("分散供养特困人员")
    page.get_by_label("首次探访排在几天内").fill("1")
    page.get_by_role("button", name="给选中的人制定计划").click()
    expect(page.locator(".messages")).to_contain_text("已制定 3 份探访计划")


def a_month_passes(world):
    """Let the plans have begun a month ago; one was kept in the meantime, three were not."""
    with world.scope("worker"):
        begun = clock.today() - dt.timedelta(days=32)
        VisitPlan.objects.update(
            starts_on=begun, first_due_on=begun, next_due_on=clock.today() - dt.timedelta(days=2)
        )
        plan = VisitPlan.objects.select_related("client").get(client__name=NAMES[1])
        for days_ago in (31, 3):
            day = clock.today() - dt.timedelta(days=days_ago)
            with clock.held_at(dt.datetime(day.year, day.month, day.day, 15, tzinfo=ZONE)):
                record = complete_record(
                    record_id=uuid7(),
                    station_id=world.home.pk,
                    values=records.values(world, plan.client, served_on=day),
                    by=world.person("worker"),
                )
                attach_visit(
                    record=record,
                    client=plan.client,
                    plan=plan,
                    way=VisitWay.HOME,
                    result=VisitResult.MET,
                    by=world.person("worker"),
                )


def walk_the_route(page):
    """Order today's route, and go to the first."""
    page.get_by_role("link", name="今天的路线").click()
    expect(page.get_by_text("今天要走 3 户")).to_be_visible()
    page.get_by_role("button", name="按住址排序").click()
    expect(page.locator(".stop").first).to_contain_text(NAMES[3])
    page.locator(".stop").filter(has_text=NAMES[0]).get_by_role("button", name="上移").click()
    expect(page.locator(".stop").nth(1)).to_contain_text(NAMES[0])
    assert_accessible(page)
    page.locator(".stop").filter(has_text=NAMES[0]).get_by_role("link", name="记探访").click()


def write_the_visit(page):
    """Fill in the record with its check form."""
    expect(page.get_by_text(NAMES[0]).first).to_be_visible()
    page.get_by_role("group", name="精神状态").get_by_label("4", exact=True).check()
    page.get_by_role("group", name="燃气是否安全").get_by_label("是", exact=True).check()
    page.get_by_label("过程与内容").fill("精神好，厨房燃气软管已换。")
    page.get_by_role("button", name="完成记录").click()
    expect(page.locator(".messages")).to_contain_text("探访已记录")


def test_month_of_visits_for_a_community(visit, world, community):
    """从定计划到看覆盖：四位老人，一个月，一次上门带核查表。"""
    page = visit("worker")
    make_one_plan(page, community[0])
    make_the_others(page)
    a_month_passes(world)

    page.goto("/visits/?due=overdue")
    expect(page.locator("#visit-due-list")).to_contain_text("超 2 天")
    expect(page.locator("#visit-due-list")).not_to_contain_text(NAMES[1])
    walk_the_route(page)
    write_the_visit(page)
    page.goto("/visits/route/")
    expect(page.get_by_text("今天要走 2 户")).to_be_visible()
    page.goto("/visits/")
    page.get_by_role("link", name="覆盖情况").click()
    expect(page.get_by_text("4 人在计划中，2 人按频次探访（50%），超期 2 人")).to_be_visible()
    assert_accessible(page)
    page.goto("/visits/done/")
    page.get_by_role("link", name="重点").first.click()
    expect(page.get_by_role("heading", name="最近一次核查")).to_be_visible()
    expect(page.locator("main")).to_contain_text("燃气是否安全")


def test_pages_fit_a_phone(phone, visit, world, community):
    """手机上也能看应探访和今天的路线。"""
    page = visit("worker")
    make_one_plan(page, community[0])

    for path in ("/visits/", "/visits/route/", "/relief/", "/referrals/", "/verifications/"):
        small = phone("worker")
        small.goto(path)
        assert_fits(small)


def fill_the_sheet(page):
    """Fill in the referral sheet; it cannot be sent yet."""
    page.get_by_role("link", name="转介给别的单位").click()
    page.get_by_label("对方单位").fill("大智街道社区卫生服务中心")
    page.get_by_label("转介原因").fill("慢病需要定期随访，本人出行不便。")
    page.get_by_label("移交资料").fill("健康情况说明")
    page.get_by_role("button", name="填好转介单").click()
    expect(page.locator(".messages")).to_contain_text("已填好")


def test_one_referral_from_sheet_to_result(visit, world, community):
    """转介：没有同意发不出去，有了同意发出、收回执、跟踪到结果。"""
    client, page = community[0], visit("worker")
    page.goto(f"/clients/{client.pk}/")
    page.get_by_label("转介", exact=True).scroll_into_view_if_needed()
    fill_the_sheet(page)
    expect(page.get_by_text("发出前须取得“对外提供”的同意")).to_be_visible()
    expect(page.get_by_role("button", name="发出转介")).to_have_count(0)
    with world.scope("worker"):
        ConsentFactory(client=client, agreed=["share"])

    page.reload()
    page.get_by_role("button", name="发出转介").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("已发出")
    page.get_by_role("button", name="登记回执").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("已收回执")
    page.get_by_label("情况").fill("已签约，每月上门随访一次。")
    page.get_by_label("已有结果", exact=True).check()
    page.get_by_role("button", name="记录跟踪").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("已有结果")
    expect(page.locator(".timeline")).to_contain_text("每月上门随访一次")
    assert_accessible(page)
    stranger = visit("stranger")
    path = re.sub(r"^https?://[^/]+", "", page.url)
    assert stranger.request.get(path).status == 404
