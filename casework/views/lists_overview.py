"""三张清单：how needs, resources and service lists of the station stand together."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from casework.selectors.list_overviews import overview
from core import clock
from core.http import no_store
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.COMMUNITY_VIEW)
def lists_overview(request: StaffRequest) -> HttpResponse:
    """Counts of the three lists, each leading to its rows."""
    context = {"overview": overview(clock.today())}
    return no_store(render(request, "casework/lists_overview.html", context))
