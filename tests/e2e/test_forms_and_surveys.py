"""区里改表单，社工下次探访用新的一版，旧记录保留旧的；居民用手机扫码填问卷，社工看结果。"""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from casework.models import QuestionSet, ServiceRecord, Survey
from casework.services.questionnaires import load_question_sets
from tests.support import clients
from tests.support.browser import assert_accessible, assert_fits

NAME = "陈秀英"
NEW_QUESTION = "紧急呼叫设备能用"


@pytest.fixture
def forms(world):
    with world.everywhere():
        load_question_sets(by=None)


@pytest.fixture
def client(world):
    return clients.make_client(world, name=NAME)


def choose(page, legend, choice):
    """Choose one of the visible buttons of a question."""
    group = page.get_by_role("group", name=re.compile(f"^{legend}"))
    group.get_by_label(choice, exact=True).check()


def visit_with_answers(page, client, *, more=()):
    """Log a visit to the client with a few answers of the check form."""
    page.goto(reverse("casework:record_new") + f"?kind=visit&client={client.pk}")
    page.locator("#id_plan").select_option(index=1)
    page.locator(".questions-more > summary").click()
    choose(page, "近三个月跌倒", "一次")
    expect(page.get_by_label("在哪里、怎样跌倒、是否受伤")).to_be_visible()
    page.get_by_label("在哪里、怎样跌倒、是否受伤").fill("卫生间滑倒，没有受伤")
    choose(page, "紧急联系人电话打得通", "是")
    for legend, choice in more:
        choose(page, legend, choice)
    page.get_by_label("过程与内容").fill("老人精神好，提醒防滑。")
    page.get_by_role("button", name="完成记录").click()
    expect(page.get_by_text("卫生间滑倒，没有受伤")).to_be_visible()


def test_a_district_changes_a_form_and_the_next_visit_has_it(visit, world, forms, client):
    worker, district = visit("worker"), visit("district")
    visit_with_answers(worker, client)
    old_url = worker.url

    district.goto(reverse("casework:question_set_list"))
    district.get_by_role("link", name="老年人探访核查表").first.click()
    district.get_by_role("button", name="复制到本区").click()
    district.get_by_role("button", name="另开一版来改").click()
    district.get_by_role("link", name="加一道题").click()
    district.get_by_label("题目", exact=True).fill(NEW_QUESTION)
    choose(district, "题型", "单选")
    district.locator("#id_choices").fill("能用 | 2\n坏了 | 0")
    expect(district.locator("#question-preview").get_by_text("坏了")).to_be_visible()
    district.get_by_role("button", name="保存题目").click()
    expect(district.get_by_role("link", name=NEW_QUESTION)).to_be_visible()
    district.get_by_label("版本说明").fill("配合适老化改造")
    district.get_by_role("button", name="启用这一版").click()
    expect(district.get_by_text("第 2 版已启用")).to_be_visible()
    assert_accessible(district)

    visit_with_answers(worker, client, more=[(NEW_QUESTION, "坏了")])
    expect(worker.get_by_text(NEW_QUESTION)).to_be_visible()
    worker.goto(old_url)
    expect(worker.get_by_text(NEW_QUESTION)).to_have_count(0)
    assert_accessible(worker)
    with world.everywhere():
        numbers = [each.form_version.number for each in ServiceRecord.objects.order_by("pk")]
        assert QuestionSet.objects.filter(region=world.district).count() == 1
    assert numbers == [1, 2]


def test_a_resident_answers_on_a_phone_and_the_worker_sees_it(visit, phone, world, forms):
    worker = visit("worker")
    worker.goto(reverse("casework:survey_list"))
    worker.get_by_role("link", name="建立调查").first.click()
    worker.get_by_label("名称").fill("铭新社区需求调查")
    worker.locator("#id_form_version").select_option(label="居民需求调查 第 1 版")
    worker.get_by_role("button", name="建立调查").click()
    worker.get_by_role("button", name="开始调查").click()
    link = worker.locator(".survey-link a").get_attribute("href")

    resident = phone()
    resident.goto(link)
    assert_fits(resident)
    choose(resident, "您的年龄", "75 岁及以上")
    resident.get_by_label("老人照护").check()
    choose(resident, "近一年参加过社区活动", "否")
    expect(resident.get_by_role("group", name=re.compile("^没有参加的原因"))).to_be_visible()
    resident.get_by_label(re.compile("^我已了解")).check()
    resident.get_by_role("button", name="交回问卷").click()
    expect(resident.get_by_role("heading", name="谢谢您")).to_be_visible()
    assert_accessible(resident)

    worker.reload()
    expect(worker.get_by_text("已收回 1 份")).to_be_visible()
    expect(worker.get_by_role("heading", name="您的年龄")).to_be_visible()
    worker.goto(reverse("casework:survey_list"))
    assert_accessible(worker)
    with world.everywhere():
        assert Survey.objects.get().response_count == 1


def test_the_preview_of_a_question_leaves_the_button_alone(visit, forms):
    """预览还在路上，“保存题目”照样能按，连按两次只存一道。"""
    page = visit("district")
    page.goto(reverse("casework:question_set_list"))
    page.get_by_role("link", name="老年人探访核查表").first.click()
    page.get_by_role("button", name="复制到本区").click()
    page.get_by_role("button", name="另开一版来改").click()
    page.route("**/new/?preview=1", lambda route: None)  # never answered
    page.get_by_role("link", name="加一道题").click()
    page.get_by_label("题目", exact=True).fill(NEW_QUESTION)
    sent = []
    page.on("request", lambda each: each.method == "POST" and sent.append(each.url))
    save = page.get_by_role("button", name="保存题目")

    expect(save).to_be_enabled()
    save.dblclick()

    expect(page.locator(".messages")).to_contain_text("题目已保存")
    assert len([url for url in sent if not url.endswith("?preview=1")]) == 1
