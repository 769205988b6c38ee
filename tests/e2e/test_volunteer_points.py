"""一位志愿者的积分：登记、时长、兑换、更正、对账单、服务证明。"""

import re

from playwright.sync_api import expect

from casework.models import PointTransaction, Volunteer
from tests.support.browser import assert_accessible, assert_fits


def test_points_of_one_volunteer(visit, phone, world):
    """时长变积分，积分换东西；余额不够时说清楚，每一笔都在对账单上。"""
    page = visit("worker")
    page.goto("/rewards/")
    page.get_by_role("link", name="增加项目").first.click()
    page.get_by_label("名称").fill("理发券")
    page.get_by_label("所需积分").fill("15")
    page.get_by_label("库存").fill("3")
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".messages")).to_contain_text("已增加")

    page.goto("/volunteers/")
    page.get_by_role("link", name="登记志愿者").first.click()
    page.get_by_label("姓名").fill("演示志愿者")
    page.get_by_label("特长").fill("理发、量血压")
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("已登记为志愿者")
    page.get_by_role("link", name="登记时长").click()
    page.get_by_label("时长（分钟）").fill("120")
    page.get_by_label("服务内容").fill("上门理发两户")
    page.get_by_role("button", name="确认时长").click()
    expect(page.locator(".answer")).to_contain_text("积分 20")
    assert_accessible(page)

    for _ in range(2):
        page.get_by_role("link", name="兑换积分").first.click()
        page.get_by_role("button", name="兑换", exact=True).click()
    expect(page.get_by_text("积分不足：余额 5 分，兑换需要 15 分。").first).to_be_visible()

    with world.scope("worker"):
        volunteer = Volunteer.objects.get()
        assert volunteer.points == 5
        assert PointTransaction.objects.count() == 2
    small = phone("worker")
    small.goto(f"/volunteers/{volunteer.pk}/points/")
    expect(small.get_by_text("+20")).to_be_visible()
    expect(small.get_by_text("-15")).to_be_visible()
    assert_fits(small)
    page.goto(f"/volunteers/{volunteer.pk}/")
    with page.expect_popup():
        page.get_by_role("button", name=re.compile("开具服务证明")).click()
    assert page.request.get(f"/volunteers/{volunteer.pk}/statement/").body().startswith(b"%PDF")
