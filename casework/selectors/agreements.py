"""Reading service agreements."""

import datetime as dt
from uuid import UUID

from django.db.models import Q, QuerySet

from casework.models import Client, ServiceAgreement
from casework.phrases.consents import AGREEMENT_GONE
from casework.selectors.clients import SECRETS
from core.errors import NotFoundError
from stations.models import Station
from stations.selectors.policies import rule_for
from stations.validators.policies import AgreementText

RULE = "agreement_text"
NEWEST_FIRST = ("-starts_on", "-id")
STATES = (
    ("drawn", "待签署"),
    ("running", "履行中"),
    ("over", "已到期"),
    ("ended", "已提前终止"),
)


def state_of(agreement: ServiceAgreement, on: dt.date) -> str:
    """Return 待签署, 履行中, 已到期 or 已提前终止 as a code."""
    if agreement.ended_on is not None:
        return "ended"
    if agreement.signed_on is None:
        return "drawn"
    return "over" if agreement.ends_on < on else "running"


def in_state(
    agreements: QuerySet[ServiceAgreement], state: str, on: dt.date
) -> QuerySet[ServiceAgreement]:
    """Return those in that state on that day."""
    conditions = {
        "ended": ~Q(ended_on=None),
        "drawn": Q(ended_on=None, signed_on=None),
        "over": Q(ended_on=None, signed_on__isnull=False, ends_on__lt=on),
        "running": Q(ended_on=None, signed_on__isnull=False, ends_on__gte=on),
    }
    return agreements.filter(conditions[state])


def listed_agreements() -> QuerySet[ServiceAgreement]:
    """Return the agreements in scope as a list shows them."""
    rows: QuerySet[ServiceAgreement] = ServiceAgreement.objects.select_related(
        "client", "household", "station", "drawn_up_by"
    )
    hidden = (f"client__{name}" for name in SECRETS)
    return rows.defer(
        *hidden, "household__address", "content", "duties", "confidentiality", "purpose"
    )


def agreements_of(client: Client) -> QuerySet[ServiceAgreement]:
    """Return the agreements with a client, the newest first."""
    return listed_agreements().filter(client=client).order_by(*NEWEST_FIRST)


def get_agreement(*, pk: UUID) -> ServiceAgreement:
    """Return the agreement. Another station's does not exist here."""
    rows = ServiceAgreement.objects.select_related(
        "client", "household", "station__region", "drawn_up_by", "proof"
    )
    agreement: ServiceAgreement | None = rows.filter(pk=pk).first()
    if agreement is None:
        raise NotFoundError(AGREEMENT_GONE)
    return agreement


def agreement_text(station: Station, on: dt.date) -> AgreementText | None:
    """Return what an agreement says before somebody changes it."""
    rule = rule_for(station, RULE, on)
    return rule.typed if rule else None
