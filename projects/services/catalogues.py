"""Catalogues from the policy documents, and what regions add to them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from accounts.models import User
from core import audit
from core.errors import NotAllowedError, RefusedError
from projects import phrases, rules
from projects.enums import ServiceDirection
from projects.models import CatalogueItem, ServiceCatalogue
from projects.selectors import catalogues
from stations.models import PolicyRule, Region
from stations.selectors.workspaces import Workspace
from stations.validators.policies import Catalogue

CARRIED_OVER = (
    "code",
    "direction",
    "area",
    "name",
    "content",
    "standard_areas",
    "position",
)


@dataclass
class CatalogueReport:
    """What loading has done."""

    created: list[ServiceCatalogue] = field(default_factory=list)
    unchanged: int = 0


@transaction.atomic
def load_catalogues(*, by: User | None) -> CatalogueReport:
    """Make the catalogue of every published document that sets one. Twice changes nothing."""
    report = CatalogueReport()
    settings = PolicyRule.objects.filter(key=catalogues.RULE).select_related("document")
    have = set(ServiceCatalogue.objects.values_list("document_id", flat=True))
    for rule in settings.order_by("document__code", "document__version"):
        if rule.document_id in have:
            report.unchanged += 1
        else:
            report.created.append(_load(rule, by))
    return report


@transaction.atomic
def add_local_item(
    *,
    catalogue: ServiceCatalogue,
    region: Region,
    name: str,
    content: str,
    standard_areas: Sequence[str],
    workspace: Workspace,
    by: User,
) -> CatalogueItem:
    """增设条目: a local N item for the stations of `region`."""
    rules.can_manage_items(workspace, region).require()
    ServiceCatalogue.objects.select_for_update(of=("self",)).get(pk=catalogue.pk)
    own = CatalogueItem.objects.filter(catalogue=catalogue, region=region)
    if own.filter(name=name).exists():
        raise RefusedError(phrases.ITEM_NAME_TAKEN, field="name")

    item = CatalogueItem.objects.create(
        catalogue=catalogue,
        code=f"N-{region.code[:9].rstrip('0')}-{own.count() + 1:02}",
        direction=ServiceDirection.LOCAL,
        area=rules.LOCAL_AREA,
        name=name,
        content=content,
        standard_areas=list(standard_areas),
        region=region,
        position=rules.LOCAL_POSITION + own.count(),
    )

    audit.record("catalogue.item_added", target=item, by=by)
    return item


@transaction.atomic
def set_item_active(
    *, item: CatalogueItem, active: bool, workspace: Workspace, by: User
) -> CatalogueItem:
    """停用或启用 a local item. Records that use it stay; new ones cannot choose it."""
    if item.region is None:
        raise NotAllowedError(phrases.ITEM_NOT_LOCAL)
    rules.can_manage_items(workspace, item.region).require()
    item = CatalogueItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if item.is_active == active:
        return item

    item.is_active = active
    item.save(update_fields=["is_active"])

    audit.record("catalogue.item_opened" if active else "catalogue.item_closed", target=item, by=by)
    return item


def _load(rule: PolicyRule, by: User | None) -> ServiceCatalogue:
    value = Catalogue.model_validate(rule.value)
    catalogue = ServiceCatalogue.objects.create(
        document=rule.document, name=value.name, clause=rule.clause
    )
    CatalogueItem.objects.bulk_create(
        CatalogueItem(catalogue=catalogue, position=position, **entry.model_dump())
        for position, entry in enumerate(value.items, start=1)
    )
    _carry_local_items_over(catalogue)
    audit.record("catalogue.loaded", target=catalogue, by=by)
    return catalogue


def _carry_local_items_over(catalogue: ServiceCatalogue) -> None:
    """Give a new version of a document what regions had added to the version before it."""
    document = catalogue.document
    before = ServiceCatalogue.objects.filter(
        document__code=document.code, document__version__lt=document.version
    ).order_by("-document__version")
    previous = before.first()
    if previous is None:
        return
    CatalogueItem.objects.bulk_create(
        CatalogueItem(
            catalogue=catalogue,
            region_id=item.region_id,
            **{name: getattr(item, name) for name in CARRIED_OVER},
        )
        for item in previous.items.filter(region__isnull=False, is_active=True)
    )
