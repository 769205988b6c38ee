"""证件号码: sound of its kind, and what it says agrees with what was typed."""

import datetime as dt

import pytest

from casework import phrases, validators
from casework.enums import IdentifierKind, Sex
from casework.rules.identifiers import (
    agrees_with_birth_date,
    agrees_with_sex,
    is_sound_identifier,
)

TODAY = dt.date(2026, 11, 20)
WOMAN = "11010519491231002X"  # born 1949-12-31
BORN = dt.date(1949, 12, 31)
PERMIT = "H12345678"  # says nothing about its holder


@pytest.mark.parametrize(
    ("kind", "number", "reason"),
    [
        (IdentifierKind.NONE, "", ""),
        (IdentifierKind.NONE, WOMAN, phrases.KIND_MISSING),
        (IdentifierKind.ID_CARD, "", phrases.IDENTIFIER_MISSING),
        (IdentifierKind.ID_CARD, WOMAN, ""),
        (IdentifierKind.ID_CARD, "110105194912310021", validators.WRONG_CHECK),
        (IdentifierKind.ID_CARD, PERMIT, validators.NOT_18),
        (IdentifierKind.HK_MACAO, PERMIT, ""),
        (IdentifierKind.TAIWAN, "12345678", ""),
        (IdentifierKind.FOREIGN, "ABC123456789012", ""),
        (IdentifierKind.PASSPORT, "E12345678", ""),
    ],
)
def test_number_is_held_against_its_kind(kind, number, reason):
    assert is_sound_identifier(kind, number, TODAY).reason == reason


@pytest.mark.parametrize(
    ("number", "sex", "reason"),
    [
        (WOMAN, Sex.FEMALE, ""),
        (WOMAN, Sex.MALE, "性别与证件号码不一致，请核对。"),
        (WOMAN, Sex.UNKNOWN, ""),
        (PERMIT, Sex.MALE, ""),
        ("440524188001010014", Sex.FEMALE, "性别与证件号码不一致，请核对。"),
    ],
)
def test_sex_is_held_against_the_number(number, sex, reason):
    assert agrees_with_sex(number, sex).reason == reason


@pytest.mark.parametrize(
    ("number", "born_on", "reason"),
    [
        (WOMAN, BORN, ""),
        (WOMAN, BORN + dt.timedelta(days=1), "出生日期与证件号码不一致，请核对。"),
        (WOMAN, None, ""),
        (PERMIT, BORN, ""),
    ],
)
def test_birth_date_is_held_against_the_number(number, born_on, reason):
    assert agrees_with_birth_date(number, born_on).reason == reason
