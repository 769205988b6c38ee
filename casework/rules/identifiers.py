"""What a document number must satisfy, by kind of document."""

import datetime as dt
from collections.abc import Callable

from django.core.exceptions import ValidationError

from casework import phrases, validators
from casework.enums import IdentifierKind, Sex
from core.verdicts import YES, Verdict

CHECKS: dict[str, Callable[[str, dt.date], None]] = {
    IdentifierKind.ID_CARD: validators.validate_id_card,
    IdentifierKind.HK_MACAO: validators.validate_hk_macao,
    IdentifierKind.TAIWAN: validators.validate_taiwan,
    IdentifierKind.FOREIGN: validators.validate_foreign,
    IdentifierKind.PASSPORT: validators.validate_passport,
}

# GB/T 2261.1 knows “unknown” and “unstated”: neither contradicts a number.
STATED = frozenset({Sex.MALE, Sex.FEMALE})


def is_sound_identifier(kind: str, number: str, on: dt.date) -> Verdict:
    """证件号码：与证件种类相符，校验位正确；号码不是必填项（无证/不详）。"""
    if kind == IdentifierKind.NONE:
        return Verdict(phrases.KIND_MISSING) if number else YES
    if not number:
        return Verdict(phrases.IDENTIFIER_MISSING)
    try:
        CHECKS[kind](number, on)
    except ValidationError as error:
        return Verdict(error.messages[0])
    return YES


def agrees_with_sex(number: str, sex: str) -> Verdict:
    """性别：与 18 位号码第 17 位一致（奇男偶女）。"""
    facts = validators.facts_of(number)
    if facts is None or sex not in STATED or sex == facts.sex:
        return YES
    return Verdict("性别与证件号码不一致，请核对。")


def agrees_with_birth_date(number: str, born_on: dt.date | None) -> Verdict:
    """出生日期：与 18 位号码第 7 到 14 位一致。"""
    facts = validators.facts_of(number)
    if facts is None or born_on is None or born_on == facts.born_on:
        return YES
    return Verdict("出生日期与证件号码不一致，请核对。")
