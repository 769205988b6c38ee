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
    AgreementEditForm,
    AgreementForm,
    AgreementSignForm,
    EndAgreementForm,
)
from casework.forms.record_fields import uuids
from casework.models import Client, Household, ServiceAgreement
from casework.rules import clients as rules, consents as agreement_rules
from casework.rules.households import can_change_household, can_open_household
from casework.selectors.agreements import (
    NEWEST_FIRST,
    STATES,
    agreement_text,
    agreements_of,
    get_agreement,
    listed_agreements,
    state_of,
)
from casework.selectors.clients import get_client
from casework.selectors.households import clients_in, get_household
from casework.services import agreements
from casework.views.client_panels import client_asked_for
from casework.views.client_steps import Step, data_of, take_step
from casework.views.record_pages import station_here
from casework.views.sheets import as_pdf
from core import clock, htmx
from core.http import no_store
from core.ids import uuid7
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
    agreement = _opened(request, pk)
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
def agreement_create(request: StaffRequest, pk: UUID | None = None) -> HttpResponse:
    """拟定协议 with the client `pk`, the household of `?household=`, or an organisation."""
    station = station_here(request)
    client = get_client(pk=pk) if pk else None
    if client is not None:
        rules.can_edit(request.workspace, request.user, client).require()
    household = None if client else _household_asked_for(request)
    form = AgreementForm(
        data_of(request)[0],
        text=agreement_text(station, clock.today()),
        names_party=not (client or household),
    )
    return take_step(
        request,
        _new_step(client or household, form),
        form,
        lambda form: agreements.draw_up_agreement(
            agreement_id=form.cleaned_data["id"],
            station=client.station if client else station,
            client=client,
            household=household,
            values=form.values(),
            workspace=request.workspace,
            by=request.user,
        ),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def agreement_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改没有签署的协议。"""
    agreement = _opened(request, pk)
    agreement_rules.can_sign_agreement(agreement).require()
    form = AgreementEditForm(data_of(request)[0], agreement=agreement)
    step = _step(agreement, "修改服务协议", "签署之后不能再改。", "保存修改", "协议已保存。")
    return take_step(
        request,
        step,
        form,
        lambda form: agreements.edit_agreement(
            agreement=agreement,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        ),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def agreement_sign(request: StaffRequest, pk: UUID) -> HttpResponse:
    """签署协议 on paper or on screen."""
    agreement = _opened(request, pk)
    agreement_rules.can_sign_agreement(agreement).require()
    form = AgreementSignForm(*data_of(request))
    answer = "打印后在纸上签名的，上传扫描件；也可以在屏幕上手写签名。"
    step = _step(agreement, "签署服务协议", answer, "完成签署", "协议已签署。")
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
    agreement = _opened(request, pk)
    step = _step(agreement, "提前终止协议", "协议和签名都会保留。", "终止协议", "协议已终止。")
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
    agreement = _opened(request, pk)
    agreements.print_agreement(agreement=agreement, workspace=request.workspace, by=request.user)
    sheet = agreement_sheet(agreement)
    return as_pdf(render_agreement(sheet, printed_at=clock.now()), sheet.file_name)


def _opened(request: StaffRequest, pk: UUID) -> ServiceAgreement:
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


def _household_asked_for(request: StaffRequest) -> Household | None:
    """Return the household that the address names, if this workspace may change it."""
    named = uuids(request.GET.get("household"))
    if not named:
        return None
    household = get_household(pk=named[0])
    can_change_household(request.workspace, clients_in(household)).require()
    return household


def _new_step(party: Client | Household | None, form: AgreementForm) -> Step:
    key = form["id"].value() or uuid7()
    answer = "与单位签订；与个人或家庭签订的，从档案中拟定。"
    back, back_url = "服务协议", reverse("casework:agreement_list")
    if isinstance(party, Client):
        answer, back = f"与 {party.name} 签订。", "服务对象档案"
        back_url = reverse("casework:client_detail", args=[party.pk])
    elif party is not None:
        answer, back = f"与家庭 {party.number} 签订，由一位成年成员代表签署。", "家庭"
        back_url = reverse("casework:household_detail", args=[party.pk])
    return Step(
        title="拟定服务协议",
        answer=answer,
        action="拟定协议",
        done="协议已拟定，可以打印或签署。",
        back_url=back_url,
        back=back,
        next_url=reverse("casework:agreement_detail", args=[key]) if form.is_valid() else "",
    )


def _step(agreement: ServiceAgreement, title: str, answer: str, action: str, done: str) -> Step:
    return Step(
        title=title,
        answer=answer,
        action=action,
        done=done,
        back_url=reverse("casework:agreement_detail", args=[agreement.pk]),
        back="服务协议",
    )
