"""Trainings, hours and the certificate of a volunteer."""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from casework.documents import volunteers as documents
from casework.forms.reasons import ReasonForm
from casework.forms.volunteer_hours import ActivityHoursForm, HoursForm, TrainingForm
from casework.rules import volunteers as rules
from casework.rules.activities import planned_minutes
from casework.selectors.activities import get_activity
from casework.selectors.volunteers import (
    active_volunteers,
    get_hours,
    get_volunteer,
    hours_at,
    standing_hours,
    trainings_of,
)
from casework.services.volunteer_hours import (
    cancel_hours,
    certify,
    confirm_hours,
    confirm_hours_at,
)
from casework.services.volunteers import add_training
from casework.views.activities import activity_page
from casework.views.volunteers import volunteer_page
from core import clock
from core.forms import accepted
from core.http import no_store, stored_file
from stations.access import StaffRequest, needs
from stations.enums import Permission

PDF = "application/pdf"
MOST_LISTED = 200


@require_http_methods(["GET", "POST"])
@needs(Permission.VOLUNTEER_WRITE)
def volunteer_train(request: StaffRequest, pk: UUID) -> HttpResponse:
    """登记培训。"""
    volunteer = get_volunteer(pk=pk)
    form = TrainingForm(request.POST if request.method == "POST" else None)
    if accepted(form, lambda: add_training(volunteer=volunteer, by=request.user, **form.values())):
        messages.success(request, "培训已登记。")
        return redirect("casework:volunteer_detail", pk=pk)
    context = volunteer_page(request, volunteer) | {
        "form": form,
        "heading": "登记培训",
        "action": "登记",
        "explain": "培训记录会印在志愿服务记录证明上。",
    }
    return no_store(render(request, "casework/volunteer_entry.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.VOLUNTEER_WRITE)
def volunteer_serve(request: StaffRequest, pk: UUID) -> HttpResponse:
    """登记时长：whoever writes it down confirms it."""
    volunteer = get_volunteer(pk=pk)
    data = request.POST if request.method == "POST" else None
    form = HoursForm(data, station_id=volunteer.station_id)
    if accepted(
        form,
        lambda: confirm_hours(
            hours_id=form.cleaned_data["id"],
            volunteer=volunteer,
            values=form.values(),
            by=request.user,
        ),
    ):
        messages.success(request, "时长已登记，积分同时记入。")
        return redirect("casework:volunteer_detail", pk=pk)
    context = volunteer_page(request, volunteer) | {
        "form": form,
        "heading": "登记服务时长",
        "action": "确认时长",
        "explain": "您登记即是确认；按规则同时记入积分。",
    }
    return no_store(render(request, "casework/volunteer_entry.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.VOLUNTEER_WRITE)
def activity_hours(request: StaffRequest, pk: UUID) -> HttpResponse:
    """登记一次活动的时长：all volunteers of the station on one page."""
    activity, workspace = get_activity(pk=pk), request.workspace
    rules.can_serve_at(activity, clock.today()).require()
    form = ActivityHoursForm(
        request.POST if request.method == "POST" else None,
        volunteers=list(active_volunteers(activity.station_id)[:MOST_LISTED]),
        minutes=planned_minutes(activity),
        initial={"content": activity.name},
    )
    if accepted(
        form,
        lambda: confirm_hours_at(
            activity=activity,
            minutes=form.minutes(),
            content=form.cleaned_data["content"],
            by=request.user,
        ),
    ):
        messages.success(request, "时长已登记，积分同时记入。")
        return redirect("casework:activity_hours", pk=pk)
    known = [(each, rules.display_name(workspace, each.volunteer)) for each in hours_at(activity)]
    done = {each.volunteer_id for each, _ in known}
    context = activity_page(request, activity) | {
        "form": form,
        "known": known,
        "lines": [
            (rules.display_name(workspace, each), served, minutes)
            for each, served, minutes in form.lines
            if each.pk not in done
        ],
        "is_cut": len(form.volunteers) == MOST_LISTED,
    }
    return no_store(render(request, "casework/activity_hours.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.VOLUNTEER_WRITE)
def volunteer_hours_cancel(request: StaffRequest, pk: UUID, hours_pk: UUID) -> HttpResponse:
    """作废时长 with its points."""
    volunteer = get_volunteer(pk=pk)
    hours = get_hours(pk=hours_pk, volunteer=volunteer)
    rules.can_cancel_hours(hours).require()
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if accepted(
        form,
        lambda: cancel_hours(hours=hours, reason=form.cleaned_data["reason"], by=request.user),
    ):
        messages.success(request, "时长已作废，积分已冲回。")
        return redirect("casework:volunteer_detail", pk=pk)
    context = volunteer_page(request, volunteer) | {
        "form": form,
        "heading": "作废时长",
        "action": "作废",
        "explain": f"{hours.served_on:%Y-%m-%d} {hours.content}，{hours.minutes} 分钟。"
        "作废后积分一并冲回，原记录保留。",
    }
    return no_store(render(request, "casework/volunteer_entry.html", context))


@require_POST
@needs(Permission.VOLUNTEER_WRITE)
def volunteer_certificate(request: StaffRequest, pk: UUID) -> FileResponse:
    """开具志愿服务记录证明, with a number of its own."""
    volunteer = get_volunteer(pk=pk)
    number = certify(volunteer=volunteer, by=request.user)
    sheet = documents.CertificateSheet(
        volunteer=volunteer,
        number=number,
        hours=list(standing_hours(volunteer).order_by("served_on", "pk")),
        trainings=list(trainings_of(volunteer).order_by("held_on", "pk")),
        issued_on=clock.today(),
    )
    content = documents.render_certificate(sheet, printed_at=clock.now())
    return stored_file(BytesIO(content), filename=sheet.file_name, content_type=PDF, inline=True)
