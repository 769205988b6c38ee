"""Checks of identity numbers, phone numbers and names. They expect half-width upper case."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from django.core.exceptions import ValidationError

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
NUMBER = re.compile(r"[0-9]{17}[0-9X]")
OLD_NUMBER = re.compile(r"[0-9]{15}")
EARLIEST_BIRTH = dt.date(1890, 1, 1)

# GB/T 2260, the first two digits: where the number was given out.
MAINLAND = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71")
HK_MACAO_RESIDENCE = re.compile(r"8[12]")
TAIWAN_RESIDENCE = re.compile(r"83")
RESIDENCE = re.compile(r"8[1-3]")
FOREIGN_PREFIX = "9"

HK_MACAO_PERMIT = re.compile(r"[HM][0-9]{8}([0-9]{2})?")
TAIWAN_PERMIT = re.compile(r"[0-9]{8}([0-9]{2})?")
OLD_FOREIGN_CARD = re.compile(r"[A-Z]{3}[0-9]{12}")
PASSPORT = re.compile(r"(?=.*[0-9])[A-Z0-9]{5,17}")

MOBILE = re.compile(r"1[3-9][0-9]{9}")
LANDLINE = re.compile(r"(010|02[0-9]|0[3-9][0-9]{2})[0-9]{7,8}([0-9]{1,5})?")
LOCAL_NUMBER = re.compile(r"[2-8][0-9]{6,7}")
SERVICE_NUMBER = re.compile(r"[48]00[0-9]{7}")
PHONE_CHARACTERS = re.compile(r"[0-9+\-()\s转ext.]*", re.IGNORECASE)

NOT_18 = "身份证号应为 18 位：前 17 位是数字，末位是数字或 X。"
OLD_15 = "15 位旧身份证号已停用，请填写 18 位号码。"
WRONG_PROVINCE = "号码前两位不是有效的地区代码，请核对。"
WRONG_DATE = "号码第 7 到 14 位不是有效的出生日期，请核对。"
FUTURE_DATE = "号码中的出生日期晚于今天，请核对。"
WRONG_CHECK = "号码校验位不符，请逐位核对。"
WRONG_PHONE = "电话号码有误：手机号 11 位，固定电话请带区号，如 027-82820000。"
WRONG_NAME = "姓名中有不能使用的字符，请重新输入。"


@dataclass(frozen=True)
class NumberFacts:
    """What an 18-digit number says about its holder: sex by GB/T 2261.1 (1 or 2), birth date."""

    sex: str
    born_on: dt.date


def check_character(digits: str) -> str:
    """Return the last character that belongs to the first 17 digits (GB 11643, MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=False))
    return CHECK_CHARACTERS[total % 11]


def is_citizen_number(number: str) -> bool:
    """Say whether 18 characters agree with their check character."""
    return bool(NUMBER.fullmatch(number)) and check_character(number[:17]) == number[17]


def facts_of(number: str) -> NumberFacts | None:
    """Return what a sound 18-digit number says; nothing for any other document."""
    if not is_citizen_number(number):
        return None
    born_on = _birth_date(number)
    if born_on is None:
        return None
    return NumberFacts(sex="1" if int(number[16]) % 2 else "2", born_on=born_on)


def validate_id_card(number: str, on: dt.date) -> None:
    """Refuse what is not a 居民身份证号 of somebody born by the day `on`."""
    _require_18(number)
    if RESIDENCE.match(number):
        raise ValidationError("这是港澳台居民居住证号码，请在“证件种类”中改选。")
    _require_sound(number, on, MAINLAND)


def validate_hk_macao(number: str, on: dt.date) -> None:
    """Refuse what is neither a 来往内地通行证 nor a 港澳居民居住证 (81, 82)."""
    if HK_MACAO_PERMIT.fullmatch(number):
        return
    if not NUMBER.fullmatch(number):
        raise ValidationError("通行证号码以 H 或 M 开头，后接 8 或 10 位数字；居住证号码为 18 位。")
    _require_sound(number, on, HK_MACAO_RESIDENCE)


def validate_taiwan(number: str, on: dt.date) -> None:
    """Refuse what is neither a 台湾居民居住证 (83) nor a 来往大陆通行证."""
    if TAIWAN_PERMIT.fullmatch(number):
        return
    if not NUMBER.fullmatch(number):
        raise ValidationError("居住证号码为 18 位，来往大陆通行证号码为 8 或 10 位数字。")
    _require_sound(number, on, TAIWAN_RESIDENCE)


def validate_foreign(number: str, on: dt.date) -> None:
    """Refuse what is not a 外国人永久居留证: 18 digits from 9 on, or the older 15 characters."""
    if OLD_FOREIGN_CARD.fullmatch(number):
        return
    if not NUMBER.fullmatch(number) or not number.startswith(FOREIGN_PREFIX):
        raise ValidationError("永久居留证号码为 9 开头的 18 位，或 3 个字母加 12 位数字。")
    _require_birth_and_check(number, on)


def validate_passport(number: str, on: dt.date) -> None:
    """Refuse what cannot be a passport number."""
    if not PASSPORT.fullmatch(number):
        raise ValidationError("护照号码由 5 到 17 位字母和数字组成，请核对。")


def validate_phone(phone: str, digits: str) -> None:
    """Refuse what cannot be called; `digits` is the number without separators."""
    patterns = (MOBILE, LANDLINE, LOCAL_NUMBER, SERVICE_NUMBER)
    if not PHONE_CHARACTERS.fullmatch(phone) or not any(p.fullmatch(digits) for p in patterns):
        raise ValidationError(WRONG_PHONE)


def validate_name(name: str) -> None:
    """Refuse invisible characters, and a name without a single letter."""
    kinds = {unicodedata.category(character)[0] for character in name}
    if "C" in kinds or "L" not in kinds:
        raise ValidationError(WRONG_NAME)


def validate_birth_date(born_on: dt.date, on: dt.date) -> None:
    """Refuse a day after `on`, and one before anybody alive was born."""
    if born_on > on:
        raise ValidationError("出生日期不能晚于今天。")
    if born_on < EARLIEST_BIRTH:
        raise ValidationError("出生日期过早，请核对年份。")


def _require_18(number: str) -> None:
    if OLD_NUMBER.fullmatch(number):
        raise ValidationError(OLD_15)
    if not NUMBER.fullmatch(number):
        raise ValidationError(NOT_18)


def _require_sound(number: str, on: dt.date, place: re.Pattern[str]) -> None:
    if not place.match(number):
        raise ValidationError(WRONG_PROVINCE)
    _require_birth_and_check(number, on)


def _require_birth_and_check(number: str, on: dt.date) -> None:
    born_on = _birth_date(number)
    if born_on is None or born_on < EARLIEST_BIRTH:
        raise ValidationError(WRONG_DATE)
    if born_on > on:
        raise ValidationError(FUTURE_DATE)
    if not is_citizen_number(number):
        raise ValidationError(WRONG_CHECK)


def _birth_date(number: str) -> dt.date | None:
    try:
        return dt.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
