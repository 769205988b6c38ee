"""强制报告：one press away from everywhere, held up by nothing, without the reporter's name."""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.documents.safety import render_sheet, report_sheet
from casework.filters.crises import ReportFilter
from casework.forms.crises import FollowForm, ReportForm
from casework.rules import crises as rules
from casework.selectors.crises import (
    REPORT_ORDER,
    get_report,
    listed_reports,
    own_statement,
    report_guide,
)
from casework.services.mandatory_reports import follow_report, print_report
from casework.views.case_pages import sent
from casework.views.client_steps import data_of
from casework.views.record_pages import station_here
from casework.views.report_forms import (
    asked_initial,
    keep_draft,
    kept_initial,
    save_and_send,
    show_form,
)
from core import clock, htmx
from core.forms import accepted
from core.http import no_store, stored_file
from core.pagination import keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission

PDF = "application/pdf"


@require_GET
@needs(Permission.CASE_VIEW)
def report_list(request: StaffRequest) -> HttpResponse:
    """强制报告, and one's own drafts."""
    rows = ReportFilter(request.GET, queryset=listed_reports())
    context = {
        "filter": rows,
        "page": keyset(rows.qs, order=REPORT_ORDER, cursor=request.GET.get("cursor")),
        "can_write": request.workspace.permits(Permission.CASE_WRITE),
    }
    response = htmx.render(
        request, "casework/report_list.html", "casework/partials/_report_list.html", context
    )
    return no_store(response)


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def report_new(request: StaffRequest) -> HttpResponse:
    """强制报告：write and send, or keep for a moment."""
    station = station_here(request)
    guide = report_guide(station)
    form = ReportForm(
        sent(request), station_id=station.pk, guide=guide, initial=asked_initial(request)
    )
    if save_and_send(request, form, station):
        return redirect("casework:report_detail", pk=form.cleaned_data["id"])
    return show_form(request, form, guide)


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def report_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Go on with one's own report that is not sent yet."""
    report, station = get_report(pk=pk), station_here(request)
    rules.can_write_report(report, is_mine=report.is_mine).require()
    guide = report_guide(station)
    initial = kept_initial(report, own_statement(report))
    form = ReportForm(sent(request), station_id=station.pk, guide=guide, initial=initial)
    if save_and_send(request, form, station):
        return redirect("casework:report_detail", pk=form.cleaned_data["id"])
    return show_form(request, form, guide, report=report)


@require_POST
@needs(Permission.CASE_WRITE)
def report_autosave(request: StaffRequest) -> HttpResponse:
    """Keep what is typed; answers with one line. Nothing typed is lost."""
    station = station_here(request)
    form = ReportForm(request.POST, station_id=station.pk, guide=report_guide(station))
    kept = keep_draft(request, form, station)
    context = {"kept": kept, "now": clock.now()}
    return no_store(render(request, "casework/partials/_report_kept.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_VIEW)
def report_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One report: how far it has come, and what came back. Never who reported."""
    report = get_report(pk=pk)
    keeps_file = bool(rules.can_keep_receipt(request.workspace))
    form = FollowForm(*data_of(request), report=report, with_file=keeps_file)

    def follow() -> None:
        follow_report(
            report=report,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        )

    if accepted(form, follow):
        messages.success(request, "已补记。")
        return redirect("casework:report_detail", pk=report.pk)
    context = {
        "report": report,
        "client": report.client,
        "form": form,
        "can_follow": rules.can_follow_report(request.workspace, report, is_mine=report.is_mine),
        "can_edit": rules.can_write_report(report, is_mine=report.is_mine),
        "can_read": rules.can_read_facts(request.workspace, is_mine=report.is_mine),
        "statement": own_statement(report),
        "waited": (report.reported_at or clock.now()) - report.discovered_at,
    }
    return no_store(render(request, "casework/report_detail.html", context))


@require_GET
@needs(Permission.CASE_VIEW)
def report_print(request: StaffRequest, pk: UUID) -> FileResponse:
    """强制报告表。"""
    report = get_report(pk=pk)
    print_report(report=report)
    readable = rules.can_read_facts(request.workspace, is_mine=report.is_mine)
    sheet = report_sheet(report, request.workspace, with_facts=bool(readable))
    content = render_sheet(sheet, printed_at=clock.now())
    return stored_file(BytesIO(content), filename=sheet.file_name, content_type=PDF, inline=True)
