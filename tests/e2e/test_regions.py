"""平台管理员导入区划：先核对，再导入。"""

from playwright.sync_api import expect

from stations.models import Region
from tests.support.browser import assert_accessible

LIST = """code,name,level,parent_code
420102000000,江岸区,district,420100000000
420102006000,永清街道,street,420102000000
420102007000,西马街道,street,420102000000
420102009,劳动街道,street,420102000000
"""


def test_region_list_is_checked_and_then_loaded(visit, tmp_path):
    """表格另存为中文编码也认得；坏行说明原因，好行照样导入。"""
    file = tmp_path / "区划.csv"
    file.write_bytes(LIST.encode("gb18030"))
    page = visit("admin")
    page.goto("/regions/")
    page.get_by_role("link", name="导入区划表").click()
    page.get_by_label("区划表").set_input_files(file)
    expect(page.get_by_text("区划.csv")).to_be_visible()

    page.get_by_role("button", name="核对").click()
    expect(page.get_by_text("新增 2 个", exact=True)).to_be_visible()
    expect(page.get_by_role("row", name="劳动街道")).to_contain_text("不是 12 位数字")
    assert_accessible(page)
    before = Region.objects.filter(name="永清街道").exists()
    page.get_by_role("button", name="导入", exact=True).click()

    expect(page.locator(".messages")).to_contain_text("2")
    assert not before
    assert Region.objects.filter(name="永清街道", parent__name="江岸区").exists()
