"""一次社区活动：扫码报名、额满候补、有人取消后递补、签到、总结。"""

import datetime as dt
import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from casework.models import CommunityActivity, ServiceRecord
from core import clock
from tests.support import clients
from tests.support.activities import at, make_activity
from tests.support.browser import assert_accessible, assert_fits


@pytest.fixture
def known(world):
    """Somebody whom the station knows."""
    return clients.make_client(world, name="陈秀英")


def plan_by_hand(page, world):
    """Plan an activity with two places for the day after tomorrow."""
    page.goto("/activities/")
    page.get_by_role("link", name="计划活动").first.click()
    page.get_by_label("活动名称").fill("冬至包汤圆")
    day = timezone.localdate(clock.now()) + dt.timedelta(days=2)
    page.get_by_label("日期", exact=True).fill(day.isoformat())
    page.get_by_label("开始", exact=True).fill("14:00")
    page.get_by_label("结束", exact=True).fill("16:00")
    page.get_by_label("地点", exact=True).fill("铭新社区活动室")
    page.get_by_label("计入项目").select_option(index=1)
    page.get_by_label(re.compile("名额")).fill("2")
    page.get_by_role("button", name="保存计划").click()
    expect(page.locator(".messages")).to_contain_text("计划已保存")
    page.get_by_role("button", name="开放报名").click()
    expect(page.get_by_alt_text("报名二维码")).to_be_visible()
    return page.locator(".activity-link a").get_attribute("href")


def sign_up(phone, address, name, number):
    """Fill in the form that the code leads to; return the address of the result."""
    phone.goto(address)
    phone.get_by_label("怎么称呼您").fill(name)
    phone.get_by_label("手机号").fill(number)
    phone.get_by_label(re.compile("我同意")).check()
    phone.get_by_role("button", name=re.compile("报名|登记候补")).click()
    phone.wait_for_url(re.compile(r"/r/"))
    return phone.url


def test_activity_from_the_poster_to_the_report(visit, phone, background, world, known):
    """居民扫码报名，额满候补，有人取消就递补；社工签到、写总结，活动计入服务记录。"""
    worker = visit("worker")
    address = plan_by_hand(worker, world)
    resident = phone()
    first = sign_up(resident, address, "演示居民甲", "13800000001")
    expect(resident.get_by_role("heading", name="报名成功")).to_be_visible()
    assert_accessible(resident)
    assert_fits(resident)
    sign_up(resident, address, "演示居民乙", "13800000002")
    third = sign_up(resident, address, "演示居民丙", "13800000003")
    expect(resident.get_by_text("您排在候补第一位")).to_be_visible()

    resident.goto(first)
    resident.get_by_text("来不了，取消报名").click()
    resident.get_by_role("button", name="确定取消").click()
    expect(resident.get_by_role("heading", name="报名已取消")).to_be_visible()
    for _ in range(40):
        resident.goto(third)
        if resident.get_by_role("heading", name="报名成功").is_visible():
            break
        resident.wait_for_timeout(250)
    expect(resident.get_by_role("heading", name="报名成功")).to_be_visible()
    assert "演示居民" not in resident.content()

    worker.get_by_role("link", name=re.compile("^报名")).first.click()
    expect(worker.get_by_role("cell", name="演示居民丙", exact=True)).to_be_visible()
    assert_accessible(worker)


def test_attendance_with_residents_without_names(visit, world, known):
    """活动当天：勾报名的人、加一位服务对象、填现场人数，完成总结。"""
    activity = make_activity(world)
    with world.scope("worker"):
        CommunityActivity.objects.update(starts_at=at(0, 9), ends_at=at(0, 11))
    page = visit("worker")
    page.goto(f"/activities/{activity.pk}/registrations/")
    page.locator("#id_name").fill("演示居民甲")
    page.get_by_role("button", name="登记报名").click()
    expect(page.locator(".messages")).to_contain_text("报名成功")
    page.get_by_role("link", name="签到和总结").first.click()
    page.get_by_label("演示居民甲", exact=True).check()
    picker = page.get_by_role("combobox", name="到场的服务对象")
    picker.press_sequentially("陈秀英")
    page.get_by_role("option", name=re.compile("陈秀英")).first.click()
    page.get_by_label("其他现场居民（不登记姓名）").fill("12")
    page.get_by_role("button", name="保存签到").click()
    expect(page.locator(".messages")).to_contain_text("到场 14 人")
    assert_accessible(page)
    page.get_by_label("活动过程与成效").fill("包了三百个汤圆，送到六户老人家里。")
    page.get_by_role("button", name="完成总结").click()
    expect(page.locator(".messages")).to_contain_text("总结已完成")
    expect(page.get_by_text("服务对象：陈秀英")).to_be_visible()

    with world.scope("worker"):
        record = ServiceRecord.objects.get()
        assert record.anonymous_count == 13
        assert [each.client for each in record.participations.all()] == [known]
