"""Ending a file and taking it up again; the sheet of a file."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.documents.clients import client_sheet, render_client
from casework.forms.client_steps import EndClientForm
from casework.rules import clients as rules
from casework.selectors.categories import categories_of
from casework.selectors.clients import get_client
from casework.selectors.households import guardians_of, household_of
from casework.services.client_ends import end_client, reopen_client
from casework.services.client_readings import print_client
from casework.views.client_steps import data_of, step_on_file, take_step
from casework.views.sheets import as_pdf
from core import clock
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def client_end(request: StaffRequest, pk: UUID) -> HttpResponse:
    """停用档案：who has moved away or died, or was put down by mistake."""
    client = get_client(pk=pk)
    rules.can_edit(request.workspace, request.user, client).require()
    rules.can_end(client).require()
    step = step_on_file(
        pk,
        title="停用档案",
        answer=f"{client.name} 的服务经过和材料都会保留，新的记录里不再列出此人。",
        action="停用档案",
        done="档案已停用。",
        consequence="以后可以重新启用",
        danger=True,
    )
    return take_step(
        request,
        step,
        EndClientForm(data_of(request)[0]),
        lambda form: end_client(
            client=client,
            kind=form.cleaned_data["end_kind"],
            on=form.cleaned_data["ended_on"],
            workspace=request.workspace,
            by=request.user,
        ),
    )


@require_POST
@needs(Permission.CLIENT_WRITE)
def client_reopen(request: StaffRequest, pk: UUID) -> HttpResponse:
    """重新启用档案。"""
    client = get_client(pk=pk)
    reopen_client(client=client, workspace=request.workspace, by=request.user)
    messages.success(request, "档案已重新启用。")
    return redirect("casework:client_detail", pk=pk)


@require_GET
@needs(Permission.CLIENT_REVEAL)
def client_print(request: StaffRequest, pk: UUID) -> FileResponse:
    """居民档案表：the A4 form that stations file; numbers and addresses stay masked on it."""
    client = get_client(pk=pk)
    print_client(client=client, workspace=request.workspace, by=request.user)
    sheet = client_sheet(
        client,
        household=household_of(client),
        guardians=list(guardians_of(client)),
        categories=list(categories_of(client)),
        workspace=request.workspace,
    )
    return as_pdf(render_client(sheet, printed_at=clock.now()), sheet.file_name)
