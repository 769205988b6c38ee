"""What a cell of a list of resources may say."""

import datetime as dt

import pytest

from casework import validators
from casework.rules.resource_columns import COLUMNS, REQUIRED, CellError

READERS = {each.title: each.read for each in COLUMNS}
KINDS = (
    "基本生活、医疗康复、照料护理、心理支持、安全与权益、教育与成长、"
    "就业增收、居住与环境、文化休闲、交往与参与、政策与办事、其他"
)
CLASSES = "特困人员、低保和低保边缘家庭、困境和留守儿童、残疾人、老年人、其他居民"
ROLES = "社区、社会组织、社会工作者、社区志愿者、社会慈善资源"
LONG = "长" * 30

READ = [
    ("名称", "  演示 \n 助餐点 ", "演示 助餐点"),
    ("名称", "长" * 60, "长" * 60),
    ("社区", "长" * 60, "长" * 60),
    ("提供方", "长" * 80, "长" * 80),
    ("联系人", "长" * 40, "长" * 40),
    ("内容", " 第一行\r\n第二行 ", "第一行\n第二行"),
    ("使用条件", "长" * 2000, "长" * 2000),
    ("五社", "社会组织", "organisation"),
    ("可回应的需求", "照料护理、基本生活，照料护理", ["livelihood", "care"]),
    ("适用人群", "", []),
    ("适用人群", "、老年人/残疾人 ；", ["disabled", "elderly"]),
    ("可服务人数", "", None),
    ("可服务人数", "不限", None),
    ("可服务人数", "0", 0),
    ("可服务人数", " 30 人", 30),
    ("可服务人数", "\uff13\uff10", 30),
    ("可服务人数", "1000000", 1_000_000),
    ("联系电话", "", ""),
    ("联系电话", " 027-82812345 ", "027-82812345"),
    ("有效期起", "2026-1-31", dt.date(2026, 1, 31)),
    ("有效期起", "\uff12\uff10\uff12\uff16/01/31", dt.date(2026, 1, 31)),
    ("有效期起", "2026.1.31", dt.date(2026, 1, 31)),
    ("有效期起", "2026年1月31日", dt.date(2026, 1, 31)),
    ("有效期止", "", None),
    ("有效期止", "长期", None),
    ("有效期止", "2026-12-31", dt.date(2026, 12, 31)),
]

REFUSED = [
    ("名称", "长" * 61, "过长，最多 60 个字。"),
    ("社区", "长" * 61, "过长，最多 60 个字。"),
    ("提供方", "长" * 81, "过长，最多 80 个字。"),
    ("联系人", "长" * 41, "过长，最多 40 个字。"),
    ("内容", "长" * 2001, "过长，最多 2000 个字。"),
    ("五社", "", f"“”不在 {ROLES} 之中。"),
    ("五社", "长" * 31, f"“{LONG}”不在 {ROLES} 之中。"),
    ("可回应的需求", "照料护理、吃饭、睡觉", f"“吃饭”不在 {KINDS} 之中。"),
    ("适用人群", "未登记居民", f"“未登记居民”不在 {CLASSES} 之中。"),
    ("可服务人数", "三十", "“三十”不是人数；不限人数的不填。"),
    ("可服务人数", "-1", "“-1”不是人数；不限人数的不填。"),
    ("可服务人数", "1.5", "“1.5”不是人数；不限人数的不填。"),
    ("可服务人数", "\u0661\u0662", "“\u0661\u0662”不是人数；不限人数的不填。"),
    ("可服务人数", "1000001", "“1000001”不是人数；不限人数的不填。"),
    ("可服务人数", "00000030", "“00000030”不是人数；不限人数的不填。"),
    ("联系电话", "12", validators.WRONG_PHONE),
    ("有效期起", "长期", "“长期”不是日期，请写成 2026-01-31。"),
    ("有效期起", "2026-02-30", "“2026-02-30”不是日期，请写成 2026-01-31。"),
    ("有效期止", "明年", "“明年”不是日期，请写成 2026-01-31。"),
]


@pytest.mark.parametrize(("title", "cell", "value"), READ)
def test_cell_is_read(title, cell, value):
    assert READERS[title](cell) == value


@pytest.mark.parametrize(("title", "cell", "reason"), REFUSED)
def test_cell_is_refused_with_a_sentence(title, cell, reason):
    with pytest.raises(CellError) as refused:
        READERS[title](cell)

    assert str(refused.value) == reason


def test_columns_that_a_list_must_have():
    assert REQUIRED == ("名称", "五社", "提供方", "可回应的需求", "有效期起")
