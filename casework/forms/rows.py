"""What the forms of the registers share: the key of a new row, the version of an old one."""

from typing import Any, ClassVar

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxLengthValidator
from django.db import models

from casework.forms.client_fields import PhoneField
from casework.selectors.clients import communities_within
from core import clock
from core.forms import KeyField, SeenField
from core.masking import mask_phone
from core.plain_words import PlainWords
from stations.models import Region
from stations.selectors.workspaces import Workspace
from stations.tenancy import StationScopedModel

LONGEST_TEXT = 4000
UNCHANGED = "{}（不改则留空）"


def late_rows(field: "models.Field[Any, Any]", **options: Any) -> forms.Field | None:
    """Make the field of a form; which rows of a station can be chosen is set later, in a scope."""
    to = field.related_model
    if isinstance(to, type) and issubclass(to, StationScopedModel):
        return forms.ModelChoiceField(None, label=field.verbose_name, required=not field.blank)
    return field.formfield(**options)


class RowMeta:
    """What the `Meta` of every form of a row begins with: forms are made where no scope is open."""

    formfield_callback = staticmethod(late_rows)


class RowForm(PlainWords, forms.ModelForm):  # type: ignore[type-arg]  # -- not generic at run time
    """One row. `parts` are its groups of fields: a heading and their names.

    A new row has the key that the page made; a known one the moment at which it was seen.
    """

    parts: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = ()
    secret: ClassVar[str] = ""  # an encrypted phone: shown masked, left alone when empty

    def __init__(self, *args: Any, workspace: Workspace, row: Any = None, **options: Any) -> None:
        options["instance"] = row
        super().__init__(*args, **options)
        self.workspace, self.row = workspace, row
        self.fields["id"] = KeyField(required=row is None)
        self.fields["seen_at"] = SeenField(
            required=row is not None, initial=row.updated_at if row else None
        )
        for name, field in self.fields.items():
            self._dress(name, field)
        if self.secret:
            self._mask_secret()

    def values(self) -> dict[str, Any]:
        """Return what was filled in; a phone left empty stays as it is."""
        data = self.cleaned_data
        values = {name: data[name] for name in self._meta.fields or () if name in data}
        for name, value in values.items():
            if isinstance(self._meta.model._meta.get_field(name), ArrayField):
                values[name] = list(value)
        if self.secret and self.row and not values[self.secret] and not data.get("clear_phone"):
            del values[self.secret]
        return values

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The visible fields under their headings; without `parts`, all under none."""
        if not self.parts:
            return [("", self.visible_fields())]
        return [
            (title, [self[name] for name in names if name in self.fields])
            for title, names in self.parts
        ]

    def _dress(self, name: str, field: forms.Field) -> None:
        if isinstance(field, forms.TypedChoiceField):
            offered: Any = field.choices
            field.choices = [(code, words if code else "请选择") for code, words in offered]
        if isinstance(field, forms.DateField):
            field.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        elif isinstance(field.widget, forms.Textarea):
            field.widget.attrs.update({"rows": 3, "cols": ""})
            field.validators.append(MaxLengthValidator(LONGEST_TEXT))
        if name == "community" and isinstance(field, forms.ModelChoiceField):
            field.queryset = communities_within(self.workspace, clock.today()).order_by("code")
            field.label_from_instance = _name  # type: ignore[method-assign, assignment]  # -- Django's own way
            field.empty_label = "请选择" if field.required else "全街道"

    def _mask_secret(self) -> None:
        kept = getattr(self.row, self.secret) if self.row else ""
        field = self.fields[self.secret] = PhoneField(
            label="联系电话", required=False, max_length=30
        )
        field.widget.attrs["autocomplete"] = "off"
        if kept:
            field.widget.attrs["placeholder"] = UNCHANGED.format(mask_phone(kept))
            self.initial[self.secret] = ""
            self.fields["clear_phone"] = forms.BooleanField(label="清除电话", required=False)


def _name(region: Region) -> str:
    return region.name


class SeveralField(forms.TypedMultipleChoiceField):
    """Several of a closed list, as visible choices, in the order of the list."""

    def __init__(self, *, choices: Any, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(
            choices=choices,
            coerce=str,
            empty_value=[],
            widget=forms.CheckboxSelectMultiple,
            **options,
        )
