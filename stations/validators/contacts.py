"""Checks of how people sign in and are reached."""

import re

from django.core.exceptions import ValidationError

PHONE = re.compile(
    r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?|[48]00-?\d{3}-?\d{4}|1\d{4}", re.ASCII
)
LOGIN_NAME = re.compile(r"[\w.@+-]{3,30}")


def validate_phone(phone: str) -> None:
    """Refuse what is no mobile, landline or service number."""
    if not PHONE.fullmatch(phone):
        raise ValidationError("电话有误，请填 11 位手机号或带区号的座机号，如 027-82821234。")


def validate_login_name(name: str) -> None:
    """Refuse what nobody would type twice in the same way."""
    if not LOGIN_NAME.fullmatch(name):
        raise ValidationError("登录名须为 3 至 30 位的字母、数字、汉字或 . - _ @ +，不含空格。")
