"""Lists of people that come in: lines that were pasted, and sheets."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from casework.errors.visits import SheetError
from casework.phrases import verifications as phrases
from casework.rules.verifications import MOST_LINES
from casework.selectors.verifications import Line
from core.crypto import normalise_identifier
from core.files import UploadRefusedError, inspect_upload

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAME, NUMBER, REMARK = "姓名", "证件号码", "备注"
NAME_LENGTH, REMARK_LENGTH = 40, 200

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
