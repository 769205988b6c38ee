"""Writing a referral, sending it, and following it to its result."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from casework.forms.referrals import (
    AnswerForm,
    CancelForm,
    IncomingForm,
    ReceiptForm,
    ReferralForm,
    SendForm,
    TrackForm,
)
from casework.models import Referral
from casework.rules import referrals as rules
from casework.selectors.picking import pick_options
from casework.services import incoming_referrals, referrals
from casework.views.client_panels import client_asked_for
from casework.views.record_pages import station_here
from casework.views.referrals import opened, show
from core.forms import accepted, made
from core.http import no_store
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.REFERRAL_WRITE)
def referral_create(request: StaffRequest) -> HttpResponse:
    """转出 for `?client=…`."""
    client = client_asked_for(request)
    known = {"case": request.GET.get("case")}
    form = ReferralForm(
        request.POST or None, client=client, workspace=request.workspace, initial=known
    )

    def create() -> Referral:
        return referrals.create_referral(
            referral_id=form.cleaned_data["id"],
            station=station_here(request),
            client=client,
            values=form.values(),
            workspace=request.workspace,
            by=request.user,
        )

    if referral := made(form, create):
        messages.success(request, f"转介单 {referral.number} 已填好，核对后发出。")
        return redirect("casework:referral_detail", pk=referral.pk)
    context = {"form": form, "client": client, "referral": None}
    return no_store(render(request, "casework/referral_form.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.REFERRAL_WRITE)
def referral_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改转介单 before it is sent."""
    referral = opened(request, pk)
    rules.can_edit(referral).require()
    assert referral.client is not None  # only one that came in can be without
    form = ReferralForm(
        request.POST or None,
        client=referral.client,
        referral=referral,
        workspace=request.workspace,
    )

    def edit() -> None:
        referrals.edit_referral(
            referral=referral,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        )

    if accepted(form, edit):
        messages.success(request, "转介单已修改。")
        return redirect("casework:referral_detail", pk=pk)
    context = {"form": form, "client": referral.client, "referral": referral}
    return no_store(render(request, "casework/referral_form.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.REFERRAL_WRITE)
def referral_incoming(request: StaffRequest) -> HttpResponse:
    """登记转入。"""
    station = station_here(request)
    form = IncomingForm(request.POST or None, workspace=request.workspace, station_id=station.pk)

    def take_in() -> None:
        incoming_referrals.take_in(
            referral_id=form.cleaned_data["id"],
            station=station,
            person=form.person(),
            values=form.values(),
            workspace=request.workspace,
            by=request.user,
        )

    if accepted(form, take_in):
        messages.success(request, "转入已登记，等待接收。")
        return redirect("casework:referral_detail", pk=form.cleaned_data["id"])
    clients = form.cleaned_data.get("clients", ()) if form.is_bound else ()
    context = {"form": form, "picked": pick_options(request.workspace, clients)}
    return no_store(render(request, "casework/referral_incoming.html", context))


@require_POST
@needs(Permission.REFERRAL_WRITE)
def referral_send(request: StaffRequest, pk: UUID) -> HttpResponse:
    """发出。"""
    return _act(request, pk, SendForm(request.POST), referrals.send_referral, "send_form", "已发出")


@require_POST
@needs(Permission.REFERRAL_WRITE)
def referral_receipt(request: StaffRequest, pk: UUID) -> HttpResponse:
    """登记回执。"""

    def keep(*, file: Any, **said: Any) -> Referral:
        return referrals.add_receipt(upload=file, **said)

    form = ReceiptForm(request.POST, request.FILES, referral=opened(request, pk))
    return _act(request, pk, form, keep, "receipt_form", "回执已登记")


@require_POST
@needs(Permission.REFERRAL_WRITE)
def referral_track(request: StaffRequest, pk: UUID) -> HttpResponse:
    """记录跟踪。"""
    form = TrackForm(request.POST, referral=opened(request, pk))
    return _act(request, pk, form, referrals.track_referral, "track_form", "跟踪已记录")


@require_http_methods(["GET", "POST"])
@needs(Permission.REFERRAL_WRITE)
def referral_cancel(request: StaffRequest, pk: UUID) -> HttpResponse:
    """撤回，with the reason."""
    referral = opened(request, pk)
    rules.can_cancel(referral).require()
    form = CancelForm(request.POST or None)

    def cancel() -> None:
        note = form.cleaned_data["note"]
        referrals.cancel_referral(
            referral=referral, note=note, workspace=request.workspace, by=request.user
        )

    if accepted(form, cancel):
        messages.success(request, "转介已撤回。")
        return redirect("casework:referral_detail", pk=pk)
    context = {"form": form, "referral": referral}
    return no_store(render(request, "casework/referral_cancel.html", context))


@require_POST
@needs(Permission.REFERRAL_WRITE)
def referral_answer(request: StaffRequest, pk: UUID) -> HttpResponse:
    """接收或谢绝转入。"""
    referral = opened(request, pk)
    accepted = "decline" not in request.POST

    def answer(*, clients: Any, **said: Any) -> Referral:
        client = next(iter(clients), None) or referral.client
        return incoming_referrals.answer_referral(client=client, accepted=accepted, **said)

    form = AnswerForm(request.POST, station_id=referral.station_id)
    done = "已接收" if accepted else "已谢绝"
    return _act(request, pk, form, answer, "answer_form", done)


def _act(
    request: StaffRequest,
    pk: UUID,
    form: forms.Form,
    act: Callable[..., Referral],
    name: str,
    done: str,
) -> HttpResponse:
    """Do what a form on the page of a referral asks, or show the page with the refusal in it."""
    referral = opened(request, pk)

    def do() -> None:
        said = form.cleaned_data
        act(referral=referral, **said, workspace=request.workspace, by=request.user)

    if accepted(form, do):
        messages.success(request, f"{done}。")
        return redirect("casework:referral_detail", pk=pk)
    return no_store(show(request, referral, **{name: form}))
