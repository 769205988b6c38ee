"""成效评估。"""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.forms.outcomes import ReviewForm
from casework.rules import outcomes as rules
from casework.selectors.outcomes import (
    before_after,
    results_of,
    review_in_work,
    review_is_intact,
    reviews_of,
)
from casework.selectors.service_plans import approved_plan
from casework.services import outcomes
from casework.views.case_pages import act_and_go, case_here, done, sent, show_page
from core.forms import accepted
from stations.access import StaffRequest, needs
from stations.enums import Permission

PAGE = "casework:outcome"


@require_GET
@needs(Permission.CASE_VIEW)
def outcome(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The latest review or that of `?review=`: goal by goal, before and after."""
    case = case_here(request, pk)
    reviews = list(reviews_of(case))
    wanted = request.GET.get("review", "")
    shown = next((each for each in reviews if str(each.pk) == wanted), None)
    shown = shown or (reviews[0] if reviews else None)
    results = results_of(shown) if shown else []
    plan = approved_plan(case)
    return show_page(
        request,
        "casework/case_outcome.html",
        case,
        reviews=reviews,
        review=shown,
        results=results,
        charts=before_after(results),
        is_intact=shown is None or review_is_intact(shown, results),
        reviewing=rules.can_review(request.workspace, request.user, case, plan),
        signing=rules.can_sign(shown, results) if shown else None,
        has_work=any(each.signed_at is None for each in reviews),
    )


@require_POST
@needs(Permission.CASE_WRITE)
def outcome_begin(request: StaffRequest, pk: UUID) -> HttpResponse:
    """开始成效评估。"""
    case = case_here(request, pk)
    return act_and_go(
        request,
        lambda: outcomes.begin_review(case=case, workspace=request.workspace, by=request.user),
        done="评估表已备好，测量过的数值已填上。",
        page="casework:outcome_edit",
        case=case,
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def outcome_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """逐个目标评定。"""
    case = case_here(request, pk)
    row = review_in_work(case)
    if row is None:
        return redirect(PAGE, pk=case.pk)
    rules.can_review(request.workspace, request.user, case, row.plan).require()
    form = ReviewForm(sent(request), review=row, results=results_of(row))

    def save() -> None:
        outcomes.edit_review(
            review=row,
            values=form.own_values(),
            results=form.result_values(),
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        )

    if accepted(form, save):
        return done(request, "评估已保存，确认无误后签署。", PAGE, case)
    return show_page(request, "casework/case_outcome_form.html", case, form=form)


@require_POST
@needs(Permission.CASE_WRITE)
def outcome_sign(request: StaffRequest, pk: UUID) -> HttpResponse:
    """签署成效评估。"""
    case = case_here(request, pk)
    row = review_in_work(case)
    if row is None:
        return redirect(PAGE, pk=case.pk)
    return act_and_go(
        request,
        lambda: outcomes.sign_review(review=row, workspace=request.workspace, by=request.user),
        done="成效评估已签署，可以申请结案。",
        page=PAGE,
        case=case,
    )
