"""What the forms of case work share."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from django import forms

from casework.models.base import CaseworkModel
from casework.phrases.cases import POINTS_WRONG
from casework.rules.measures import SATISFIED
from core.forms import KeyField, NamingForm, SeenField

LONG = 5000
TOO_LONG = ("max_digits", "max_whole_digits", "max_decimal_places")


class Paragraphs(forms.CharField):
    """A text of several lines."""

    def __init__(self, label: str, *, rows: int = 3, **options: Any) -> None:
        options.setdefault("required", False)
        options.setdefault("max_length", LONG)
        super().__init__(label=label, widget=forms.Textarea({"rows": rows}), **options)


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


class GivenForm(NamingForm):
    """Tells what was filled in apart from what only the page carries."""

    def given(self, *without: str) -> dict[str, Any]:
        """Return what was filled in, but for the hidden fields and `without`."""
        hidden = {field.name for field in self.hidden_fields()}
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in hidden and name not in without
        }


class KeyedForm(GivenForm):
    """A form that makes a row under the key that the page gave it."""

    id = KeyField()


class KeptForm(KeyedForm):
    """A form that makes a row, or changes one that somebody else may change meanwhile."""

    seen_at = SeenField(required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["seen_at"].required = "seen_at" in self.initial


def kept_values(row: CaseworkModel, names: Collection[str]) -> dict[str, Any]:
    """Return a row as a `KeptForm` shows it."""
    return {"id": row.pk, "seen_at": row.updated_at} | {name: getattr(row, name) for name in names}


class SeenForm(GivenForm):
    """A form over a row that somebody else may change meanwhile."""

    seen_at = SeenField()

    def __init__(self, *args: Any, row: CaseworkModel, **options: Any) -> None:
        known = {name: getattr(row, name, None) for name in self.base_fields}
        known["seen_at"] = row.updated_at
        options["initial"] = known | options.get("initial", {})
        super().__init__(*args, **options)
