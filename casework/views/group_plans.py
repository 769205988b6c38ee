"""提交、撤回和审批 of a group's plan."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from casework.enums.cases import Approval
from casework.forms.reasons import ReasonForm
from casework.forms.signoffs import SignOffForm
from casework.rules import groups as rules
from casework.selectors.costs import costs_of, totals_of
from casework.selectors.groups import get_group, sessions_of
from casework.services import groups
from casework.views.group_pages import group_page, tell_refusal
from core.forms import accepted
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_POST
@needs(Permission.GROUP_WRITE)
def group_submit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """提交计划。"""
    group = get_group(pk=pk)
    groups.submit_plan(group=group, workspace=request.workspace, by=request.user)
    messages.success(request, "计划已提交，等站长或督导审批。")
    return redirect("casework:group_detail", pk=group.pk)


@require_POST
@needs(Permission.GROUP_WRITE)
def group_withdraw(request: StaffRequest, pk: UUID) -> HttpResponse:
    """撤回计划，改好再提交。"""
    group = get_group(pk=pk)
    rules.can_change(request.workspace, group).require()
    form = ReasonForm(request.POST, prefix="withdraw")
    if accepted(
        form,
        lambda: groups.withdraw_plan(
            group=group,
            reason=form.cleaned_data["reason"],
            workspace=request.workspace,
            by=request.user,
        ),
    ):
        messages.success(request, "计划已撤回，改好后再提交。")
    else:
        tell_refusal(request, form)
    return redirect("casework:group_detail", pk=group.pk)


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_APPROVE)
def group_decide(request: StaffRequest, pk: UUID) -> HttpResponse:
    """审批计划：the whole plan on one page, with the password below it."""
    group, workspace = get_group(pk=pk), request.workspace
    if group.plan_state != Approval.SUBMITTED:
        return redirect("casework:group_detail", pk=group.pk)
    rules.can_decide_plan(workspace, request.user, group).require()
    data = request.POST if request.method == "POST" else None
    form = SignOffForm(data, user=request.user)
    returns = "return" in request.POST
    known: dict[str, Any] = {"group": group, "workspace": workspace, "by": request.user}

    def decide() -> None:
        if returns:
            groups.return_plan(note=form.cleaned_data["note"], **known)
        else:
            groups.approve_plan(**form.cleaned_data, **known)

    if accepted(form, decide):
        said = "计划已退回" if returns else "计划已批准"
        messages.success(request, f"{said}，带组社工会收到消息。")
        return redirect("casework:group_detail", pk=group.pk)
    context = {
        "form": form,
        "sessions": list(sessions_of(group)),
        "costs": totals_of(costs_of(group=group)),
    }
    return group_page(request, group, "group_detail", "casework/group_decide.html", context)
