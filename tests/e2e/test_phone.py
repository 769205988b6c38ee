"""手机上：底部五格，列表成卡片，按钮够大，一只手够得着。"""

import pytest
from playwright.sync_api import expect

from casework.services.records import complete_record
from core.ids import uuid7
from tests.support import clients, records
from tests.support.browser import assert_fits

TARGET = 44


@pytest.fixture
def record(world):
    """A visit that is completed."""
    client = clients.make_client(world, name="陈秀英")
    with world.scope("worker"):
        return complete_record(
            record_id=uuid7(),
            station_id=world.home.pk,
            values=records.values(world, client),
            by=world.person("worker"),
        )


def test_bar_at_the_bottom_has_five_big_targets(phone):
    """底部一排五个，常用的都在拇指下。"""
    page = phone("worker")
    page.goto("/workbench/")

    links = page.get_by_role("navigation", name="常用").get_by_role("link")
    boxes = [link.bounding_box() for link in links.all()]

    assert links.all_inner_texts() == ["工作台", "对象", "记一笔", "记录", "我的"]
    assert min(box["height"] for box in boxes) >= TARGET
    assert boxes[0]["y"] + boxes[0]["height"] <= 844


def test_side_opens_and_closes(phone):
    """左上角打开全部菜单，选了就走。"""
    page = phone("worker")
    page.goto("/workbench/")
    side = page.get_by_role("navigation", name="主导航")
    expect(side).to_be_hidden()

    page.get_by_role("link", name="打开菜单").click()
    expect(side).to_be_visible()
    side.get_by_role("link", name="服务目录").click()

    expect(page.get_by_role("heading", name="服务目录", level=1)).to_be_visible()
    expect(page.get_by_role("navigation", name="主导航")).to_be_hidden()


def test_list_is_cards(phone, record):
    """列表每条一张卡片，不用左右拖。"""
    page = phone("worker")
    page.goto("/records/")
    row = page.locator("tbody tr").first

    assert row.evaluate("row => getComputedStyle(row).display") == "block"
    assert page.locator("thead").evaluate("head => head.getBoundingClientRect().height") <= 1
    assert_fits(page)


def test_main_button_of_a_form_is_in_reach(phone):
    """填表时“完成记录”一直在屏幕底部，底部菜单让开。"""
    page = phone("worker")
    page.goto("/records/new/?kind=visit")
    button = page.get_by_role("button", name="完成记录")

    expect(button).to_be_in_viewport()
    expect(page.get_by_role("navigation", name="常用")).to_be_hidden()
    assert button.bounding_box()["height"] >= TARGET
    assert_fits(page)


def test_open_tab_is_in_view(phone):
    """一排放不下的页签，打开的那一个总在眼前。"""
    page = phone("worker")
    page.goto("/verifications/")

    expect(page.get_by_role("link", name="核查名单", exact=True).first).to_be_in_viewport(ratio=0.9)
