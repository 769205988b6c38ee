"""What the pages of a case share."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from casework.models import Case
from casework.rules.cases import can_open, shown_title
from casework.selectors.cases import get_case
from core.errors import RefusedError
from core.http import no_store
from stations.access import StaffRequest

TABS = (
    ("casework:case_detail", "概览"),
    ("casework:intake", "接案"),
    ("casework:assessment", "预估"),
    ("casework:plan", "计划"),
    ("casework:case_notes", "过程"),
    ("casework:outcome", "评估"),
    ("casework:closure", "结案和回访"),
)


def case_here(request: StaffRequest, pk: UUID) -> Case:
    """Return the case, if this workspace may open it."""
    case = get_case(pk=pk)
    can_open(request.workspace, request.user, case).require()
    return case


def page_of(request: StaffRequest, case: Case, **context: Any) -> dict[str, Any]:
    """Return what every page of a case shows besides its own."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    tabs = [
        {"url": reverse(name, args=[case.pk]), "label": label, "count": 0, "active": name == here}
        for name, label in TABS
    ]
    return {
        "case": case,
        "case_title": shown_title(request.workspace, case),
        "page_tabs": tabs,
        **context,
    }


def show_page(request: StaffRequest, template: str, case: Case, **context: Any) -> HttpResponse:
    """Render a page of a case."""
    return no_store(render(request, template, page_of(request, case, **context)))


def show_form(
    request: StaffRequest,
    case: Case,
    form: forms.Form,
    *,
    heading: str,
    action: str,
    back: str,
    **context: Any,
) -> HttpResponse:
    """Render a form of a case; `back` is the name of the page it belongs to."""
    plain = {"answer": "", "consequence": "", "danger": False, "read": []}
    context = plain | context | {"form": form, "heading": heading, "action": action}
    context["back_url"] = reverse(back, args=[case.pk])
    return show_page(request, "casework/case_form.html", case, **context)


def sent(request: StaffRequest) -> Any:
    """Return what was posted, None for a page that only shows."""
    return request.POST if request.method == "POST" else None


def act_and_go(
    request: StaffRequest, act: Callable[[], object], *, done: str, page: str, case: Case
) -> HttpResponse:
    """Do what a button says, tell how it went, and go to a page of the case."""
    try:
        act()
    except RefusedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect(page, pk=case.pk)


def done(request: StaffRequest, text: str, page: str, case: Case) -> HttpResponse:
    """Say what was saved and go to a page of the case."""
    messages.success(request, text)
    return redirect(page, pk=case.pk)
