"""敏感档案的查阅：asking for a file, deciding, ending."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.forms.sensitive_access import AskForCaseForm, AskForm, DecideForm
from casework.models import Client, SensitiveAccessRequest
from casework.phrases.risks import ASKED
from casework.rules import clients as client_rules, sensitive_access as rules
from casework.selectors.clients import get_client
from casework.selectors.sensitive_access import (
    REQUEST_ORDER,
    get_grant,
    get_request,
    grants_in_force,
    listed_requests,
    sealed_case_of,
    signature_of,
)
from casework.services.sensitive_access import (
    approve_request,
    ask_for_case,
    ask_for_client,
    refuse_request,
    revoke_grant,
)
from casework.views.client_panels import client_asked_for
from casework.views.record_pages import station_here
from core import clock
from core.forms import accepted
from core.http import no_store
from core.pagination import keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.CASE_WRITE)
def access_list(request: StaffRequest) -> HttpResponse:
    """查阅申请与授权：one's own; for a lead those of the station."""
    workspace = request.workspace
    decides = workspace.permits(Permission.SENSITIVE_APPROVE)
    mine = None if decides else request.user.pk
    rows = listed_requests(asked_by=mine)
    today = clock.today()
    grants = grants_in_force(today, for_user=mine)
    context = {
        "page": keyset(rows, order=REQUEST_ORDER, cursor=request.GET.get("cursor")),
        "grants": [
            (each, rules.can_revoke(workspace, request.user, each, today)) for each in grants
        ],
        "decides": decides,
    }
    return no_store(render(request, "casework/access_list.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def access_ask_client(request: StaffRequest, pk: UUID) -> HttpResponse:
    """申请查阅一份未成年人档案。"""
    client = get_client(pk=pk)
    opened = client_rules.can_open_minor(request.workspace, request.user, client)
    verdict = rules.needs_request(opened=opened)
    form = AskForm(request.POST if request.method == "POST" else None)
    if verdict and accepted(form, lambda: _ask_for_client(request, client, form)):
        messages.success(request, "申请已送交站长，同意之后您会收到消息。")
        return redirect("casework:access_list")
    context = {"client": client, "form": form, "verdict": verdict}
    return no_store(render(request, "casework/access_ask.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def access_ask_case(request: StaffRequest) -> HttpResponse:
    """申请查阅限制档案，按编号。Answers the same whether there is one or not."""
    form = AskForCaseForm(request.POST if request.method == "POST" else None)
    if accepted(form, lambda: _ask_for_case(request, form)):
        messages.success(request, ASKED)
        return redirect("casework:access_list")
    context = {"client": None, "form": form, "verdict": True}
    return no_store(render(request, "casework/access_ask.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.SENSITIVE_APPROVE)
def access_decide(request: StaffRequest, pk: UUID) -> HttpResponse:
    """审批查阅，用密码签批。"""
    asked = get_request(pk=pk)
    verdict = rules.can_decide(request.workspace, request.user, asked)
    data = request.POST if request.method == "POST" else None
    form = DecideForm(data, user=request.user)
    if verdict and accepted(form, lambda: _decide(request, asked, form)):
        messages.success(request, "已审批，申请人会收到消息。")
        return redirect("casework:access_list")
    context = {
        "asked": asked,
        "case": sealed_case_of(asked) if asked.case_number else None,
        "form": form,
        "verdict": verdict,
        "signature": signature_of(asked),
    }
    return no_store(render(request, "casework/access_decide.html", context))


@require_POST
@needs(Permission.CASE_WRITE)
def grant_revoke(request: StaffRequest, pk: UUID) -> HttpResponse:
    """提前结束一项授权或代管。"""
    grant = get_grant(pk=pk)
    revoke_grant(grant=grant, workspace=request.workspace, by=request.user)
    messages.success(request, "已提前结束。")
    return redirect("casework:cover_list" if grant.covers_id else "casework:access_list")


@require_GET
@needs(Permission.CLIENT_VIEW)
def client_grants_panel(request: StaffRequest) -> HttpResponse:
    """谁得到授权, on the page of a client, for those in charge."""
    client = client_asked_for(request)
    in_charge = client_rules.is_in_charge(request.workspace, client)
    today = clock.today()
    grants = grants_in_force(today, client=client) if in_charge else ()
    rows = [
        (each, rules.can_revoke(request.workspace, request.user, each, today)) for each in grants
    ]
    return render(request, "casework/partials/_grants_panel.html", {"grants": rows})


def _ask_for_client(request: StaffRequest, client: Client, form: AskForm) -> None:
    data = form.cleaned_data
    ask_for_client(
        request_id=data["id"],
        client=client,
        reason=data["reason"],
        until=data["until"],
        workspace=request.workspace,
        by=request.user,
    )


def _ask_for_case(request: StaffRequest, form: AskForCaseForm) -> None:
    data = form.cleaned_data
    ask_for_case(
        request_id=data["id"],
        station=station_here(request),
        number=data["number"],
        reason=data["reason"],
        until=data["until"],
        workspace=request.workspace,
        by=request.user,
    )


def _decide(request: StaffRequest, asked: SensitiveAccessRequest, form: DecideForm) -> None:
    data = form.cleaned_data
    decide = approve_request if data["decision"] == "approve" else refuse_request
    decide(
        request=asked,
        password=data["password"],
        note=data["note"],
        workspace=request.workspace,
        by=request.user,
    )
