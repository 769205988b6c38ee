"""服务清单：a person decides which resource or service answers a need, and it is followed up."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from casework.enums.communities import ListItemState, NeedState
from casework.models import (
    Client,
    CommunityResource,
    Need,
    RecordClient,
    ServiceListItem,
    ServiceRecord,
)
from casework.phrases import communities as phrases
from casework.rules import can_write_records, communities as rules, matching
from casework.selectors.resources import used_by
from casework.services.rows import insert, made_before
from core import audit, clock
from core.errors import RefusedError
from projects.models import CatalogueItem


@transaction.atomic
def decide_item(
    *,
    item_id: UUID,
    need: Need,
    resource: CommunityResource | None = None,
    catalogue_item: CatalogueItem | None = None,
    service: str = "",
    reason: str,
    by: User,
) -> ServiceListItem:
    """采用：writes why. A resource must be valid today and have room; the last place goes once."""
    if made := made_before(ServiceListItem, item_id, need=need):
        return made
    locked = _hold(need)
    if resource is not None:
        resource = _hold_resource(resource, locked)
    service = service.strip() or str(resource or catalogue_item or "")
    if not service:
        raise RefusedError(phrases.NOTHING_CHOSEN, field="service")
    chosen = {"resource": resource, "catalogue_item": catalogue_item, "service": service[:200]}
    item = _insert(item_id, locked, ListItemState.DECIDED, reason, by, **chosen)
    if locked.state == NeedState.OPEN:
        locked.state = NeedState.SERVING
        locked.save(update_fields=["state", "updated_at"])

    audit.record("servicelistitem.decided", target=item, by=by)
    return item


@transaction.atomic
def decline_suggestion(
    *, item_id: UUID, need: Need, resource: CommunityResource, reason: str, by: User
) -> ServiceListItem:
    """不采用一个建议：it is not suggested for this need again, and why stands here."""
    if made := made_before(ServiceListItem, item_id, need=need):
        return made
    locked = _hold(need)
    suggested = {"resource": resource, "service": resource.name}
    item = _insert(item_id, locked, ListItemState.DECLINED, reason, by, **suggested)
    audit.record("servicelistitem.declined", target=item, by=by)
    return item


@transaction.atomic
def cancel_item(*, item: ServiceListItem, reason: str, by: User) -> ServiceListItem:
    """不再采用：the place is free again."""
    locked = _hold_item(item)
    rules.can_cancel(locked).require()
    locked.state, locked.note = ListItemState.DECLINED, _stated(reason)
    locked.save(update_fields=["state", "note", "updated_at"])
    audit.record("servicelistitem.declined", target=locked, by=by)
    return locked


@transaction.atomic
def deliver_item(
    *,
    item: ServiceListItem,
    delivered_on: dt.date,
    record: ServiceRecord | None = None,
    note: str = "",
    by: User,
) -> ServiceListItem:
    """登记已提供，可以指明是哪一条服务记录。"""
    locked = _hold_item(item)
    rules.can_deliver(locked).require()
    if delivered_on > clock.today():
        raise RefusedError(phrases.DELIVERED_OUT_OF_TIME, field="delivered_on")
    if record is not None and not _served(record, locked.client):
        raise RefusedError(phrases.RECORD_OF_ANOTHER, field="record")

    locked.state, locked.delivered_on = ListItemState.DELIVERED, delivered_on
    locked.record, locked.note = record, note.strip()
    names = ["state", "delivered_on", "record", "note", "updated_at"]
    locked.save(update_fields=names)
    audit.record("servicelistitem.delivered", target=locked, by=by)
    return locked


@transaction.atomic
def print_service_list(*, client: Client, by: User) -> None:
    """打印服务清单：leaves an event on the client's file."""
    audit.record("client.service_list_printed", target=client, by=by)


def _hold(need: Need) -> Need:
    locked: Need = (
        Need.objects.select_for_update(of=("self",)).select_related("client").get(pk=need.pk)
    )
    can_write_records(locked.station_id).require()
    rules.can_match(locked.state).require()
    return locked


def _hold_item(item: ServiceListItem) -> ServiceListItem:
    rows = ServiceListItem.objects.select_for_update(of=("self",)).select_related("client")
    locked: ServiceListItem = rows.get(pk=item.pk)
    can_write_records(locked.station_id).require()
    return locked


def _hold_resource(resource: CommunityResource, need: Need) -> CommunityResource:
    """Hold the resource, and refuse it when it is not valid or its last place is taken."""
    held: CommunityResource = CommunityResource.objects.select_for_update(of=("self",)).get(
        pk=resource.pk
    )
    used = used_by(held, without=need.client_id)
    for point in (matching.in_time(held, clock.today()), matching.has_room(held, used)):
        if not point.fits:
            why = phrases.RESOURCE_UNFIT.format(why=point.words)
            raise RefusedError(why, field="resource")
    return held


def _insert(
    item_id: UUID, need: Need, state: ListItemState, reason: str, by: User, **what: Any
) -> ServiceListItem:
    item = ServiceListItem(
        pk=item_id,
        station_id=need.station_id,
        client_id=need.client_id,
        need=need,
        reason=_stated(reason),
        state=state,
        decided_by=by,
        decided_at=clock.now(),
        **what,
    )
    taken = RefusedError(phrases.RESOURCE_TAKEN, field="resource")
    return insert(item, {"need_meets_resource_once": taken})


def _stated(reason: str) -> str:
    reason = " ".join(reason.split())[:200]
    if not reason:
        raise RefusedError(phrases.REASON_MISSING, field="reason")
    return reason


def _served(record: ServiceRecord, client: Client) -> bool:
    found: bool = RecordClient.objects.filter(record=record, client=client).exists()
    return found
