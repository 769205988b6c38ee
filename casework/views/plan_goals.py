"""The goals and steps of a plan that is being written."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.forms.plans import GoalForm, StepForm, initial_of_goal, initial_of_step
from casework.models import Case, PlanGoal
from casework.selectors.service_plans import get_goal, get_step
from casework.services import plans
from casework.views.case_pages import case_here, done, sent, show_form
from casework.views.service_plans import PAGE, draft_of
from core.forms import NamingForm, accepted
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def goal_edit(request: StaffRequest, pk: UUID, goal_pk: UUID | None = None) -> HttpResponse:
    """填写分目标。"""
    case = case_here(request, pk)
    known = get_goal(case, pk=goal_pk) if goal_pk else None
    draft = draft_of(request, case, known)
    initial = initial_of_goal(known) if known else None
    form = GoalForm(sent(request), initial=initial, case=case)

    def save() -> None:
        plans.save_goal(
            plan=draft,
            goal_id=known.pk if known else form.cleaned_data["id"],
            values=form.given(),
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        )

    if accepted(form, save):
        return done(request, "分目标已保存。", PAGE, case)
    heading = "修改分目标" if known else "增加分目标"
    return show_form(request, case, form, heading=heading, action="保存目标", back=PAGE)


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def goal_remove(request: StaffRequest, pk: UUID, goal_pk: UUID) -> HttpResponse:
    """去掉拟稿里的分目标：asked first."""
    case = case_here(request, pk)
    goal = get_goal(case, pk=goal_pk)
    draft_of(request, case, goal)
    if request.method == "POST":
        plans.remove_goal(goal=goal, workspace=request.workspace, by=request.user)
        return done(request, "分目标已去掉。", PAGE, case)
    consequence = "它的行动步骤和测量一起去掉，不能恢复"
    return _asked(request, case, "分目标", goal.description, consequence)


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def step_new(request: StaffRequest, pk: UUID, goal_pk: UUID) -> HttpResponse:
    """增加行动步骤。"""
    case = case_here(request, pk)
    return _step_form(request, case, get_goal(case, pk=goal_pk))


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def step_edit(request: StaffRequest, pk: UUID, step_pk: UUID) -> HttpResponse:
    """修改行动步骤。"""
    case = case_here(request, pk)
    step = get_step(case, pk=step_pk)
    return _step_form(request, case, step.goal, step_pk)


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def step_remove(request: StaffRequest, pk: UUID, step_pk: UUID) -> HttpResponse:
    """去掉拟稿里的行动步骤：asked first."""
    case = case_here(request, pk)
    step = get_step(case, pk=step_pk)
    draft_of(request, case, step.goal)
    if request.method == "POST":
        plans.remove_step(step=step, workspace=request.workspace, by=request.user)
        return done(request, "行动步骤已去掉。", PAGE, case)
    return _asked(request, case, "行动步骤", step.description, "去掉之后不能恢复")


def _asked(
    request: StaffRequest, case: Case, what: str, named: str, consequence: str
) -> HttpResponse:
    """Ask before something of a draft is taken out."""
    return show_form(
        request,
        case,
        NamingForm(),
        heading=f"去掉这个{what}",
        action="去掉",
        back=PAGE,
        answer=named,
        consequence=consequence,
        danger=True,
    )


def _step_form(
    request: StaffRequest, case: Case, goal: PlanGoal, step_pk: UUID | None = None
) -> HttpResponse:
    draft_of(request, case, goal)
    known = get_step(case, pk=step_pk) if step_pk else None
    form = StepForm(sent(request), initial=initial_of_step(known) if known else None)

    def save() -> None:
        plans.save_step(
            goal=goal,
            step_id=known.pk if known else form.cleaned_data["id"],
            values=form.given(),
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        )

    if accepted(form, save):
        return done(request, "行动步骤已保存。", PAGE, case)
    heading = "修改行动步骤" if known else "增加行动步骤"
    return show_form(
        request, case, form, heading=heading, action="保存步骤", back=PAGE, answer=goal.description
    )
