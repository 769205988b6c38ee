"""Which catalogue applies where, and what is in it."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import F, Q, QuerySet

from core.errors import NotFoundError
from projects import phrases, rules
from projects.enums import ServiceDirection
from projects.models import CatalogueItem, ServiceCatalogue
from stations.enums import RegionLevel
from stations.models import PolicyDocument, PolicyRule, Region, Station
from stations.rules.directory import is_platform
from stations.selectors.policies import codes_in, covering, nearest_depth, workspace_codes
from stations.selectors.workspaces import Workspace

RULE = "catalogue"
MOST_DIGITS = 9
NOT_ADDING = (RegionLevel.PROVINCE, RegionLevel.COMMUNITY)


@dataclass
class AreaGroup:
    """服务领域 and its items."""

    title: str
    items: list[CatalogueItem] = field(default_factory=list)

    @property
    def is_item(self) -> bool:
        """Whether its one item says the same as its heading."""
        return [item.name for item in self.items] == [self.title]


@dataclass
class DirectionGroup:
    """服务方向 and its areas."""

    code: str
    title: str
    areas: list[AreaGroup] = field(default_factory=list)

    @property
    def headings(self) -> list[tuple[str, list[CatalogueItem]]]:
        """Its items by area, or all under its own title where the areas are the items."""
        if all(area.is_item for area in self.areas):
            return [(self.title, [item for area in self.areas for item in area.items])]
        return [(f"{self.title} · {area.title}", area.items) for area in self.areas]

    @property
    def item_count(self) -> int:
        """How many items it has."""
        return sum(len(area.items) for area in self.areas)


def catalogues_in(codes: Collection[str], on: dt.date) -> QuerySet[ServiceCatalogue]:
    """Return the catalogues that apply to the regions `codes` on the day `on`, the nearest first."""
    documents = covering(PolicyDocument.objects.current(on), codes)
    return _nearest_first(ServiceCatalogue.objects.filter(document__in=documents), codes)


def catalogue_of(station: Station, on: dt.date) -> ServiceCatalogue | None:
    """Return the catalogue from which the projects of `station` choose on the day `on`."""
    return catalogues_in(codes_in(station.region.path), on).first()


def catalogues_for(workspace: Workspace, on: dt.date) -> list[ServiceCatalogue]:
    """Return the catalogues that concern a workspace, the nearest first; all for the platform."""
    if is_platform(workspace):
        current = PolicyDocument.objects.current(on)
        return list(_nearest_first(ServiceCatalogue.objects.filter(document__in=current), []))
    return list(catalogues_in(workspace_codes(workspace), on))


def get_catalogue(*, pk: int) -> ServiceCatalogue:
    """Return a catalogue with its document."""
    catalogue = ServiceCatalogue.objects.select_related("document").filter(pk=pk).first()
    if catalogue is None:
        raise NotFoundError(phrases.CATALOGUE_GONE)
    return catalogue


def chosen_catalogue(offered: list[ServiceCatalogue], wanted: str) -> ServiceCatalogue | None:
    """Return the catalogue asked for: one of `offered`, or the one of a past document."""
    if wanted.isdecimal() and len(wanted) <= MOST_DIGITS:
        return next((one for one in offered if one.pk == int(wanted)), None) or get_catalogue(
            pk=int(wanted)
        )
    return offered[0] if offered else None


def manageable_ids(items: Iterable[CatalogueItem], workspace: Workspace) -> set[int]:
    """Return which of `items` the workspace may open and close."""
    return {
        item.pk
        for item in items
        if item.region is not None and rules.can_manage_items(workspace, item.region)
    }


def get_item(*, pk: int) -> CatalogueItem:
    """Return a catalogue item with its region."""
    item = CatalogueItem.objects.select_related("region", "catalogue").filter(pk=pk).first()
    if item is None:
        raise NotFoundError(phrases.ITEM_GONE)
    return item


def offerable_items(station: Station, on: dt.date) -> QuerySet[CatalogueItem]:
    """Return the items that a project of `station` starting on the day `on` may offer."""
    catalogue = catalogue_of(station, on)
    if catalogue is None:
        return CatalogueItem.objects.none()
    local = Q(region__isnull=True) | Q(region__code__in=codes_in(station.region.path))
    return catalogue.items.filter(local, is_active=True)


def items_shown(catalogue: ServiceCatalogue, workspace: Workspace) -> QuerySet[CatalogueItem]:
    """Return the items of a catalogue that concern a workspace, also those no longer in use."""
    items = catalogue.items.select_related("region")
    if is_platform(workspace):
        return items
    concerned = Q(region__isnull=True) | Q(region__code__in=workspace_codes(workspace))
    if workspace.region_path:
        concerned |= Q(region__path__startswith=workspace.region_path)
    return items.filter(concerned)


def item_regions(workspace: Workspace) -> QuerySet[Region]:
    """Return the regions for which a workspace may add items: from the city to the street."""
    regions = Region.objects.exclude(level__in=NOT_ADDING)
    return (
        regions
        if is_platform(workspace)
        else regions.filter(path__startswith=workspace.region_path)
    )


def tree_of(items: Iterable[CatalogueItem]) -> list[DirectionGroup]:
    """Arrange items as 方向 → 领域 → 条目, under the headings of their documents.

    Items of several catalogues keep apart. One query finds the headings.
    """
    items = list(items)
    headings = _headings({item.catalogue_id for item in items})
    groups: dict[tuple[int, str], DirectionGroup] = {}
    for item in items:
        titles = dict(ServiceDirection.choices) | headings.get(item.catalogue_id, {})
        key = (item.catalogue_id, item.direction)
        group = groups.setdefault(key, DirectionGroup(item.direction, titles[item.direction]))
        if not group.areas or group.areas[-1].title != item.area:
            group.areas.append(AreaGroup(item.area))
        group.areas[-1].items.append(item)
    return list(groups.values())


def _headings(catalogue_ids: Collection[int]) -> dict[int, dict[str, str]]:
    rules = PolicyRule.objects.filter(key=RULE, document__catalogue__in=catalogue_ids)
    return {
        catalogue: value.get("directions", {})
        for catalogue, value in rules.values_list("document__catalogue", "value")
    }


def _nearest_first(
    catalogues: QuerySet[ServiceCatalogue], codes: Collection[str]
) -> QuerySet[ServiceCatalogue]:
    return (
        catalogues.annotate(depth=nearest_depth(codes, "document_id"))
        .select_related("document")
        .order_by(F("depth").desc(nulls_last=True), "-document__effective_from", "pk")
    )
