"""Reading service records: the list, one record, its history, its paper form."""

from io import BytesIO
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from casework import documents, rules
from casework.filters.records import RecordFilter, record_filter
from casework.models import ServiceRecord
from casework.rules.clients import display_name
from casework.selectors.drafts import drafts_of
from casework.selectors.histories import (
    happenings,
    latest_values,
    version_in_force,
    versions_of,
)
from casework.selectors.records import (
    COUNT_CAP,
    NEWEST_FIRST,
    count_up_to,
    get_record,
    measures_of_month,
    record_keys,
    rows_for,
    stations_in,
)
from casework.services.record_readings import open_record, print_record
from casework.views.record_pages import roles_here, station_here
from core import clock, htmx
from core.http import no_store, stored_file
from core.pagination import MONTH, keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission
from stations.services.jobs import start_job

DRAFTS_SHOWN = 3
PDF = "application/pdf"


@require_GET
@needs(Permission.RECORD_VIEW)
def record_list(request: StaffRequest) -> HttpResponse:
    """服务记录：what has been done lately, and what is still to be finished."""
    found = _filter(request, request.GET)
    page = keyset(
        found.qs,
        order=NEWEST_FIRST,
        cursor=request.GET.get("cursor"),
        stride=MONTH if request.workspace.several_stations else None,
    )
    parameters = found.parameters
    context = {
        "filter": found,
        "page": page,
        "records": rows_for(page.rows),
        "parameters": parameters,
        "count": count_up_to(found.qs) if parameters else None,
        "count_cap": COUNT_CAP,
        "can_export": request.workspace.permits(Permission.RECORD_EXPORT),
        "can_write": request.workspace.permits(Permission.RECORD_WRITE),
    }
    if not htmx.wants_fragment(request):
        context |= _overview(request, found)
    response = htmx.render(
        request, "casework/record_list.html", "casework/partials/_record_list.html", context
    )
    return no_store(response)


@require_GET
@needs(Permission.RECORD_VIEW)
def record_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One record, as it was signed."""
    record = get_record(pk=pk)
    context = _page(request, record) | {
        "version": version_in_force(record, request.workspace),
        "people": [
            (each, display_name(request.workspace, each.client))
            for each in record.participations.all()
        ],
        "can_open_clients": request.workspace.permits(Permission.CLIENT_VIEW),
    }
    return no_store(render(request, "casework/record_detail.html", context))


@require_GET
@needs(Permission.RECORD_VIEW)
def record_history(request: StaffRequest, pk: UUID) -> HttpResponse:
    """更正与查阅：every version, and who opened it."""
    record = get_record(pk=pk)
    context = _page(request, record)
    if context["readable"]:
        context["versions"] = versions_of(record, request.workspace)
    context["happenings"] = happenings(record)
    return no_store(render(request, "casework/record_history.html", context))


@require_GET
@needs(Permission.RECORD_VIEW)
def record_print(request: StaffRequest, pk: UUID) -> FileResponse:
    """服务记录表：the A4 form that stations file."""
    record = get_record(pk=pk)
    print_record(record=record, workspace=request.workspace, by=request.user)
    version = version_in_force(record, request.workspace)
    sheet = documents.record_sheet(record, version, request.workspace)
    signed = {"version": record.version, "values": latest_values(record)}
    content = documents.render_record(sheet, printed_at=clock.now(), data=signed)
    return stored_file(BytesIO(content), filename=sheet.file_name, content_type=PDF, inline=True)


@require_POST
@needs(Permission.RECORD_EXPORT)
def record_export(request: StaffRequest) -> HttpResponse:
    """导出：what the list shows with these filters, as a job."""
    found = _filter(request, request.POST)
    if not found.form.is_valid():
        messages.error(request, "筛选条件有误，没有导出。请检查后再试。")
        return redirect("casework:record_list")
    job = start_job(
        kind="record_export",
        title=f"服务记录导出 {timezone.localtime(clock.now()):%Y-%m-%d %H:%M}",
        task="casework.tasks.export_records",
        parameters=found.parameters,
        workspace=request.workspace,
        by=request.user,
    )
    return redirect("stations:job_detail", pk=job.pk)


def _filter(request: StaffRequest, data: QueryDict) -> RecordFilter:
    workspace = request.workspace
    own = workspace.station_ids == {workspace.station_id}
    stations = [station_here(request)] if own else stations_in(workspace.station_ids)
    return record_filter(data, queryset=record_keys(), workspace=workspace, stations=stations)


def _overview(request: StaffRequest, found: RecordFilter) -> dict[str, Any]:
    """What stands above the list: this month's figures, and the drafts."""
    month = measures_of_month(request.workspace.station_ids, clock.today())
    can_write = request.workspace.permits(Permission.RECORD_WRITE)
    drafts = list(drafts_of(request.user)[: DRAFTS_SHOWN + 1]) if can_write else []
    return {
        "month": month,
        "drafts": drafts[:DRAFTS_SHOWN],
        "more_drafts": drafts[DRAFTS_SHOWN:],
        "kinds": found.kind_labels,
    }


def _page(request: StaffRequest, record: ServiceRecord) -> dict[str, Any]:
    """What both tabs of a record show. Opening it leaves a read event."""
    readable = open_record(record=record, workspace=request.workspace, by=request.user)
    writes = request.workspace.permits(Permission.RECORD_WRITE)
    roles = roles_here(request, record)
    return {
        "record": record,
        "readable": readable,
        "correctable": rules.can_correct(request.user, roles, record) if writes else None,
        "page_tabs": _tabs(request, record),
        "can_write": writes,
    }


def _tabs(request: StaffRequest, record: ServiceRecord) -> list[dict[str, Any]]:
    pages = (
        ("casework:record_detail", "记录内容", 0),
        ("casework:record_history", "更正与查阅", record.version - 1),
    )
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [
        {
            "url": reverse(name, args=[record.pk]),
            "label": label,
            "count": count,
            "active": name == here,
        }
        for name, label, count in pages
    ]
