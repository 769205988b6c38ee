"""What the pages of the registers share: saving a form, and the page that holds it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from casework.errors import PageOutdatedError
from casework.errors.communities import RowChangedError
from casework.forms.rows import RowForm
from core.errors import DomainError
from core.http import no_store
from stations.access import StaffRequest


def saved(form: forms.Form | RowForm, save: Callable[[], Any]) -> Any:
    """Return what was saved; None where it was refused, with the reason in the form."""
    try:
        return save()
    except PageOutdatedError as error:
        if isinstance(form, RowForm):
            form.renew_key()
        form.add_error(None, str(error))
    except RowChangedError as error:
        if isinstance(form, RowForm):
            form.see_again(error.changed_at)
        form.add_error(None, str(error))
    except DomainError as error:
        field = getattr(error, "field", "")
        form.add_error(field if field in form.fields else None, str(error))
    return None


def form_page(request: StaffRequest, form: Any, **words: Any) -> HttpResponse:
    """Show a form on a page of its own: `title`, `action`, `back` (url, label), `consequence`."""
    plain = {"answer": "", "consequence": "", "cancel": "不改了", "multipart": False}
    context = {**plain, **words, "form": form}
    return no_store(render(request, "casework/row_form.html", context))
