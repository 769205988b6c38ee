"""What a page carries with its form, and how a refusal comes back to it.

A page makes the key of the row that its form will make (`KeyField`), so that sending it twice makes
one row; over a row that exists it carries when that was last changed (`SeenField`), so that nobody
overwrites unseen what somebody else has saved. A view ends in `accepted`:

    if accepted(form, lambda: close_case(case=case, **form.values(), by=request.user)):
        return redirect(...)
    return show the form
"""

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.http import QueryDict
from django.utils.dateparse import parse_datetime

from core.comparisons import saved_meanwhile
from core.errors import (
    ChangedMeanwhileError,
    DomainError,
    NotAllowedError,
    NotFoundError,
    PageOutdatedError,
)
from core.files import UploadRefusedError
from core.ids import uuid7
from core.plain_words import PlainWords, is_seen

KEY, SEEN = "id", "seen_at"
Made = TypeVar("Made")


class NamingForm(PlainWords, forms.Form):
    """A form of which nobody reads 该字段是必填项."""


class KeyField(forms.UUIDField):
    """The key of the row to come, made by the page."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("initial", uuid7)
        super().__init__(widget=forms.HiddenInput, **options)


class SeenField(forms.CharField):
    """When the row that the form shows was last changed; nothing for a new row, if not required."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.HiddenInput, **options)

    def prepare_value(self, value: Any) -> Any:
        """Write it to the microsecond: it is compared."""
        return value.isoformat() if isinstance(value, dt.datetime) else value

    def clean(self, value: Any) -> dt.datetime | None:
        """Read it."""
        if not value and not self.required:
            return None
        try:
            seen_at = parse_datetime(value or "")
        except ValueError:
            seen_at = None
        if seen_at is None or seen_at.tzinfo is None:
            raise forms.ValidationError(PageOutdatedError.SENTENCE)
        return seen_at


def accepted(form: forms.BaseForm, act: Callable[[], object]) -> bool:
    """Run `act` if the form is valid; say at its field what it refuses.

    What is wrong with the key or the time that the page carries is said above the form. That
    somebody may not do it, or that there is no such thing, is no matter of the form and is answered
    by a page of its own.
    """

    def done() -> bool:
        act()
        return True

    return made(form, done) is True


def made(form: forms.BaseForm, act: Callable[[], Made]) -> Made | None:
    """Do as `accepted` does, and return what `act` made; None where it was refused."""
    if not form.is_valid():
        if form.errors.keys() & {KEY, SEEN}:
            form.add_error(None, PageOutdatedError.SENTENCE)
        return None
    try:
        return act()
    except (NotAllowedError, NotFoundError):
        raise
    except DomainError as error:
        show_refusal(form, error)
    return None


def show_refusal(form: forms.BaseForm, error: DomainError) -> None:
    """Put a refusal at the field that it names, or above the form.

    Saving again then overwrites what somebody else has saved, or makes a row under another key.
    """
    if isinstance(error, ChangedMeanwhileError):
        carry(form, SEEN, error.changed_at.isoformat())
        for name, words in saved_meanwhile(form, error.row).items():
            form.add_error(name, words)
    elif isinstance(error, PageOutdatedError):
        carry(form, KEY, str(uuid7()))
    form.add_error(_place_of(form, error), error.message)


def _place_of(form: forms.BaseForm, error: DomainError) -> str | None:
    if isinstance(error, UploadRefusedError):
        files = (name for name, field in form.fields.items() if isinstance(field, forms.FileField))
        return next(files, None)
    named = getattr(error, "field", "")
    return named if named in form.fields and is_seen(form.fields[named]) else None


def carry(form: forms.BaseForm, name: str, value: str) -> None:
    """Let the page carry another value than the one that was sent."""
    if name in form.fields:
        assert isinstance(form.data, QueryDict)
        changed = form.data.copy()
        changed[form.add_prefix(name)] = value
        form.data = changed
