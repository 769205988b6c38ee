"""经过: what all parts of the work tell of a client."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from casework.selectors.happenings import happenings_of
from casework.views.client_panels import client_asked_for
from core.http import no_store
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.CLIENT_VIEW)
def client_happenings(request: StaffRequest) -> HttpResponse:
    """What happened around a client, the newest first; for the slot `client_detail`."""
    context = {"happenings": happenings_of(client_asked_for(request))}
    return no_store(render(request, "casework/partials/_client_happenings.html", context))
