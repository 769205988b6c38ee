"""拟定和修改服务协议：what an agreement says, until it is signed."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casework.forms.agreements import AgreementEditForm, AgreementForm
from casework.models import Client, Household
from casework.rules import clients as rules, consents as agreement_rules
from casework.rules.households import can_change_household
from casework.selectors.agreements import agreement_text
from casework.selectors.clients import get_client
from casework.selectors.households import clients_in, get_household
from casework.services import agreements
from casework.views.agreements import opened_agreement, step_of
from casework.views.client_steps import Step, data_of, take_step
from casework.views.record_pages import station_here
from core import clock
from core.ids import uuids
from stations.access import StaffRequest, needs
from stations.enums import Permission


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
    agreement = opened_agreement(request, pk)
    agreement_rules.can_sign_agreement(agreement).require()
    form = AgreementEditForm(data_of(request)[0], agreement=agreement)
    step = step_of(agreement, "修改服务协议", "签署之后不能再改。", "保存修改", "协议已保存。")
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


def _household_asked_for(request: StaffRequest) -> Household | None:
    """Return the household that the address names, if this workspace may change it."""
    named = uuids(request.GET.get("household"))
    if not named:
        return None
    household = get_household(pk=named[0])
    can_change_household(request.workspace, clients_in(household)).require()
    return household


def _new_step(party: Client | Household | None, form: AgreementForm) -> Step:
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
        next_url=_made_at(form),
    )


def _made_at(form: AgreementForm) -> str:
    """Return where the agreement will be."""
    if not form.is_valid():
        return ""
    return reverse("casework:agreement_detail", args=[form.cleaned_data["id"]])
