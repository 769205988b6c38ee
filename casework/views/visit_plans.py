"""探访计划：one person's plan, and several at once."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.forms.visit_plans import PlanEndForm, PlanForm
from casework.models import Client, QuestionSet, VisitPlan
from casework.phrases import visits as phrases
from casework.rules import clients as client_rules, visits as rules
from casework.selectors.cadences import cadence_for, suggestion_for
from casework.selectors.questionnaires import forms_in_use
from casework.selectors.visit_scores import score_chart, scored_visits
from casework.selectors.visits import get_visit_plan, plan_of_client, visits_of_client
from casework.services import visit_plans
from casework.views.client_panels import client_asked_for
from core import clock
from core.errors import DomainError
from core.forms import accepted
from core.http import no_store
from stations.access import StaffRequest, needs
from stations.enums import Permission
from stations.models import Station

PANEL_VISITS = 5


@require_GET
@needs(Permission.VISIT_VIEW)
def visit_plan_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One plan: the cadence and why, its visits, and how the check form went."""
    plan = _opened(request, pk)
    visits = scored_visits(plan)
    context = {
        "plan": plan,
        "today": clock.today(),
        "visits": visits,
        "chart": score_chart(visits),
        "can_manage": rules.can_manage(request.workspace),
        "can_pause": rules.can_pause(plan),
        "can_resume": rules.can_resume(plan),
        "is_open": rules.is_open(plan),
    }
    return no_store(render(request, "casework/visit_plan_detail.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.VISIT_WRITE)
def visit_plan_create(request: StaffRequest) -> HttpResponse:
    """制定探访计划 for `?client=…`, with the suggested level."""
    client = client_asked_for(request)
    if known := plan_of_client(client):
        return redirect("casework:visit_plan_detail", pk=known.pk)
    form = _form(request, client)
    if form is None:
        return no_cadence(request)
    if _created(request, client, form):
        first = form.cleaned_data["first_due_on"]
        messages.success(request, f"探访计划已制定，首次探访 {first:%Y-%m-%d}。")
        return redirect("casework:visit_plan_detail", pk=form.cleaned_data["id"])
    context = {"form": form, "client": client, "plan": None}
    return no_store(render(request, "casework/visit_plan_form.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.VISIT_WRITE)
def visit_plan_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改探访计划。"""
    plan = _opened(request, pk)
    rules.is_open(plan).require()
    form = _form(request, plan.client, plan)
    if form is None:
        return no_cadence(request)
    if _changed(request, plan, form):
        messages.success(request, "探访计划已修改。")
        return redirect("casework:visit_plan_detail", pk=plan.pk)
    context = {"form": form, "client": plan.client, "plan": plan}
    return no_store(render(request, "casework/visit_plan_form.html", context))


@require_POST
@needs(Permission.VISIT_WRITE)
def visit_plan_pause(request: StaffRequest, pk: UUID) -> HttpResponse:
    """暂停，或恢复：whichever the plan allows."""
    plan = _opened(request, pk)
    paused = "resume" not in request.POST
    act = visit_plans.pause_plan if paused else visit_plans.resume_plan
    try:
        act(plan=plan, workspace=request.workspace, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "探访计划已暂停。" if paused else "探访计划已恢复。")
    return redirect("casework:visit_plan_detail", pk=plan.pk)


@require_http_methods(["GET", "POST"])
@needs(Permission.VISIT_WRITE)
def visit_plan_end(request: StaffRequest, pk: UUID) -> HttpResponse:
    """结束探访计划，with the reason."""
    plan = _opened(request, pk)
    rules.is_open(plan).require()
    form = PlanEndForm(request.POST or None)
    if accepted(
        form,
        lambda: visit_plans.end_plan(
            plan=plan,
            reason=form.cleaned_data["reason"],
            workspace=request.workspace,
            by=request.user,
        ),
    ):
        messages.success(request, "探访计划已结束。")
        return redirect("casework:visit_plan_detail", pk=plan.pk)
    context = {"form": form, "plan": plan}
    return no_store(render(request, "casework/visit_plan_end.html", context))


@require_GET
@needs(Permission.VISIT_VIEW)
def client_visits(request: StaffRequest) -> HttpResponse:
    """Plan and latest visits, for the page of a client."""
    client = client_asked_for(request)
    context = {
        "client": client,
        "plan": plan_of_client(client),
        "visits": visits_of_client(client, PANEL_VISITS),
        "today": clock.today(),
        "can_manage": rules.can_manage(request.workspace),
    }
    return no_store(render(request, "casework/partials/_client_visits.html", context))


def _opened(request: StaffRequest, pk: UUID) -> VisitPlan:
    plan = get_visit_plan(pk=pk)
    client_rules.can_open_minor(request.workspace, request.user, plan.client).require()
    return plan


def _form(request: StaffRequest, client: Client, plan: VisitPlan | None = None) -> PlanForm | None:
    """Return the form; none where no rule says how often people are visited."""
    station, today = client.station, clock.today()
    cadence = cadence_for(station, today)
    if not cadence:
        return None
    return PlanForm(
        request.POST or None,
        cadence=cadence,
        suggestion=suggestion_for(cadence, client, today),
        question_sets=check_forms(station),
        workspace=request.workspace,
        plan=plan,
    )


def check_forms(station: Station) -> list[QuestionSet]:
    """Return the check forms that the station may use."""
    return [version.question_set for version in forms_in_use(kind="visit", station=station)]


def _created(request: StaffRequest, client: Client, form: PlanForm) -> bool:
    return accepted(
        form,
        lambda: visit_plans.create_plan(
            plan_id=form.cleaned_data["id"],
            client=client,
            values=form.values(),
            workspace=request.workspace,
            by=request.user,
        ),
    )


def _changed(request: StaffRequest, plan: VisitPlan, form: PlanForm) -> bool:
    return accepted(
        form,
        lambda: visit_plans.change_plan(
            plan=plan,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        ),
    )


def no_cadence(request: StaffRequest) -> HttpResponse:
    context: dict[str, Any] = {"reason": phrases.NO_CADENCE}
    return render(request, "casework/visit_no_cadence.html", context)
