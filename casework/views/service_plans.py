"""服务计划：versions, goals and steps, submission and approval."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.forms.plans import (
    ApprovalForm,
    PlanForm,
    RevisionForm,
)
from casework.models import Case, PlanGoal, ServicePlan
from casework.rules import plans as rules
from casework.rules.clients import display_name
from casework.selectors.case_signatures import plan_signatures
from casework.selectors.service_plans import (
    get_plan,
    goal_in_words,
    goals_of,
    plan_in_work,
    plans_of,
    progress,
)
from casework.services import plans
from casework.views.case_pages import (
    act_and_go,
    case_here,
    done,
    sent,
    show_form,
    show_page,
)
from core.errors import NotFoundError
from core.forms import accepted
from stations.access import StaffRequest, needs
from stations.enums import Permission

PAGE = "casework:plan"


@require_GET
@needs(Permission.CASE_VIEW)
def plan(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The latest version or that of `?version=`: goals, steps, who approved it."""
    case, workspace = case_here(request, pk), request.workspace
    versions = list(plans_of(case))
    wanted = request.GET.get("version", "")
    shown = get_plan(case, number=int(wanted)) if wanted.isdecimal() else None
    shown = shown or (versions[0] if versions else None)
    goals = goals_of(shown) if shown else []
    planning = rules.can_plan(workspace, request.user, case)
    return show_page(
        request,
        "casework/case_plan.html",
        case,
        versions=versions,
        plan=shown,
        goals=[progress(goal) for goal in goals],
        planning=planning,
        editable=bool(shown and planning and rules.is_draft(shown)),
        submitting=rules.can_submit(shown, goals) if shown else None,
        deciding=rules.can_decide(workspace, request.user, case, shown) if shown else None,
        measuring=rules.can_measure(workspace, request.user, case, shown) if shown else None,
        signatures=plan_signatures(shown, goals) if shown else [],
        has_work=any(each.state in rules.WAITING for each in versions),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def plan_begin(request: StaffRequest, pk: UUID) -> HttpResponse:
    """拟定计划；a revision asks for its reason."""
    case, workspace = case_here(request, pk), request.workspace
    rules.can_plan(workspace, request.user, case).require()
    if not plans_of(case).exists():
        plans.begin_plan(case=case, workspace=workspace, by=request.user)
        return redirect("casework:plan_edit", pk=case.pk)
    form = RevisionForm(sent(request))

    def save() -> None:
        reason = form.cleaned_data["change_reason"]
        plans.begin_plan(case=case, change_reason=reason, workspace=workspace, by=request.user)

    if accepted(form, save):
        return done(request, "新的一版已带上原来的目标。", PAGE, case)
    return show_form(
        request,
        case,
        form,
        heading="修订服务计划",
        action="拟新的一版",
        back=PAGE,
        consequence="批准之前，原来的一版继续有效",
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def plan_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改拟稿的总的部分。"""
    case = case_here(request, pk)
    draft = draft_of(request, case)
    form = PlanForm(sent(request), row=draft)

    def save() -> None:
        plans.edit_plan(
            plan=draft,
            values=form.given(),
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        )

    if accepted(form, save):
        return done(request, "计划已保存，接着写分目标。", PAGE, case)
    return show_form(request, case, form, heading="服务计划", action="保存", back=PAGE)


@require_POST
@needs(Permission.CASE_WRITE)
def plan_submit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """提交审批。"""
    case = case_here(request, pk)
    draft = draft_of(request, case)
    return act_and_go(
        request,
        lambda: plans.submit_plan(plan=draft, workspace=request.workspace, by=request.user),
        done="计划已提交，等待站长或督导审批。",
        page=PAGE,
        case=case,
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_APPROVE)
def plan_decide(request: StaffRequest, pk: UUID) -> HttpResponse:
    """审批：批准或退回，要密码。"""
    case, workspace = case_here(request, pk), request.workspace
    waiting = plan_in_work(case)
    if waiting is None:
        return redirect(PAGE, pk=case.pk)
    rules.can_decide(workspace, request.user, case, waiting).require()
    form = ApprovalForm(sent(request), user=request.user)

    def save() -> None:
        plans.decide_plan(plan=waiting, **form.values(), workspace=workspace, by=request.user)

    if accepted(form, save):
        said = "计划已批准" if form.values()["approve"] else "计划已退回"
        return done(request, f"{said}，拟定人会收到消息。", PAGE, case)
    return show_form(
        request,
        case,
        form,
        heading=f"审批服务计划（第 {waiting.number} 版）",
        action="签批",
        back=PAGE,
        consequence="批准后按计划介入，退回后由拟定人修改；签批不能撤回",
        read=[("服务对象", display_name(workspace, case.client)), *_to_read(case, waiting)],
    )


def _to_read(case: Case, waiting: ServicePlan) -> list[tuple[str, str]]:
    """All that is signed."""
    period = f"{waiting.starts_on or '—'} 至 {waiting.expected_close_on or '—'}"
    reason = [("修订原因", waiting.change_reason)] if waiting.change_reason else []
    return [
        ("风险等级", case.get_risk_level_display()),
        *reason,
        ("总目标", waiting.overall_goal),
        ("策略与介入模式", waiting.strategy),
        ("会谈频率", waiting.frequency),
        ("期间", period),
        ("风险预案", waiting.risk_plan),
        *(
            (f"分目标 {place}", goal_in_words(goal))
            for place, goal in enumerate(goals_of(waiting), start=1)
        ),
        ("拟定社工", str(waiting.author)),
    ]


def draft_of(request: StaffRequest, case: Case, goal: PlanGoal | None = None) -> ServicePlan:
    """Return the draft of the case; a goal must be one of it."""
    rules.can_plan(request.workspace, request.user, case).require()
    draft = plan_in_work(case)
    if draft is None or (goal is not None and goal.plan_id != draft.pk):
        raise NotFoundError("没有在拟定的服务计划。")
    rules.is_draft(draft).require()
    return draft
