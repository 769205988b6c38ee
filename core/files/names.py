"""File names that are safe to show and to send."""

import unicodedata
from pathlib import PurePosixPath

NAME_LENGTH = 120
UNNAMED = "未命名文件"


def safe_name(name: str) -> str:
    """Return the last part of `name` without control characters and direction overrides.

    At most 120 characters, the suffix kept; what is left of nothing is 未命名文件.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(char for char in last if _is_visible(char))
    text = " ".join(unicodedata.normalize("NFC", visible).split())
    suffix = suffix_of(text)
    stem = text[: len(text) - len(suffix)].strip(" .") or UNNAMED
    return stem[: NAME_LENGTH - len(suffix)] + suffix


def suffix_of(name: str) -> str:
    """Return the suffix with its dot, or "" when there is none worth keeping."""
    suffix = PurePosixPath("x" + name).suffix
    return suffix if 1 < len(suffix) <= 10 else ""


def _is_visible(char: str) -> bool:
    # Cc control, Cf format (bidi overrides, zero-width), Cs surrogates, Co private use.
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
