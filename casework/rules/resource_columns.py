"""What the columns of a list of resources may say."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from casework.enums import ClientClass
from casework.enums.communities import NeedKind, SocietyRole
from casework.validators import validate_phone
from core.crypto import normalise_phone

MOST_ROWS = 1000
MOST_TEXT = 2000
MOST_PEOPLE = 1_000_000
UNLIMITED, FOR_LONG, STREET = "不限", "长期", "全街道"

_BETWEEN = re.compile(r"[、，,;；/\s]+")
_DAY = re.compile(r"(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?")


class CellError(ValueError):
    """A cell does not say what its column may say."""


@dataclass(frozen=True)
class Column:
    """One column: its heading, the field, how a cell is read, and what it may hold in words."""

    title: str
    field: str
    read: Callable[[str], Any]
    told: str
    required: bool = False


def _line(length: int) -> Callable[[str], str]:
    def read(cell: str) -> str:
        text = " ".join(cell.split())
        if len(text) > length:
            raise CellError(f"过长，最多 {length} 个字。")
        return text

    return read


def _text(cell: str) -> str:
    text = cell.replace("\r\n", "\n").strip()
    if len(text) > MOST_TEXT:
        raise CellError(f"过长，最多 {MOST_TEXT} 个字。")
    return text


def _role(cell: str) -> str:
    roles = {str(role.label): role.value for role in SocietyRole}
    if cell not in roles:
        raise CellError(f"{_quoted(cell)}不在 {'、'.join(roles)} 之中。")
    return roles[cell]


def _several(choices: Mapping[str, str]) -> Callable[[str], list[str]]:
    """Read several of `choices` (words to codes); they are kept in the order of the choices."""

    def read(cell: str) -> list[str]:
        named = [part for part in _BETWEEN.split(cell) if part]
        wrong = [part for part in named if part not in choices]
        if wrong:
            raise CellError(f"{_quoted(wrong[0])}不在 {'、'.join(choices)} 之中。")
        return [code for words, code in choices.items() if words in named]

    return read


def _people(cell: str) -> int | None:
    plain = unicodedata.normalize("NFKC", cell).removesuffix("人").strip()
    if plain in ("", UNLIMITED):
        return None
    if not plain.isascii() or not plain.isdigit() or len(plain) > 7 or int(plain) > MOST_PEOPLE:
        raise CellError(f"{_quoted(cell)}不是人数；不限人数的不填。")
    return int(plain)


def _phone(cell: str) -> str:
    phone = unicodedata.normalize("NFKC", cell).strip()
    if phone:
        try:
            validate_phone(phone, normalise_phone(phone))
        except ValidationError as error:
            raise CellError("".join(error.messages)) from error
    return phone


def _day(cell: str) -> dt.date:
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", cell).strip())
    try:
        return dt.date(*(int(part) for part in found.groups())) if found else _no_day(cell)
    except ValueError:
        return _no_day(cell)


def _end(cell: str) -> dt.date | None:
    return None if cell in ("", FOR_LONG) else _day(cell)


def _no_day(cell: str) -> dt.date:
    raise CellError(f"{_quoted(cell)}不是日期，请写成 2026-01-31。")


def _quoted(text: str) -> str:
    return f"“{text[:30]}”"


_KINDS = {str(kind.label): kind.value for kind in NeedKind}
_CLASSES = {
    str(each.label): each.value for each in ClientClass if each is not ClientClass.ANONYMOUS
}
_ROLES = "、".join(str(role.label) for role in SocietyRole)

COLUMNS = (
    Column("名称", "name", _line(60), "资源名称，最多 60 个字", required=True),
    Column("五社", "society_role", _role, f"其中一个：{_ROLES}", required=True),
    Column("提供方", "provider", _line(80), "单位或个人，最多 80 个字", required=True),
    Column(
        "可回应的需求",
        "kinds",
        _several(_KINDS),
        f"一个或几个，用顿号隔开：{'、'.join(_KINDS)}",
        required=True,
    ),
    Column(
        "适用人群",
        "for_classes",
        _several(_CLASSES),
        f"谁都适用的不填；可以几个，用顿号隔开：{'、'.join(_CLASSES)}",
    ),
    Column(
        "社区",
        "community",
        _line(60),
        f"只服务一个社区的写社区名称；面向全街道的不填或写“{STREET}”",
    ),
    Column("内容", "content", _text, f"提供什么，最多 {MOST_TEXT} 个字"),
    Column("可服务人数", "capacity", _people, "整数；不限人数的不填"),
    Column("使用条件", "conditions", _text, f"最多 {MOST_TEXT} 个字"),
    Column("联系人", "contact_name", _line(40), "最多 40 个字"),
    Column("联系电话", "contact_phone", _phone, "手机或座机；不填的保留原来的号码"),
    Column("有效期起", "valid_from", _day, "日期，如 2026-01-31", required=True),
    Column("有效期止", "valid_to", _end, "日期；长期有效的不填或写“长期”"),
)
REQUIRED = tuple(each.title for each in COLUMNS if each.required)
