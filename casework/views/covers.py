"""代管：who stands in for whom."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from casework.forms.sensitive_access import CoverForm
from casework.rules import sensitive_access as rules
from casework.selectors.sensitive_access import listed_covers
from casework.selectors.staff import workers_of
from casework.services.covers import CoverValues, arrange_cover
from casework.views.case_pages import sent
from core import clock
from core.forms import accepted
from core.http import no_store
from stations.access import StaffRequest, needs, own_station
from stations.enums import Permission, Role


@require_GET
@needs(Permission.CASE_WRITE)
def cover_list(request: StaffRequest) -> HttpResponse:
    """代管：one's own; for a lead all of the station."""
    today, workspace = clock.today(), request.workspace
    for_user = None if workspace.role == Role.STATION_LEAD else request.user.pk
    covers = listed_covers(today, for_user=for_user)
    rows = [(each, rules.can_revoke(workspace, request.user, each, today)) for each in covers]
    context = {"covers": rows, "today": today}
    return no_store(render(request, "casework/cover_list.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.CASE_WRITE)
def cover_new(request: StaffRequest) -> HttpResponse:
    """安排代管。"""
    workspace = request.workspace
    station_id = own_station(workspace)
    form = CoverForm(
        sent(request),
        user=request.user,
        colleagues=workers_of(station_id, clock.today()),
        for_others=workspace.role == Role.STATION_LEAD,
    )
    if accepted(form, lambda: _arrange(request, station_id, form)):
        messages.success(request, "代管已安排，到期自动结束。")
        return redirect("casework:cover_list")
    return no_store(render(request, "casework/cover_form.html", {"form": form}))


def _arrange(request: StaffRequest, station_id: int, form: CoverForm) -> None:
    data = dict(form.cleaned_data)
    grant_id = data.pop("id")
    arrange_cover(
        grant_id=grant_id,
        station_id=station_id,
        values=CoverValues(**data),
        workspace=request.workspace,
        by=request.user,
    )
