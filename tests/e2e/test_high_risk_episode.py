"""一次高风险：评为高，写安全计划，写记录，督导确认，两次较低后降级；强制报告；申请查阅。"""

import datetime as dt
import re
import time

import pytest
from playwright.sync_api import expect

from casework.models import AccessGrant, CaseNote, Client
from casework.rules.risks import next_note_allowed
from core import clock
from stations.enums import Role
from tests.factories.cases import CaseFactory
from tests.factories.risks import make_note
from tests.factories.stations import RoleAssignmentFactory
from tests.support.browser import assert_accessible, assert_fits
from tests.support.clients import make_client, make_minor
from tests.support.personas import PASSWORD

A_MINUTE = 60
PARTS = ("预警信号", "应对步骤", "支持者", "专业求助与热线", "环境安全")


@pytest.fixture
def colleague(world):
    """Another worker of the home station."""
    return RoleAssignmentFactory(role=Role.SOCIAL_WORKER, station=world.home).user


def rate(page, client, level, *, basis, step_down=""):
    """Rate the person and save."""
    page.goto(f"/clients/{client.pk}/risks/new/")
    page.get_by_role("radio", name=level, exact=True).check()
    page.get_by_label("依据", exact=True).fill(basis)
    if step_down:
        page.get_by_label("降级依据").fill(step_down)
    page.get_by_role("button", name="保存评估").click()


def test_person_at_high_risk_from_rating_to_step_down(visit, world):
    """高风险的服务对象：评估、安全计划、督导确认、两次较低后降级。"""
    client = make_client(world, name="欧阳演示")
    with world.scope("worker"):
        case = CaseFactory(client=client, worker=client.worker, stage="intervention")
    page = visit("worker")

    rate(page, client, "高", basis="说不想活了，家里有农药。")
    expect(page.get_by_role("heading", level=1)).to_contain_text("安全计划")
    page.goto("/workbench/")
    expect(page.get_by_text("没有安全计划").first).to_be_visible()
    page.get_by_role("link", name=re.compile("^写安全计划")).first.click()
    for part in PARTS:
        page.get_by_label(part).fill("先给女儿打电话，到社工站来。")
    page.get_by_role("button", name="保存安全计划").click()
    expect(page.get_by_role("link", name="打印给服务对象")).to_be_visible()
    assert_accessible(page)
    page.goto("/workbench/")
    expect(page.get_by_text("没有安全计划")).to_have_count(0)

    with world.scope("worker"):
        make_note(case, needs_confirmation=True)
        assert not next_note_allowed(case)
    supervisor = visit("supervisor")
    supervisor.goto("/confirmations/")
    expect(supervisor.get_by_text("欧阳演示")).to_have_count(0)
    supervisor.get_by_role("link", name=re.compile("第 1 次")).click()
    supervisor.get_by_label("批阅意见").fill("继续每日电话，通知女儿。")
    supervisor.get_by_role("button", name="确认并保存").click()
    expect(supervisor.get_by_text("可以写下一次过程记录")).to_be_visible()
    with world.scope("worker"):
        assert CaseNote.objects.get(case=case).confirmed_by == world.person("supervisor")
        assert next_note_allowed(case)

    rate(page, client, "低", basis="情绪平稳，农药已交给女儿。")
    expect(page.get_by_text("这是第一次").first).to_be_visible()
    rate(page, client, "中", basis="连续两周平稳。", step_down="两次面谈都没有自伤念头，家人同住。")
    expect(page.get_by_text("执行等级：中").first).to_be_visible()
    expect(page.get_by_role("heading", name="风险等级的变化")).to_be_visible()
    assert_accessible(page)
    assert_fits(page)
    with world.scope("worker"):
        assert Client.objects.get(pk=client.pk).risk_level == "medium"


def test_mandatory_report_is_sent_within_a_minute(visit, world):
    """强制报告一分钟内发出，站长看得到报告，看不到是谁。"""
    make_client(world, name="欧阳演示")
    page = visit("worker")
    page.goto("/workbench/")

    begun = time.monotonic()
    page.get_by_role("navigation", name="主导航").get_by_role("link", name="强制报告").click()
    page.get_by_role("link", name="强制报告", exact=True).last.click()
    page.get_by_label("当事人（未建档时）").fill("三栋二楼的女孩，约八岁")
    page.get_by_label("发现的情况").fill("手臂多处新旧瘀伤，不敢回家。")
    page.get_by_role("radio", name="公安机关").check()
    expect(page.get_by_text("已自动保存")).to_be_visible(timeout=5000)
    page.get_by_role("button", name="已报告").click()
    expect(page.get_by_text("已发出").first).to_be_visible()
    taken = time.monotonic() - begun

    assert taken < A_MINUTE
    assert_accessible(page)
    lead = visit("lead")
    lead.goto("/reports/")
    lead.locator("#report-list a").first.click()
    expect(lead.get_by_text("手臂多处新旧瘀伤")).to_be_visible()
    expect(lead.get_by_text("您是报告人")).to_have_count(0)
    expect(lead.locator("main").get_by_text(str(world.person("worker")))).to_have_count(0)
    assert_fits(lead)


def test_colleague_asks_for_the_file_of_a_minor(visit, world, colleague):
    """同事申请查阅未成年人档案：同意后打开，到期关闭。"""
    client = make_minor(world, name="王演小")
    page = visit(colleague)
    page.goto(f"/clients/{client.pk}/")
    page.get_by_role("link", name="申请查阅").click()
    page.get_by_label("理由").fill("代班送餐，要知道过敏情况")
    page.get_by_role("button", name="送交站长").click()
    expect(page.get_by_text("申请已送交站长")).to_be_visible()

    lead = visit("lead")
    lead.goto("/workbench/")
    lead.get_by_role("link", name=re.compile("^审批")).first.click()
    lead.get_by_role("radio", name="同意", exact=True).check()
    lead.get_by_label("登录密码").fill(PASSWORD)
    lead.get_by_role("button", name="签批").click()
    expect(lead.get_by_text("已审批")).to_be_visible()
    assert_accessible(lead)

    page.goto(f"/clients/{client.pk}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("王演小")
    page.wait_for_load_state("networkidle")
    with world.scope("lead"):
        yesterday = clock.today() - dt.timedelta(days=1)
        AccessGrant.objects.update(starts_on=yesterday, ends_on=yesterday)
    page.goto(f"/clients/{client.pk}/")
    expect(page.get_by_text("这份档案对您没有开放")).to_be_visible()
