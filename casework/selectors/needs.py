"""Reading what people need. Needs of a sealed case do not exist for those it is closed to."""

from uuid import UUID

from django.db.models import QuerySet

from casework.errors.communities import RowGoneError
from casework.models import Case, Client, Need


def needs_of(client: Client) -> QuerySet[Need]:
    """Return what the client needs: the most urgent first, within them the newest."""
    rows: QuerySet[Need] = Need.objects.filter(client=client).select_related("recorded_by", "case")
    return rows.order_by("priority", "-raised_on", "-pk")


def needs_of_case(case: Case) -> QuerySet[Need]:
    """Return what was found out in a case."""
    rows: QuerySet[Need] = Need.objects.filter(case=case).select_related("recorded_by")
    return rows.order_by("priority", "-raised_on", "-pk")


def get_need(*, pk: UUID) -> Need:
    """Return one need. Another station's does not exist here."""
    need: Need | None = (
        Need.objects.select_related("client__community", "client__worker", "client__station")
        .filter(pk=pk)
        .first()
    )
    if need is None:
        raise RowGoneError
    return need
