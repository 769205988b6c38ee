"""拼音首字母 of names: 单雄信 is found by sxx."""

import re

LENGTH = 40

# Surnames read otherwise than the character usually is. Two letters: both readings are in use.
SURNAMES = {
    "单": "s", "解": "x", "查": "z", "曾": "z", "仇": "q", "区": "o", "种": "c", "员": "y",
    "洗": "x", "召": "s", "祭": "z", "秘": "b", "繁": "p", "么": "y", "乜": "n", "折": "s",
    "句": "g", "适": "k", "盛": "s", "乐": "yl", "翟": "zd", "覃": "qt", "谌": "cs", "隗": "kw",
    "郗": "xc", "郇": "xh", "莘": "sx", "尉": "wy", "宿": "s", "那": "n", "车": "c", "黑": "h",
    "朴": "p", "盖": "g", "任": "r", "过": "g", "应": "y", "燕": "y", "强": "q", "石": "s",
}  # fmt: skip
COMPOUND_SURNAMES = {"单于": "cy", "尉迟": "yc", "万俟": "mq", "澹台": "tt", "长孙": "zs"}

LATIN_WORD = re.compile(r"[a-z]+")


def initials_of(name: str) -> str:
    """Return the initials; those of a surname with two readings twice, with a space between."""
    letters = _letters(name)
    compound = COMPOUND_SURNAMES.get(name[:2])
    if compound:
        return (compound + letters[2:])[:LENGTH]
    first = SURNAMES.get(name[:1], letters[:1])
    return " ".join(letter + letters[1:] for letter in first)[:LENGTH]


def _letters(name: str) -> str:
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 -- loads its dictionaries

    found = lazy_pinyin(name, style=Style.FIRST_LETTER, errors=_first_of_each_word)
    return "".join(found).lower()


def _first_of_each_word(text: str) -> str:
    return "".join(word[0] for word in LATIN_WORD.findall(text.lower()))
