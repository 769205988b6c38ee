"""Reading 资源清单, with how much of each resource is used."""

import datetime as dt
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from casework.enums.communities import ListItemState
from casework.errors.communities import RowGoneError
from casework.models import CommunityResource, ServiceListItem
from casework.rules.communities import EXPIRING

NEWEST_FIRST = ("-valid_from", "-pk")
TAKING_PLACES = (ListItemState.DECIDED, ListItemState.DELIVERED)


def resources_listed() -> QuerySet[CommunityResource]:
    """Return the resources in scope as a list shows them: without decrypting the phone."""
    rows: QuerySet[CommunityResource] = CommunityResource.objects.select_related(
        "community", "station"
    )
    return rows.defer("contact_phone")


def with_use(resources: QuerySet[CommunityResource]) -> QuerySet[CommunityResource]:
    """Add `used`: how many people the service lists have given a place."""
    taken = (
        ServiceListItem.objects.filter(resource=OuterRef("pk"), state__in=TAKING_PLACES)
        .order_by()
        .values("resource")
        .annotate(people=Count("client", distinct=True))
        .values("people")
    )
    return resources.annotate(used=Coalesce(Subquery(taken), 0))


def uses_of(keys: Collection[UUID]) -> dict[UUID, int]:
    """Return how many people each of the resources serves."""
    rows: QuerySet[ServiceListItem] = ServiceListItem.objects.filter(
        resource__in=keys, state__in=TAKING_PLACES
    )
    counted = rows.order_by().values("resource").annotate(people=Count("client", distinct=True))
    return dict(counted.values_list("resource", "people"))


def used_by(resource: CommunityResource, *, without: UUID) -> int:
    """Return how many people other than `without` have a place."""
    rows: QuerySet[ServiceListItem] = ServiceListItem.objects.filter(
        resource=resource, state__in=TAKING_PLACES
    )
    number: int = rows.exclude(client_id=without).values("client").distinct().count()
    return number


def get_resource(*, pk: UUID) -> CommunityResource:
    """Return one resource with its use. Another station's does not exist here."""
    rows: QuerySet[CommunityResource] = CommunityResource.objects.select_related(
        "community", "station", "recorded_by"
    )
    resource: CommunityResource | None = with_use(rows).filter(pk=pk).first()
    if resource is None:
        raise RowGoneError
    return resource


def valid_on(resources: QuerySet[CommunityResource], on: dt.date) -> QuerySet[CommunityResource]:
    """Keep those that can be used on the day `on`."""
    return resources.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)


def expiring(on: dt.date) -> QuerySet[CommunityResource]:
    """Return those that run out within 30 days, the nearest first."""
    rows: QuerySet[CommunityResource] = CommunityResource.objects.filter(
        valid_to__gte=on, valid_to__lte=on + EXPIRING
    )
    return rows.defer("contact_phone").order_by("valid_to", "pk")


def by_validity(
    resources: QuerySet[CommunityResource], state: str, on: dt.date
) -> QuerySet[CommunityResource]:
    """Keep those of one state: valid, expiring, expired or full."""
    if state == "expired":
        return resources.filter(valid_to__lt=on)
    if state == "expiring":
        return resources.filter(valid_to__gte=on, valid_to__lte=on + EXPIRING)
    valid = valid_on(resources, on)
    if state == "full":
        counted: Any = with_use(valid)
        full: QuerySet[CommunityResource] = counted.filter(used__gte=F("capacity"))
        return full
    return valid
