"""Checks of codes."""

from django.core.exceptions import ValidationError

CREDIT_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015：no I O S V Z
CREDIT_CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
CREDIT_CODE_LENGTH = 18


def is_credit_code(code: str) -> bool:
    """Say whether `code` is a 统一社会信用代码 with the right check character (GB 32100-2015)."""
    if len(code) != CREDIT_CODE_LENGTH or any(c not in CREDIT_CODE_ALPHABET for c in code):
        return False
    values = [CREDIT_CODE_ALPHABET.index(character) for character in code]
    total = sum(v * w for v, w in zip(values, CREDIT_CODE_WEIGHTS, strict=False))
    return values[-1] == (31 - total % 31) % 31


def validate_credit_code(code: str) -> None:
    """Refuse a code that is mistyped."""
    if not is_credit_code(code):
        raise ValidationError("统一社会信用代码有误，请核对 18 位代码（校验位不符）。")
