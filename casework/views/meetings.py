"""居民会议。"""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from casework.documents import meetings as documents
from casework.filters.communities import MeetingFilter
from casework.forms.meetings import (
    MeetingEditForm,
    MeetingForm,
    ResolutionEditForm,
    ResolutionForm,
)
from casework.models import CommunityMeeting
from casework.rules.communities import can_change_meeting
from casework.selectors import meetings as reading
from casework.selectors.kinds import service_kinds
from casework.services import communities, meetings
from casework.views.communities import PDF
from casework.views.record_pages import roles_here, station_here
from casework.views.row_forms import form_page
from core import clock, htmx
from core.forms import accepted
from core.http import no_store, stored_file
from core.pagination import keyset
from core.verdicts import Verdict
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def meeting_list(request: StaffRequest) -> HttpResponse:
    """The meetings, the newest first."""
    found = MeetingFilter(request.GET, queryset=reading.meetings_listed(), request=request)
    context = {
        "filter": found,
        "page": keyset(found.qs, order=reading.MEETINGS_NEWEST, cursor=request.GET.get("cursor")),
        "can_write": request.workspace.permits(Permission.COMMUNITY_WRITE),
    }
    response = htmx.render(
        request, "casework/meeting_list.html", "casework/partials/_meeting_list.html", context
    )
    return no_store(response)


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def meeting_new(request: StaffRequest) -> HttpResponse:
    """记录一次居民会议，它同时是一条服务记录。"""
    station = station_here(request)
    initial = {"community": request.GET.get("community", "")}
    form = MeetingForm(request.POST or None, workspace=request.workspace, initial=initial)
    if accepted(
        form,
        lambda: meetings.hold_meeting(
            meeting_id=form.cleaned_data["id"],
            station_id=station.pk,
            values=form.values(),
            kind=service_kinds(station, form.cleaned_data["held_on"]).named(meetings.KIND),
            plan=form.cleaned_data["plan"],
            minutes=form.cleaned_data["minutes"],
            by=request.user,
        ),
    ):
        messages.success(request, "会议已记录，并计入服务记录。接着登记决议。")
        return redirect("casework:meeting_detail", pk=form.cleaned_data["id"])
    return form_page(
        request,
        form,
        title="记录居民会议",
        action="完成记录",
        cancel="不记了",
        back=(reverse("casework:meeting_list"), "居民会议"),
        consequence="完成后计入一条服务记录，人数按参加人数",
    )


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def meeting_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One meeting, with its resolutions and how far they are."""
    meeting = reading.get_meeting(pk=pk)
    can_write = request.workspace.permits(Permission.COMMUNITY_WRITE)
    context = {
        "meeting": meeting,
        "can_write": can_write,
        "can_change": can_write and _can_change(request, meeting),
        "form": ResolutionForm(workspace=request.workspace) if can_write else None,
        "today": clock.today(),
    }
    return no_store(render(request, "casework/meeting_detail.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def meeting_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改会议内容。"""
    meeting = reading.get_meeting(pk=pk)
    _can_change(request, meeting).require()
    form = MeetingEditForm(request.POST or None, workspace=request.workspace, row=meeting)
    if accepted(
        form,
        lambda: meetings.change_meeting(
            meeting=meeting,
            values=form.values(),
            reason=form.cleaned_data.get("reason", ""),
            seen_at=form.cleaned_data["seen_at"],
            by=request.user,
        ),
    ):
        messages.success(request, "修改已保存。")
        return redirect("casework:meeting_detail", pk=pk)
    return form_page(
        request,
        form,
        title="修改居民会议",
        action="保存修改",
        back=(reverse("casework:meeting_detail", args=[pk]), "居民会议"),
        answer="日期、时长和人数在服务记录里，需要改时更正服务记录。",
    )


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def meeting_print(request: StaffRequest, pk: UUID) -> FileResponse:
    """居民会议记录表：the A4 form."""
    meeting = reading.get_meeting(pk=pk)
    communities.print_row(row=meeting, by=request.user)
    sheet = documents.meeting_sheet(meeting)
    content = documents.render_meeting(sheet, printed_at=clock.now())
    return stored_file(BytesIO(content), filename=sheet.file_name, content_type=PDF, inline=True)


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def resolution_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    """登记一项决议。"""
    meeting = reading.get_meeting(pk=pk)
    form = ResolutionForm(request.POST or None, workspace=request.workspace)
    if accepted(
        form,
        lambda: meetings.add_resolution(
            resolution_id=form.cleaned_data["id"],
            meeting=meeting,
            values=form.values(),
            by=request.user,
        ),
    ):
        messages.success(request, "决议已登记。")
        return redirect("casework:meeting_detail", pk=pk)
    return form_page(
        request,
        form,
        title="登记决议",
        action="登记决议",
        cancel="不登记了",
        back=(reverse("casework:meeting_detail", args=[pk]), "居民会议"),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.COMMUNITY_WRITE)
def resolution_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改决议，更新进展和结果。"""
    resolution = reading.get_resolution(pk=pk)
    form = ResolutionEditForm(request.POST or None, workspace=request.workspace, row=resolution)
    if accepted(
        form,
        lambda: meetings.change_resolution(
            resolution=reading.get_resolution(pk=pk),
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            by=request.user,
        ),
    ):
        messages.success(request, "决议已更新。")
        return redirect("casework:meeting_detail", pk=resolution.meeting_id)
    return form_page(
        request,
        form,
        title="决议的进展",
        action="保存",
        back=(reverse("casework:meeting_detail", args=[resolution.meeting_id]), "居民会议"),
    )


def _can_change(request: StaffRequest, meeting: CommunityMeeting) -> Verdict:
    return can_change_meeting(request.user, roles_here(request, meeting), meeting)
