"""Lists of people that come in: lines that were pasted, and sheets."""

import csv
import datetime as dt
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from zipfile import BadZipFile

from django.core.files.uploadedfile import UploadedFile

from casework.errors.communities import ResourceListError
from casework.errors.visits import SheetError
from casework.phrases import verifications as phrases
from casework.rules.resource_columns import COLUMNS, MOST_ROWS, REQUIRED, CellError
from casework.rules.verifications import MOST_LINES
from casework.selectors.verifications import Line
from casework.services.resource_imports import Refusal, ResourceRow
from core.crypto import normalise_identifier
from core.files import UploadRefusedError, inspect_upload
from stations.importers import text_of

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAME, NUMBER, REMARK = "姓名", "证件号码", "备注"
NAME_LENGTH, REMARK_LENGTH = 40, 200
ZIP_MARK = b"PK\x03\x04"  # an XLSX is a ZIP
MOST_CELLS, MOST_LINES_LOOKED_AT = 50, 20_000

Numbered = Iterator[tuple[int, list[str]]]

_NUMBER = re.compile(r"[0-9A-Za-z]{5,32}")
# A single space between characters may stand inside a name (张 三); a wide one never does.
_BREAK = re.compile(r"[\t,、;]|\s{2,}|\s(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])\s")


def read_lines(text: str) -> list[Line]:
    """Read 姓名、证件号码、备注, one person a line, as somebody pastes them."""
    return [
        line
        for row in text.splitlines()
        if (line := _line(_BREAK.split(_plain(row.replace("\u3000", "\t")))))
    ]


def read_sheet(upload: "UploadedFile[Any]") -> list[Line]:
    """Read the first sheet of an XLSX whose first row names the columns."""
    from openpyxl import load_workbook

    try:
        facts = inspect_upload(upload)
        if facts.mime != SHEET:
            raise SheetError(phrases.NOT_A_SHEET)
        upload.seek(0)
        book = load_workbook(upload, read_only=True, data_only=True)
    except UploadRefusedError as error:
        raise SheetError(str(error)) from error
    except (ValueError, KeyError, OSError) as error:
        raise SheetError(phrases.NOT_A_SHEET) from error
    try:
        return list(_rows(book.worksheets[0].iter_rows(values_only=True)))
    finally:
        book.close()


def as_text(lines: Iterable[Line]) -> str:
    """Write lines as they can be pasted again."""
    return "\n".join(
        "\t".join((each.name, each.identifier, each.remark)).rstrip() for each in lines
    )


def read_resources(content: bytes) -> tuple[list[ResourceRow], list[Refusal]]:
    """Read a list of resources, XLSX or CSV: what is sound in itself, and what is not.

    The first row names the columns, in any order; others are ignored.
    """
    rows = _sheet_rows(content) if content.startswith(ZIP_MARK) else _csv_rows(content)
    places = _places(next(rows, (0, []))[1])
    sound: list[ResourceRow] = []
    refused: list[Refusal] = []
    filled = (each for each in rows if any(each[1]) or each[0] > MOST_LINES_LOOKED_AT)
    for number, (line, cells) in enumerate(filled, start=1):
        if number > MOST_ROWS or line > MOST_LINES_LOOKED_AT:
            raise ResourceListError(f"一次最多导入 {MOST_ROWS} 行，请分几个文件。")
        said = {title: cells[at] if at < len(cells) else "" for title, at in places.items()}
        wrong = _read_resource(line, said, sound)
        refused.extend(wrong)
    if not sound and not refused:
        raise ResourceListError("文件里没有资源：第一行是表头，从第二行起每行一个资源。")
    return sound, refused


def _read_resource(line: int, said: Mapping[str, str], sound: list[ResourceRow]) -> list[Refusal]:
    """Add the row to the sound ones, or return what is wrong with it."""
    values: dict[str, Any] = {}
    wrong: list[Refusal] = []
    for column in COLUMNS:
        if column.title not in said:
            continue
        cell = said[column.title].strip()
        try:
            values[column.field] = column.read(cell)
            reason = "没有填写。" if column.required and not values[column.field] else ""
        except CellError as error:
            reason = str(error) if cell else "没有填写。"
        if reason:
            wrong.append(Refusal(line, column.title, said["名称"].strip()[:60], reason))
    end = values.get("valid_to")
    if not wrong and end is not None and end < values["valid_from"]:
        wrong.append(Refusal(line, "有效期止", values["name"], "早于有效期起。"))
    if not wrong:
        sound.append(ResourceRow(line, values))
    return wrong


def _places(header: Sequence[str]) -> dict[str, int]:
    titles = [_plain(cell) for cell in header]
    missing = [title for title in REQUIRED if title not in titles]
    if missing:
        raise ResourceListError(f"第一行缺少列：{'、'.join(missing)}。请用导入模板填写。")
    return {each.title: titles.index(each.title) for each in COLUMNS if each.title in titles}


def _csv_rows(content: bytes) -> Numbered:
    text = text_of(content)
    if text is None:
        raise ResourceListError("这不是可以读取的表格：请用 XLSX，或 UTF-8、GB18030 编码的 CSV。")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells[:MOST_CELLS]
    except csv.Error as error:
        raise ResourceListError(f"第 {reader.line_num} 行的引号不成对，请修正后再导入。") from error


def _sheet_rows(content: bytes) -> Numbered:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True, max_col=MOST_CELLS)
        for line, cells in enumerate(rows, start=1):
            yield line, [_cell(each) for each in cells]
    except (BadZipFile, ValueError, KeyError, IndexError, OSError) as error:
        raise ResourceListError("这个 XLSX 文件打不开，可能已损坏或加了密码。") from error


def _cell(value: Any) -> str:
    """Write a cell as somebody would type it."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _rows(rows: Iterator[tuple[Any, ...]]) -> Iterator[Line]:
    header = [_plain(str(cell or "")) for cell in next(rows, ())]
    if NAME not in header:
        raise SheetError(phrases.NO_NAME_COLUMN)
    places = [header.index(name) if name in header else None for name in (NAME, NUMBER, REMARK)]
    read = 0
    for row in rows:
        cells = [
            _plain(str(row[place]))
            if place is not None and place < len(row) and row[place] is not None
            else ""
            for place in places
        ]
        if not cells[0]:
            continue
        read += 1
        if read > MOST_LINES:
            raise SheetError(phrases.TOO_MANY_LINES.format(most=MOST_LINES))
        yield Line(
            cells[0][:NAME_LENGTH], normalise_identifier(cells[1])[:32], cells[2][:REMARK_LENGTH]
        )


def _line(parts: list[str]) -> Line | None:
    words = [part.strip() for part in parts]
    if not words or not words[0]:
        return None
    rest = words[1:]
    number = rest[0] if rest and _NUMBER.fullmatch(rest[0]) else ""
    remark = " ".join(filter(None, rest[1:] if number else rest))
    return Line(words[0][:NAME_LENGTH], normalise_identifier(number), remark[:REMARK_LENGTH])


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
