"""一个个案从接案到回访：第二人审批，中间一次高风险，结案后回访。"""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from casework.models import Case
from core import clock
from tests.factories.cases import assessment_form, give_consent
from tests.support import clients
from tests.support.personas import PASSWORD

NAME = "陈秀英"


@pytest.fixture
def client(world):
    """Somebody in need, and a form of assessment."""
    assessment_form()
    return clients.make_client(world, name=NAME)


def press(page, name):
    """Press a button by its words."""
    page.get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    """Follow the first link of these words."""
    page.get_by_role("link", name=name, exact=True).first.click()


def told(page, text):
    """See what the last action says."""
    expect(page.locator(".messages")).to_contain_text(text)


def open_case(page, client):
    """登记个案 from the client's page; return its address."""
    page.goto(f"/cases/new/?client={client.pk}")
    page.get_by_label("个案名称").fill("陈秀英走出家门")
    page.get_by_label("求助问题").fill("老伴去世半年，很少出门。")
    page.get_by_label("外展发现").check()
    page.get_by_label("计入项目").select_option(index=1)
    press(page, "登记个案")
    told(page, "已登记")
    return page.url


def take_on(page, world, client):
    """接案, once there is a consent."""
    follow(page, "作出接案决定")
    expect(page.get_by_text("还没有服务对象的知情同意").first).to_be_visible()
    with world.scope("worker"):
        give_consent(client, by=world.person("worker"))
    page.reload()
    follow(page, "作出接案决定")
    page.get_by_label("接案", exact=True).check()
    press(page, "保存决定")
    told(page, "接案决定已保存")


def assess(page):
    """预估, signed."""
    follow(page, "开始预估")
    press(page, "开始预估")
    page.get_by_label("个人系统").fill("身体尚可，情绪低落。")
    page.get_by_label("预估结论").fill("缺少同伴支持，愿意改变。")
    press(page, "保存预估")
    press(page, "签署预估")
    told(page, "预估已签署")


def plan(page):
    """服务计划 with one goal that is measured, submitted."""
    follow(page, "拟定计划")
    press(page, "拟定计划")
    page.get_by_label("总目标").fill("重新和老邻居来往")
    press(page, "保存")
    expect(page.get_by_text("计划至少要有一个分目标，才能提交。")).to_be_visible()
    follow(page, "增加分目标")
    page.get_by_label("目标", exact=True).fill("每周出门四次")
    page.get_by_label("基线测量").check()
    page.get_by_label("测量什么").fill("每周出门次数")
    page.locator("#id_baseline").fill("0")
    page.locator("#id_target").fill("4")
    press(page, "保存目标")
    press(page, "提交审批")
    told(page, "计划已提交")


def sign(page, note, *, button="签批"):
    """Sign with one's password."""
    page.get_by_label("意见").fill(note)
    page.get_by_label("登录密码").fill(PASSWORD)
    press(page, button)
    told(page, "会收到消息")


def rate_high(page, client):
    """风险升到高."""
    page.goto(f"/clients/{client.pk}/risks/new/")
    page.get_by_label("高", exact=True).check()
    page.get_by_label("依据", exact=True).fill("说过不想活，家里存有安眠药。")
    page.locator("main form button[type=submit]").first.click()


def write_note(page, case_url, content):
    """过程记录, by the form of records."""
    page.goto(case_url)
    follow(page, "写过程记录")
    page.get_by_label("面谈", exact=True).check()
    page.get_by_label("过程与内容").fill(content)
    press(page, "完成记录")
    told(page, "已记录")


def review(page, case_url):
    """成效评估, signed."""
    page.goto(f"{case_url}outcome/")
    press(page, "开始成效评估")
    page.get_by_label("已达成").first.check()
    page.get_by_label("5 分").check()
    page.get_by_label("总结").fill("前后对比明显。")
    press(page, "保存评估")
    press(page, "签署评估")
    told(page, "成效评估已签署")


def ask_to_close(page, case_url):
    """申请结案."""
    page.goto(case_url)
    follow(page, "申请结案")
    page.get_by_role("main").get_by_role("link", name="申请结案").click()
    page.get_by_label("目标达成").check()
    page.get_by_label("结案摘要").fill("每周出门四次。")
    tomorrow = clock.today() + dt.timedelta(days=1)
    page.get_by_label("首次回访日期").fill(tomorrow.isoformat())
    press(page, "提交申请")
    told(page, "结案申请已提交")


def test_case_goes_from_intake_to_follow_up(visit, world, client):
    """社工登记、预估、拟计划；站长批准；高风险的记录经确认才写下一次；督导批准结案；电话回访。"""
    worker, lead, supervisor = visit("worker"), visit("lead"), visit("supervisor")
    case_url = open_case(worker, client)
    take_on(worker, world, client)
    assess(worker)
    plan(worker)

    lead.goto("/cases/approvals/")
    lead.get_by_role("link", name=re.compile("去审批")).click()
    follow(lead, "审批")
    sign(lead, "目标清楚")

    rate_high(worker, client)
    write_note(worker, case_url, "谈到失眠和药，已请家人保管药品。")
    worker.goto(case_url)
    expect(worker.get_by_text("待督导确认").first).to_be_visible()
    expect(worker.get_by_role("link", name="写过程记录")).to_have_count(0)
    supervisor.goto(f"{case_url}notes/")
    assert NAME not in supervisor.content()
    supervisor.get_by_role("link", name=re.compile("批阅并确认")).click()
    supervisor.get_by_label("批阅意见").fill("安全措施到位，继续。")
    press(supervisor, "确认并保存")
    told(supervisor, "已确认，可以写下一次过程记录")
    write_note(worker, case_url, "情绪平稳，自己下楼两次。")

    worker.goto(f"{case_url}plan/")
    follow(worker, "记一次测量")
    worker.get_by_label("数值").fill("4")
    press(worker, "保存测量")
    told(worker, "测量已记下")
    review(worker, case_url)
    ask_to_close(worker, case_url)
    supervisor.goto(f"{case_url}closure/")
    follow(supervisor, "审批结案")
    sign(supervisor, "同意结案")

    worker.goto(f"{case_url}closure/")
    follow(worker, "去回访")
    worker.get_by_label("现况").fill("仍每周出门，和邻居合唱。")
    worker.get_by_label("保持", exact=True).check()
    press(worker, "完成回访")
    told(worker, "回访已记录")
    with world.scope("worker"):
        case = Case.objects.get()
        assert (case.stage, case.notes.count()) == ("closed", 2)
        assert case.follow_ups.get().record.kind == "call"
    assert worker.request.get(f"{case_url}file/").headers["content-type"] == "application/pdf"
    assert worker.request.get(f"{case_url}plan/edit/").status == 403
