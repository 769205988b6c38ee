"""工作台：the home of workers and leads."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from casework.selectors.kinds import service_kinds
from casework.selectors.openings import who_opened
from casework.selectors.tallies import (
    Measures,
    count_hours,
    count_people,
    count_person_times,
    count_records,
    explain,
)
from casework.selectors.workbench import duties, latest_records, month_and_year
from casework.views.record_pages import station_here
from core import clock
from core.http import no_store
from core.panels import panels_for
from stations.access import StaffRequest, needs
from stations.enums import Permission

SHOWN_KINDS = 6


@require_GET
@needs(Permission.RECORD_WRITE)
def workbench(request: StaffRequest) -> HttpResponse:
    """What do I do now?"""
    today, workspace = clock.today(), request.workspace
    kinds = service_kinds(station_here(request), today)
    panels = panels_for("workbench", workspace.permits)
    context = {
        "today": today,
        "now": clock.now(),
        "kinds": kinds.kinds[:SHOWN_KINDS],
        "duties": duties(workspace, request.user, kinds, today),
        "figures": _figures(month_and_year(workspace, today)),
        "panels": [panel for panel in panels if not panel.beside],
        "panels_beside": [panel for panel in panels if panel.beside],
    }
    return no_store(render(request, "casework/workbench.html", context))


@require_GET
@needs(Permission.RECORD_WRITE)
def workbench_latest(request: StaffRequest) -> HttpResponse:
    """最近的记录; for the slot `workbench`."""
    context = {"latest": latest_records(request.workspace, request.user)}
    return no_store(render(request, "casework/partials/_workbench_latest.html", context))


@require_GET
@needs(Permission.RECORD_WRITE)
def workbench_openings(request: StaffRequest) -> HttpResponse:
    """谁查阅了我负责的档案; for the slot `workbench`."""
    context = {"openings": who_opened(request.user)}
    return no_store(render(request, "casework/partials/_workbench_openings.html", context))


def _figures(measures: Measures) -> list[dict[str, Any]]:
    """The four figures, each with what it counts; those of the month open their rows."""
    today = clock.today()
    period = urlencode({"served_from": today.replace(day=1), "served_to": today})
    rows = f"{reverse('casework:record_list')}?{period}"
    return [
        _figure("服务记录", count_records, measures, "条", rows),
        _figure("服务人次", count_person_times, measures, "人次", rows),
        _figure("服务时长", count_hours, measures, "小时", rows),
        _figure("本年服务人数", count_people, measures, "人", ""),
    ]


def _figure(label: str, rule: Any, measures: Measures, unit: str, url: str) -> dict[str, Any]:
    return {
        "label": label,
        "value": rule(measures),
        "unit": unit,
        "explain": explain(rule),
        "url": url,
    }
