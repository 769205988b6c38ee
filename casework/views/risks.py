"""风险：rating a person, his levels over time, and what is still to be done."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from casework.enums.cases import RiskLevel
from casework.errors.safety import RiskChangedError
from casework.forms.risks import RiskForm
from casework.models import Client, RiskAssessment, ServiceRecord
from casework.rules import clients as client_rules, risks as rules
from casework.rules.clients import display_name
from casework.rules.records import can_open_record
from casework.selectors.clients import get_client
from casework.selectors.records import find_record, get_record
from casework.selectors.risks import (
    current_risk,
    level_chart,
    level_in_force,
    plan_in_force,
    risk_history,
)
from casework.services.risks import assess_risk
from casework.views.case_pages import sent
from casework.views.case_panels import case_asked_for
from casework.views.client_panels import client_asked_for
from core import clock
from core.forms import made
from core.http import no_store
from stations.access import StaffRequest, needs
from stations.enums import Permission

SHOWN = 3


@require_GET
@needs(Permission.CASE_VIEW)
def client_risk_panel(request: StaffRequest) -> HttpResponse:
    """风险, on the page of a client."""
    return _panel(request, client_asked_for(request))


@require_GET
@needs(Permission.CASE_VIEW)
def case_risk_panel(request: StaffRequest) -> HttpResponse:
    """风险, on the page of a case."""
    case = case_asked_for(request)
    return _panel(request, case.client, query=f"?case={case.pk}")


@require_GET
@needs(Permission.CASE_VIEW)
def client_risks(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Every assessment of one person, as a chart and as a table."""
    client = client_to_open(request, pk)
    history = list(risk_history(client))
    context = _standing(request, client, history) | {
        "history": history,
        "chart": level_chart(history) if len(history) > 1 else None,
    }
    return no_store(render(request, "casework/client_risks.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def risk_new(request: StaffRequest, pk: UUID) -> HttpResponse:
    """评估风险。"""
    client = client_to_open(request, pk)
    rules.can_assess(request.workspace, client).require()
    latest, record = current_risk(client), _record(request, client)
    initial = {"seen": latest.pk if latest else None, "case": request.GET.get("case")}
    level = level_in_force(client)
    form = RiskForm(sent(request), client=client, in_force=level, initial=initial)
    if risk := made(form, lambda: _save(request, client, form, record)):
        return redirect(_next_page(risk))
    context = {"client": client, "form": form, "latest": latest, "record": record, "level": level}
    context["back_url"] = reverse("casework:client_risks", args=[client.pk])
    return no_store(render(request, "casework/risk_form.html", context))


@require_GET
@needs(Permission.CASE_WRITE)
def record_risk(request: StaffRequest, pk: UUID) -> HttpResponse:
    """评估风险 after a record that says somebody is at risk: whom?"""
    record = get_record(pk=pk)
    can_open_record(request.workspace, record).require()
    people = [each.client for each in record.participations.all()]
    if not people:
        return redirect("casework:record_detail", pk=record.pk)
    if len(people) == 1:
        url = reverse("casework:risk_new", args=[people[0].pk])
        return redirect(f"{url}?record={record.pk}")
    context = {"record": record, "people": people}
    return no_store(render(request, "casework/record_risk.html", context))


def client_to_open(request: StaffRequest, pk: UUID) -> Client:
    """Return the client, if this workspace may open him."""
    client = get_client(pk=pk)
    client_rules.can_open_minor(request.workspace, request.user, client).require()
    return client


def _panel(request: StaffRequest, client: Client, query: str = "") -> HttpResponse:
    history = list(risk_history(client)[:SHOWN])
    context = _standing(request, client, history) | {"query": query}
    return render(request, "casework/partials/_risk_panel.html", context)


def _standing(
    request: StaffRequest, client: Client, history: list[RiskAssessment]
) -> dict[str, Any]:
    """What holds now: the level in force, the plan, and what is missing."""
    level = level_in_force(client)
    grave = level is not None and level.is_grave
    latest = history[0] if history else None
    plan = plan_in_force(client) if grave else None
    source = rules.where_from(level, client=client, latest=latest)
    return {
        "client": client,
        "name": display_name(request.workspace, client),
        "level": level,
        "grave": grave,
        "source": source,
        "unrated": grave and source,
        "latest": latest,
        "plan": plan,
        "review_late": rules.review_is_late(plan, clock.today()),
        "replaceable": latest is not None and plan is not None and plan.risk_id != latest.pk,
        "can_assess": rules.can_assess(request.workspace, client),
        "held": rules.what_is_missing(latest) if latest else "",
    }


def _record(request: StaffRequest, client: Client) -> ServiceRecord | None:
    """The record of `?record=…`, if it reached this person."""
    try:
        pk = UUID(request.GET.get("record", ""))
    except ValueError:
        return None
    record = find_record(pk=pk)
    if record is None or not record.participations.filter(client=client).exists():
        return None
    return record


def _save(
    request: StaffRequest, client: Client, form: RiskForm, record: ServiceRecord | None
) -> RiskAssessment:
    try:
        risk, held = assess_risk(
            risk_id=form.cleaned_data["id"],
            client=client,
            values=form.values(record),
            seen=form.cleaned_data["seen"],
            workspace=request.workspace,
            by=request.user,
        )
    except RiskChangedError:
        form.look_again(current_risk(client))
        raise
    said = held.reason or f"执行等级：{risk.get_in_force_display()}。"
    messages.success(request, f"风险评估已保存。{said}")
    return risk


def _next_page(risk: RiskAssessment) -> str:
    """A safety plan, where one is due and missing or past its day; else the levels over time."""
    plan = plan_in_force(risk.client)
    is_missing = plan is None or rules.review_is_late(plan, clock.today())
    if RiskLevel(risk.in_force).is_grave and is_missing:
        return reverse("casework:safety_plan_new", args=[risk.pk])
    return reverse("casework:client_risks", args=[risk.client_id])
