"""个案移交：offering a case to a colleague, and answering."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.forms.sensitive_access import AnswerForm, OfferForm
from casework.models import Case, CaseTransfer
from casework.rules import sensitive_access as rules
from casework.rules.cases import can_open
from casework.selectors.cases import get_case
from casework.selectors.sensitive_access import get_transfer, listed_transfers, transfers_of
from casework.selectors.staff import workers_of
from casework.services.transfers import accept_case, cancel_transfer, decline_case, offer_case
from casework.views.case_pages import sent
from casework.views.case_panels import case_asked_for
from core import clock
from core.forms import accepted
from core.http import no_store
from core.pagination import keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission, Role

TRANSFER_ORDER = ("-created_at", "-id")


@require_GET
@needs(Permission.CASE_VIEW)
def case_transfers_panel(request: StaffRequest) -> HttpResponse:
    """移交, on the page of a case."""
    case = case_asked_for(request)
    writes = request.workspace.permits(Permission.CASE_WRITE)
    context = {
        "case": case,
        "transfers": transfers_of(case),
        "can_offer": rules.can_offer(request.workspace, request.user, case) if writes else None,
    }
    return render(request, "casework/partials/_transfers_panel.html", context)


@require_GET
@needs(Permission.CASE_WRITE)
def transfer_list(request: StaffRequest) -> HttpResponse:
    """移交：one's own; for a lead all of the station."""
    everybody = request.workspace.role == Role.STATION_LEAD
    rows = listed_transfers(for_user=None if everybody else request.user.pk)
    page = keyset(rows, order=TRANSFER_ORDER, cursor=request.GET.get("cursor"))
    return no_store(render(request, "casework/transfer_list.html", {"page": page}))


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def transfer_new(request: StaffRequest, pk: UUID) -> HttpResponse:
    """提出移交。"""
    case = get_case(pk=pk)
    can_open(request.workspace, request.user, case).require()
    rules.can_offer(request.workspace, request.user, case).require()
    colleagues = workers_of(case.station_id, clock.today())
    others = [each for each in colleagues if each.pk not in {case.worker_id, request.user.pk}]
    form = OfferForm(sent(request), colleagues=others)
    if accepted(form, lambda: _offer(request, case, form)):
        messages.success(request, "移交已提出，对方接手之前仍由原社工负责。")
        return redirect("casework:case_detail", pk=case.pk)
    context = {"case": case, "form": form}
    return no_store(render(request, "casework/transfer_form.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def transfer_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One transfer; the one who was asked answers here."""
    transfer = get_transfer(pk=pk)
    verdict = rules.can_answer(request.user, transfer)
    form = AnswerForm(sent(request))
    if verdict and accepted(form, lambda: _answer(request, transfer, form)):
        return redirect("casework:transfer_list")
    opening = can_open(request.workspace, request.user, transfer.case)
    context = {
        "transfer": transfer,
        "client": transfer.case.client,
        "form": form,
        "opening": opening,
        "readable": opening or transfer.offered_to_id == request.user.pk,
        "verdict": verdict,
        "can_cancel": rules.can_cancel(request.workspace, request.user, transfer),
    }
    return no_store(render(request, "casework/transfer_detail.html", context))


@require_POST
@needs(Permission.CASE_WRITE)
def transfer_cancel(request: StaffRequest, pk: UUID) -> HttpResponse:
    """撤回移交。"""
    transfer = get_transfer(pk=pk)
    cancel_transfer(transfer=transfer, workspace=request.workspace, by=request.user)
    messages.success(request, "移交已撤回。")
    return redirect("casework:transfer_list")


def _offer(request: StaffRequest, case: Case, form: OfferForm) -> None:
    data = form.cleaned_data
    offer_case(
        transfer_id=data["id"],
        case=case,
        to=data["to"],
        reason=data["reason"],
        handover=data["handover"],
        workspace=request.workspace,
        by=request.user,
    )


def _answer(request: StaffRequest, transfer: CaseTransfer, form: AnswerForm) -> None:
    answer = form.cleaned_data["answer"]
    if "accept" in request.POST:
        case = accept_case(transfer=transfer, answer=answer, by=request.user)
        messages.success(request, f"个案 {case.number} 已由您负责。")
    else:
        decline_case(transfer=transfer, answer=answer, by=request.user)
        messages.success(request, "已答复不接手。")
