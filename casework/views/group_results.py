"""前后测、总结、结束。"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from casework.forms.group_results import MeasureForm, ScoresForm, SummaryForm
from casework.forms.reasons import ReasonForm
from casework.models import ServiceGroup
from casework.rules import groups as rules
from casework.selectors.costs import costs_of, totals_of
from casework.selectors.group_figures import (
    attendance_by_member,
    attendance_figures,
    measure_results,
    takes_part,
)
from casework.selectors.groups import get_group, get_measure, members_of, sessions_of
from casework.services import group_results
from casework.views.group_pages import group_page, names_of, tell_refusal
from core.errors import RefusedError
from core.forms import accepted
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.GROUP_VIEW)
def group_measures(request: StaffRequest, pk: UUID) -> HttpResponse:
    """前后测：each measure with its values, its means and its chart; a field to add one."""
    group, workspace = get_group(pk=pk), request.workspace
    changeable = rules.can_change(workspace, group)
    data = request.POST if request.method == "POST" else None
    if data is not None:
        changeable.require()
    form = MeasureForm(data if data and "name" in data else None)
    if accepted(
        form,
        lambda: group_results.add_measure(
            measure_id=form.cleaned_data["id"],
            group=group,
            name=form.cleaned_data["name"],
            unit=form.cleaned_data["unit"],
            more_is_better=form.cleaned_data["direction"] == "up",
            workspace=workspace,
            by=request.user,
        ),
    ):
        messages.success(request, "测量已增加，接着填写前测。")
        return redirect("casework:group_measures", pk=group.pk)
    members = takes_part(members_of(group))
    names = names_of(request, group, members)
    sent = data["measure"] if data and "measure" in data else ""
    scores = [
        ScoresForm(data if str(each.measure.pk) == sent else None, result=each)
        for each in measure_results(group, members)
    ]
    if any(_score(request, each) for each in scores):
        return redirect("casework:group_measures", pk=group.pk)
    context = {
        "form": form,
        "results": [_shown(each, names) for each in scores],
        "members": members,
    }
    return group_page(request, group, "group_measures", "casework/group_measures.html", context)


@require_POST
@needs(Permission.GROUP_WRITE)
def measure_remove(request: StaffRequest, pk: UUID) -> HttpResponse:
    """删除测量。"""
    measure = get_measure(pk=pk)
    try:
        group_results.remove_measure(measure=measure, workspace=request.workspace, by=request.user)
    except RefusedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "测量已删除。")
    return redirect("casework:group_measures", pk=measure.group_id)


@require_http_methods(["GET", "POST"])
@needs(Permission.GROUP_VIEW)
def group_summary(request: StaffRequest, pk: UUID) -> HttpResponse:
    """总结：the figures beside the words, and the end of the group."""
    group, workspace = get_group(pk=pk), request.workspace
    changeable = rules.can_change(workspace, group)
    data = request.POST if request.method == "POST" else None
    form = SummaryForm(data, group=group)
    if data is not None:
        changeable.require()
    if accepted(
        form,
        lambda: group_results.save_summary(
            group=group,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            workspace=workspace,
            by=request.user,
        ),
    ):
        messages.success(request, "总结已保存。")
        return redirect("casework:group_summary", pk=group.pk)
    context = _summary(request, group) | {"form": form, "cancel_form": ReasonForm(prefix="cancel")}
    return group_page(request, group, "group_summary", "casework/group_summary.html", context)


@require_POST
@needs(Permission.GROUP_WRITE)
def group_close(request: StaffRequest, pk: UUID) -> HttpResponse:
    """结束小组。"""
    group = get_group(pk=pk)
    group_results.close_group(group=group, workspace=request.workspace, by=request.user)
    messages.success(request, f"小组“{group.name}”已结束。")
    return redirect("casework:group_detail", pk=group.pk)


@require_POST
@needs(Permission.GROUP_WRITE)
def group_cancel(request: StaffRequest, pk: UUID) -> HttpResponse:
    """小组未开展。"""
    group = get_group(pk=pk)
    rules.can_change(request.workspace, group).require()
    form = ReasonForm(request.POST, prefix="cancel")
    if not accepted(
        form,
        lambda: group_results.cancel_group(
            group=group,
            reason=form.cleaned_data["reason"],
            workspace=request.workspace,
            by=request.user,
        ),
    ):
        tell_refusal(request, form)
        return redirect("casework:group_summary", pk=group.pk)
    messages.success(request, "已登记为未开展。")
    return redirect("casework:group_detail", pk=group.pk)


def _summary(request: StaffRequest, group: ServiceGroup) -> dict[str, Any]:
    sessions = list(sessions_of(group).prefetch_related("attendance"))
    held = sum(1 for each in sessions if each.is_held)
    left = sum(1 for each in sessions if not each.is_held and not each.cancelled_reason)
    members = takes_part(members_of(group))
    names = names_of(request, group, members)
    lines = [line for each in sessions if each.is_held for line in each.attendance.all()]
    counts = attendance_by_member(lines)
    return {
        "sessions": sessions,
        "figures": attendance_figures(sessions),
        "attendance": [
            (each, names[each.pk], *counts.get(each.client_id, (0, 0))) for each in members
        ],
        "costs": totals_of(costs_of(group=group)),
        "can_close": rules.can_close(request.workspace, group, held=held, left=left),
        "can_cancel": rules.can_cancel(request.workspace, group, held=held),
    }


def _shown(form: ScoresForm, names: dict[UUID, str]) -> dict[str, Any]:
    result = form.result
    return {
        "result": result,
        "lines": [(each, names[each.member.pk], a, b) for each, a, b in form.rows()],
        "form": form,
        "chart": result.chart(names) if result.both else None,
    }


def _score(request: StaffRequest, form: ScoresForm) -> bool:
    measure = form.result.measure
    if not accepted(
        form,
        lambda: group_results.score_members(
            measure=measure,
            scores=form.scores(),
            seen_at=form.cleaned_data["seen_at"],
            workspace=request.workspace,
            by=request.user,
        ),
    ):
        return False
    messages.success(request, f"“{measure.name}”的前后测已保存。")
    return True
