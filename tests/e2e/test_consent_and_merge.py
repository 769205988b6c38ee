"""社工在屏幕上征得同意，后来服务对象撤回；站长合并重复的档案，又撤销合并。"""

import re

import pytest
from playwright.sync_api import expect

from casework.models import Client, ConsentItem, RecordClient
from casework.services.classifications import load_classifications
from stations.selectors.workspaces import system_scope
from stations.services.policies import load_policies
from tests.factories.casework import ServiceRecordFactory
from tests.support import clients

NAME = "陈秀英"


@pytest.fixture
def texts(world):
    """The policies of the platform, with the texts of consent."""
    with system_scope():
        load_policies(by=None)
        load_classifications(by=None)


def sign(page):
    """Draw a stroke on the pad."""
    pad = page.locator(".signature-pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 60)
    page.mouse.down()
    for step in range(1, 12):
        page.mouse.move(box["x"] + 40 + step * 15, box["y"] + 60 + (step % 3) * 20)
    page.mouse.up()
    expect(page.get_by_text("已签名")).to_be_visible()


def test_worker_takes_consent_on_screen_and_the_client_withdraws_it(visit, world, texts):
    client = clients.make_client(world, name=NAME)
    page = visit("worker")
    page.goto(f"/clients/{client.pk}/")
    page.get_by_role("link", name="征求同意").click()

    for item in ("建档与服务", "敏感个人信息", "拍照与使用照片"):
        page.get_by_role("group", name=item).get_by_role("radio", name="同意", exact=True).check()
    page.get_by_role("group", name="向第三方提供").get_by_role("radio", name="不同意").check()
    sign(page)
    page.get_by_role("button", name="保存同意书").click()

    expect(page.get_by_text("知情同意已登记")).to_be_visible()
    panel = page.get_by_label("知情同意", exact=True)
    panel.scroll_into_view_if_needed()
    expect(panel.get_by_text("已表示不同意")).to_be_visible()
    panel.get_by_role("link", name=re.compile("撤回.*拍照与使用照片")).click()
    page.get_by_role("button", name="撤回", exact=True).click()

    expect(page.get_by_text("撤回“拍照与使用照片”的同意").first).to_be_visible()
    page.get_by_role("link", name="记一笔").first.click()
    expect(page.get_by_text("不能上传图片")).to_be_visible()
    with world.scope("worker"):
        item = ConsentItem.objects.get(purpose="photo")
        assert item.withdrawn_on is not None
        assert item.consent.proof.mime == "image/png"


def test_lead_merges_two_files_of_one_person_and_takes_it_back(visit, world):
    clients.make_client(world, name=NAME)
    other = clients.make_client(world, name=NAME)
    with world.scope("worker"):
        ServiceRecordFactory(clients=[other])

    page = visit("lead")
    page.goto("/clients/")
    page.get_by_role("link", name="查重").click()
    page.get_by_role("link", name="核对并合并").click()
    page.get_by_role("button", name="合并", exact=True).click()
    expect(page.get_by_text("两份档案已合并")).to_be_visible()
    with world.scope("lead"):
        moved = RecordClient.objects.get().client
        assert moved.merged_into is None

    page.get_by_role("link", name="并入一份档案").click()
    page.get_by_role("button", name="撤销合并").click()
    expect(page.get_by_text("合并已撤销")).to_be_visible()
    with world.scope("lead"):
        assert Client.objects.filter(name=NAME, merged_into=None).count() == 2
