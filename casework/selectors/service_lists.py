"""Reading 服务清单: what is suggested, decided and delivered for one person."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from casework.enums.communities import ListItemState, NeedState
from casework.errors.communities import RowGoneError
from casework.models import (
    Client,
    CommunityNeed,
    CommunityResource,
    Need,
    RecordClient,
    ServiceListItem,
)
from casework.rules.matching import Asking, Match, in_order, match
from casework.selectors.needs import needs_of
from casework.selectors.resources import resources_listed, uses_of, valid_on
from projects.models import CatalogueItem, ProjectItem

SHOWN_RECORDS = 20
MOST_RESOURCES = 500


@dataclass
class ListedNeed:
    """One need of the person with what answers it."""

    need: Need
    items: list[ServiceListItem] = field(default_factory=list)
    declined: list[ServiceListItem] = field(default_factory=list)


def service_list(client: Client) -> list[ListedNeed]:
    """Return the needs of the client with their services. Two queries."""
    listed = {need.pk: ListedNeed(need) for need in needs_of(client)}
    for item in items_of(client):
        if item.need_id in listed:
            each = listed[item.need_id]
            refused = item.state == ListItemState.DECLINED
            (each.declined if refused else each.items).append(item)
    return list(listed.values())


def items_of(client: Client) -> QuerySet[ServiceListItem]:
    """Return the lines of a client's list, in the order in which they were decided."""
    rows: QuerySet[ServiceListItem] = ServiceListItem.objects.filter(client=client)
    return rows.select_related("resource", "catalogue_item", "decided_by", "record").defer(
        "resource__contact_phone", "record__content", "record__next_step"
    ).order_by("pk")  # fmt: skip


def get_item(*, pk: UUID) -> ServiceListItem:
    """Return one line with its client and its need. Another station's does not exist here."""
    rows: QuerySet[ServiceListItem] = ServiceListItem.objects.select_related(
        "client__community", "client__worker", "client__station", "need", "resource"
    )
    item: ServiceListItem | None = rows.filter(pk=pk).first()
    if item is None:
        raise RowGoneError
    return item


def suggestions(need: Need, client: Client, on: dt.date) -> list[Match]:
    """Return what the station's resources offer for this need, the best fit first."""
    asking = Asking(need.kind, client.client_class, client.community_id)
    decided = ServiceListItem.objects.filter(need=need).exclude(resource=None)
    rows = valid_on(resources_listed(), on).filter(
        kinds__contains=[need.kind], station_id=need.station_id
    )
    offered: list[CommunityResource] = list(
        rows.exclude(pk__in=decided.order_by().values("resource")).order_by("pk")[:MOST_RESOURCES]
    )
    uses = uses_of([each.pk for each in offered])
    own = _places_of(client)
    return in_order(
        match(asking, each, used=uses.get(each.pk, 0) - (each.pk in own), on=on) for each in offered
    )


def catalogue_items(station_id: int, on: dt.date) -> QuerySet[CatalogueItem]:
    """Return the items that the projects of the station offer on a day."""
    running = ProjectItem.objects.filter(
        station_id=station_id, project__starts_on__lte=on, project__ends_on__gte=on
    )
    rows: QuerySet[CatalogueItem] = CatalogueItem.objects.filter(
        pk__in=running.order_by().values("item"), is_active=True
    )
    return rows.order_by("catalogue_id", "position", "pk")


def records_to_choose(client: Client) -> QuerySet[RecordClient]:
    """Return the newest services of the client, for “by which record it was delivered”."""
    rows: QuerySet[RecordClient] = RecordClient.objects.filter(client=client).select_related(
        "record"
    )
    return rows.order_by("-served_on", "-record_id")[:SHOWN_RECORDS]


def counts_by_state(rows: QuerySet[ServiceListItem] | QuerySet[Need]) -> dict[str, int]:
    """Return how many rows stand in each state."""
    counted = rows.order_by().values("state").annotate(number=Count("pk"))
    return defaultdict(int, counted.values_list("state", "number"))


def waiting_needs(before: dt.date) -> tuple[QuerySet[Need], QuerySet[CommunityNeed]]:
    """Return needs of high priority, of people and of communities, open since before that day."""
    waiting = Q(priority="1", state__in=(NeedState.OPEN, NeedState.SERVING))
    return (
        Need.objects.filter(waiting, raised_on__lt=before)
        .select_related("client")
        .order_by("raised_on", "pk"),
        CommunityNeed.objects.filter(waiting, found_on__lt=before)
        .select_related("community")
        .order_by("found_on", "pk"),
    )


def _places_of(client: Client) -> set[UUID]:
    """Return the resources in which the client has a place already."""
    taken = (ListItemState.DECIDED, ListItemState.DELIVERED)
    rows: QuerySet[ServiceListItem] = ServiceListItem.objects.filter(
        client=client, state__in=taken
    ).exclude(resource=None)
    return set(rows.order_by().values_list("resource_id", flat=True))
