"""监护人, and the phones of those around a client."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.forms.client_secrets import RevealForm
from casework.forms.client_steps import EndOnForm, GuardianForm
from casework.models import Guardian, HouseholdMember
from casework.rules import clients as rules
from casework.rules.consents import needs_guardian
from casework.rules.households import is_guardian_on
from casework.selectors.clients import get_client
from casework.selectors.households import get_guardian, get_member, guardians_of, household_of
from casework.services import guardians
from casework.services.client_readings import reveal_contact
from casework.views.client_panels import client_asked_for
from casework.views.client_steps import data_of, step_on_file, take_step
from core import clock
from core.http import no_store
from stations.access import StaffRequest, needs
from stations.enums import Permission


@require_GET
@needs(Permission.CLIENT_VIEW)
def client_guardians(request: StaffRequest) -> HttpResponse:
    """The guardians of a client; for the slot `client_detail`."""
    client, today = client_asked_for(request), clock.today()
    context = {
        "client": client,
        "guardians": [(each, is_guardian_on(each, today)) for each in guardians_of(client)],
        "needed": needs_guardian(client, today),
        "can_edit": rules.can_edit(request.workspace, request.user, client)
        and rules.can_change(client),
        "can_reveal": rules.can_reveal_identity(request.workspace, request.user, client),
    }
    return no_store(render(request, "casework/partials/_client_guardians.html", context))


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def guardian_add(request: StaffRequest, pk: UUID) -> HttpResponse:
    """登记监护人。"""
    client = get_client(pk=pk)
    rules.can_edit(request.workspace, request.user, client).require()
    form = GuardianForm(data_of(request)[0], household=household_of(client))
    step = step_on_file(
        pk,
        title="登记监护人",
        answer=f"{client.name} 的监护人，从哪一天起。",
        action="登记监护人",
        done="监护人已登记。",
    )
    return take_step(
        request,
        step,
        form,
        lambda form: guardians.add_guardian(
            guardian_id=form.cleaned_data["id"],
            client=client,
            values=form.values(),
            workspace=request.workspace,
            by=request.user,
        ),
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.CLIENT_WRITE)
def guardian_end(request: StaffRequest, pk: UUID) -> HttpResponse:
    """终止监护。"""
    guardian = get_guardian(pk=pk)
    rules.can_edit(request.workspace, request.user, guardian.client).require()
    step = step_on_file(
        guardian.client_id,
        title="终止监护",
        answer=f"{guardian.name}（{guardian.relation}），{guardian.starts_on:%Y-%m-%d} 起。",
        action="终止监护",
        done="已终止。",
    )
    return take_step(
        request,
        step,
        EndOnForm(data_of(request)[0]),
        lambda form: guardians.end_guardian(
            guardian=guardian,
            on=form.cleaned_data["ends_on"],
            workspace=request.workspace,
            by=request.user,
        ),
    )


@require_POST
@needs(Permission.CLIENT_REVEAL)
def guardian_reveal(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Show the phone of a guardian once, after leaving a read event."""
    return _reveal(request, get_guardian(pk=pk))


@require_POST
@needs(Permission.CLIENT_REVEAL)
def member_reveal(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Show the phone of a member once, after leaving a read event."""
    return _reveal(request, get_member(pk=pk))


@sensitive_variables("value")
def _reveal(request: StaffRequest, row: Guardian | HouseholdMember) -> HttpResponse:
    form, value = RevealForm(request.POST), ""
    if form.is_valid():
        value = reveal_contact(
            row=row, reason=form.stated_reason, workspace=request.workspace, by=request.user
        )
    kind = "guardian" if isinstance(row, Guardian) else "member"
    context = {"row": row, "value": value, "can_reveal": True, "kind": kind}
    return no_store(render(request, "casework/contact_reveal.html", context))
