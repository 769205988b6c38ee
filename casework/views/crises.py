"""危机介入：opened in one step, noted as it goes, closed with its outcome."""

from io import BytesIO
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.documents.safety import crisis_sheet, render_sheet
from casework.filters.crises import CrisisFilter
from casework.forms.crises import CrisisForm, EntryForm, OutcomeForm
from casework.models import CrisisIntervention
from casework.rules import crises as rules
from casework.selectors.crises import CRISIS_ORDER, get_crisis, listed_crises, report_guide
from casework.selectors.picking import picked_options
from casework.services.crises import (
    finish_crisis,
    note_crisis,
    open_crisis,
    open_crisis_page,
    print_crisis,
)
from casework.views.case_pages import sent
from casework.views.record_pages import station_here
from core import clock, htmx
from core.forms import accepted, made
from core.http import no_store, stored_file
from core.ids import uuids
from core.pagination import keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission

PDF = "application/pdf"


@require_GET
@needs(Permission.CASE_VIEW)
def crisis_list(request: StaffRequest) -> HttpResponse:
    """危机介入, the latest first."""
    rows = CrisisFilter(request.GET, queryset=listed_crises())
    context = {
        "filter": rows,
        "page": keyset(rows.qs, order=CRISIS_ORDER, cursor=request.GET.get("cursor")),
        "can_write": request.workspace.permits(Permission.CASE_WRITE),
    }
    response = htmx.render(
        request, "casework/crisis_list.html", "casework/partials/_crisis_list.html", context
    )
    return no_store(response)


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def crisis_new(request: StaffRequest) -> HttpResponse:
    """开始危机介入：one step; everything else is noted as it goes."""
    station = station_here(request)
    asked = request.GET
    initial = {
        "clients": uuids(asked.get("client")),
        "kind": asked.get("kind", ""),
        "case": next(iter(uuids(asked.get("case"))), None),
    }
    form = CrisisForm(sent(request), station_id=station.pk, initial=initial)

    def begin() -> CrisisIntervention:
        return open_crisis(
            crisis_id=form.cleaned_data["id"],
            station=station,
            values=form.values(),
            by=request.user,
        )

    if crisis := made(form, begin):
        messages.success(request, f"危机介入 {crisis.number} 已开始，处置中随时记下经过。")
        return redirect("casework:crisis_detail", pk=crisis.pk)
    picked = picked_options(request.workspace, uuids(form["clients"].value()))
    context = {"form": form, "picked": picked, "guide": report_guide(station)}
    return no_store(render(request, "casework/crisis_form.html", context))


@require_GET
@needs(Permission.CASE_VIEW)
def crisis_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One crisis: what happened, what was done and when, what came of it."""
    crisis = get_crisis(pk=pk)
    readable = open_crisis_page(crisis=crisis, workspace=request.workspace, by=request.user)
    return _page(request, crisis, readable=readable)


@require_POST
@needs(Permission.CASE_WRITE)
def crisis_note(request: StaffRequest, pk: UUID) -> HttpResponse:
    """记一条处置经过。"""
    crisis = get_crisis(pk=pk)
    form = EntryForm(request.POST)

    def note() -> None:
        data = form.cleaned_data
        note_crisis(
            entry_id=data["id"],
            crisis=crisis,
            at=data["at"],
            act=data["act"],
            words=data["words"],
            workspace=request.workspace,
            by=request.user,
        )

    if accepted(form, note):
        messages.success(request, "已记下。")
        return redirect("casework:crisis_detail", pk=crisis.pk)
    readable = rules.can_read_crisis(request.workspace, request.user, crisis)
    return _page(request, crisis, readable=readable, entry_form=form)


@require_POST
@needs(Permission.CASE_WRITE)
def crisis_finish(request: StaffRequest, pk: UUID) -> HttpResponse:
    """补记结果；按“结束”时结束。"""
    crisis = get_crisis(pk=pk)
    form = OutcomeForm(request.POST, row=crisis)

    def finish() -> None:
        finish_crisis(
            crisis=crisis,
            values=form.given(),
            closing="close" in request.POST,
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        )

    if accepted(form, finish):
        messages.success(request, "已保存。")
        return redirect("casework:crisis_detail", pk=crisis.pk)
    readable = rules.can_read_crisis(request.workspace, request.user, crisis)
    return _page(request, crisis, readable=readable, outcome_form=form)


@require_GET
@needs(Permission.CASE_VIEW)
def crisis_print(request: StaffRequest, pk: UUID) -> FileResponse:
    """危机介入记录表。"""
    crisis = get_crisis(pk=pk)
    print_crisis(crisis=crisis, workspace=request.workspace, by=request.user)
    entries = crisis.entries.select_related("written_by").order_by("at", "id")
    sheet = crisis_sheet(crisis, entries, request.workspace)
    content = render_sheet(sheet, printed_at=clock.now())
    return stored_file(BytesIO(content), filename=sheet.file_name, content_type=PDF, inline=True)


def _page(
    request: StaffRequest, crisis: CrisisIntervention, *, readable: Any, **forms: Any
) -> HttpResponse:
    context = {
        "crisis": crisis,
        "client": crisis.client,
        "readable": readable,
        "entries": crisis.entries.select_related("written_by").order_by("at", "id"),
        "can_handle": rules.can_handle(request.workspace, request.user, crisis),
        "can_write": request.workspace.permits(Permission.CASE_WRITE),
        "suggests_report": rules.suggests_report(crisis),
        "entry_form": EntryForm(),
        "outcome_form": OutcomeForm(row=crisis),
    } | forms
    return no_store(render(request, "casework/crisis_detail.html", context))
