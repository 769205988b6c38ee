"""安全计划：writing it, reading it, printing it."""

import datetime as dt
from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from casework.documents.safety import render_sheet, safety_plan_sheet
from casework.forms.risks import SafetyPlanForm, first_words
from casework.models import SafetyPlan
from casework.rules import clients as client_rules, risks as rules
from casework.selectors.crises import report_guide
from casework.selectors.risks import get_risk, get_safety_plan
from casework.services.safety_plans import print_safety_plan, write_safety_plan
from casework.views.case_pages import sent
from core import clock
from core.forms import made
from core.http import no_store, stored_file
from stations.access import StaffRequest, needs
from stations.enums import Permission

PDF = "application/pdf"
REVIEW_AFTER = dt.timedelta(days=14)


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def safety_plan_new(request: StaffRequest, pk: UUID) -> HttpResponse:
    """拟定安全计划。"""
    risk = get_risk(pk=pk)
    client_rules.can_open_minor(request.workspace, request.user, risk.client).require()
    present = getattr(risk, "safety_plan", None)
    if present is not None and request.method == "GET":
        return redirect("casework:safety_plan_detail", pk=present.pk)
    initial = first_words(risk, report_guide(risk.client.station).hotlines)
    initial["review_on"] = clock.today() + REVIEW_AFTER
    form = SafetyPlanForm(sent(request), initial=initial)

    def write() -> SafetyPlan:
        return write_safety_plan(
            plan_id=form.cleaned_data["id"],
            risk=risk,
            values=form.values(),
            workspace=request.workspace,
            by=request.user,
        )

    if plan := made(form, write):
        messages.success(request, "安全计划已保存，可以打印一份交给服务对象。")
        return redirect("casework:safety_plan_detail", pk=plan.pk)
    verdict = rules.can_write_plan(risk, has_plan=present is not None)
    context = {"risk": risk, "client": risk.client, "form": form, "verdict": verdict}
    return no_store(render(request, "casework/safety_plan_form.html", context))


@require_GET
@needs(Permission.CASE_VIEW)
def safety_plan_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One safety plan."""
    plan = get_safety_plan(pk=pk)
    client_rules.can_open_minor(request.workspace, request.user, plan.client).require()
    context = {"plan": plan, "client": plan.client}
    return no_store(render(request, "casework/safety_plan_detail.html", context))


@require_GET
@needs(Permission.CASE_VIEW)
def safety_plan_print(request: StaffRequest, pk: UUID) -> FileResponse:
    """One A4 page: for the file, or with `?for=client` to hand to the person himself."""
    plan = get_safety_plan(pk=pk)
    client_rules.can_open_minor(request.workspace, request.user, plan.client).require()
    print_safety_plan(plan=plan, by=request.user)
    handed = request.GET.get("for") == "client"
    sheet = safety_plan_sheet(plan, request.workspace, handed=handed)
    content = render_sheet(sheet, printed_at=clock.now())
    return stored_file(BytesIO(content), filename=sheet.file_name, content_type=PDF, inline=True)
