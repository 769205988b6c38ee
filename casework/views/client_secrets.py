"""查看：one masked field, for one view, with a reason that is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from casework.enums import ClientSecret, IdentifierKind
from casework.forms.client_secrets import RevealForm
from casework.models import Client
from casework.rules import clients as rules
from casework.selectors.clients import get_client
from casework.services.client_readings import reveal_secret
from core import htmx
from core.http import no_store
from core.masking import mask_address, mask_id_number, mask_phone
from stations.access import StaffRequest, needs
from stations.enums import Permission

ALWAYS_SHOWN = (ClientSecret.IDENTIFIER, ClientSecret.PHONE, ClientSecret.ADDRESS)
MASKS: dict[str, Callable[[str], str]] = {
    ClientSecret.IDENTIFIER: mask_id_number,
    ClientSecret.PHONE: mask_phone,
    ClientSecret.ADDRESS: mask_address,
    ClientSecret.REGISTERED_ADDRESS: mask_address,
    ClientSecret.EMERGENCY_PHONE: mask_phone,
}


@dataclass(frozen=True)
class SecretCell:
    """A masked field on the page; `value` is there in the one view that was asked for."""

    code: str
    label: str
    masked: str
    form: RevealForm
    value: str = ""


def secret_cell(
    client: Client, code: str, *, form: RevealForm | None = None, value: str = ""
) -> SecretCell:
    """Return the cell of one field."""
    label = str(ClientSecret(code).label)
    if code == ClientSecret.IDENTIFIER and client.identifier_kind != IdentifierKind.NONE:
        label = str(client.get_identifier_kind_display())
    blank = RevealForm(initial={"secret": code}, auto_id=f"{code}_%s")
    return SecretCell(code, label, MASKS[code](getattr(client, code)), form or blank, value)


def secret_cells(client: Client) -> list[SecretCell]:
    """Return all cells, masked; those of the optional blocks only where something is known."""
    return [
        secret_cell(client, code)
        for code in ClientSecret.values
        if code in ALWAYS_SHOWN or getattr(client, code)
    ]


@require_POST
@needs(Permission.CLIENT_REVEAL)
@sensitive_variables("value")
def client_reveal(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Show one field in full, once, after leaving a read event."""
    client = get_client(pk=pk)
    rules.can_reveal_identity(request.workspace, request.user, client).require()
    code = request.POST.get("secret", "")
    code = code if code in ClientSecret.values else ClientSecret.IDENTIFIER.value
    form, value = RevealForm(request.POST, auto_id=f"{code}_%s"), ""
    if form.is_valid():
        value = reveal_secret(
            client=client,
            secret=code,
            reason=form.stated_reason,
            workspace=request.workspace,
            by=request.user,
        )
    cell = secret_cell(client, code, form=form, value=value)
    context = {"client": client, "cell": cell, "can_reveal": True}
    response = htmx.render(
        request, "casework/client_reveal.html", "casework/partials/_client_secret.html", context
    )
    return no_store(response)
