"""导出：后台生成，走开也不影响，只有本人能取。"""

import re

import openpyxl
import pytest
from playwright.sync_api import expect

from casework.services.records import complete_record
from core.ids import uuid7
from tests.support import clients, records

NUMBER = 3


@pytest.fixture
def visits(world):
    """Visits to three people."""
    for number in range(NUMBER):
        client = clients.make_client(world, name=f"演示对象{number}")
        with world.scope("worker"):
            complete_record(
                record_id=uuid7(),
                station_id=world.home.pk,
                values=records.values(world, client, content=f"第 {number} 次探访。"),
                by=world.person("worker"),
            )


def test_export_is_fetched_after_leaving_the_page(visit, background, visits, tmp_path):
    """点了导出就走开，回来在“我的导出”里下载。"""
    page = visit("worker")
    page.goto("/records/?kind=visit")
    page.get_by_role("button", name="导出表格").click()
    expect(page.get_by_role("heading", name=re.compile("服务记录导出"))).to_be_visible()
    address = page.url
    page.goto("/workbench/")

    page.get_by_role("link", name="我的导出").click()
    page.get_by_role("link", name=re.compile("服务记录导出")).click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="下载表格").click()
    waiting.value.save_as(tmp_path / "records.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "records.xlsx")["服务记录"]
    text = "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    assert [f"第 {number} 次探访。" in text for number in range(NUMBER)] == [True] * NUMBER
    assert visit("lead").goto(address).status == 404
    assert visit("stranger").goto(f"{address}download/").status == 404
