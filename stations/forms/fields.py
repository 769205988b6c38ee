"""Pieces that the forms of the directory share."""

import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Model, QuerySet
from django.forms.models import ModelChoiceIterator

from core.plain_words import PlainWords
from stations.enums import RegionLevel
from stations.models import Region
from stations.validators import validate_phone

if TYPE_CHECKING:  # Django's own cannot be subscripted at run time
    Choices = ModelChoiceIterator[Any]
    ModelChoiceField = forms.ModelChoiceField[Any]
    ModelForm = forms.ModelForm[Any]
else:
    Choices, ModelChoiceField, ModelForm = (
        ModelChoiceIterator,
        forms.ModelChoiceField,
        forms.ModelForm,
    )


def date_input() -> forms.DateInput:
    """A date as the browser's own date field writes it."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PlainField(forms.CharField):
    """One line: half-width, with single spaces."""

    def to_python(self, value: Any) -> str:
        """Write it in one way, before its length is looked at."""
        text = unicodedata.normalize("NFKC", super().to_python(value) or "")
        return " ".join(text.split())


class PhoneField(PlainField):
    """A phone number; phones open their number keys for it."""

    widget = forms.TelInput
    default_validators = [validate_phone]


class CodeField(forms.CharField):
    """A code: half-width, upper case, without spaces."""

    def to_python(self, value: Any) -> str:
        """Write it in one way, before its length is looked at."""
        text = unicodedata.normalize("NFKC", super().to_python(value) or "")
        return "".join(text.split()).upper()


class GroupedIterator(Choices):
    """Choices under headings; the queryset comes in the order of the headings."""

    field: "GroupedChoiceField"

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for heading, rows in groupby(self.queryset, key=self.field.heading):
            yield (heading, [self.choice(row) for row in rows])


class GroupedChoiceField(ModelChoiceField):
    """A choice of one row, under headings."""

    iterator = GroupedIterator

    def __init__(
        self,
        queryset: QuerySet[Any],
        *,
        heading: Callable[[Any], str],
        label_of: Callable[[Any], str] = str,
        **kwargs: Any,
    ) -> None:
        self.heading, self.label_of = heading, label_of
        kwargs.setdefault("error_messages", {"invalid_choice": "请从列表中选择。"})
        super().__init__(queryset, **kwargs)

    def label_from_instance(self, obj: Model) -> str:
        """Return what one row is called."""
        return self.label_of(obj)


def region_heading(region: Region) -> str:
    """Return the heading of a region in a list: where it lies."""
    if region.level == RegionLevel.COMMUNITY and region.parent:
        return f"{region.parent.name}的社区（村）"
    above = f"{region.parent.name} · " if region.parent else ""
    return f"{above}{RegionLevel(region.level).label}"


class DirectoryModelForm(PlainWords, ModelForm):
    """A form that checks its input against a model; saving is for services.

    `constraint_places`: name of a database constraint → the field at which it is told.
    """

    constraint_places: ClassVar[dict[str, str]] = {}

    def full_clean(self) -> None:
        """Clean, and then bring the errors of constraints to their fields."""
        super().full_clean()
        general = self.errors.pop(NON_FIELD_ERRORS, None)
        if general is None:
            return
        places = self._sentences()
        for error in general.as_data():
            self.add_error(places.get(str(error.message)), error)

    def _sentences(self) -> dict[str, str]:
        return {
            str(constraint.violation_error_message): self.constraint_places[constraint.name]
            for constraint in self._meta.model._meta.constraints
            if self.constraint_places.get(constraint.name) in self.fields
        }


class FilterForm(forms.Form):
    """The row above a list. What makes no sense does not narrow."""

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for field in self.fields.values():
            select = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if select else "form-control"

    def given(self) -> dict[str, Any]:
        """Return what was filled in."""
        self.full_clean()
        return self.cleaned_data


class WordsFilterForm(FilterForm):
    """A search, and nothing else."""

    q = forms.CharField(
        label="搜索", required=False, max_length=60, widget=forms.TextInput({"type": "search"})
    )

    def __init__(self, data: Any, *, hint: str) -> None:
        super().__init__(data)
        self.fields["q"].widget.attrs["placeholder"] = hint

    @property
    def words(self) -> str:
        """What is looked for."""
        words: str = self.given().get("q", "")
        return words
