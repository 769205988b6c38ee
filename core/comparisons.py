"""What is saved by now, beside what somebody typed: he decides, and overwrites nothing unseen."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils import timezone

SAVED = "saved_meanwhile"
SENTENCE = "现在保存的是：{}"
NOTHING = "（空）"


def saved_meanwhile(form: forms.BaseForm, row: object) -> dict[str, ValidationError]:
    """Return, by field, what the row says where the valid form says something else.

    What is encrypted is not told, nor what a form writes in another way than its row.
    """
    if not isinstance(row, models.Model):
        return {}
    typed = form.cleaned_data  # may hold more than the fields
    return {
        name: ValidationError(SENTENCE.format(_words(row, name)), code=SAVED)
        for name, field in form.fields.items()
        if name in typed
        and _is_told(field, row, name)
        and not _is_same(typed[name], getattr(row, name))
    }


def is_same_text(one: str, other: str) -> bool:
    """Whether two texts say the same; a browser sends line ends of its own."""
    return one.splitlines() == other.splitlines()


def _is_told(field: forms.Field, row: models.Model, name: str) -> bool:
    try:
        kept = row._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    told = kept.concrete and not isinstance(kept, models.JSONField | models.FileField | ArrayField)
    return told and not getattr(kept, "sensitive", False) and not field.widget.is_hidden


def _is_same(typed: Any, saved: Any) -> bool:
    if isinstance(typed, str) and isinstance(saved, str):
        return is_same_text(typed, saved)
    return bool(typed == saved or (typed in ("", None) and saved in ("", None)))


def _words(row: models.Model, name: str) -> str:
    shown = getattr(row, f"get_{name}_display", None)
    value = shown() if shown else getattr(row, name)
    match value:
        case None | "":
            return NOTHING
        case bool():
            return "是" if value else "否"
        case dt.datetime():
            return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
        case dt.time():
            return f"{value:%H:%M}"
        case Decimal():
            return f"{value.normalize():f}"
        case _:
            return str(value)
