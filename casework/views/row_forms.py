"""The page that holds one form."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from core.http import no_store
from stations.access import StaffRequest


def form_page(request: StaffRequest, form: Any, **words: Any) -> HttpResponse:
    """Show a form on a page of its own: `title`, `action`, `back` (url, label), `consequence`."""
    plain = {"answer": "", "consequence": "", "cancel": "不改了", "multipart": False}
    context = {**plain, **words, "form": form}
    return no_store(render(request, "casework/row_form.html", context))
