"""个案：the list, opening one, the worker's page of one."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from casework.enums.cases import CaseStage
from casework.filters.cases import CaseFilter
from casework.forms.cases import CaseEditForm, CaseForm, MemberForm
from casework.models import Case
from casework.rules import cases as rules
from casework.rules.case_notes import UNDER_WAY, can_write_note
from casework.rules.consents import SERVICE, not_forbidden
from casework.selectors.assessments import assessment_in_work
from casework.selectors.case_notes import latest_notes
from casework.selectors.case_steps import next_step, stage_bar
from casework.selectors.cases import (
    NEWEST_FIRST,
    cases_of,
    get_member,
    listed_cases,
)
from casework.selectors.closures import closure_waiting
from casework.selectors.consents import consent_state
from casework.selectors.outcomes import reviews_of
from casework.selectors.picking import picked_options
from casework.selectors.service_plans import plans_of, progress_of
from casework.services import cases
from casework.views.case_pages import case_here, done, sent, show_form, show_page
from casework.views.client_panels import client_asked_for
from casework.views.record_pages import station_here
from core import htmx
from core.forms import accepted, made
from core.http import no_store
from core.ids import uuids
from core.pagination import keyset
from core.panels import panels_for
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.CASE_VIEW)
def case_list(request: StaffRequest) -> HttpResponse:
    """The cases that match, the newest first."""
    rows = CaseFilter(request.GET, queryset=listed_cases(), request=request)
    page = keyset(rows.qs, order=NEWEST_FIRST, cursor=request.GET.get("cursor"))
    context = {
        "filter": rows,
        "page": page,
        "can_create": request.workspace.permits(Permission.CASE_WRITE),
        "is_filtered": any(request.GET.get(name) for name in rows.filters),
    }
    response = htmx.render(
        request, "casework/case_list.html", "casework/partials/_case_list.html", context
    )
    return no_store(response)


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def case_create(request: StaffRequest) -> HttpResponse:
    """登记个案。"""
    station = station_here(request)
    wanted = {"clients": request.GET.getlist("client")}
    form = CaseForm(sent(request), initial=wanted, station=station)

    def save() -> Case:
        data = form.cleaned_data
        return cases.open_case(
            case_id=data["id"],
            station=station,
            client=data["clients"][0],
            plan=data["plan"],
            values=form.case_values(),
            intake=form.intake_values(),
            by=request.user,
        )

    if case := made(form, save):
        return done(request, f"个案 {case.number} 已登记。", "casework:case_detail", case)
    ids = uuids(form["clients"].value())
    context = {"form": form, "picked": picked_options(request.workspace, ids)}
    return no_store(render(request, "casework/case_new.html", context))


@require_GET
@needs(Permission.CASE_VIEW)
def case_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One case: where it stands, what comes next, what was done."""
    case, workspace = case_here(request, pk), request.workspace
    cases.read_case(case=case, workspace=workspace, by=request.user)
    working = rules.can_work(workspace, request.user, case)
    plans = list(plans_of(case)[:2])
    in_force = next((plan for plan in plans if plan.state == "approved"), None)
    notes = latest_notes(case)
    return show_page(
        request,
        "casework/case_detail.html",
        case,
        stages=stage_bar(case),
        step=_step(request, case, plans, working, has_notes=bool(notes)),
        working=working,
        arranging=rules.can_arrange(workspace, request.user, case),
        goals=progress_of(in_force or (plans[0] if plans else None)),
        notes=notes,
        consented=not_forbidden(SERVICE, consent_state(case.client)),
        panels=panels_for("case_detail", workspace.permits),
        panel_query=f"case={case.pk}",
        can_write=workspace.permits(Permission.CASE_WRITE),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def case_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改个案的名称、问题类别、限制查阅和计入项目。"""
    case = case_here(request, pk)
    rules.can_work(request.workspace, request.user, case).require()
    form = CaseEditForm(sent(request), case=case)

    def save() -> None:
        data = form.cleaned_data
        cases.edit_case(
            case=case,
            plan=data["plan"],
            values=form.given("plan"),
            seen_at=data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        )

    if accepted(form, save):
        return done(request, "个案已保存。", "casework:case_detail", case)
    return show_form(
        request, case, form, heading="修改个案", action="保存修改", back="casework:case_detail"
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def case_member_new(request: StaffRequest, pk: UUID) -> HttpResponse:
    """增加协同社工。"""
    case, workspace = case_here(request, pk), request.workspace
    rules.can_arrange(workspace, request.user, case).require()
    form = MemberForm(sent(request), workspace=workspace, case=case)

    def save() -> None:
        user = form.cleaned_data["user"]
        cases.add_member(case=case, user=user, workspace=workspace, by=request.user)

    if accepted(form, save):
        return done(request, "已增加协同社工。", "casework:case_detail", case)
    return show_form(
        request,
        case,
        form,
        heading="增加协同社工",
        action="增加",
        back="casework:case_detail",
        consequence="协同社工可以填写这个个案",
    )


@require_http_methods(["POST"])
@needs(Permission.CASE_WRITE)
def case_member_end(request: StaffRequest, pk: UUID, member_pk: UUID) -> HttpResponse:
    """结束协同。"""
    case = case_here(request, pk)
    member = get_member(case, pk=member_pk)
    cases.end_member(member=member, workspace=request.workspace, by=request.user)
    return done(request, "协同已结束。", "casework:case_detail", case)


@require_GET
@needs(Permission.CASE_VIEW)
def client_cases(request: StaffRequest) -> HttpResponse:
    """个案：the panel on the page of a client."""
    client, workspace = client_asked_for(request), request.workspace
    context = {
        "client": client,
        "cases": [(case, rules.shown_title(workspace, case)) for case in cases_of(client)],
        "can_create": workspace.permits(Permission.CASE_WRITE),
    }
    return no_store(render(request, "casework/partials/_client_cases.html", context))


def _step(
    request: StaffRequest, case: Case, plans: list[Any], working: Any, *, has_notes: bool
) -> Any:
    """What comes next; only what the stage asks for is looked up."""
    stage = case.stage
    late = stage in UNDER_WAY
    if late and working and stage == CaseStage.INTERVENTION:
        working = can_write_note(request.workspace, request.user, case)
    return next_step(
        case,
        working=working,
        assessment=assessment_in_work(case) if stage == CaseStage.ASSESSMENT else None,
        plan=plans[0] if plans else None,
        review=reviews_of(case).first() if stage == CaseStage.REVIEW else None,
        closure=closure_waiting(case) if case.is_open and stage != CaseStage.INTAKE else None,
        has_notes=has_notes,
    )
