"""Lists that come in as files: rows in, validated rows out, each refusal with its line."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from stations.enums import RegionLevel
from stations.errors import RegionFileError
from stations.models import Region
from stations.services.region_imports import Refusal, RegionRow

COLUMNS = ("code", "name", "level", "parent_code")
MAX_BYTES = 10 * 1024 * 1024
NAME_LENGTH = Region._meta.get_field("name").max_length or 0

_CODE = re.compile(r"[0-9]{12}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_regions(content: bytes) -> tuple[list[RegionRow], list[Refusal]]:
    """Read a list of regions: what is sound in itself, and what is not.

    The columns are code, name, level and parent_code, in any order; others are ignored.
    """
    reader = csv.reader(io.StringIO(_decode(content), newline=""), strict=True)
    rows: list[RegionRow] = []
    refused: list[Refusal] = []
    places = _places(reader)
    for line, cells in _numbered(reader):
        row = _row(line, cells, places)
        if isinstance(row, Refusal):
            refused.append(row)
        else:
            rows.append(row)
    if not rows and not refused:
        raise RegionFileError("文件只有表头，没有区划。")
    return rows, refused


def _decode(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise RegionFileError(f"文件过大，最多 {MAX_BYTES // 1024 // 1024} MB。")
    if not content.strip():
        raise RegionFileError("文件是空的。")
    text = text_of(content)
    if text is None:
        raise RegionFileError(
            "这不是 CSV 文本文件（UTF-8 或 GB18030 编码）。请在表格软件中另存为“CSV”后再导入。"
        )
    return text


def text_of(content: bytes) -> str | None:
    """Return the text in whichever of the encodings it is in; None of what is no text."""
    if content.startswith(_UTF16_MARKS):
        return None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
            return None if _CONTROL.search(text) else text
        except UnicodeDecodeError:
            if _is_damaged_utf8(content):
                return None
    return None


def _is_damaged_utf8(content: bytes) -> bool:
    """Tell UTF-8 with a few broken bytes from GB18030, which would read it as other characters."""
    broken = content.decode("utf-8", "replace").count("\ufffd")
    beyond_ascii = len(content) - len(content.decode("ascii", "ignore"))
    return broken * 8 < beyond_ascii


def _places(reader: Iterator[list[str]]) -> dict[str, int]:
    """Return where each column is."""
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
    except csv.Error:
        header = []
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise RegionFileError(
            f"表头缺少列：{'、'.join(missing)}。第一行须有 code、name、level、parent_code 四列。"
        )
    return {name: header.index(name) for name in COLUMNS}


def _numbered(reader: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not blank, with the number of the line it ends on."""
    rows = iter(reader)
    while True:
        line = getattr(rows, "line_num", 0)
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            raise RegionFileError(f"第 {line + 1} 行的引号不成对，请修正后再导入。") from None
        if any(cell.strip() for cell in cells):
            yield getattr(rows, "line_num", 0), cells


def _row(line: int, cells: list[str], places: dict[str, int]) -> RegionRow | Refusal:
    values = {name: cells[at].strip() if at < len(cells) else "" for name, at in places.items()}
    reason = _reason(values)
    if reason:
        return Refusal(line, values["code"], values["name"], reason)
    level = RegionLevel(values["level"])
    return RegionRow(line, values["code"], values["name"], level, values["parent_code"])


def _reason(values: dict[str, str]) -> str:
    """Say why a row is not sound in itself, or nothing."""
    code, name, parent = values["code"], values["name"], values["parent_code"]
    if not _CODE.fullmatch(code):
        return f"代码有误：{_quoted(code)}不是 12 位数字。"
    if not name:
        return "名称为空。"
    if len(name) > NAME_LENGTH:
        return f"名称过长，最多 {NAME_LENGTH} 个字。"
    if values["level"] not in RegionLevel.values:
        known = "、".join(RegionLevel.values)
        return f"级别有误：{_quoted(values['level'])}不在 {known} 之中。"
    if parent and not _CODE.fullmatch(parent):
        return f"上级代码有误：{_quoted(parent)}不是 12 位数字。"
    return ""


def _quoted(text: str) -> str:
    return f"“{text[:30]}”" if text else "空值"
