"""写到一半：关掉页面、断网、登录到期、两人同时改，写下的都不丢。"""

import pytest
from playwright.sync_api import expect

from casework.models import RecordDraft
from casework.services.records import complete_record
from core.ids import uuid7
from tests.support import clients, records
from tests.support.browser import end_session
from tests.support.personas import PASSWORD

FIRST, MORE = "老人说最近睡得好。", "血压一百三。"


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


def start_typing(page):
    """Open a new record, type, and wait until the server has it."""
    page.goto("/records/new/?kind=visit")
    content = page.get_by_label("过程与内容")
    content.fill(FIRST)
    content.blur()
    expect(page.locator("[data-draft-state]")).to_contain_text("已保存草稿")
    return content


def saved_content(world):
    """Return what the server has of the only draft."""
    with world.scope("worker"):
        return RecordDraft.objects.get().data["content"]


def test_draft_is_there_after_the_tab_was_closed(visit):
    """关掉标签页，从工作台接着写。"""
    page = visit("worker")
    start_typing(page)
    context = page.context
    page.close()

    again = context.new_page()
    again.goto("/workbench/")
    again.get_by_role("link", name="继续填写").first.click()

    expect(again.get_by_label("过程与内容")).to_have_value(FIRST)


def test_what_is_typed_offline_is_sent_when_back(visit, world):
    """断网时接着写，连上后自动送出。"""
    page = visit("worker")
    content = start_typing(page)
    page.context.set_offline(True)
    content.fill(FIRST + MORE)
    content.blur()
    expect(page.locator("[data-draft-state]")).to_contain_text("已暂存在本机")
    offline = saved_content(world)

    page.context.set_offline(False)
    expect(page.locator("[data-draft-state]")).to_contain_text("已保存草稿")

    assert offline == FIRST
    assert saved_content(world) == FIRST + MORE


def test_what_is_typed_offline_outlives_the_tab(visit, world):
    """断网时写了又关掉页面，再打开时还在。"""
    page = visit("worker")
    content = start_typing(page)
    address, context = page.url, page.context
    context.set_offline(True)
    content.fill(FIRST + MORE)
    content.blur()
    expect(page.locator("[data-draft-state]")).to_contain_text("已暂存在本机")
    page.close()
    context.set_offline(False)

    again = context.new_page()
    again.goto(address)

    expect(again.get_by_label("过程与内容")).to_have_value(FIRST + MORE)
    expect(again.locator("[data-draft-state]")).to_contain_text("已保存草稿")
    assert saved_content(world) == FIRST + MORE


def test_expired_login_is_renewed_in_place(visit, world):
    """登录到期，就地重新登录，写的都在。"""
    page = visit("worker")
    content = start_typing(page)
    end_session(page)
    content.fill(FIRST + MORE)
    content.blur()
    frame = page.frame_locator("#login-dialog iframe")
    frame.locator("input[name=login]").fill("worker")
    frame.locator("input[name=password]").fill(PASSWORD)
    frame.get_by_role("button", name="登录").click()

    expect(page.locator("#login-dialog")).to_be_hidden()
    expect(page.locator("[data-draft-state]")).to_contain_text("已保存草稿")
    expect(content).to_have_value(FIRST + MORE)
    assert saved_content(world) == FIRST + MORE


def test_two_who_correct_at_once_see_both_versions(visit, record):
    """两人同时更正：后存的人看到两份内容，自己决定。"""
    address = f"/records/{record.pk}/correct/"
    worker, lead = visit("worker"), visit("lead")
    worker.goto(address)
    lead.goto(address)

    worker.get_by_label("更正理由").fill("补记血压")
    worker.get_by_label("过程与内容").fill(FIRST)
    worker.get_by_role("button", name="保存更正").click()
    lead.get_by_label("更正理由").fill("时长记错")
    lead.get_by_label("过程与内容").fill(MORE)
    lead.get_by_role("button", name="保存更正").click()

    row = lead.get_by_role("row", name="过程与内容")
    expect(row.get_by_role("cell").nth(0)).to_contain_text(FIRST)
    expect(row.get_by_role("cell").nth(1)).to_contain_text(MORE)
    lead.get_by_role("button", name="按我填写的保存").click()
    expect(lead.locator(".messages")).to_contain_text("第 3 版")
