"""服务对象：search first, then open a file; look into it; change it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from casework.filters.clients import ClientFilter
from casework.forms.client_edits import ClientEditForm
from casework.forms.client_words import initial_from_words
from casework.forms.clients import ClientForm, KeyedForm
from casework.models import Client
from casework.rules import clients as rules
from casework.rules.sensitive_access import can_ask
from casework.selectors.clients import (
    TIMELINE_ORDER,
    clean_words,
    find_duplicates,
    get_client,
    listed_clients,
    timeline,
)
from casework.selectors.consents import withdrawn_of
from casework.selectors.merges import merges_of
from casework.selectors.openings import openings_of
from casework.services import clients
from casework.services.client_readings import open_client
from casework.views.client_secrets import secret_cells
from core import htmx
from core.forms import accepted, made
from core.http import no_store
from core.pagination import keyset
from core.panels import panels_for
from stations.access import StaffRequest, needs, own_station
from stations.enums import Permission

RECENT_FIRST = ("-updated_at",)


@require_GET
@needs(Permission.CLIENT_VIEW)
def client_list(request: StaffRequest) -> HttpResponse:
    """The clients that match, those changed last first."""
    rows = ClientFilter(request.GET, queryset=listed_clients(), request=request)
    context = {
        "filter": rows,
        "page": keyset(rows.qs, order=RECENT_FIRST, cursor=request.GET.get("cursor")),
        "words": clean_words(request.GET.get("q", "")),
        "can_create": request.workspace.permits(Permission.CLIENT_WRITE),
    }
    response = htmx.render(
        request, "casework/client_list.html", "casework/partials/_client_list.html", context
    )
    return no_store(response)


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def client_create(request: StaffRequest) -> HttpResponse:
    """建档。Whoever may be the same person is shown before anything is saved."""
    data = request.POST if request.method == "POST" else None
    initial = initial_from_words(request.GET.get("q", ""))
    form = ClientForm(data, workspace=request.workspace, initial=initial)
    client, duplicates = open_file(request, form)
    if client:
        messages.success(request, f"{client.name} 的档案已建好。")
        return redirect("casework:client_detail", pk=client.pk)
    context = {"form": form, "client": None, "duplicates": duplicates}
    return no_store(render(request, "casework/client_form.html", context))


@require_GET
@needs(Permission.CLIENT_VIEW)
def client_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """One file: masked, with its services; or why it stays closed."""
    client, workspace = get_client(pk=pk), request.workspace
    if client.merged_into_id is not None:
        messages.info(request, "这份档案已并入下面这一份。")
        return redirect("casework:client_detail", pk=client.merged_into_id)
    opened = open_client(client=client, workspace=workspace, by=request.user)
    if not opened:
        context: dict[str, Any] = {"client": client, "verdict": opened}
        context["can_ask"] = can_ask(workspace, client.station_id)
        return no_store(render(request, "casework/client_closed.html", context, status=403))
    in_charge = rules.is_in_charge(workspace, client)
    panels = panels_for("client_detail", workspace.permits)
    context = {
        "client": client,
        "secrets": secret_cells(client),
        "can_reveal": rules.can_reveal_identity(workspace, request.user, client),
        "can_edit": rules.can_edit(workspace, request.user, client),
        "can_change": rules.can_change(client),
        "withdrawn": withdrawn_of(client),
        "merges": merges_of(client) if in_charge else (),
        "page": keyset(timeline(client), order=TIMELINE_ORDER, cursor=request.GET.get("cursor")),
        "openings": openings_of(client) if in_charge else None,
        "panels": [panel for panel in panels if not panel.beside],
        "panels_beside": [panel for panel in panels if panel.beside],
        "panel_query": f"client={client.pk}",
    }
    response = htmx.render(
        request, "casework/client_detail.html", "casework/partials/_client_timeline.html", context
    )
    return no_store(response)


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def client_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """修改档案。What is masked stays masked here; left empty, it stays as it is."""
    client, workspace = get_client(pk=pk), request.workspace
    rules.can_edit(workspace, request.user, client).require()
    rules.can_change(client).require()
    data = request.POST if request.method == "POST" else None
    if data is None:
        open_client(client=client, workspace=workspace, by=request.user)
    form = ClientEditForm(data, client=client, workspace=workspace)
    if accepted(form, lambda: _change_file(request, client, form)):
        messages.success(request, "档案已保存。")
        return redirect("casework:client_detail", pk=client.pk)
    context = {"form": form, "client": client, "duplicates": []}
    return no_store(render(request, "casework/client_form.html", context))


def open_file(request: StaffRequest, form: KeyedForm) -> tuple[Client | None, list[Client]]:
    """Open the file, or return whoever may be the same person, and write errors into `form`."""
    typed = form.values() if form.is_valid() else None
    client = made(form, lambda: _create_file(request, form))
    if client or typed is None:
        return client, []
    number = typed.identifier or ""
    return None, find_duplicates(name=typed.name, born_on=typed.born_on, identifier=number)


def _create_file(request: StaffRequest, form: KeyedForm) -> Client:
    return clients.create_client(
        client_id=form.cleaned_data["id"],
        station_id=own_station(request.workspace),
        values=form.values(),
        different_reason=form.cleaned_data["different_reason"],
        by=request.user,
    )


def _change_file(request: StaffRequest, client: Client, form: ClientEditForm) -> None:
    clients.edit_client(
        client=client,
        values=form.values(),
        seen_at=form.cleaned_data["seen_at"],
        workspace=request.workspace,
        by=request.user,
    )
