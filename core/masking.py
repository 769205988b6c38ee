"""去标识：what a reader without the right sees of a name, a number, an address.

Masking never fails, and shows nothing where it does not understand: an address that names no
district, street or community becomes `***` as a whole.
"""

import re

STAR = "*"
HIDDEN = "***"

_MAX_GIVEN_STARS = 2
_COMPOUND_SURNAMES = frozenset(
    re.findall(
        "..",
        "欧阳上官司马司徒司空司寇诸葛夏侯皇甫尉迟公孙公冶公羊公良公西慕容"
        "长孙宇文令狐轩辕端木独孤南宫东方西门东郭南门呼延闻人赫连澹台拓跋"
        "百里钟离申屠太史仲孙濮阳淳于单于万俟鲜于闾丘亓官颛孙子车巫马漆雕"
        "乐正宰父谷梁梁丘左丘羊舌微生第五东门哥舒纳兰贺兰完颜耶律爱新叶赫"
        "达奚褚师",
    )
)
_HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")

_PHONE_SEPARATORS = re.compile(r"[、,，;；/]+")
_EXTENSION = re.compile(r"(转|-|ext\.?)\s*\d{1,5}$", re.IGNORECASE)
_COUNTRY_CODE = re.compile(r"^(\+|00)86[\s-]*")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(010|02\d|0[3-9]\d{2})(\d{7,8})")

# A part of an address up to its level. House numbers, buildings and rooms cannot be inside.
_PLACE = r"[^\d号栋幢室弄#\s]"
_ADDRESS = re.compile(
    rf"(?:{_PLACE}{{1,8}}?(?:省|自治区|特别行政区))?"
    rf"(?:{_PLACE}{{1,10}}?(?:市|自治州|地区|盟))?"
    rf"(?:{_PLACE}{{1,10}}?(?:(?<![社小园校库])区|县|旗|市))?"
    rf"(?:{_PLACE}{{1,10}}?(?:街道办事处|街道|镇|乡|苏木))?"
    rf"(?:{_PLACE}{{1,10}}?(?:社区|居委会|居民委员会|村委会|村民委员会|(?<!新)村|嘎查))?"
)


def mask_name(name: str) -> str:
    """Keep the surname: 张三丰 → 张**, 欧阳锋 → 欧阳*, Anna Lee → A*** L***."""
    name = " ".join(name.split())
    if not name:
        return ""
    if not _HAN.match(name):
        return " ".join(part[0] + HIDDEN for part in name.split(" "))
    name = name.replace(" ", "")
    if len(name) == 1:
        return STAR
    surname = name[:2] if len(name) > 2 and name[:2] in _COMPOUND_SURNAMES else name[0]
    return surname + STAR * min(len(name) - len(surname), _MAX_GIVEN_STARS)


def mask_id_number(number: str) -> str:
    """Keep the first and last four of an identity number: 3301**********1234.

    Shorter numbers (passports, permits) keep two and two; very short ones keep nothing.
    """
    number = "".join(number.split())
    if not number:
        return ""
    if len(number) < 8:
        return HIDDEN
    kept = 4 if len(number) >= 15 else 2
    return number[:kept] + STAR * (len(number) - 2 * kept) + number[-kept:]


def mask_phone(phone: str) -> str:
    """Keep a mobile as 138****5678 and a landline as 027-****5678; several numbers stay several."""
    parts = [part.strip() for part in _PHONE_SEPARATORS.split(phone)]
    return "、".join(_mask_one_phone(part) for part in parts if part)


def _mask_one_phone(phone: str) -> str:
    phone = _COUNTRY_CODE.sub("", phone)
    if mobile := _MOBILE.fullmatch(_digits(phone)):
        return f"{mobile[0][:3]}****{mobile[0][-4:]}"
    # 027-82821234-801 loses its extension; 027-82821234 has none to lose.
    number = _digits(phone)
    if not _LANDLINE.fullmatch(number):
        number = _digits(_EXTENSION.sub("", phone))
    if landline := _LANDLINE.fullmatch(number):
        return f"{landline[1]}-****{landline[2][-4:]}"
    return f"****{number[-4:]}" if len(number) >= 7 else HIDDEN


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdecimal())


def mask_address(address: str) -> str:
    """Keep an address down to its street or community; the house is nobody's business."""
    address = "".join(address.split())
    if not address:
        return ""
    match = _ADDRESS.match(address)
    if match is None or not match[0]:
        return HIDDEN
    kept = match[0]
    return kept if kept == address else kept + HIDDEN
