"""预估：the versions, the problems and needs, the two drawings."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.enums.communities import NeedSource
from casework.forms.assessments import (
    AssessmentForm,
    NeedForm,
    ProblemForm,
    initial_of_problem,
)
from casework.rules import assessments as rules
from casework.selectors.assessments import (
    assessment_in_work,
    assessment_is_intact,
    assessments_of,
    get_problem,
    problems_of,
)
from casework.selectors.ecomaps import ecomap
from casework.selectors.genograms import genogram
from casework.selectors.needs import needs_of_case
from casework.selectors.questionnaires import answered
from casework.services import assessments
from casework.services.needs import record_need
from casework.views.case_pages import (
    act_and_go,
    case_here,
    done,
    sent,
    show_form,
    show_page,
)
from core.forms import accepted
from stations.access import StaffRequest, needs
from stations.enums import Permission

PAGE = "casework:assessment"


@require_GET
@needs(Permission.CASE_VIEW)
def assessment(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The latest version or that of `?version=`, with problems, needs and drawings."""
    case = case_here(request, pk)
    versions = list(assessments_of(case))
    wanted = request.GET.get("version", "")
    chosen = [each for each in versions if str(each.number) == wanted] or versions
    shown = chosen[0] if chosen else None
    return show_page(
        request,
        "casework/case_assessment.html",
        case,
        versions=versions,
        assessment=shown,
        is_intact=shown is None or assessment_is_intact(shown),
        answers=answered(shown.form_version, shown.answers) if shown else [],
        problems=problems_of(case),
        needs=needs_of_case(case),
        genogram=genogram(case, request.workspace),
        ecomap=ecomap(case, request.workspace),
        working=rules.can_assess(request.workspace, request.user, case),
        signing=rules.can_sign(shown) if shown else None,
        can_open_clients=request.workspace.permits(Permission.CLIENT_VIEW),
    )


@require_POST
@needs(Permission.CASE_WRITE)
def assessment_begin(request: StaffRequest, pk: UUID) -> HttpResponse:
    """开始一版预估。"""
    case = case_here(request, pk)
    return act_and_go(
        request,
        lambda: assessments.begin_assessment(
            case=case, workspace=request.workspace, by=request.user
        ),
        done="预估表已备好，可以填写。",
        page="casework:assessment_edit",
        case=case,
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def assessment_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """填写预估。"""
    case = case_here(request, pk)
    rules.can_assess(request.workspace, request.user, case).require()
    row = assessment_in_work(case)
    if row is None:
        return redirect(PAGE, pk=case.pk)
    form = AssessmentForm(sent(request), assessment=row)

    def save() -> None:
        assessments.edit_assessment(
            assessment=row,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        )

    if accepted(form, save):
        return done(request, "预估已保存，确认无误后签署。", PAGE, case)
    return show_page(request, "casework/case_assessment_form.html", case, form=form, assessment=row)


@require_POST
@needs(Permission.CASE_WRITE)
def assessment_sign(request: StaffRequest, pk: UUID) -> HttpResponse:
    """签署预估。"""
    case = case_here(request, pk)
    row = assessment_in_work(case)
    if row is None:
        return redirect(PAGE, pk=case.pk)
    rules.can_assess(request.workspace, request.user, case).require()
    return act_and_go(
        request,
        lambda: assessments.sign_assessment(
            assessment=row, workspace=request.workspace, by=request.user
        ),
        done="预估已签署，可以拟定服务计划。",
        page="casework:case_detail",
        case=case,
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def problem_edit(request: StaffRequest, pk: UUID, problem_pk: UUID | None = None) -> HttpResponse:
    """填写问题。"""
    case = case_here(request, pk)
    rules.can_assess(request.workspace, request.user, case).require()
    known = get_problem(case, pk=problem_pk) if problem_pk else None
    form = ProblemForm(sent(request), initial=initial_of_problem(known) if known else None)

    def save() -> None:
        assessments.save_problem(
            case=case,
            problem_id=known.pk if known else form.cleaned_data["id"],
            values=form.given(),
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        )

    if accepted(form, save):
        return done(request, "问题已保存。", PAGE, case)
    heading = "修改问题" if known else "登记问题"
    return show_form(request, case, form, heading=heading, action="保存", back=PAGE)


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def case_need_new(request: StaffRequest, pk: UUID) -> HttpResponse:
    """登记个案中发现的需求。"""
    case = case_here(request, pk)
    rules.can_assess(request.workspace, request.user, case).require()
    form = NeedForm(sent(request))

    def save() -> None:
        data = form.cleaned_data
        record_need(
            client=case.client,
            case=case,
            need_id=data["id"],
            source=NeedSource.CASE,
            by=request.user,
            **form.given(),
        )

    if accepted(form, save):
        return done(request, "需求已登记，也在服务对象的需求清单里。", PAGE, case)
    return show_form(request, case, form, heading="登记需求", action="保存", back=PAGE)
