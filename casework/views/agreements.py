"""服务协议: the list, one agreement, and its life."""

from collections.abc import Iterable
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from casework.documents.agreements import agreement_sheet, render_agreement
from casework.filters.agreements import AgreementFilter
from casework.forms.agreements import (
    AgreementSignForm,
    EndAgreementForm,
)
from casework.models import ServiceAgreement
from casework.rules import clients as rules, consents as agreement_rules
from casework.rules.households import can_open_household
from casework.selectors.agreements import (
    NEWEST_FIRST,
    STATES,
    agreements_of,
    get_agreement,
    listed_agreements,
    state_of,
)
from casework.selectors.households import clients_in, get_household
from casework.services import agreements
from casework.views.client_panels import client_asked_for
from casework.views.client_steps import Step, data_of, take_step
from casework.views.sheets import as_pdf
from core import clock, htmx
from core.http import no_store
from core.pagination import keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission

LABELS = dict(STATES)


@require_GET
@needs(Permission.CLIENT_VIEW)
def agreement_list(request: StaffRequest) -> HttpResponse:
    """The agreements of the station, the newest first."""
    found = AgreementFilter(request.GET, queryset=listed_agreements(), request=request)
    page = keyset(found.qs, order=NEWEST_FIRST, cursor=request.GET.get("cursor"))
    context = {
        "filter": found,
        "page": page,
        "rows": _with_states(page.rows),
        "can_create": request.workspace.permits(Permission.CLIENT_WRITE),
    }
    response = htmx.render(
        request,
        "casework/agreement_list.html",
        "casework/partials/_agreement_list.html",
        context,
    )
    return no_store(response)


@require_GET
@needs(Permission.CLIENT_VIEW)
def client_agreements(request: StaffRequest) -> HttpResponse:
    """The agreements with a client; for the slot `client_detail`."""
    client = client_asked_for(request)
    context = {
        "client": client,
        "rows": _with_states(agreements_of(client)),
        "can_edit": rules.can_edit(request.workspace, request.user, client)
        and rules.can_change(client),
    }
    return no_store(render(request, "casework/partials/_client_agreements.html", context))


@require_GET
@needs(Permission.CLIENT_VIEW)
def agreement_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One agreement."""
    agreement = opened_agreement(request, pk)
    today = clock.today()
    may_write = request.workspace.permits(Permission.CLIENT_WRITE)
    context = {
        "agreement": agreement,
        "state": LABELS[state_of(agreement, today)],
        "can_sign": agreement_rules.can_sign_agreement(agreement) if may_write else None,
        "can_end": agreement_rules.can_end_agreement(agreement, today, today)
        if may_write
        else None,
        "can_print": request.workspace.permits(Permission.CLIENT_REVEAL),
    }
    return no_store(render(request, "casework/agreement_detail.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def agreement_sign(request: StaffRequest, pk: UUID) -> HttpResponse:
    """签署协议 on paper or on screen."""
    agreement = opened_agreement(request, pk)
    agreement_rules.can_sign_agreement(agreement).require()
    form = AgreementSignForm(*data_of(request), agreement=agreement)
    answer = "打印后在纸上签名的，上传扫描件；也可以在屏幕上手写签名。"
    step = step_of(agreement, "签署服务协议", answer, "完成签署", "协议已签署。")
    return take_step(
        request,
        step,
        form,
        lambda form: agreements.sign_agreement(
            agreement=agreement,
            signing=form.signing(),
            workspace=request.workspace,
            by=request.user,
        ),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def agreement_end(request: StaffRequest, pk: UUID) -> HttpResponse:
    """提前终止协议。"""
    agreement = opened_agreement(request, pk)
    step = step_of(agreement, "提前终止协议", "协议和签名都会保留。", "终止协议", "协议已终止。")
    if agreement.signed_on is None:
        step = step_of(
            agreement, "作废协议", "没有签署的协议作废后仍可查看。", "作废", "协议已作废。"
        )
    return take_step(
        request,
        step,
        EndAgreementForm(data_of(request)[0]),
        lambda form: agreements.end_agreement(
            agreement=agreement,
            on=form.cleaned_data["ended_on"],
            reason=form.cleaned_data["reason"],
            workspace=request.workspace,
            by=request.user,
        ),
    )


@require_GET
@needs(Permission.CLIENT_REVEAL)
def agreement_print(request: StaffRequest, pk: UUID) -> FileResponse:
    """服务协议：the A4 sheet that both sides sign."""
    agreement = opened_agreement(request, pk)
    agreements.print_agreement(agreement=agreement, workspace=request.workspace, by=request.user)
    sheet = agreement_sheet(agreement)
    return as_pdf(render_agreement(sheet, printed_at=clock.now()), sheet.file_name)


def opened_agreement(request: StaffRequest, pk: UUID) -> ServiceAgreement:
    """Return the agreement, if this workspace may open whom it is with."""
    agreement = get_agreement(pk=pk)
    if agreement.client is not None:
        rules.can_open_minor(request.workspace, request.user, agreement.client).require()
    if agreement.household_id is not None:
        household = get_household(pk=agreement.household_id)
        can_open_household(request.workspace, clients_in(household)).require()
    return agreement


def _with_states(rows: Iterable[ServiceAgreement]) -> list[tuple[ServiceAgreement, str]]:
    today = clock.today()
    return [(each, LABELS[state_of(each, today)]) for each in rows]


def step_of(agreement: ServiceAgreement, title: str, answer: str, action: str, done: str) -> Step:
    """Return the page of one step on an agreement."""
    return Step(
        title=title,
        answer=answer,
        action=action,
        done=done,
        back_url=reverse("casework:agreement_detail", args=[agreement.pk]),
        back="服务协议",
    )
