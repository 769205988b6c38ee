"""探访：who is due, what was done, and how the cadence is kept."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from casework.documents import visits as documents
from casework.filters.visits import UnplannedFilter, VisitFilter, VisitPlanFilter
from casework.forms.visit_plans import MOST_AT_ONCE, BulkPlanForm
from casework.models import Client
from casework.rules import visits as rules
from casework.rules.visit_levels import Suggestion
from casework.selectors.cadences import Cadence, cadence_for, suggestions_for
from casework.selectors.clients import listed_clients
from casework.selectors.visit_coverage import (
    coverage,
    coverage_chart,
    period_named,
    periods,
    total,
)
from casework.selectors.visits import (
    DUE_FIRST,
    NEWEST_FIRST,
    due_counts,
    levels_of,
    listed_plans,
    listed_visits,
)
from casework.services.visit_plans import create_plans
from casework.services.visit_printing import print_plans
from casework.views.record_pages import station_here
from casework.views.visit_plans import no_cadence
from core import clock, htmx
from core.forms import made
from core.http import no_store, stored_file
from core.ids import uuid7
from core.pagination import MONTH, keyset
from stations.access import StaffRequest, needs
from stations.enums import Permission

PDF = "application/pdf"
MOST_PRINTED = 1000
MOST_BARS = 5  # of a chart of the usual height
TABS = (
    ("casework:visit_due_list", "应探访"),
    ("casework:visit_route", "今天的路线"),
    ("casework:visit_list", "探访记录"),
    ("casework:visit_coverage", "覆盖情况"),
    ("casework:verification_list", "核查名单"),
)


@require_GET
@needs(Permission.VISIT_VIEW)
def visit_due_list(request: StaffRequest) -> HttpResponse:
    """应探访：who is overdue, and who comes next."""
    found = _plans(request)
    today = clock.today()
    context = {
        "filter": found,
        "page": keyset(found.qs, order=DUE_FIRST, cursor=request.GET.get("cursor")),
        "today": today,
        "can_manage": rules.can_manage(request.workspace),
    }
    if not htmx.wants_fragment(request):
        context |= {"page_tabs": tabs(request), "counts": due_counts(request.workspace, today)}
    response = htmx.render(
        request, "casework/visit_due_list.html", "casework/partials/_visit_due_list.html", context
    )
    return no_store(response)


@require_GET
@needs(Permission.VISIT_VIEW)
def visit_plan_print(request: StaffRequest) -> FileResponse:
    """探访计划表：what the list shows with these filters."""
    found = _plans(request)
    plans = list(found.qs.order_by("community__code", *DUE_FIRST)[:MOST_PRINTED])
    print_plans(plans=plans, by=request.user)
    content = documents.render_plans(plans, request.workspace, printed_at=clock.now())
    return stored_file(BytesIO(content), filename="探访计划表.pdf", content_type=PDF, inline=True)


@require_GET
@needs(Permission.VISIT_VIEW)
def visit_list(request: StaffRequest) -> HttpResponse:
    """探访记录：the visits, newest first."""
    found = VisitFilter(request.GET, queryset=listed_visits(), request=request)
    context = {
        "filter": found,
        "page": keyset(
            found.qs,
            order=NEWEST_FIRST,
            cursor=request.GET.get("cursor"),
            stride=MONTH if request.workspace.several_stations else None,
        ),
        "page_tabs": tabs(request),
        "can_open_records": request.workspace.permits(Permission.RECORD_VIEW),
    }
    response = htmx.render(
        request, "casework/visit_list.html", "casework/partials/_visit_list.html", context
    )
    return no_store(response)


@require_GET
@needs(Permission.VISIT_VIEW)
def visit_coverage(request: StaffRequest) -> HttpResponse:
    """覆盖情况：numbers, a chart and its table; no order of workers."""
    today = clock.today()
    period = period_named(request.GET.get("period", ""), today)
    rows = coverage(request.workspace.station_ids, period)
    context = {
        "period": period,
        "periods": periods(today),
        "rows": rows,
        "total": total(rows),
        "chart": coverage_chart(rows, period) if rows else None,
        "tall": len({row.community for row in rows}) > MOST_BARS,
        "explain": COUNTED,
        "page_tabs": tabs(request),
    }
    return no_store(render(request, "casework/visit_coverage.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.VISIT_WRITE)
def visit_plan_bulk(request: StaffRequest) -> HttpResponse:
    """成批制定：those whom the filter finds and who have no plan, with a suggestion each."""
    station = station_here(request)
    cadence = cadence_for(station, clock.today())
    if not cadence:
        return no_cadence(request)
    form = BulkPlanForm(
        request.POST or None, cadence=cadence, workspace=request.workspace, station_id=station.pk
    )
    if (count := made(form, lambda: _create_plans(request, form, cadence))) is not None:
        messages.success(request, f"已制定 {count} 份探访计划。")
        return redirect("casework:visit_due_list")
    rows = listed_clients().filter(station_id=station.pk)
    found = UnplannedFilter(request.GET, queryset=rows, request=request)
    shown = list(found.qs.order_by("community__code", "name", "pk")[:MOST_AT_ONCE])
    context = {
        "form": form,
        "filter": found,
        "levels": cadence.levels,
        "basis": cadence.basis,
        "rows": [
            (client, _beside(form, client, each)) for client, each in _suggested(cadence, shown)
        ],
        "ticked": _ticked(request, shown),
    }
    return no_store(render(request, "casework/visit_plan_bulk.html", context))


COUNTED = (
    "计划在当天执行中的计入，暂停和已结束的不计；最近一次见到本人或家属的探访距当天不超过间隔天数，"
    "或首次探访还没到期的，为按频次。不在家、谢绝探访不算见到。"
)


def tabs(request: StaffRequest) -> list[dict[str, Any]]:
    """Return the pages about visits, for the tabs on each of them."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    shown = TABS if request.workspace.station_id else [tab for tab in TABS if tab[0] != TABS[1][0]]
    return [
        {"url": reverse(name), "label": label, "count": 0, "active": name == here}
        for name, label in shown
    ]


def _plans(request: StaffRequest) -> VisitPlanFilter:
    return VisitPlanFilter(
        request.GET,
        queryset=listed_plans(),
        request=request,
        levels=levels_of(request.workspace),
    )


def _suggested(cadence: Cadence, clients: list[Client]) -> list[tuple[Client, Suggestion]]:
    suggested = suggestions_for(cadence, clients, clock.today())
    return [(client, suggested[client.pk]) for client in clients]


def _beside(form: BulkPlanForm, client: Client, suggestion: Suggestion) -> dict[str, Any]:
    level = form.level_of(client, suggestion) if form.is_bound else suggestion.level
    return {"suggestion": suggestion, "level": level}


def _ticked(request: StaffRequest, shown: list[Client]) -> set[str]:
    """Those ticked before an error; everybody at first."""
    if request.method == "POST":
        return set(request.POST.getlist("clients"))
    return {str(client.pk) for client in shown}


def _create_plans(request: StaffRequest, form: BulkPlanForm, cadence: Cadence) -> int:
    pairs = _suggested(cadence, list(form.chosen))
    chosen = [
        (uuid7(), client, form.values_for(client, each, place=place, among=len(pairs)))
        for place, (client, each) in enumerate(pairs)
    ]
    return create_plans(chosen=chosen, workspace=request.workspace, by=request.user)
