"""What is wrong with a field, as people speak: Django says 确保该变量包含不超过 4000 字符."""

import datetime as dt

from django import forms

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100

LIMITS = {
    "max_length": "最多 %(limit_value)d 字，现有 %(show_value)d 字。",
    "min_value": "不能小于 %(limit_value)s。",
    "max_value": "不能大于 %(limit_value)s。",
    "max_digits": "最多 %(max)s 位数字。",
    "max_decimal_places": "最多 %(max)s 位小数。",
    "max_whole_digits": "小数点前最多 %(max)s 位数字。",
}
INVALID: tuple[tuple[type[forms.Field], str, str], ...] = (
    (forms.DateField, "invalid", "请填写有效的日期，如 2026-11-21。"),
    (forms.DateTimeField, "invalid", "请填写有效的日期和时间，如 2026-11-21 09:30。"),
    (forms.TimeField, "invalid", "请填写有效的时间，如 09:30。"),
    (forms.DecimalField, "invalid", "请填写数字。"),
    (forms.FloatField, "invalid", "请填写数字。"),
    (forms.IntegerField, "invalid", "请填写整数。"),
    (forms.ChoiceField, "invalid_choice", "请从列表中选择。"),
    (forms.ModelChoiceField, "invalid_choice", "请从列表中选择。"),
)


class PlainWords(forms.BaseForm):
    """What is wrong with a field is said as people speak, unless it has words of its own."""

    def full_clean(self) -> None:
        """Give the words before they are needed: some fields are made late."""
        for field in self.fields.values():
            speak_plainly(field)
        super().full_clean()


def speak_plainly(field: forms.Field) -> None:
    """Replace the words that Django has for everybody, and refuse years that nobody means."""
    label = str(field.label or "").replace("%", "%%")
    for code, words in LIMITS.items():
        field.error_messages.setdefault(code, label + words)
    for kind, code, words in INVALID:
        if field.error_messages.get(code) == kind.default_error_messages[code]:
            field.error_messages[code] = words
    usual = forms.Field.default_error_messages["required"]
    if field.error_messages["required"] == usual and is_seen(field):
        _name_what_is_missing(field)
    is_day = isinstance(field, forms.DateField | forms.DateTimeField)
    if is_day and validate_year not in field.validators:
        field.validators.append(validate_year)


def validate_year(day: dt.date) -> None:
    """Refuse a year that was typed in part or wrongly, like 0026."""
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise forms.ValidationError("请核对年份。", code="year")


def _name_what_is_missing(field: forms.Field) -> None:
    verb = "选择" if isinstance(field, forms.ChoiceField | forms.FileField) else "填写"
    field.error_messages["required"] = f"请{verb}{field.label}。"


def is_seen(field: forms.Field) -> bool:
    """Say whether somebody sees the field: several hidden values are drawn as chips."""
    return not field.widget.is_hidden or isinstance(field.widget, forms.MultipleHiddenInput)
