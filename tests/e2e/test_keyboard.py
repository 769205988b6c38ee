"""只用键盘也能选服务对象。"""

import pytest
from playwright.sync_api import expect

from tests.support import clients


@pytest.fixture
def people(world):
    """Two with the same initials, and somebody else."""
    for name in ("陈秀英", "陈晓燕", "周桂兰"):
        clients.make_client(world, name=name)


def test_clients_are_picked_without_a_mouse(visit, people):
    """拼音首字母查找，上下选，回车取，退格去掉。"""
    page = visit("worker")
    page.goto("/records/new/?kind=visit")
    picker = page.get_by_role("combobox", name="服务对象")
    chips = page.locator("[data-chip]")
    picker.focus()

    page.keyboard.type("cx")
    expect(page.get_by_role("option", name="陈")).to_have_count(2)
    expect(picker).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    second = page.locator("[role=option][aria-selected=true]")
    chosen = second.get_attribute("data-pick-label") or ""
    expect(picker).to_have_attribute("aria-activedescendant", second.get_attribute("id") or "")
    page.keyboard.press("Enter")
    expect(chips).to_have_count(1)
    expect(chips).to_contain_text(chosen)

    page.keyboard.type("zgl")
    expect(page.get_by_role("option", name="周桂兰")).to_be_visible()
    page.keyboard.press("Escape")
    expect(picker).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.press("Backspace")
    expect(chips).to_have_count(0)


def test_first_stop_of_the_keyboard_leads_past_the_navigation(visit):
    """第一次按 Tab 就能跳过导航。"""
    page = visit("worker")
    page.goto("/workbench/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#content")).to_be_focused()
