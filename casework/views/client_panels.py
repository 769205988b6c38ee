"""What the panels on the page of a client have in common."""

from uuid import UUID

from casework import phrases
from casework.models import Client
from casework.rules import clients as rules
from casework.selectors.clients import get_client
from core.errors import NotFoundError
from stations.access import StaffRequest


def client_asked_for(request: StaffRequest) -> Client:
    """Return the client of `?client=…`, if this workspace may open him."""
    try:
        pk = UUID(request.GET.get("client", ""))
    except ValueError as error:
        raise NotFoundError(phrases.CLIENT_GONE) from error
    client = get_client(pk=pk)
    rules.can_open_minor(request.workspace, request.user, client).require()
    return client
