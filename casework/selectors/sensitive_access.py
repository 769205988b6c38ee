"""Reading requests, grants and covers."""

import datetime as dt
from uuid import UUID

from django.db.models import Q, QuerySet

from casework.enums.people import RequestState
from casework.models import (
    AccessGrant,
    Case,
    CaseTransfer,
    Client,
    SensitiveAccessRequest,
    SignOff,
)
from casework.phrases import risks as phrases
from casework.selectors.signoffs import signoffs_of
from core.errors import NotFoundError

REQUEST_ORDER = ("-created_at", "-id")


def listed_requests(*, asked_by: int | None = None) -> QuerySet[SensitiveAccessRequest]:
    """Return the requests in scope, those of one person if he is named."""
    rows: QuerySet[SensitiveAccessRequest] = SensitiveAccessRequest.objects.select_related(
        "client", "station", "asked_by", "decided_by", "grant"
    )
    return rows if asked_by is None else rows.filter(asked_by=asked_by)


def get_request(*, pk: UUID) -> SensitiveAccessRequest:
    """Return the request. Another station's does not exist here."""
    request = listed_requests().filter(pk=pk).first()
    if request is None:
        raise NotFoundError(phrases.ACCESS_GONE)
    return request


def waiting_request(*, client: Client, asked_by: int) -> SensitiveAccessRequest | None:
    """Return this person's request for this file that nobody has answered."""
    return (
        listed_requests(asked_by=asked_by).filter(client=client, state=RequestState.WAITING).first()
    )


def sealed_case_of(request: SensitiveAccessRequest) -> Case | None:
    """Return the sealed case of that number, to who may see it."""
    rows = Case.objects.filter(station_id=request.station_id).exclude(compartment="")
    case: Case | None = rows.filter(number=request.case_number).first()
    return case


def listed_grants(*, for_user: int | None = None) -> QuerySet[AccessGrant]:
    """Return the grants and covers in scope; of one person: those he has and those he gave away."""
    rows: QuerySet[AccessGrant] = AccessGrant.objects.select_related(
        "client", "case", "user", "covers", "given_by", "revoked_by", "station"
    )
    if for_user is None:
        return rows
    return rows.filter(Q(user=for_user) | Q(covers=for_user))


def get_grant(*, pk: UUID) -> AccessGrant:
    """Return the grant. Another station's does not exist here."""
    grant = listed_grants().filter(pk=pk).first()
    if grant is None:
        raise NotFoundError(phrases.GRANT_GONE)
    return grant


def grants_in_force(
    on: dt.date, *, for_user: int | None = None, client: Client | None = None
) -> QuerySet[AccessGrant]:
    """Return what opens single files on the day: to one person, or one file to anybody."""
    rows = listed_grants().filter(starts_on__lte=on, ends_on__gte=on, revoked_at=None)
    if client is not None:
        return rows.filter(Q(client=client) | Q(covers=client.worker_id)).order_by("ends_on", "pk")
    if for_user is not None:
        rows = rows.filter(user=for_user)
    return rows.filter(covers=None).order_by("ends_on", "pk")


def listed_covers(on: dt.date, *, for_user: int | None = None) -> QuerySet[AccessGrant]:
    """Return the covers that are not over, of one person if he is named."""
    rows = listed_grants(for_user=for_user)
    rows = rows.filter(covers__isnull=False, ends_on__gte=on, revoked_at=None)
    return rows.order_by("starts_on", "pk")


def signature_of(request: SensitiveAccessRequest) -> SignOff | None:
    """Return how the request was signed; a signature of other content says so."""
    return signoffs_of(request).last()


def transfers_waiting(user_id: int) -> QuerySet[CaseTransfer]:
    """Return the cases that this person was asked to take over."""
    rows: QuerySet[CaseTransfer] = CaseTransfer.objects.filter(offered_to=user_id, state="offered")
    return rows.select_related("case", "offered_by").order_by("created_at", "id")


def listed_transfers(*, for_user: int | None = None) -> QuerySet[CaseTransfer]:
    """Return the transfers in scope; of one person: those he offered and those offered to him."""
    rows: QuerySet[CaseTransfer] = CaseTransfer.objects.select_related(
        "case", "offered_by", "offered_to", "station"
    )
    if for_user is None:
        return rows
    return rows.filter(Q(offered_by=for_user) | Q(offered_to=for_user))


def get_transfer(*, pk: UUID) -> CaseTransfer:
    """Return the transfer. Another station's does not exist here."""
    rows = listed_transfers().select_related("case__client__worker")
    transfer: CaseTransfer | None = rows.filter(pk=pk).first()
    if transfer is None:
        raise NotFoundError(phrases.TRANSFER_GONE)
    return transfer


def transfers_of(case: Case) -> QuerySet[CaseTransfer]:
    """Return the transfers of a case, the newest first."""
    return listed_transfers().filter(case=case).order_by("-created_at", "-id")
