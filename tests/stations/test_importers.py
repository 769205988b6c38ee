"""Tests of stations.importers: what a list of regions may look like."""

import pytest

from stations.enums import RegionLevel
from stations.errors import RegionFileError
from stations.importers import MAX_BYTES, read_regions

HEAD = "code,name,level,parent_code\n"
GOOD = "420000000000,湖北省,province,\n"


def refusals(*rows):
    """Return line and reason of what is refused."""
    _, refused = read_regions((HEAD + "\n".join(rows)).encode())
    return [(one.line, one.reason) for one in refused]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_rows_are_read_in_each_encoding(encoding, newline):
    text = (HEAD + GOOD + "420100000000,武汉市,city,420000000000\n").replace("\n", newline)

    rows, refused = read_regions(text.encode(encoding))

    assert [(row.line, row.code, row.name, row.level, row.parent_code) for row in rows] == [
        (2, "420000000000", "湖北省", RegionLevel.PROVINCE, ""),
        (3, "420100000000", "武汉市", RegionLevel.CITY, "420000000000"),
    ]
    assert refused == []


def test_columns_come_in_any_order_with_others_between():
    text = "name,remark,Parent_Code,level, code \n湖北省,x,,province,420000000000\n"

    rows, _ = read_regions(text.encode())

    assert (rows[0].code, rows[0].name) == ("420000000000", "湖北省")


def test_blank_lines_and_spaces_do_not_matter():
    rows, refused = read_regions(f"{HEAD}\n  ,,,\n 420000000000 , 湖北省 ,province,\n".encode())

    assert [(row.line, row.name) for row in rows] == [(4, "湖北省")]
    assert refused == []


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("42,湖北省,province,", "代码有误：“42”不是 12 位数字。"),
        (",湖北省,province,", "代码有误：空值不是 12 位数字。"),
        ("4.2E+11,湖北省,province,", "代码有误：“4.2E+11”不是 12 位数字。"),
        ("\uff14" * 12 + ",湖北省,province,", "不是 12 位数字。"),
        ("420000000000,,province,", "名称为空。"),
        ("420000000000", "名称为空。"),
        (f"420000000000,{'长' * 61},province,", "名称过长，最多 60 个字。"),
        ("420000000000,湖北省,省级,", "级别有误：“省级”不在 province"),
        ("420100000000,武汉市,city,42", "上级代码有误：“42”不是 12 位数字。"),
    ],
)
def test_row_is_refused_with_its_line_and_reason(row, reason):
    [(line, said)] = refusals(row)

    assert line == 2
    assert reason in said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "文件是空的"),
        (b" \n\n ", "文件是空的"),
        (HEAD.encode(), "只有表头"),
        (b"code,name\n1,2\n", "表头缺少列：level、parent_code"),
        ("代码,名称\n".encode(), "表头缺少列：code、name、level、parent_code"),
        (b"PK\x03\x04\x00\x00\x08\x00", "不是 CSV 文本文件"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "不是 CSV 文本文件"),
        ((HEAD + GOOD).encode("utf-16"), "不是 CSV 文本文件"),
        ((HEAD + GOOD * 5).encode() + b"\xe6\xb9,x,y,z\n", "不是 CSV 文本文件"),
        (HEAD.encode() + b'420000000000,"\xe6\xb9\x96\n', "引号不成对"),
        (HEAD.encode() + b'420000000000,"a"b,province,\n', "引号不成对"),
        (b"x" * (MAX_BYTES + 1), "文件过大，最多 10 MB"),
    ],
)
def test_wrong_file_is_refused_as_a_whole(content, said):
    with pytest.raises(RegionFileError, match=said):
        read_regions(content)
