"""Picking a client inside another form, and opening a file without leaving it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from casework import validators
from casework.enums import Sex
from casework.forms.client_words import initial_from_words
from casework.forms.clients import ClientForm, QuickClientForm
from casework.models import Client
from casework.selectors.clients import clean_words, search_clients
from casework.selectors.picking import pick_option, pick_options
from casework.views.clients import open_file
from core.crypto import normalise_identifier
from core.http import no_store
from stations.access import StaffRequest, needs, own_station
from stations.enums import Permission

SHOWN = 8


@require_GET
@needs(Permission.CLIENT_WRITE)
def client_picker(request: StaffRequest) -> HttpResponse:
    """Up to eight clients of the station who match what was typed."""
    station_id = own_station(request.workspace)
    words = clean_words(request.GET.get("q", ""))
    found = search_clients(words, SHOWN, station_id=station_id) if words else []
    context = {"results": pick_options(request.workspace, found), "query": words}
    return no_store(render(request, "casework/partials/_client_options.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def client_quick(request: StaffRequest) -> HttpResponse:
    """建档 in place: five fields, then a chip for the form that was left open."""
    data = request.POST if request.method == "POST" else None
    initial = initial_from_words(request.GET.get("q", ""))
    form = QuickClientForm(data, workspace=request.workspace, initial=initial, prefix="quick")
    client, duplicates = open_file(request, form)
    if client:
        return _as_chip(request, client)
    options = pick_options(request.workspace, duplicates)
    context = {"form": form, "duplicates": options}
    return no_store(render(request, "casework/partials/_client_quick.html", context))


@require_POST
@needs(Permission.CLIENT_WRITE)
def client_derive(request: StaffRequest) -> HttpResponse:
    """Fill in sex and birth date from the number that was typed, where they are still empty."""
    facts = validators.facts_of(normalise_identifier(request.POST.get("identifier", "")))
    if facts is None:
        return HttpResponse(status=204)
    sex, born_on = request.POST.get("sex"), request.POST.get("born_on")
    initial = {
        "sex": facts.sex if sex in (None, "", Sex.UNKNOWN) else sex,
        "born_on": born_on or facts.born_on,
    }
    form = ClientForm(workspace=request.workspace, initial=initial)
    return no_store(render(request, "casework/partials/_client_birth.html", {"form": form}))


def _as_chip(request: StaffRequest, client: Client) -> HttpResponse:
    option = pick_option(request.workspace, client)
    response = render(request, "casework/partials/_client_chip.html", {"option": option})
    picked = {"id": str(option.pk), "label": option.label}
    return no_store(trigger_client_event(response, "client-created", picked))
