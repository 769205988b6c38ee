"""从一次探访里发现的需求，到资源、决定、提供和满意度。"""

import re

import pytest
from playwright.sync_api import expect

from casework.services.records import complete_record
from core.ids import uuid7
from tests.factories.communities import ResourceFactory
from tests.support import clients, records

KNOWN = "陈秀英"


@pytest.fixture
def visited(world):
    """Somebody who was visited today, and what the street can offer."""
    client = clients.make_client(world, name=KNOWN, community_id=world.community.pk)
    with world.scope("worker"):
        complete_record(
            record_id=uuid7(),
            station_id=world.home.pk,
            values=records.values(world, client),
            by=world.person("worker"),
        )
        ResourceFactory(
            station=world.home,
            name="长者午餐助餐点",
            community=world.community,
            for_classes=["elderly"],
            capacity=30,
        )
        ResourceFactory(station=world.home, name="心理疏导热线", kinds=["mind"])
    return client


def test_need_from_a_visit_is_matched_decided_delivered_and_rated(visit, visited):
    """社工登记探访中发现的需求，看理由选资源，送到之后记满意度。"""
    page = visit("worker")
    page.goto(f"/clients/{visited.pk}/")
    panel = page.get_by_label("需求与服务清单")
    panel.scroll_into_view_if_needed()
    panel.get_by_role("link", name="登记需求").click()
    page.get_by_label("类别").select_option("care")
    page.get_by_label("需求", exact=True).fill("中午没有人做饭")
    page.get_by_role("button", name="登记需求").click()
    expect(page.get_by_role("heading", name="长者午餐助餐点")).to_be_visible()
    expect(page.get_by_text("就在本社区")).to_be_visible()
    expect(page.get_by_text("心理疏导热线")).to_have_count(0)

    page.get_by_label("服务内容").first.fill("每天中午送餐到家")
    page.get_by_role("button", name=re.compile("^采用")).click()
    expect(page.locator(".messages")).to_contain_text("已列入服务清单")
    page.get_by_role("link", name="登记已提供").click()
    page.get_by_label("服务记录").select_option(index=1)
    page.get_by_role("button", name="登记", exact=True).click()
    page.get_by_role("link", name=re.compile("办结并记满意度")).click()
    page.get_by_label("已满足", exact=True).check()
    page.get_by_label("满意度").select_option("5")
    page.get_by_role("button", name="保存").click()

    expect(page.get_by_text("满意度 5 分")).to_be_visible()
    expect(page.get_by_role("link", name="看服务记录")).to_be_visible()
    page.goto("/lists/")
    row = page.get_by_role("row", name=re.compile("照料护理")).last
    expect(row.get_by_role("cell").nth(1)).to_have_text("1")


def test_stranger_finds_nothing_of_it(visit, visited):
    """别站的社工打不开这份清单，也看不到本站的资源。"""
    page = visit("stranger")

    answer = page.request.get(f"/clients/{visited.pk}/service-list/")
    page.goto("/resources/")

    assert answer.status == 404
    expect(page.get_by_text("还没有资源")).to_be_visible()
