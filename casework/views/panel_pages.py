"""One panel of a page as a page of its own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import resolve, reverse
from django.views.decorators.http import require_GET

from core.errors import NotFoundError
from core.http import no_store
from core.panels import panels_for
from stations.access import StaffRequest, needs
from stations.enums import Permission

SLOTS = ("client_detail", "case_detail", "workbench")
GONE = "没有这一部分。"


@require_GET
@needs(Permission.CLIENT_VIEW)
def panel_page(request: StaffRequest) -> HttpResponse:
    """`?panel=…` with what the panel asks for: for browsers that do not load panels themselves."""
    asked = request.GET.get("panel", "")
    offered = (each for slot in SLOTS for each in panels_for(slot, request.workspace.permits))
    panel = next((each for each in offered if each.url_name == asked), None)
    if panel is None:
        raise NotFoundError(GONE)
    fragment = resolve(reverse(panel.url_name)).func(request)
    context = {"title": panel.title, "fragment": fragment.content.decode()}
    return no_store(render(request, "casework/panel_page.html", context))
