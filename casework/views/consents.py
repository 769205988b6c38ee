"""知情同意: the panel, taking, printing, withdrawing."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from casework.documents.consents import consent_sheet, render_consent, signed_sheet
from casework.forms.consents import ConsentForm, WithdrawForm
from casework.models import Client
from casework.phrases.consents import NO_TEXT
from casework.rules import clients as rules, consents as consent_rules
from casework.selectors.clients import get_client
from casework.selectors.consents import (
    consent_state,
    consents_of,
    get_consent,
    get_item,
    text_for,
)
from casework.services import consents
from casework.views.client_panels import client_asked_for
from casework.views.client_steps import Step, data_of, step_on_file, take_step
from casework.views.sheets import as_pdf
from core import clock
from core.http import no_store
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.CLIENT_VIEW)
def client_consents(request: StaffRequest) -> HttpResponse:
    """What a client agreed to, refused and withdrew; for the slot `client_detail`."""
    client = client_asked_for(request)
    state = consent_state(client)
    asked = sorted(filter(None, state.values()), key=lambda item: item.pk)
    context = {
        "client": client,
        "items": [(each, consent_rules.stands(each)) for each in asked],
        "signed": list(consents_of(client)),
        "served": consent_rules.can_be_served(client, state, clock.today()),
        "can_edit": rules.can_edit(request.workspace, request.user, client)
        and rules.can_change(client),
    }
    return no_store(render(request, "casework/partials/_client_consents.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def consent_take(request: StaffRequest, pk: UUID) -> HttpResponse:
    """征求同意：tell, ask item by item, have it signed."""
    client = get_client(pk=pk)
    rules.can_edit(request.workspace, request.user, client).require()
    text = text_for(client, clock.today())
    step = _step(client, "征求知情同意", "逐项询问，逐项记下；可以只同意其中几项。", "保存同意书")
    if text is None:
        context = {"step": step, "reason": NO_TEXT}
        return render(request, "casework/consent_no_text.html", context)
    form = ConsentForm(*data_of(request), client=client, text=text)
    return take_step(
        request,
        step,
        form,
        lambda form: consents.take_consent(
            consent_id=form.cleaned_data["id"],
            client=client,
            values=form.values(),
            workspace=request.workspace,
            by=request.user,
        ),
        client=client,
        text=text,
    )


@require_GET
@needs(Permission.CLIENT_WRITE)
def consent_blank(request: StaffRequest, pk: UUID) -> HttpResponse | FileResponse:
    """打印知情同意书：to be read and signed on paper."""
    client = get_client(pk=pk)
    consents.print_consent(client=client, workspace=request.workspace, by=request.user)
    text = text_for(client, clock.today())
    if text is None:
        return redirect("casework:consent_take", pk=pk)
    sheet = consent_sheet(client, text)
    return as_pdf(render_consent(sheet, printed_at=clock.now()), sheet.file_name)


@require_GET
@needs(Permission.CLIENT_VIEW)
def consent_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One consent, as it was signed, with what was withdrawn since."""
    consent = get_consent(pk=pk)
    rules.can_open_minor(request.workspace, request.user, consent.client).require()
    context = {
        "consent": consent,
        "client": consent.client,
        "can_edit": rules.can_edit(request.workspace, request.user, consent.client),
    }
    return no_store(render(request, "casework/consent_detail.html", context))


@require_GET
@needs(Permission.CLIENT_REVEAL)
def consent_print(request: StaffRequest, pk: UUID) -> FileResponse:
    """打印已签署的知情同意书。"""
    consent = get_consent(pk=pk)
    consents.print_consent(client=consent.client, workspace=request.workspace, by=request.user)
    sheet = signed_sheet(consent)
    return as_pdf(render_consent(sheet, printed_at=clock.now()), sheet.file_name)


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def consent_withdraw(request: StaffRequest, pk: UUID) -> HttpResponse:
    """撤回一项同意。"""
    item = get_item(pk=pk)
    rules.can_edit(request.workspace, request.user, item.client).require()
    answer = f"“{item.label}”撤回后不再这样使用；撤回以前已经做的仍然有效。"
    step = _step(item.client, "撤回同意", answer, "撤回", done="已撤回，相关页面会提示。")
    return take_step(
        request,
        step,
        WithdrawForm(data_of(request)[0]),
        lambda form: consents.withdraw_consent(
            item=item,
            on=form.cleaned_data["withdrawn_on"],
            reason=form.cleaned_data["reason"],
            workspace=request.workspace,
            by=request.user,
        ),
    )


def _step(
    client: Client, title: str, answer: str, action: str, done: str = "知情同意已登记。"
) -> Step:
    return step_on_file(
        client.pk,
        title=title,
        answer=answer,
        action=action,
        done=done,
        template="casework/consent_form.html"
        if action == "保存同意书"
        else "casework/client_step.html",
    )
