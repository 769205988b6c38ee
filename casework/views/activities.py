"""社区活动：the list, the plan, and one activity."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from casework.filters.activities import ActivityFilter
from casework.forms.activities import ActivityForm
from casework.models import CommunityActivity
from casework.rules import activities as rules
from casework.rules.volunteers import can_serve_at
from casework.selectors.activities import (
    NEWEST_FIRST,
    OVER,
    SOONEST_FIRST,
    get_activity,
    held_counts,
    listed_activities,
    turnout_of,
)
from casework.selectors.costs import costs_of, totals_of
from casework.services import activities
from casework.views.record_pages import station_here
from core import clock, htmx, qr
from core.forms import accepted
from core.http import no_store
from core.pagination import keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission

PAST = "past"


@require_GET
@needs(Permission.ACTIVITY_VIEW)
def activity_list(request: StaffRequest) -> HttpResponse:
    """Activities to come, the next one first; or past ones, the latest first."""
    is_past = request.GET.get("when") == PAST
    found = ActivityFilter(request.GET, queryset=listed_activities(), request=request)
    rows = found.qs.filter(state__in=OVER) if is_past else found.qs.to_come()
    order = NEWEST_FIRST if is_past else SOONEST_FIRST
    page = keyset(rows, order=order, cursor=request.GET.get("cursor"))
    context = {
        "filter": found,
        "page": page,
        "came": held_counts([each.pk for each in page.rows]) if is_past else {},
        "is_past": is_past,
        "page_tabs": _list_tabs(is_past=is_past),
        "can_write": request.workspace.permits(Permission.ACTIVITY_WRITE),
    }
    response = htmx.render(
        request, "casework/activity_list.html", "casework/partials/_activity_list.html", context
    )
    return no_store(response)


@require_http_methods(["GET", "POST"])
@needs(Permission.ACTIVITY_WRITE)
def activity_create(request: StaffRequest) -> HttpResponse:
    """建立活动计划。"""
    station = station_here(request)
    data = request.POST if request.method == "POST" else None
    form = ActivityForm(data, workspace=request.workspace)
    if accepted(
        form,
        lambda: activities.plan_activity(
            activity_id=form.cleaned_data["id"],
            station=station,
            values=form.values(),
            by=request.user,
        ),
    ):
        messages.success(request, f"活动“{form.cleaned_data['name']}”的计划已保存。")
        return redirect("casework:activity_detail", pk=form.cleaned_data["id"])
    context = {"form": form, "activity": None}
    return no_store(render(request, "casework/activity_form.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.ACTIVITY_WRITE)
def activity_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改活动计划。"""
    activity = get_activity(pk=pk)
    rules.can_edit(activity).require()
    data = request.POST if request.method == "POST" else None
    form = ActivityForm(data, workspace=request.workspace, activity=activity)
    if accepted(
        form,
        lambda: activities.edit_activity(
            activity=activity,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            by=request.user,
        ),
    ):
        messages.success(request, "活动计划已保存。")
        return redirect("casework:activity_detail", pk=activity.pk)
    context = {"form": form, "activity": activity}
    return no_store(render(request, "casework/activity_form.html", context))


@require_GET
@needs(Permission.ACTIVITY_VIEW)
def activity_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One activity: its plan, how residents reach it, and what came of it."""
    activity, now = get_activity(pk=pk), clock.now()
    costs = list(costs_of(activity=activity))
    context = activity_page(request, activity) | {
        "can_open": rules.can_open(activity, now),
        "can_close": rules.can_close(activity),
        "can_mark": rules.can_mark(activity, now),
        "places_left": rules.places_left(activity),
        "costs": costs,
        "totals": totals_of(costs),
        "turnout": turnout_of(activity) if activity.starts_at <= now else None,
    }
    if activity.needs_sign_up and activity.state != "planned":
        url = public_url(request, activity)
        context |= {"public_url": url, "code": qr.data_uri(url)}
    return no_store(render(request, "casework/activity_detail.html", context))


def public_url(request: StaffRequest, activity: CommunityActivity) -> str:
    """Return where residents sign up, with the host by which we were reached."""
    path = reverse("casework:public_activity", args=[activity.station_id, activity.public_code])
    return request.build_absolute_uri(path)


def activity_page(request: StaffRequest, activity: CommunityActivity) -> dict[str, Any]:
    """Return what every page of one activity shows."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    pages = [("casework:activity_detail", "计划", 0)]
    if activity.needs_sign_up:
        people = activity.confirmed_count + activity.waiting_count
        pages.append(("casework:activity_registrations", "报名", people))
    if activity.state != "cancelled":
        pages.append(("casework:activity_report", "签到和总结", 0))
    serves = request.workspace.permits(Permission.VOLUNTEER_WRITE)
    if serves and can_serve_at(activity, clock.today()):
        pages.append(("casework:activity_hours", "志愿者时长", 0))
    return {
        "activity": activity,
        "can_write": request.workspace.permits(Permission.ACTIVITY_WRITE),
        "can_edit": rules.can_edit(activity),
        "page_tabs": [
            {
                "url": reverse(name, args=[activity.pk]),
                "label": label,
                "count": count,
                "active": name == here,
            }
            for name, label, count in pages
        ],
    }


def _list_tabs(*, is_past: bool) -> list[dict[str, Any]]:
    url = reverse("casework:activity_list")
    return [
        {"url": url, "label": "将要开展", "active": not is_past, "count": 0},
        {"url": f"{url}?when={PAST}", "label": "已办和取消", "active": is_past, "count": 0},
    ]
