"""Agencies and purchasers."""

from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from core import audit
from stations import phrases
from stations.models import Agency, Purchaser, Region
from stations.rules import directory as rules
from stations.selectors.workspaces import Workspace
from stations.services.saving import change, readable, save_unique


@dataclass(frozen=True)
class AgencyValues:
    """What a form says of an agency."""

    name: str
    credit_code: str
    region: Region
    contact_name: str = ""
    contact_phone: str = ""
    is_active: bool = True


@dataclass(frozen=True)
class PurchaserValues:
    """What a form says of a purchaser."""

    name: str
    region: Region
    is_active: bool = True


@transaction.atomic
def create_agency(*, workspace: Workspace, values: AgencyValues, by: User) -> Agency:
    """登记承接机构。"""
    rules.can_manage_organisation(workspace, values.region).require()

    agency = Agency(**vars(values))
    save_unique(agency, taken=phrases.AGENCY_TAKEN, field="credit_code")

    changes = audit.diff({}, readable(agency, *vars(values)))
    audit.record("agency.created", target=agency, by=by, changes=changes)
    return agency


@transaction.atomic
def edit_agency(*, workspace: Workspace, agency: Agency, values: AgencyValues, by: User) -> Agency:
    """修改承接机构：the old and the new place both lie in the workspace's own."""
    agency = Agency.objects.select_for_update(of=("self",)).get(pk=agency.pk)
    rules.can_manage_organisation(workspace, agency.region).require()
    rules.can_manage_organisation(workspace, values.region).require()

    changes = change(agency, vars(values))
    if changes:
        save_unique(
            agency,
            taken=phrases.AGENCY_TAKEN,
            field="credit_code",
            update_fields=[*changes, "updated_at"],
        )
        audit.record("agency.edited", target=agency, by=by, changes=changes)
    return agency


@transaction.atomic
def create_purchaser(*, workspace: Workspace, values: PurchaserValues, by: User) -> Purchaser:
    """登记购买主体。"""
    rules.can_manage_organisation(workspace, values.region).require()

    purchaser = Purchaser(**vars(values))
    save_unique(purchaser, taken=phrases.PURCHASER_TAKEN, field="name")

    changes = audit.diff({}, readable(purchaser, *vars(values)))
    audit.record("purchaser.created", target=purchaser, by=by, changes=changes)
    return purchaser


@transaction.atomic
def edit_purchaser(
    *, workspace: Workspace, purchaser: Purchaser, values: PurchaserValues, by: User
) -> Purchaser:
    """修改购买主体。"""
    purchaser = Purchaser.objects.select_for_update(of=("self",)).get(pk=purchaser.pk)
    rules.can_manage_organisation(workspace, purchaser.region).require()
    rules.can_manage_organisation(workspace, values.region).require()

    changes = change(purchaser, vars(values))
    if changes:
        fields = [*changes, "updated_at"]
        save_unique(purchaser, taken=phrases.PURCHASER_TAKEN, field="name", update_fields=fields)
        audit.record("purchaser.edited", target=purchaser, by=by, changes=changes)
    return purchaser
