"""Fields that store ciphertext and read as plain values."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.core import checks
from django.core.exceptions import FieldError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression
from django.db.models.lookups import Exact, Lookup
from django.utils.dateparse import parse_date
from django.views.decorators.debug import sensitive_variables

from core.crypto.errors import DecryptionError
from core.crypto.keys import key_ring

if TYPE_CHECKING:  # Django's fields cannot be subscripted at run time
    ExactLookup = Exact[Any]
    Field = models.Field[Any, Any]
    TextField = models.TextField[str, str]
    DateField = models.DateField[dt.date, dt.date]
else:
    ExactLookup = Exact
    Field = models.Field
    TextField = models.TextField
    DateField = models.DateField


class _EmptyExact(ExactLookup):
    """`field=""` and `field=None`: the only comparisons that ciphertext allows."""

    def get_prep_lookup(self) -> Any:
        """Refuse any other value."""
        if self.rhs not in ("", None):
            raise FieldError(_refusal(self.lhs.output_field))
        return self.rhs


def _refusal(field: EncryptedField) -> str:
    return (
        f"{field.context} is encrypted: it can be compared with nothing and with empty, not "
        "searched or sorted. Look for it through a BlindIndexField."
    )


class EncryptedField(Field):
    """What the encrypted fields share. Stored as text: NULL, empty, or `v1:<kid>:<base64>`.

    The ciphertext is bound to `<app_label>.<model>.<field>`, so it cannot be copied into another
    column. When a field or model is renamed, pass the old one as `context="casework.client.phone"`.
    The database refuses anything that is not ciphertext, also from raw SQL.
    """

    sensitive = True

    def __init__(self, *args: Any, context: str = "", **kwargs: Any) -> None:
        self._context = context
        super().__init__(*args, **kwargs)

    @property
    def context(self) -> str:
        """Where values of this field belong."""
        return self._context or f"{self.model._meta.label_lower}.{self.name}"

    def to_text(self, value: Any) -> str:
        """Write the Python value as text."""
        return str(value)

    def from_text(self, text: str) -> Any:
        """Read the Python value from text."""
        return text

    @sensitive_variables("value", "text")
    def encrypt(self, value: Any) -> str:
        """Return what is stored for `value`; an empty text stays empty."""
        text = self.to_text(value)
        return key_ring().encrypt(text, context=self.context) if text else ""

    @sensitive_variables("stored")
    def decrypt(self, stored: str) -> Any:
        """Return the value of what is stored."""
        if not stored:
            return stored
        return self.from_text(key_ring().decrypt(stored, context=self.context))

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> Any:
        """Decrypt what was read."""
        return None if value is None else self.decrypt(value)

    @sensitive_variables("value", "plain")
    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """Encrypt what is written."""
        if value is None or hasattr(value, "as_sql"):
            return value
        plain = self.get_prep_value(value)
        return None if plain is None else self.encrypt(plain)

    def get_internal_type(self) -> str:
        """Whatever the value is, the column is text."""
        return "TextField"

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        """Let the database refuse plain text."""
        column = connection.ops.quote_name(self.column or self.name)
        return f"{column} = '' OR {column} ~ '^v[0-9]+:[A-Za-z0-9_-]+:'"

    def get_lookup(self, lookup_name: str) -> type[Lookup[Any]] | None:
        """Allow isnull and exact-empty; refuse the rest."""
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        if lookup_name == "exact":
            return _EmptyExact
        raise FieldError(_refusal(self))

    def get_transform(self, lookup_name: str) -> Any:
        """Refuse: there is no year or length of a ciphertext."""
        raise FieldError(_refusal(self))

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Refuse indexes and uniqueness: the same value is stored differently each time."""
        problems = super().check(**kwargs)
        if self.unique or self.primary_key or getattr(self, "db_index", False):
            hint = "Put the index on a BlindIndexField beside it."
            problems.append(
                checks.Error(
                    "An encrypted field cannot be indexed.", hint=hint, obj=self, id="core.E001"
                )
            )
        return problems

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Keep the context where one was given."""
        name, path, args, kwargs = super().deconstruct()
        if self._context:
            kwargs["context"] = self._context
        return name, path, list(args), kwargs


class EncryptedTextField(EncryptedField, TextField):
    """Encrypted text. With `max_length` it is one line in a form, and validated."""

    description = "encrypted text"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.max_length is not None:
            self.validators.append(MaxLengthValidator(self.max_length))

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """One line where a length is set, else a text box."""
        if self.max_length is not None:
            kwargs.setdefault("widget", forms.TextInput)
        return super().formfield(**kwargs)


class EncryptedDateField(EncryptedField, DateField):
    """Encrypted date, stored as encrypted ISO text. Unknown is NULL."""

    description = "encrypted date"

    def to_text(self, value: Any) -> str:
        """Write the date as 1990-01-31."""
        text: str = value.isoformat()
        return text

    def from_text(self, text: str) -> dt.date:
        """Read 1990-01-31."""
        date = parse_date(text)
        if date is None:
            raise DecryptionError.damaged()
        return date
