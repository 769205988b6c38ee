"""发送表单：断网时不丢、连按两次只发一次、退回时光标在第一处错误、号码弹出数字键盘。"""

from playwright.sync_api import expect

from casework.models import Client, ServiceRecord
from tests.support import clients, groups
from tests.support.browser import PHONE

OFFLINE = "现在没有网络，还没有送出"
# Presses twice; tells how often the form would have gone out.
SEND_TWICE = """() => {
  let sent = 0;
  window.addEventListener("submit", (event) => {
    sent += event.defaultPrevented ? 0 : 1;
    event.preventDefault();
  });
  const form = document.querySelector("[data-record-form]");
  form.requestSubmit();
  form.requestSubmit();
  return sent;
}"""


def test_form_without_a_draft_keeps_what_was_typed_offline(visit, world):
    """断网时按了建档：页面不走，按钮不被提示挡住，连上再按就好。"""
    page = visit("worker", size=PHONE)
    page.goto("/clients/new/")
    page.get_by_label("姓名").fill("陈秀英")
    button = page.get_by_role("button", name="建立档案")

    page.context.set_offline(True)
    button.click()
    expect(page.get_by_text(OFFLINE)).to_be_visible()
    expect(page.get_by_label("姓名")).to_have_value("陈秀英")
    page.context.set_offline(False)
    expect(page.get_by_text(OFFLINE)).to_have_count(0)
    button.click()

    expect(page.locator(".messages")).to_contain_text("档案已建好")
    with world.scope("worker"):
        assert Client.objects.get().name == "陈秀英"


def test_record_waits_for_the_connection_with_its_draft_alive(visit, world):
    """断网时完成记录：留在页面上，接着写的仍存草稿，连上再完成。"""
    client = clients.make_client(world, name="陈秀英")
    page = visit("worker")
    page.goto(f"/records/new/?kind=visit&client={client.pk}")
    content = page.get_by_label("过程与内容")
    page.get_by_label("计入项目").select_option(index=1)
    content.fill("老人说最近睡得好。")
    button = page.get_by_role("button", name="完成记录")

    page.context.set_offline(True)
    button.click()
    expect(page.get_by_text(OFFLINE)).to_be_visible()
    content.fill("老人说最近睡得好，血压一百三。")
    content.blur()
    expect(page.locator("[data-draft-state]")).to_contain_text("已暂存在本机")
    page.context.set_offline(False)
    expect(page.locator("[data-draft-state]")).to_contain_text("已保存草稿")
    button.click()

    expect(page.locator(".messages")).to_contain_text("探访已记录")
    with world.scope("worker"):
        assert ServiceRecord.objects.get().content.endswith("血压一百三。")


def test_form_that_has_a_field_called_method_goes_out_once(visit, world):
    """服务记录有“专业方法”一栏，连按两次也只发一次。"""
    page = visit("worker")
    page.goto("/records/new/?kind=visit")

    assert page.evaluate(SEND_TWICE) == 1


def test_first_wrong_place_has_the_focus(visit, world):
    """签到表漏了一位组员：光标就在那一位上。"""
    group = groups.running_group(world)
    page = visit("worker", size=PHONE)
    page.goto(f"/groups/sessions/{groups.first_session(world, group).pk}/record/")

    page.get_by_role("button", name="只保存签到").click()

    first = page.locator(".roll-line").first
    expect(first).to_contain_text("请给每位组员选择出席情况")
    expect(first.get_by_role("radio").first).to_be_focused()


def test_what_is_pasted_is_not_cut_off(visit):
    """粘贴的文字太长：一个字不丢，说明多了多少。"""
    page = visit("worker")
    page.goto("/clients/new/")
    page.get_by_label("姓名").fill("陈秀英")
    notes = page.get_by_label("备注")
    notes.fill("记" * 501)

    page.get_by_role("button", name="建立档案").click()

    expect(page.get_by_text("备注最多 500 字，现有 501 字。")).to_be_visible()
    assert len(notes.input_value()) == 501


def test_phone_number_is_typed_on_number_keys(visit):
    """电话一栏弹出拨号键盘。"""
    page = visit("worker", size=PHONE)
    page.goto("/clients/new/")

    expect(page.get_by_label("联系电话").first).to_have_attribute("type", "tel")
