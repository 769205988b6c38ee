"""Reading agencies and purchasers."""

from django.db.models import Count, Q, QuerySet

from core.errors import NotFoundError
from stations import phrases
from stations.models import Agency, Purchaser
from stations.rules.directory import is_platform
from stations.selectors.workspaces import Workspace


def agencies_in_view(workspace: Workspace) -> QuerySet[Agency]:
    """Return the agencies that are registered in view or run a station in view."""
    agencies = Agency.objects.all()
    if is_platform(workspace):
        return agencies
    if workspace.agency_id is not None:
        return agencies.filter(pk=workspace.agency_id)
    here = Q(stations__in=sorted(workspace.station_ids))
    if workspace.region_path:
        here |= Q(region__path__startswith=workspace.region_path)
    return agencies.filter(pk__in=Agency.objects.filter(here).order_by().values("pk"))


def find_agencies(workspace: Workspace, words: str) -> QuerySet[Agency]:
    """Return the agencies in view by name or code, with the number of their stations in view."""
    running = Q(stations__closed_on__isnull=True)
    if not is_platform(workspace):
        running &= Q(stations__in=sorted(workspace.station_ids))
    found = agencies_in_view(workspace).select_related("region__parent")
    found = found.annotate(running=Count("stations", filter=running))
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(credit_code__icontains=word))
    return found


def get_agency(workspace: Workspace, *, pk: int) -> Agency:
    """Return an agency in view."""
    agency = agencies_in_view(workspace).select_related("region").filter(pk=pk).first()
    if agency is None:
        raise NotFoundError(phrases.AGENCY_GONE)
    return agency


def agencies_to_choose(current: Agency | None = None) -> QuerySet[Agency]:
    """Return the agencies that may run a station: those in use, and the one that does."""
    chosen = Q(is_active=True)
    if current is not None:
        chosen |= Q(pk=current.pk)
    return Agency.objects.filter(chosen)


def purchasers_in_view(workspace: Workspace) -> QuerySet[Purchaser]:
    """Return the purchasers in view: of the region, or of the stations that are reached."""
    purchasers = Purchaser.objects.all()
    if is_platform(workspace):
        return purchasers
    here = Q(stations__in=sorted(workspace.station_ids))
    if workspace.region_path:
        here |= Q(region__path__startswith=workspace.region_path)
    return purchasers.filter(pk__in=Purchaser.objects.filter(here).order_by().values("pk"))


def find_purchasers(workspace: Workspace, words: str) -> QuerySet[Purchaser]:
    """Return the purchasers in view by name, with the number of stations in view they pay for."""
    paid = Q(stations__closed_on__isnull=True)
    if not is_platform(workspace):
        paid &= Q(stations__in=sorted(workspace.station_ids))
    found = purchasers_in_view(workspace).select_related("region__parent")
    found = found.annotate(paid=Count("stations", filter=paid))
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(region__name__icontains=word))
    return found


def get_purchaser(workspace: Workspace, *, pk: int) -> Purchaser:
    """Return a purchaser in view."""
    purchaser = purchasers_in_view(workspace).select_related("region").filter(pk=pk).first()
    if purchaser is None:
        raise NotFoundError(phrases.PURCHASER_GONE)
    return purchaser


def purchasers_to_choose(
    district_path: str, current: Purchaser | None = None
) -> QuerySet[Purchaser]:
    """Return the purchasers in use in a district, and the one that pays now."""
    chosen = Q(is_active=True, region__path__startswith=district_path)
    if current is not None:
        chosen |= Q(pk=current.pk)
    return Purchaser.objects.filter(chosen).select_related("region")
