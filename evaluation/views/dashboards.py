"""概览：figures by place, by catalogue item and by month."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from core import clock
from evaluation.forms import DashboardForm
from evaluation.selectors.dashboards import dashboard as figures_of
from evaluation.selectors.kinds import kind_labels
from evaluation.selectors.places import place_for
from stations.access import StaffRequest, needs
from stations.enums import Permission
from stations.selectors.policy_pages import policy_notices

YEARS_SHOWN = 3


@require_GET
@needs(Permission.DASHBOARD_VIEW)
def dashboard(request: StaffRequest) -> HttpResponse:
    """The workspace's own place, or a region or station within it."""
    form = DashboardForm(request.GET)
    form.is_valid()
    asked, now = form.cleaned_data, timezone.localtime(clock.now())
    place = place_for(
        request.workspace, region_id=asked.get("region"), station_id=asked.get("station")
    )
    figures = figures_of(
        place,
        year=min(asked.get("year") or now.year, now.year),
        now=now,
        purpose=request.workspace.purpose,
        kinds=kind_labels(),
    )
    context = {
        "dashboard": figures,
        "place": place,
        "years": range(now.year, now.year - YEARS_SHOWN, -1),
        "notices": policy_notices(request.workspace, now.date()),
        "opens_records": request.workspace.permits(Permission.RECORD_VIEW),
    }
    return render(request, "evaluation/dashboard.html", context)
