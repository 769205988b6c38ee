"""志愿者：search first, register, the file with hours and points."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.filters.volunteers import VolunteerFilter
from casework.forms.volunteers import ExportForm, VolunteerForm
from casework.models import Volunteer
from casework.rules import volunteers as rules
from casework.rules.clients import display_name as client_name
from casework.selectors.clients import clean_words
from casework.selectors.picking import picked_options
from casework.selectors.points import movements_of, points_policy
from casework.selectors.volunteers import (
    NEWEST_FIRST,
    find_by_phone,
    get_volunteer,
    hours_of,
    listed_volunteers,
    trainings_of,
)
from casework.services.volunteer_exports import ask_for_export
from casework.services.volunteers import edit_volunteer, open_volunteer, register_volunteer
from casework.views.record_pages import station_here
from core import clock, htmx
from core.forms import accepted
from core.http import no_store
from core.ids import uuids
from core.masking import mask_id_number, mask_phone
from core.pagination import keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission

SHOWN_HOURS, SHOWN_MOVEMENTS = 15, 15


@require_GET
@needs(Permission.VOLUNTEER_VIEW)
def volunteer_list(request: StaffRequest) -> HttpResponse:
    """The volunteers that match, those who came last first. Not ordered by points."""
    found = VolunteerFilter(request.GET, queryset=listed_volunteers(), request=request)
    page = keyset(found.qs, order=NEWEST_FIRST, cursor=request.GET.get("cursor"))
    context = {
        "filter": found,
        "page": page,
        "lines": [(each, rules.display_name(request.workspace, each)) for each in page.rows],
        "words": clean_words(request.GET.get("q", "")),
        "can_write": request.workspace.permits(Permission.VOLUNTEER_WRITE),
        "export": ExportForm(),
    }
    response = htmx.render(
        request, "casework/volunteer_list.html", "casework/partials/_volunteer_list.html", context
    )
    return no_store(response)


@require_http_methods(["GET", "POST"])
@needs(Permission.VOLUNTEER_WRITE)
def volunteer_create(request: StaffRequest) -> HttpResponse:
    """登记志愿者。Whoever has the same document or phone is shown before anything is saved."""
    station = station_here(request)
    data = request.POST if request.method == "POST" else None
    words = clean_words(request.GET.get("q", ""))
    initial = {} if any(each.isdigit() for each in words) else {"name": words}
    form = VolunteerForm(data, workspace=request.workspace, initial=initial)
    if accepted(
        form,
        lambda: register_volunteer(
            volunteer_id=form.cleaned_data["id"],
            station=station,
            values=form.values(),
            is_another=form.cleaned_data["is_another"],
            by=request.user,
        ),
    ):
        messages.success(request, f"{form.cleaned_data['name']} 已登记为志愿者。")
        return redirect("casework:volunteer_detail", pk=form.cleaned_data["id"])
    return _show_form(request, form, None)


@require_http_methods(["GET", "POST"])
@needs(Permission.VOLUNTEER_WRITE)
def volunteer_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改登记。"""
    volunteer = get_volunteer(pk=pk)
    data = request.POST if request.method == "POST" else None
    form = VolunteerForm(data, workspace=request.workspace, volunteer=volunteer)
    if accepted(
        form,
        lambda: edit_volunteer(
            volunteer=volunteer,
            values=form.values(),
            seen_at=form.cleaned_data["seen_at"],
            is_another=form.cleaned_data["is_another"],
            by=request.user,
        ),
    ):
        messages.success(request, "登记已保存。")
        return redirect("casework:volunteer_detail", pk=pk)
    return _show_form(request, form, volunteer)


@require_GET
@needs(Permission.VOLUNTEER_VIEW)
def volunteer_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One volunteer: who he is, what he did, and his points."""
    volunteer, workspace = get_volunteer(pk=pk), request.workspace
    open_volunteer(volunteer=volunteer, by=request.user)
    client = volunteer.client
    context = volunteer_page(request, volunteer) | {
        "trainings": trainings_of(volunteer)[:SHOWN_HOURS],
        "hours": hours_of(volunteer)[:SHOWN_HOURS],
        "movements": movements_of(volunteer).order_by("-created_at", "-pk")[:SHOWN_MOVEMENTS],
        "policy": points_policy(volunteer.station, clock.today()),
        "phone": mask_phone(volunteer.phone),
        "identifier": mask_id_number(volunteer.identifier),
        "client_name": client_name(workspace, client) if client else "",
    }
    return no_store(render(request, "casework/volunteer_detail.html", context))


@require_POST
@needs(Permission.VOLUNTEER_WRITE)
def volunteer_export(request: StaffRequest) -> HttpResponse:
    """导出 in the columns of the national system, as a job."""
    form = ExportForm(request.POST)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, str(errors[0]))
        return redirect("casework:volunteer_list")
    job = ask_for_export(
        title=f"志愿者导出 {timezone.localtime(clock.now()):%Y-%m-%d %H:%M}",
        in_full=form.cleaned_data["in_full"],
        reason=form.cleaned_data["reason"],
        workspace=request.workspace,
        by=request.user,
    )
    return redirect("stations:job_detail", pk=job.pk)


def volunteer_page(request: StaffRequest, volunteer: Volunteer) -> dict[str, Any]:
    """Return what every page about one volunteer shows."""
    return {
        "volunteer": volunteer,
        "name": rules.display_name(request.workspace, volunteer),
        "can_write": request.workspace.permits(Permission.VOLUNTEER_WRITE),
        "can_serve": rules.can_serve(volunteer),
    }


def _show_form(
    request: StaffRequest, form: VolunteerForm, volunteer: Volunteer | None
) -> HttpResponse:
    """Show the form, with whoever has the same phone."""
    same: list[Volunteer] = []
    if "phone" in form.errors:
        assert request.workspace.station_id is not None
        same = find_by_phone(
            phone=form.data.get("phone", ""),
            station_id=request.workspace.station_id,
            excluding=volunteer.pk if volunteer else None,
        )
    context = {
        "form": form,
        "volunteer": volunteer,
        "same": same,
        "picked": picked_options(request.workspace, uuids(form["clients"].value())),
    }
    return no_store(render(request, "casework/volunteer_form.html", context))
