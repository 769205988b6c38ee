"""小组：the list, the plan, and the groups of a client."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from casework.filters.groups import GroupFilter
from casework.forms.groups import GroupForm
from casework.forms.reasons import ReasonForm
from casework.rules import groups as rules
from casework.selectors.clients import clean_words
from casework.selectors.costs import costs_of, totals_of
from casework.selectors.group_figures import attendance_figures, plan_content
from casework.selectors.groups import (
    NEWEST_FIRST,
    count_admitted,
    get_group,
    groups_of,
    listed_groups,
    sessions_of,
    with_counts,
)
from casework.selectors.signoffs import is_intact, signoffs_of
from casework.services import groups
from casework.views.client_panels import client_asked_for
from casework.views.group_pages import group_page
from casework.views.record_pages import station_here
from core import clock, htmx
from core.forms import accepted
from core.http import no_store
from core.pagination import keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.GROUP_VIEW)
def group_list(request: StaffRequest) -> HttpResponse:
    """The groups in scope, the newest first."""
    found = GroupFilter(request.GET, queryset=listed_groups(), request=request)
    page = keyset(found.qs, order=NEWEST_FIRST, cursor=request.GET.get("cursor"))
    context = {
        "filter": found,
        "page": page,
        "groups": with_counts(page.rows),
        "words": clean_words(request.GET.get("q", "")),
        "can_create": request.workspace.permits(Permission.GROUP_WRITE),
    }
    response = htmx.render(
        request, "casework/group_list.html", "casework/partials/_group_list.html", context
    )
    return no_store(response)


@require_http_methods(["GET", "POST"])
@needs(Permission.GROUP_WRITE)
def group_create(request: StaffRequest) -> HttpResponse:
    """制定小组计划。"""
    station, workspace = station_here(request), request.workspace
    data = request.POST if request.method == "POST" else None
    form = GroupForm(data, workspace=workspace, station_id=station.pk)
    if accepted(
        form,
        lambda: groups.create_group(
            group_id=form.cleaned_data["id"],
            station=station,
            values=form.values(),
            by=request.user,
        ),
    ):
        messages.success(request, f"小组“{form.cleaned_data['name']}”的计划已保存，接着安排节次。")
        return redirect("casework:group_sessions", pk=form.cleaned_data["id"])
    context = {"form": form, "group": None}
    return no_store(render(request, "casework/group_form.html", context))


@require_GET
@needs(Permission.GROUP_VIEW)
def group_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """The plan, how far it is, and what comes next."""
    group, workspace = get_group(pk=pk), request.workspace
    sessions = list(sessions_of(group).prefetch_related("attendance"))
    costs = list(costs_of(group=group))
    signed = [each for each in signoffs_of(group) if each.action == groups.APPROVAL]
    held = sum(1 for each in sessions if each.is_held)
    planned = sum(1 for each in sessions if not each.cancelled_reason)
    content = plan_content(group, costs)
    admitted, today = count_admitted(group), clock.today()
    due = (
        each
        for each in sessions
        if rules.can_hold_session(workspace, each, members=admitted, today=today)
    )
    context = {
        "sessions": sessions,
        "held": held,
        "admitted": admitted,
        "due": next(due, None),
        "figures": attendance_figures(sessions),
        "costs": totals_of(costs),
        "approval": signed[-1] if signed and group.plan_state == "approved" else None,
        "intact": not signed or is_intact(signed[-1], content),
        "can_edit": rules.can_edit_plan(workspace, group),
        "can_submit": rules.can_submit_plan(workspace, group, planned),
        "can_withdraw": rules.can_withdraw_plan(workspace, group, held),
        "can_decide": rules.can_decide_plan(workspace, request.user, group),
        "withdraw_form": ReasonForm(prefix="withdraw"),
    }
    return group_page(request, group, "group_detail", "casework/group_detail.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.GROUP_WRITE)
def group_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改小组计划。"""
    group, workspace = get_group(pk=pk), request.workspace
    rules.can_edit_plan(workspace, group).require()
    data = request.POST if request.method == "POST" else None
    form = GroupForm(data, workspace=workspace, station_id=group.station_id, group=group)
    if accepted(
        form,
        lambda: groups.edit_group(
            group=group,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            workspace=workspace,
            by=request.user,
        ),
    ):
        messages.success(request, "计划已保存。")
        return redirect("casework:group_detail", pk=group.pk)
    context = {"form": form, "group": group}
    return no_store(render(request, "casework/group_form.html", context))


@require_GET
@needs(Permission.GROUP_VIEW)
def client_groups(request: StaffRequest) -> HttpResponse:
    """For the slot `client_detail`: the groups he applied to or belongs to."""
    client = client_asked_for(request)
    context = {"memberships": list(groups_of(client))}
    return no_store(render(request, "casework/partials/_client_groups.html", context))
