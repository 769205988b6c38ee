"""督导确认：what waits, and confirming it. Supervisors see masked names."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from casework.enums.cases import RiskLevel
from casework.forms.risks import ConfirmForm
from casework.rules import risks as rules
from casework.rules.clients import can_open_minor
from casework.selectors.approvals import notes_to_confirm, risks_to_confirm
from casework.selectors.risks import get_risk
from casework.services.risks import confirm_risk
from casework.views.case_pages import sent
from core import clock
from core.forms import accepted
from core.http import no_store
from stations.access import StaffRequest, needs
from stations.enums import Permission

MOST = 100


@require_GET
@needs(Permission.CASE_APPROVE)
def confirmation_list(request: StaffRequest) -> HttpResponse:
    """What waits for confirmation, across the stations in reach, the oldest first."""
    workspace, today = request.workspace, clock.today()
    context = {
        "risks": list(risks_to_confirm(workspace, today)[:MOST]),
        "notes": list(notes_to_confirm(workspace, today)[:MOST]),
    }
    return no_store(render(request, "casework/confirmation_list.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_APPROVE)
def risk_confirm(request: StaffRequest, pk: UUID) -> HttpResponse:
    """确认一次风险评估。"""
    risk = get_risk(pk=pk)
    can_open_minor(request.workspace, request.user, risk.client).require()
    verdict = rules.can_confirm(request.workspace, request.user, risk)
    form = ConfirmForm(sent(request))

    def confirm() -> None:
        note = form.cleaned_data["note"]
        confirm_risk(risk=risk, note=note, workspace=request.workspace, by=request.user)

    if accepted(form, confirm):
        messages.success(request, "已确认。")
        return redirect("casework:confirmation_list")
    context = {
        "risk": risk,
        "client": risk.client,
        "form": form,
        "verdict": verdict,
        "needs_plan": RiskLevel(risk.in_force).is_grave,
    }
    return no_store(render(request, "casework/risk_confirm.html", context))
