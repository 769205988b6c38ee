"""What the pages that write a mandatory report share."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from casework.errors.safety import SafetyError
from casework.forms.crises import ReportForm
from casework.forms.record_fields import uuids
from casework.models import CrisisIntervention, MandatoryReport
from casework.rules.crises import can_read_crisis
from casework.selectors.crises import ReportGuide, find_crisis
from casework.selectors.picking import picked_options
from casework.services.mandatory_reports import save_report, send_report
from core.errors import NotAllowedError
from core.http import no_store
from stations.access import StaffRequest
from stations.models import Station

KEPT = (
    "id", "crisis_id", "person_described", "situation", "facts", "discovered_at", "recipient",
    "recipient_name", "channel", "evidence_kept",
)  # fmt: skip


def asked_initial(request: StaffRequest) -> dict[str, Any]:
    """Return what is known from where it was opened: a client, or a crisis."""
    crisis = _crisis(request.GET.get("crisis", ""))
    if crisis is None or not can_read_crisis(request.workspace, request.user, crisis):
        return {"clients": uuids(request.GET.get("client"))}
    return {
        "crisis": crisis.pk,
        "clients": [crisis.client_id] if crisis.client_id else [],
        "facts": crisis.what,
        "discovered_at": crisis.found_at,
    }


def kept_initial(report: MandatoryReport, statement: str) -> dict[str, Any]:
    """Return what was typed before."""
    kept = {name.removesuffix("_id"): getattr(report, name) for name in KEPT}
    clients = [report.client_id] if report.client_id else []
    return kept | {"clients": clients, "statement": statement}


def save_and_send(
    request: StaffRequest, form: ReportForm, station: Station
) -> MandatoryReport | None:
    """Keep the report; send it unless only keeping was asked for. None if a field is wrong."""
    if not form.is_valid():
        return None
    try:
        report = _save(request, form, station)
        if "later" in request.POST:
            messages.success(request, "已保存，还没有发出。请尽快报告。")
            return report
        if form.missing_to_send():
            return None
        sent = send_report(
            report=report, reported_at=form.cleaned_data["reported_at"], by=request.user
        )
    except SafetyError as error:
        form.add_error("clients" if error.field == "client" else error.field or None, str(error))
        return None
    messages.success(request, f"强制报告 {sent.number} 已发出。收到回执后在这里补记。")
    return sent


def keep_draft(request: StaffRequest, form: ReportForm, station: Station) -> bool:
    """Keep what can be kept of what is typed."""
    if not form.is_valid():
        return False
    try:
        _save(request, form, station)
    except (SafetyError, NotAllowedError):
        return False
    return True


def show_form(
    request: StaffRequest,
    form: ReportForm,
    guide: ReportGuide,
    report: MandatoryReport | None = None,
) -> HttpResponse:
    """The form, with whom to call."""
    picked = picked_options(request.workspace, uuids(form["clients"].value()))
    context = {"form": form, "guide": guide, "picked": picked, "report": report}
    return no_store(render(request, "casework/report_form.html", context))


def _save(request: StaffRequest, form: ReportForm, station: Station) -> MandatoryReport:
    crisis = form.cleaned_data["crisis"]
    return save_report(
        report_id=form.cleaned_data["id"],
        station=station,
        values=form.values(_crisis(str(crisis)) if crisis else None),
        statement=form.cleaned_data["statement"],
        by=request.user,
    )


def _crisis(pk: str) -> CrisisIntervention | None:
    try:
        return find_crisis(pk=UUID(pk))
    except ValueError:
        return None
