"""Reading categories: what schemes there are, and who is in which."""

import datetime as dt
from uuid import UUID

from django.db.models import QuerySet

from casework.enums import ClientClass
from casework.models import Classification, ClassificationItem, Client, ClientCategory
from casework.models.clients import ClientQuerySet
from core.errors import NotFoundError
from stations.models import Station
from stations.selectors.policies import rule_for

RULE = "classifications"


def schemes_for(station: Station, on: dt.date) -> QuerySet[Classification]:
    """Return the schemes of the document that rules at the station on that day."""
    rule = rule_for(station, RULE, on)
    rows = Classification.objects.filter(document=rule.document if rule else None)
    return rows.prefetch_related("items").order_by("pk")


def items_for(station: Station, on: dt.date) -> QuerySet[ClassificationItem]:
    """Return the categories of those schemes, in their order."""
    schemes = schemes_for(station, on).order_by().values("pk")
    rows = ClassificationItem.objects.filter(classification__in=schemes)
    return rows.select_related("classification").order_by("classification_id", "position")


def versions_of(item: ClassificationItem) -> QuerySet[ClassificationItem]:
    """Return the rows of one category: each version of a document has its own, by the same codes."""
    return ClassificationItem.objects.filter(
        classification__code=item.classification.code, code=item.code
    ).order_by()


def used_items(station_ids: frozenset[int]) -> QuerySet[ClassificationItem]:
    """Return the categories that somebody of these stations has, each in its newest version."""
    used = ClientCategory.objects.filter(station__in=station_ids, ends_on=None)
    held = ClassificationItem.objects.filter(pk__in=used.order_by().values("item"))
    newest = held.order_by("classification__code", "code", "-pk").distinct(
        "classification__code", "code"
    )
    rows = ClassificationItem.objects.filter(pk__in=newest.values("pk"))
    return rows.select_related("classification").order_by("classification_id", "position")


def categories_of(client: Client) -> QuerySet[ClientCategory]:
    """Return the categories of a client, open ones first."""
    rows: QuerySet[ClientCategory] = ClientCategory.objects.filter(client=client)
    rows = rows.select_related("item__classification", "proof", "added_by")
    return rows.order_by("-ends_on", "-starts_on", "pk")


def get_category(*, pk: UUID) -> ClientCategory:
    """Return the category of a client. Another station's does not exist here."""
    rows = ClientCategory.objects.select_related("client__station", "item")
    category: ClientCategory | None = rows.filter(pk=pk).first()
    if category is None:
        raise NotFoundError("没有找到这一类别登记。")
    return category


def in_category(clients: ClientQuerySet, item: ClassificationItem) -> ClientQuerySet:
    """Return those of `clients` who are in that category at present."""
    held = ClientCategory.objects.filter(item__in=versions_of(item), ends_on=None).order_by()
    return clients.filter(pk__in=held.values("client"))


def class_by_categories(client: Client) -> str:
    """统计类别：the first class, in the order of the classes, that an open category counts in.

    Categories that count as 其他居民 decide nothing: then, as without any, what the file says holds.
    """
    open_ones = ClientCategory.objects.filter(client=client, ends_on=None).order_by()
    found = set(open_ones.values_list("item__client_class", flat=True))
    in_order = [each for each in ClientClass.values if each in found and each != ClientClass.OTHER]
    return in_order[0] if in_order else ""
