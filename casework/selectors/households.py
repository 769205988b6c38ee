"""Reading households and guardians."""

import datetime as dt
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet

from casework.models import Client, Guardian, Household, HouseholdMember
from casework.phrases import clients as phrases
from casework.selectors.clients import SECRETS
from core.errors import NotFoundError

SHOWN_CLIENT = tuple(f"client__{name}" for name in SECRETS)


def _members() -> QuerySet[HouseholdMember]:
    rows: QuerySet[HouseholdMember] = HouseholdMember.objects.select_related("client")
    rows = rows.defer(*SHOWN_CLIENT)
    return rows.order_by(F("left_on").asc(nulls_first=True), "birth_year", "pk")


def get_household(*, pk: UUID) -> Household:
    """Return the household with its members. Another station's does not exist here."""
    rows = Household.objects.select_related("community", "station__region")
    household: Household | None = (
        rows.prefetch_related(Prefetch("members", _members())).filter(pk=pk).first()
    )
    if household is None:
        raise NotFoundError(phrases.HOUSEHOLD_GONE)
    return household


def household_of(client: Client) -> Household | None:
    """Return the household in which the client is at present, with its members."""
    membership = HouseholdMember.objects.filter(client=client, left_on=None).first()
    return get_household(pk=membership.household_id) if membership else None


def clients_in(household: Household) -> list[Client]:
    """Return the clients who are in the household at present; no query more."""
    here = (member for member in household.members.all() if member.left_on is None)
    return [member.client for member in here if member.client is not None]


def get_member(*, pk: UUID) -> HouseholdMember:
    """Return the member. Another station's does not exist here."""
    rows = HouseholdMember.objects.select_related("household", "client")
    member: HouseholdMember | None = rows.filter(pk=pk).first()
    if member is None:
        raise NotFoundError(phrases.HOUSEHOLD_GONE)
    return member


def guardians_of(client: Client) -> QuerySet[Guardian]:
    """Return the guardians of a client, the latest first."""
    rows: QuerySet[Guardian] = Guardian.objects.filter(client=client)
    return rows.order_by("-starts_on", "pk")


def guardians_on(client: Client, on: dt.date) -> QuerySet[Guardian]:
    """Return those who are guardians on that day."""
    return guardians_of(client).filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)


def get_guardian(*, pk: UUID) -> Guardian:
    """Return the guardian. Another station's does not exist here."""
    rows = Guardian.objects.select_related("client__station")
    guardian: Guardian | None = rows.filter(pk=pk).first()
    if guardian is None:
        raise NotFoundError("没有找到这位监护人。")
    return guardian
