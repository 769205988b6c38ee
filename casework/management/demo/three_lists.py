"""The three lists of the demonstration: needs, resources, and service lists of ten people."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from accounts.models import User
from casework.management.demo.cast import workspace_of
from casework.management.demo.plans import key
from casework.management.demo.three_lists_texts import (
    COMMUNITY_NEEDS,
    PERSONAL_NEEDS,
    RESOURCES,
)
from casework.models import Client, CommunityNeed, CommunityResource, Need, RecordClient
from casework.rules.clients import is_protected_minor
from casework.selectors.service_lists import suggestions
from casework.services import community_needs, needs, resources, service_lists
from core import clock
from stations.models import Region, Station
from stations.selectors.workspaces import workspace_scope

ZONE = ZoneInfo(settings.TIME_ZONE)
LISTED = 10


def tell_lists(station: Station, worker: User, today: dt.date) -> None:
    """Tell the three lists of a station; told again, it adds nothing."""
    with workspace_scope(workspace_of(worker)):
        if CommunityResource.objects.filter(pk=key("resource", station.name, 0)).exists():
            return
        street = list(Region.objects.filter(parent=station.region).order_by("code")[:6])
        _tell_resources(station, street, worker, today)
        _tell_community_needs(station, street, worker, today)
        _tell_service_lists(station, worker, today)


def _tell_resources(station: Station, street: list[Region], by: User, today: dt.date) -> None:
    for number, (place, ends_in, values) in enumerate(RESOURCES):
        start = today - dt.timedelta(days=330 - 9 * number)
        with clock.held_at(_moment(start)):
            resources.add_resource(
                resource_id=key("resource", station.name, number),
                station_id=station.pk,
                values={
                    **values,
                    "community": None if place is None else street[place % len(street)],
                    "valid_from": start,
                    "valid_to": None if ends_in is None else today + dt.timedelta(days=ends_in),
                },
                by=by,
            )


def _tell_community_needs(station: Station, street: list[Region], by: User, today: dt.date) -> None:
    for number, (place, days, settled, values) in enumerate(COMMUNITY_NEEDS):
        found_on = today - dt.timedelta(days=days)
        with clock.held_at(_moment(found_on)):
            need: CommunityNeed = community_needs.add_community_need(
                need_id=key("community need", station.name, number),
                station_id=station.pk,
                values={**values, "community": street[place % len(street)], "found_on": found_on},
                by=by,
            )
        if settled:
            state, response, satisfaction = settled
            with clock.held_at(_moment(min(found_on + dt.timedelta(days=40), today))):
                community_needs.settle_community_need(
                    need=need, state=state, response=response, satisfaction=satisfaction, by=by
                )


def _tell_service_lists(station: Station, by: User, today: dt.date) -> None:
    """Ten people: some are served and satisfied, some wait, one refused what was offered."""
    own = Client.objects.filter(station=station, worker=by).select_related("community")
    known = [each for each in own.order_by("created_at", "pk") if not is_protected_minor(each)]
    for number, client in enumerate(known[:LISTED]):
        for turn, (days, values) in enumerate(PERSONAL_NEEDS[number % len(PERSONAL_NEEDS)]):
            raised_on = today - dt.timedelta(days=days)
            with clock.held_at(_moment(raised_on)):
                need = needs.record_need(
                    client=client,
                    need_id=key("need", station.name, number, turn),
                    raised_on=raised_on,
                    by=by,
                    **values,
                )
            _answer(need, client, number + turn, today, by)


def _answer(need: Need, client: Client, number: int, today: dt.date, by: User) -> None:
    later = min(need.raised_on + dt.timedelta(days=3), today)
    with clock.held_at(_moment(later)):
        found = suggestions(need, client, later)
        if not found or number % 5 == 4:
            return
        best, item_id = found[0], key("list item", str(need.pk))
        if number % 7 == 6:
            service_lists.decline_suggestion(
                item_id=item_id, need=need, resource=best.resource,
                reason="本人说暂时用不着，过一阵再说", by=by,
            )  # fmt: skip
            return
        item = service_lists.decide_item(
            item_id=item_id, need=need, resource=best.resource,
            service=best.resource.content[:60], reason=best.text, by=by,
        )  # fmt: skip
    if number % 3 == 2:
        return
    served = RecordClient.objects.filter(client=client, served_on__gte=later).order_by("served_on")
    part: Any = served.select_related("record").first()
    delivered_on = part.served_on if part else min(later + dt.timedelta(days=6), today)
    with clock.held_at(_moment(max(delivered_on, later))):
        service_lists.deliver_item(
            item=item, delivered_on=delivered_on, record=part.record if part else None, by=by
        )
        state, satisfaction = ("met", 5) if number % 2 else ("partly", 3)
        needs.settle_need(need=need, state=state, satisfaction=satisfaction, by=by)


def _moment(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(16, 40), ZONE)
