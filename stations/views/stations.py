"""社工站：list, page, set up, change, close."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from core import clock, htmx
from core.forms import accepted, made
from core.pagination import keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission
from stations.forms.stations import (
    DistrictChoiceForm,
    ReasonForm,
    StationCloseForm,
    StationFilterForm,
    StationForm,
)
from stations.models import Station
from stations.rules import directory as rules
from stations.selectors.histories import history_of
from stations.selectors.people import staff_of
from stations.selectors.regions import (
    district_around,
    regions_to_filter_by,
    top_region,
)
from stations.selectors.stations import (
    children_in_view,
    count_open_below,
    count_stations,
    find_stations,
    get_station,
    stations_in_view,
)
from stations.services import stations as services

ORDER = ("region__path", "name", "pk")


@require_GET
@needs(Permission.STATION_VIEW)
def station_list(request: StaffRequest) -> HttpResponse:
    """The stations in scope, filtered and by pages."""
    workspace = request.workspace
    regions = regions_to_filter_by(workspace, clock.today(), request.GET.get("region", ""))
    form = StationFilterForm(request.GET, workspace=workspace, regions=regions)
    found = find_stations(workspace, form.wanted())
    context = {
        "filter": {"form": form},
        "page": keyset(found, order=ORDER, cursor=request.GET.get("cursor")),
        "found": found.order_by().count(),
        "open": count_stations(stations_in_view(workspace).filter(closed_on__isnull=True)),
        "may_manage": workspace.permits(Permission.STATION_MANAGE),
    }
    partial = "stations/partials/_station_rows.html"
    return htmx.render(request, "stations/station_list.html", partial, context)


@require_GET
@needs(Permission.STATION_VIEW)
def station_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """What a station is, what lies below it, and who works there."""
    workspace = request.workspace
    station = get_station(workspace, pk=pk)
    may_see_people = workspace.permits(Permission.PERSON_VIEW)
    context = {
        "station": station,
        "children": children_in_view(workspace, station),
        "staff": staff_of(station, clock.today()) if may_see_people else None,
        "events": history_of(station),
        "may_manage": _may_manage(request, station),
        "may_invite": workspace.permits(Permission.ASSIGNMENT_MANAGE),
    }
    return render(request, "stations/station_detail.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.STATION_MANAGE)
def station_create(request: StaffRequest) -> HttpResponse:
    """Set up a station. Whoever oversees several districts chooses one first."""
    workspace = request.workspace
    choice = DistrictChoiceForm(request.GET or None, workspace=workspace)
    district = choice.cleaned_data["district"] if choice.is_valid() else top_region(workspace)
    if district is None:
        return render(request, "stations/station_district.html", {"form": choice})
    form = StationForm(request.POST or None, workspace=workspace, district=district)
    station = made(
        form,
        lambda: services.create_station(
            workspace=workspace, level=form.level, values=form.values(), by=request.user
        ),
    )
    if station:
        messages.success(request, f"{station.name}已登记。下一步：邀请站长。")
        return redirect("stations:station_detail", pk=station.pk)
    context = {"form": form, "district": district, "station": None}
    return render(request, "stations/station_form.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.STATION_MANAGE)
def station_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a station."""
    workspace = request.workspace
    station = get_station(workspace, pk=pk)
    rules.can_manage_station(workspace, station.region).require()
    district = district_around(station.region)
    form = StationForm(
        request.POST or None, instance=station, workspace=workspace, district=district
    )
    if accepted(
        form,
        lambda: services.edit_station(
            workspace=workspace, station=station, values=form.values(), by=request.user
        ),
    ):
        messages.success(request, f"{form.cleaned_data['name']}已保存。")
        return redirect("stations:station_detail", pk=station.pk)
    context = {"form": form, "district": district, "station": station}
    return render(request, "stations/station_form.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.STATION_MANAGE)
def station_close(request: StaffRequest, pk: int) -> HttpResponse:
    """Close a station, or say why that cannot be."""
    workspace = request.workspace
    station = get_station(workspace, pk=pk)
    rules.can_manage_station(workspace, station.region).require()
    verdict = rules.can_close_station(station, count_open_below(station))
    form = StationCloseForm(request.POST or None)
    if verdict and accepted(
        form,
        lambda: services.close_station(
            workspace=workspace,
            station=station,
            on=form.day,
            reason=form.cleaned_data["reason"],
            by=request.user,
        ),
    ):
        messages.success(request, f"{station.name}已停用，记录仍然保留。")
        return redirect("stations:station_detail", pk=station.pk)
    context = {"form": form, "station": station, "verdict": verdict}
    return render(request, "stations/station_close.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.STATION_MANAGE)
def station_reopen(request: StaffRequest, pk: int) -> HttpResponse:
    """Open a closed station again."""
    workspace = request.workspace
    station = get_station(workspace, pk=pk)
    rules.can_manage_station(workspace, station.region).require()
    verdict = rules.can_reopen_station(station)
    form = ReasonForm(request.POST or None)
    if verdict and accepted(
        form,
        lambda: services.reopen_station(
            workspace=workspace,
            station=station,
            reason=form.cleaned_data["reason"],
            by=request.user,
        ),
    ):
        messages.success(request, f"{station.name}已恢复启用。")
        return redirect("stations:station_detail", pk=station.pk)
    context = {"form": form, "station": station, "verdict": verdict}
    return render(request, "stations/station_reopen.html", context)


def _may_manage(request: StaffRequest, station: Station) -> bool:
    workspace = request.workspace
    return workspace.permits(Permission.STATION_MANAGE) and bool(
        rules.can_manage_station(workspace, station.region)
    )
