"""Fields of the forms about clients."""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from casework import validators
from casework.enums import ClientClass, Sex
from core import clock
from core.crypto import normalise_identifier, normalise_phone

NAME_LENGTH = 40
UNCHANGED = "不改就留空，现为 {}"
CLASSES = [choice for choice in ClientClass.choices if choice[0] != ClientClass.ANONYMOUS]


class NameField(forms.CharField):
    """A name, half-width, with single spaces."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "姓名")
        super().__init__(max_length=NAME_LENGTH, validators=[validators.validate_name], **kwargs)
        self.error_messages["required"] = "请填写姓名。不知道全名时可以写称呼，如“王奶奶”。"

    def to_python(self, value: Any) -> str:
        """Write it in one way, before its length is looked at."""
        text = unicodedata.normalize("NFKC", super().to_python(value) or "")
        return " ".join(text.split(" ")).strip()


class NumberField(forms.CharField):
    """A document number: half-width, upper case, no spaces."""

    def to_python(self, value: Any) -> str:
        """Write it in one way."""
        return normalise_identifier(super().to_python(value) or "")


class PhoneField(forms.CharField):
    """A phone number, as typed but half-width; phones open their number keys for it."""

    widget = forms.TelInput

    def to_python(self, value: Any) -> str:
        """Write it in one way."""
        return unicodedata.normalize("NFKC", super().to_python(value) or "").strip()

    def validate(self, value: Any) -> None:
        """Refuse what cannot be called."""
        super().validate(value)
        if value:
            validators.validate_phone(value, normalise_phone(value))


class BirthDateField(forms.DateField):
    """A birth date, not in the future."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(label="出生日期", required=False, widget=widget, **kwargs)
        self.error_messages["invalid"] = "请填写有效的日期，如 1950-06-01。"

    def validate(self, value: dt.date | None) -> None:
        """Refuse impossible days."""
        super().validate(value)
        if value is not None:
            validators.validate_birth_date(value, clock.today())


def sex_field() -> forms.ChoiceField:
    """Four choices as buttons."""
    return forms.ChoiceField(
        label="性别",
        choices=Sex.choices,
        initial=Sex.UNKNOWN,
        required=False,
        widget=forms.RadioSelect,
    )


def class_field() -> forms.ChoiceField:
    """Six choices as buttons."""
    return forms.ChoiceField(
        label="类别",
        choices=CLASSES,
        initial=ClientClass.OTHER,
        widget=forms.RadioSelect,
        help_text="统计用，每人一类；同时符合几类的，选最靠前的一类。",
        error_messages={"required": "请选择类别。"},
    )


def with_value(data: Mapping[str, Any], name: str, value: str) -> QueryDict:
    """Return what was sent, with one value replaced."""
    assert isinstance(data, QueryDict)
    changed = data.copy()
    changed[name] = value
    return changed
