"""What the forms of case work share."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime

from casework.forms.client_fields import KeyField, with_value
from casework.models.base import CaseworkModel
from casework.phrases import PAGE_OUTDATED
from casework.phrases.cases import POINTS_WRONG
from casework.rules.measures import SATISFIED
from core.forms import NamingForm
from core.ids import uuid7

LONG = 5000
OF_THE_PAGE = ("id", "seen_at")
TOO_LONG = ("max_digits", "max_whole_digits", "max_decimal_places")


class Paragraphs(forms.CharField):
    """A text of several lines."""

    def __init__(self, label: str, *, rows: int = 3, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("max_length", LONG)
        super().__init__(label=label, widget=forms.Textarea({"rows": rows}), **options)


class DayField(forms.DateField):
    """A day."""

    def __init__(self, label: str, **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(label=label, widget=widget, **options)
        self.error_messages["invalid"] = "请填写有效的日期，如 2026-11-21。"


class ValueField(forms.DecimalField):
    """A measured value, shown without needless zeros."""

    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(label=label, max_digits=8, decimal_places=2, **options)
        self.error_messages["invalid"] = "请填写数字。"
        self.error_messages |= dict.fromkeys(TOO_LONG, "最多六位整数和两位小数。")

    def prepare_value(self, value: Any) -> Any:
        """Show 3, not 3.00."""
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class PointsField(ValueField):
    """满意度，1 到 5 分。"""

    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(label, min_value=1, max_value=SATISFIED, **options)
        self.error_messages |= dict.fromkeys(("min_value", "max_value"), POINTS_WRONG)


class OutdatedForm(NamingForm):
    """Says above the form what is wrong with a field that only the page fills in."""

    def clean(self) -> dict[str, Any]:
        """Look at what came with the page."""
        super().clean()
        if any(name in self.errors for name in OF_THE_PAGE):
            self.add_error(None, PAGE_OUTDATED)
        return self.cleaned_data

    def given(self, *without: str) -> dict[str, Any]:
        """Return what was filled in, but for the hidden fields and `without`."""
        hidden = {field.name for field in self.hidden_fields()}
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in hidden and name not in without
        }


class KeyedForm(OutdatedForm):
    """A form that makes a row under the key that the page gave it."""

    id = KeyField(initial=uuid7)


class SeenForm(OutdatedForm):
    """A form over a row that somebody else may change meanwhile."""

    seen_at = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: CaseworkModel, **options: Any) -> None:
        seen = {"seen_at": row.updated_at.isoformat()}
        known = {name: getattr(row, name, None) for name in self.base_fields if name != "seen_at"}
        options["initial"] = known | seen | options.get("initial", {})
        super().__init__(*args, **options)

    def clean_seen_at(self) -> dt.datetime:
        """Read the moment at which the row was as the form shows it."""
        try:
            seen_at = parse_datetime(self.cleaned_data["seen_at"])
        except ValueError:
            seen_at = None
        if seen_at is None or seen_at.tzinfo is None:
            raise forms.ValidationError(PAGE_OUTDATED)
        return seen_at

    def see_again(self, row: CaseworkModel) -> None:
        """Let the next saving overwrite what somebody else has saved meanwhile."""
        self.data = with_value(self.data, "seen_at", row.updated_at.isoformat())
