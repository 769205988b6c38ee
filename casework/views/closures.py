"""结案、重开、回访。"""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from casework.forms.outcomes import ClosureForm, FollowUpForm
from casework.forms.plans import ApprovalForm
from casework.forms.signoffs import SignOffForm
from casework.models import Case, CaseClosure
from casework.phrases.cases import REASON_NEEDED
from casework.rules import outcomes as rules
from casework.rules.cases import shown_title
from casework.rules.clients import display_name
from casework.rules.risks import is_grave
from casework.selectors.case_signatures import closure_signatures
from casework.selectors.closures import (
    DUE_FIRST,
    closure_waiting,
    closures_of,
    due_follow_ups,
    follow_ups_of,
    get_follow_up,
)
from casework.selectors.duties import waiting_for
from casework.selectors.outcomes import results_of, review_in_words, signed_review
from casework.services import closures
from casework.services.follow_ups import do_follow_up
from casework.views.case_pages import case_here, done, sent, show_form, show_page
from core import clock
from core.forms import accepted
from core.http import no_store
from core.pagination import keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission

PAGE = "casework:closure"
STILL_GRAVE = "现在风险高：申请之前，先落实由谁接着照看，写进遗留问题和跟进计划。"
MOST_APPROVALS = 50


@require_GET
@needs(Permission.CASE_VIEW)
def closure(request: StaffRequest, pk: UUID) -> HttpResponse:
    """What was asked and decided, and the follow-ups."""
    case, workspace = case_here(request, pk), request.workspace
    asked = list(closures_of(case))
    waiting = next((each for each in asked if each.state == "submitted"), None)
    return show_page(
        request,
        "casework/case_closure.html",
        case,
        closures=[(each, closure_signatures(each)) for each in asked],
        waiting=waiting,
        asking=rules.can_ask(workspace, request.user, case, waiting),
        deciding=rules.can_decide(workspace, request.user, case, waiting) if waiting else None,
        reopening=rules.can_reopen(workspace, request.user, case),
        follow_ups=[
            (due, rules.can_follow_up(workspace, request.user, case, due))
            for due in follow_ups_of(case)
        ],
        today=clock.today(),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def closure_ask(request: StaffRequest, pk: UUID) -> HttpResponse:
    """申请结案。"""
    case, workspace = case_here(request, pk), request.workspace
    form = ClosureForm(sent(request))
    if request.method == "GET":
        rules.can_ask(workspace, request.user, case, closure_waiting(case)).require()

    def save() -> None:
        closures.ask_to_close(
            case=case,
            closure_id=form.cleaned_data["id"],
            values=form.given(),
            workspace=workspace,
            by=request.user,
        )

    if accepted(form, save):
        return done(request, "结案申请已提交，等待审批。", PAGE, case)
    return show_form(
        request,
        case,
        form,
        heading="申请结案",
        action="提交申请",
        back=PAGE,
        answer=STILL_GRAVE if is_grave(case) else "",
        consequence="由站长或督导审批后结案",
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_APPROVE)
def closure_decide(request: StaffRequest, pk: UUID) -> HttpResponse:
    """审批结案，要密码。"""
    case, workspace = case_here(request, pk), request.workspace
    waiting = closure_waiting(case)
    if waiting is None:
        return redirect(PAGE, pk=case.pk)
    rules.can_decide(workspace, request.user, case, waiting).require()
    form = ApprovalForm(sent(request), user=request.user)

    def save() -> None:
        decided = form.values()
        closures.decide_closure(closure=waiting, **decided, workspace=workspace, by=request.user)

    if accepted(form, save):
        said = "已批准结案" if form.values()["approve"] else "结案申请已退回"
        return done(request, f"{said}，提出人会收到消息。", PAGE, case)
    return show_form(
        request,
        case,
        form,
        heading="审批结案",
        action="签批",
        back=PAGE,
        consequence="批准后个案只能更正，不能再填写，并按计划安排回访；签批不能撤回",
        read=[("服务对象", display_name(workspace, case.client)), *_to_read(case, waiting)],
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_APPROVE)
def case_reopen(request: StaffRequest, pk: UUID) -> HttpResponse:
    """重开个案，写明理由，要密码。"""
    case, workspace = case_here(request, pk), request.workspace
    rules.can_reopen(workspace, request.user, case).require()
    form = SignOffForm(sent(request), user=request.user)
    note = form.fields["note"]
    note.label, note.required = "重开的理由", True
    note.error_messages["required"] = REASON_NEEDED

    def save() -> None:
        data = form.cleaned_data
        closures.reopen_case(
            case=case,
            reason=data["note"],
            password=data["password"],
            workspace=workspace,
            by=request.user,
        )

    if accepted(form, save):
        return done(request, "个案已重开。", "casework:case_detail", case)
    return show_form(
        request,
        case,
        form,
        heading="重开个案",
        action="批准重开",
        back=PAGE,
        consequence="未做的回访取消，个案回到介入阶段",
    )


@require_GET
@needs(Permission.CASE_VIEW)
def follow_up_list(request: StaffRequest) -> HttpResponse:
    """Which follow-ups are due, the earliest first."""
    page = keyset(due_follow_ups(), order=DUE_FIRST, cursor=request.GET.get("cursor"))
    rows = [(due, shown_title(request.workspace, due.case)) for due in page.rows]
    context = {"page": page, "rows": rows, "today": clock.today()}
    return no_store(render(request, "casework/follow_up_list.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def follow_up_do(request: StaffRequest, pk: UUID) -> HttpResponse:
    """完成一次回访。"""
    due = get_follow_up(pk=pk)
    case, workspace = case_here(request, due.case_id), request.workspace
    if request.method == "GET":
        rules.can_follow_up(workspace, request.user, case, due).require()
    form = FollowUpForm(sent(request), case=case)

    def save() -> None:
        do_follow_up(due=due, values=form.values(), workspace=workspace, by=request.user)

    if accepted(form, save):
        return done(request, "回访已记录，也计入服务记录。", PAGE, case)
    return show_form(
        request,
        case,
        form,
        heading="回访",
        action="完成回访",
        back=PAGE,
        answer=f"应于 {due.due_on:%Y-%m-%d} 回访。",
        consequence="完成后计为一次服务",
    )


def _to_read(case: Case, waiting: CaseClosure) -> list[tuple[str, str]]:
    """What is signed, and what became of the goals."""
    day = f"{waiting.follow_up_on:%Y-%m-%d}" if waiting.follow_up_on else "不安排"
    review = signed_review(case)
    reached = review_in_words(review, results_of(review)) if review else "没有签署的成效评估"
    return [
        ("结案原因", waiting.get_reason_display()),
        ("成效评估", reached),
        ("风险等级", case.get_risk_level_display()),
        ("结案摘要", waiting.summary),
        ("遗留问题", waiting.remaining),
        ("首次回访", day),
        ("跟进计划", waiting.follow_up_plan),
        ("提出人", str(waiting.asked_by)),
    ]


@require_GET
@needs(Permission.CASE_APPROVE)
def case_approvals(request: StaffRequest) -> HttpResponse:
    """待审批：all that waits for this person's approval or confirmation. Where supervisors begin."""
    groups = waiting_for(
        request.workspace, clock.today(), only=Permission.CASE_APPROVE, limit=MOST_APPROVALS
    )
    context = {"groups": groups, "total": sum(group.total for group in groups)}
    return no_store(render(request, "casework/case_approvals.html", context))
