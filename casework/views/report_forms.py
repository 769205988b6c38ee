"""What the pages that write a mandatory report share."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from casework.forms.crises import ReportForm
from casework.models import CrisisIntervention, MandatoryReport
from casework.rules.crises import can_read_crisis
from casework.selectors.crises import ReportGuide, find_crisis, get_report
from casework.selectors.picking import picked_options
from casework.services.mandatory_reports import save_report, send_report
from core.errors import NotAllowedError
from core.forms import accepted
from core.http import no_store
from core.ids import uuids
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


def save_and_send(request: StaffRequest, form: ReportForm, station: Station) -> bool:
    """Keep the report; send it unless only keeping was asked for. Not if a field is wrong."""
    if not accepted(form, lambda: _save(request, form, station)):
        return False
    if "later" in request.POST:
        messages.success(request, "已保存，还没有发出。请尽快报告。")
        return True
    return not form.missing_to_send() and accepted(form, lambda: _send(request, form))


def keep_draft(request: StaffRequest, form: ReportForm, station: Station) -> bool:
    """Keep what can be kept of what is typed."""
    try:
        return accepted(form, lambda: _save(request, form, station))
    except NotAllowedError:
        return False


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


def _save(request: StaffRequest, form: ReportForm, station: Station) -> None:
    crisis = form.cleaned_data["crisis"]
    save_report(
        report_id=form.cleaned_data["id"],
        station=station,
        values=form.values(_crisis(str(crisis)) if crisis else None),
        statement=form.cleaned_data["statement"],
        by=request.user,
    )


def _send(request: StaffRequest, form: ReportForm) -> None:
    data = form.cleaned_data
    report = get_report(pk=data["id"])
    sent = send_report(report=report, reported_at=data["reported_at"], by=request.user)
    messages.success(request, f"强制报告 {sent.number} 已发出。收到回执后在这里补记。")


def _crisis(pk: str) -> CrisisIntervention | None:
    try:
        return find_crisis(pk=UUID(pk))
    except ValueError:
        return None
