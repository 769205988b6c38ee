"""One panel of a page as a page of its own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import resolve, reverse
from django.views.decorators.http import require_GET

from core.errors import NotFoundError
from core.http import no_store
from core.panels import registered_panels
from stations.access import StaffRequest, needs
from stations.enums import Permission

GONE = "没有这一部分。"


@require_GET
@needs(Permission.PROJECT_VIEW)
def panel_page(request: StaffRequest) -> HttpResponse:
    """`?panel=…` with what the panel asks for: for browsers that do not load panels themselves.

    Whoever sees a page with panels comes in; what each panel needs, its own view says.
    """
    asked = request.GET.get("panel", "")
    panel = next((each for each in registered_panels() if each.url_name == asked), None)
    if panel is None:
        raise NotFoundError(GONE)
    fragment = resolve(reverse(panel.url_name)).func(request)
    context = {"title": panel.title, "fragment": fragment.content.decode()}
    return no_store(render(request, "casework/panel_page.html", context))
