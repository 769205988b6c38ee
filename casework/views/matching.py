"""匹配：what could answer a need, with the reasons; a person decides."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from casework.forms.lists import CatalogueDecisionForm, DecisionForm
from casework.models import Need
from casework.rules.communities import can_match
from casework.rules.matching import Match
from casework.selectors.resources import get_resource
from casework.selectors.service_lists import suggestions
from casework.services import service_lists
from casework.views.service_lists import need_here
from core import clock
from core.forms import accepted
from core.http import no_store
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.CLIENT_WRITE)
def client_need_match(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The suggestions for one need, the best fit first."""
    return _show(request, need_here(request, pk))


@require_POST
@needs(Permission.CLIENT_WRITE)
def client_need_decide(request: StaffRequest, pk: UUID) -> HttpResponse:
    """采用或不采用一个建议。"""
    need = need_here(request, pk)
    form = DecisionForm(request.POST, auto_id=False)
    decide = _decline if request.POST.get("decline") else _take
    if not accepted(form, lambda: decide(request, need, form)):
        return _show(request, need, decision=form)
    if request.POST.get("decline"):
        return redirect("casework:client_need_match", pk=pk)
    return redirect("casework:service_list", pk=need.client_id)


@require_POST
@needs(Permission.CLIENT_WRITE)
def client_need_serve(request: StaffRequest, pk: UUID) -> HttpResponse:
    """用服务目录里的服务来回应。"""
    need = need_here(request, pk)
    form = CatalogueDecisionForm(request.POST, station_id=need.station_id)
    if accepted(
        form,
        lambda: service_lists.decide_item(
            item_id=form.cleaned_data["id"],
            need=need,
            catalogue_item=form.cleaned_data["catalogue_item"],
            service=form.cleaned_data["service"],
            reason=form.cleaned_data["reason"],
            by=request.user,
        ),
    ):
        messages.success(request, "已列入服务清单。")
        return redirect("casework:service_list", pk=need.client_id)
    return _show(request, need, catalogue=form)


def _take(request: StaffRequest, need: Need, form: DecisionForm) -> None:
    resource = get_resource(pk=form.cleaned_data["resource"])
    service_lists.decide_item(
        item_id=form.cleaned_data["id"],
        need=need,
        resource=resource,
        service=form.cleaned_data["service"],
        reason=form.cleaned_data["reason"],
        by=request.user,
    )
    messages.success(request, f"“{resource.name}”已列入服务清单。")


def _decline(request: StaffRequest, need: Need, form: DecisionForm) -> None:
    resource = get_resource(pk=form.cleaned_data["resource"])
    service_lists.decline_suggestion(
        item_id=form.cleaned_data["id"],
        need=need,
        resource=resource,
        reason=form.cleaned_data["reason"],
        by=request.user,
    )
    messages.success(request, f"“{resource.name}”不再为这项需求推荐。")


def _show(
    request: StaffRequest,
    need: Need,
    *,
    decision: DecisionForm | None = None,
    catalogue: CatalogueDecisionForm | None = None,
) -> HttpResponse:
    matchable = can_match(need.state)
    found = suggestions(need, need.client, clock.today()) if matchable else []
    context = {
        "need": need,
        "client": need.client,
        "matchable": matchable,
        "suggestions": [(each, *_forms(each, decision)) for each in found],
        "refusal": decision.errors if decision else None,
        "catalogue": catalogue or CatalogueDecisionForm(station_id=need.station_id),
    }
    return no_store(render(request, "casework/client_need_match.html", context))


def _forms(match: Match, sent: DecisionForm | None) -> tuple[DecisionForm, DecisionForm]:
    """Return the forms to take a suggestion and to decline it; one as it was sent, if it was."""
    key = str(match.resource.pk)
    take = DecisionForm(initial={"resource": key, "reason": match.text}, auto_id=False)
    decline = DecisionForm(initial={"resource": key}, auto_id=False)
    if sent is None or str(sent["resource"].value()) != key:
        return take, decline
    return (take, sent) if "decline" in sent.data else (sent, decline)
