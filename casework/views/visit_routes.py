"""今天的路线：a list by community, in the worker's own order. No map, no track."""

from io import BytesIO
from itertools import groupby
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from casework.documents import visits as documents
from casework.selectors.visits import get_visit_plan, route_of
from casework.services.visit_printing import print_route
from casework.services.visit_routes import move_stop, sort_by_address
from casework.views.visits import PDF, tabs
from core import clock
from core.http import no_store, stored_file
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.VISIT_WRITE)
def visit_route(request: StaffRequest) -> HttpResponse:
    """Today's and overdue visits of the worker."""
    today = clock.today()
    stops = route_of(request.workspace, today)
    context = {
        "today": today,
        "stops": stops,
        "late": sum(stop.next_due_on < today for stop in stops),
        "communities": [
            (name, list(rows))
            for name, rows in groupby(
                stops, key=lambda stop: stop.community.name if stop.community else "未填社区"
            )
        ],
        "page_tabs": tabs(request),
    }
    return no_store(render(request, "casework/visit_route.html", context))


@require_POST
@needs(Permission.VISIT_WRITE)
def visit_route_move(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Move one stop up or down."""
    move_stop(
        plan=get_visit_plan(pk=pk),
        up=request.POST.get("to") == "up",
        workspace=request.workspace,
        by=request.user,
    )
    return redirect("casework:visit_route")


@require_POST
@needs(Permission.VISIT_WRITE)
def visit_route_sort(request: StaffRequest) -> HttpResponse:
    """Sort by address."""
    sort_by_address(workspace=request.workspace, by=request.user)
    return redirect("casework:visit_route")


@require_GET
@needs(Permission.VISIT_WRITE)
def visit_route_print(request: StaffRequest) -> FileResponse:
    """探访路线表：with addresses, to take along."""
    today = clock.today()
    stops = route_of(request.workspace, today, with_addresses=True)
    print_route(stops=stops, by=request.user)
    content = documents.render_route(
        stops, request.workspace, worker=str(request.user), on=today, printed_at=clock.now()
    )
    return stored_file(
        BytesIO(content),
        filename=f"探访路线表_{today:%Y%m%d}.pdf",
        content_type=PDF,
        inline=True,
    )
