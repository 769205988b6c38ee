"""Putting clients into categories, for a time and with proof."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from casework.models import ClassificationItem, Client, ClientCategory
from casework.phrases import clients as phrases
from casework.rules import clients as rules
from casework.selectors.categories import class_by_categories, items_for, versions_of
from casework.services.rows import insert, lock, made_before
from core import audit, clock
from core.errors import RefusedError
from stations.selectors.workspaces import Workspace
from stations.services.files import keep_upload


@dataclass(frozen=True, kw_only=True)
class CategoryValues:
    """One category, as a form hands it over."""

    item: ClassificationItem
    starts_on: dt.date
    proof_number: str = ""
    proof: "UploadedFile[Any] | None" = None


@transaction.atomic
def add_category(
    *,
    category_id: UUID,
    client: Client,
    values: CategoryValues,
    workspace: Workspace,
    by: User,
) -> ClientCategory:
    """登记类别：several at a time, each once. 统计类别 follows from them."""
    client = lock(client)
    rules.can_edit(workspace, by, client).require()
    rules.can_change(client).require()
    if made := made_before(ClientCategory, category_id, client=client):
        return made
    _refuse_unsound(client, values)

    proof = None
    if values.proof is not None:
        proof = keep_upload(station_id=client.station_id, upload=values.proof, by=by)
    category = insert(
        ClientCategory(
            pk=category_id,
            station_id=client.station_id,
            client=client,
            item=values.item,
            starts_on=values.starts_on,
            proof_number=values.proof_number,
            proof=proof,
            added_by=by,
        )
    )
    _derive_class(client)

    changes = {"category": [None, values.item.label]}
    audit.record("category.added", target=client, by=by, changes=changes)
    return category


@transaction.atomic
def end_category(
    *, category: ClientCategory, on: dt.date, workspace: Workspace, by: User
) -> ClientCategory:
    """终止类别：ended, not deleted."""
    client = Client.objects.select_for_update(of=("self",)).get(pk=category.client_id)
    category = (
        ClientCategory.objects.select_for_update(of=("self",))
        .select_related("item")
        .get(pk=category.pk)
    )
    rules.can_edit(workspace, by, client).require()
    if category.ends_on is not None:
        raise RefusedError(phrases.ALREADY_OVER, field="ends_on")
    if on < category.starts_on:
        raise RefusedError(phrases.END_BEFORE_START, field="ends_on")
    if on > clock.today():
        raise RefusedError(phrases.FUTURE_DAY, field="ends_on")

    category.ends_on = on
    category.save(update_fields=["ends_on", "updated_at"])
    _derive_class(client)

    changes = {"category": [category.item.label, None]}
    audit.record("category.ended", target=client, by=by, changes=changes)
    return category


def _refuse_unsound(client: Client, values: CategoryValues) -> None:
    if values.starts_on > clock.today():
        raise RefusedError(phrases.FUTURE_DAY, field="starts_on")
    offered = items_for(client.station, clock.today())
    if not offered.filter(pk=values.item.pk).exists():
        raise RefusedError(phrases.CATEGORY_NOT_OFFERED, field="item")
    same = versions_of(values.item)
    if ClientCategory.objects.filter(client=client, item__in=same, ends_on=None).exists():
        raise RefusedError(phrases.CATEGORY_OPEN, field="item")


def _derive_class(client: Client) -> None:
    derived = class_by_categories(client)
    if derived and derived != client.client_class:
        client.client_class = derived
        client.save(update_fields=["client_class", "updated_at"])
