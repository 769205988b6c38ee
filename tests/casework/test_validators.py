"""Identity numbers, phones and names."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from casework import validators
from core.crypto import normalise_phone
from tests.support.clients import id_number

TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("number", "sex", "born_on"),
    [
        ("11010519491231002X", "2", dt.date(1949, 12, 31)),
        ("440524188001010014", "1", dt.date(1880, 1, 1)),
        (id_number(dt.date(2000, 2, 29)), "1", dt.date(2000, 2, 29)),
        (id_number(man=False), "2", dt.date(1950, 6, 1)),
        (id_number(place="830000"), "1", dt.date(1950, 6, 1)),
    ],
)
def test_facts_of_a_sound_number(number, sex, born_on):
    facts = validators.facts_of(number)

    assert facts is not None
    assert (facts.sex, facts.born_on) == (sex, born_on)


@pytest.mark.parametrize(
    "number", ["", "110105194912310021", "11010519491231002x", "11010519491231002", "E12345678"]
)
def test_facts_of_anything_else_are_none(number):
    assert validators.facts_of(number) is None


def test_validate_id_card_accepts_a_sound_number():
    validators.validate_id_card("11010519491231002X", TODAY)
    validators.validate_id_card(id_number(TODAY), TODAY)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("110105194912310021", "校验位"),
        ("110105491231002", "15 位"),
        ("1101051949123100", "18 位"),
        ("11010519491231002A", "18 位"),
        ("\uff11" + "1010519491231002X", "18 位"),
        ("\u0661" + "1010519491231002X", "18 位"),
        (id_number(place="000000"), "地区代码"),
        (id_number(place="990000"), "地区代码"),
        (id_number(place="810000"), "居住证"),
        (id_number(place="830000"), "居住证"),
        ("420102195002300010", "出生日期"),
        ("420102195013010010", "出生日期"),
        ("420102000001010010", "出生日期"),
        (id_number(dt.date(1889, 12, 31)), "出生日期"),
        (id_number(dt.date(2026, 11, 21)), "晚于今天"),
    ],
)
def test_validate_id_card_refuses(number, reason):
    with pytest.raises(ValidationError, match=reason):
        validators.validate_id_card(number, TODAY)


@pytest.mark.parametrize(
    ("check", "number"),
    [
        (validators.validate_hk_macao, "H12345678"),
        (validators.validate_hk_macao, "M1234567890"),
        (validators.validate_hk_macao, id_number(place="810000")),
        (validators.validate_hk_macao, id_number(place="820000")),
        (validators.validate_taiwan, id_number(place="830000")),
        (validators.validate_taiwan, "12345678"),
        (validators.validate_foreign, id_number(place="911156")),
        (validators.validate_foreign, "USA110075102301"),
        (validators.validate_passport, "E12345678"),
    ],
)
def test_other_documents_are_accepted(check, number):
    check(number, TODAY)


@pytest.mark.parametrize(
    ("check", "number"),
    [
        (validators.validate_hk_macao, "A12345678"),
        (validators.validate_hk_macao, id_number(place="830000")),
        (validators.validate_hk_macao, id_number()),
        (validators.validate_taiwan, id_number(place="810000")),
        (validators.validate_taiwan, id_number(place="830000")[:-1] + "?"),
        (validators.validate_foreign, id_number()),
        (validators.validate_foreign, id_number(dt.date(2027, 1, 1), place="911156")),
        (validators.validate_passport, "ABCDEFG"),
        (validators.validate_passport, "E1"),
        (validators.validate_passport, "E1234\x00678"),
    ],
)
def test_other_documents_are_refused(check, number):
    with pytest.raises(ValidationError):
        check(number, TODAY)


@pytest.mark.parametrize(
    "phone",
    ["13812345678", "138 1234 5678", "+86 138-1234-5678", "027-82820000", "(010)65201234",
     "027-82820000转801", "82820000", "400-8201234"],
)  # fmt: skip
def test_validate_phone_accepts(phone):
    validators.validate_phone(phone, normalise_phone(phone))


@pytest.mark.parametrize(
    "phone",
    ["1381234567", "12345678901", "电话13812345678", "13812345678<", "0", "027-1", "1" * 30],
)
def test_validate_phone_refuses(phone):
    with pytest.raises(ValidationError):
        validators.validate_phone(phone, normalise_phone(phone))


@pytest.mark.parametrize("name", ["王奶奶", "阿依古丽·买买提", "Anna Lee", "𠮷田"])
def test_validate_name_accepts(name):
    validators.validate_name(name)


@pytest.mark.parametrize("name", ["", "123", "····", "王\0五", "王\u202e五", "王\n五", "--"])
def test_validate_name_refuses(name):
    with pytest.raises(ValidationError):
        validators.validate_name(name)


@pytest.mark.parametrize("day", [dt.date(2026, 11, 21), dt.date(1889, 12, 31), dt.date.max])
def test_validate_birth_date_refuses(day):
    with pytest.raises(ValidationError):
        validators.validate_birth_date(day, TODAY)
