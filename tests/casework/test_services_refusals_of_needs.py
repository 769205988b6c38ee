"""What the services of needs and service lists refuse: the sentence, its field, no trace."""

import datetime as dt

import pytest

from casework.enums.communities import ListItemState, NeedState
from casework.phrases import communities as phrases
from casework.services import (
    community_needs,
    needs,
    service_lists,
)
from core import clock
from core.ids import uuid7
from tests.factories.cases import CaseFactory
from tests.factories.casework import ClientFactory, ServiceRecordFactory
from tests.factories.communities import (
    CommunityNeedFactory,
    ListItemFactory,
    NeedFactory,
    ResourceFactory,
)
from tests.support.refusals import refuses

pytestmark = pytest.mark.django_db


def day(distance=0):
    return clock.today() + dt.timedelta(days=distance)


def need(**said):
    usual = {"client": ClientFactory.create(), "kind": "care", "description": "没有人做饭"}
    return usual | said


def settled(**said):
    raised = NeedFactory.create(raised_on=day(-5))
    return {"need": raised, "state": NeedState.MET, "satisfaction": 5, "settled_on": day()} | said


def settled_community(**said):
    return settled(**said) | {"need": CommunityNeedFactory.create(found_on=day(-5))}


def item(**said):
    return {
        "item_id": uuid7(),
        "need": NeedFactory.create(),
        "service": "每天送餐",
        "reason": "合适",
    } | said


def taken_already():
    known = ListItemFactory.create()
    return item(need=known.need, resource=known.resource)


def full():
    resource = ResourceFactory.create(capacity=1)
    ListItemFactory.create(resource=resource)
    return item(resource=resource)


def delivered(**said):
    return {"item": ListItemFactory.create(), "delivered_on": day()} | said


def changed(row, name, **values):
    return {name: row, "values": values, "seen_at": row.updated_at}


NEEDS = {
    "a need of tomorrow": (
        needs.record_need,
        lambda world: need(raised_on=day(1)),
        phrases.IN_THE_FUTURE,
        "raised_on",
    ),
    "a need without words": (
        needs.record_need,
        lambda world: need(description=" \n"),
        phrases.NEED_MISSING,
        "description",
    ),
    "a need under another's case": (
        needs.record_need,
        lambda world: need(case=CaseFactory.create()),
        phrases.CASE_OF_ANOTHER,
        "case",
    ),
    "settled before it was raised": (
        needs.settle_need,
        lambda world: settled(settled_on=day(-6)),
        phrases.SETTLED_OUT_OF_TIME,
        "settled_on",
    ),
    "settled tomorrow": (
        needs.settle_need,
        lambda world: settled(settled_on=day(1)),
        phrases.SETTLED_OUT_OF_TIME,
        "settled_on",
    ),
    "rated while open": (
        needs.settle_need,
        lambda world: settled(state=NeedState.OPEN),
        phrases.NOT_TO_BE_RATED,
        "satisfaction",
    ),
    "rated with six": (
        needs.settle_need,
        lambda world: settled(satisfaction=6),
        phrases.WRONG_SATISFACTION,
        "satisfaction",
    ),
    "rated with nothing": (
        needs.settle_need,
        lambda world: settled(satisfaction=0),
        phrases.WRONG_SATISFACTION,
        "satisfaction",
    ),
    "a community's need settled tomorrow": (
        community_needs.settle_community_need,
        lambda world: settled_community(settled_on=day(1)),
        phrases.SETTLED_OUT_OF_TIME,
        "settled_on",
    ),
    "a community's need rated though withdrawn": (
        community_needs.settle_community_need,
        lambda world: settled_community(state=NeedState.WITHDRAWN),
        phrases.NOT_TO_BE_RATED,
        "satisfaction",
    ),
    "a community's need of tomorrow": (
        community_needs.add_community_need,
        lambda world: {
            "need_id": uuid7(),
            "station_id": world.home.pk,
            "values": {"community": world.community, "found_on": day(1)},
        },
        phrases.IN_THE_FUTURE,
        "found_on",
    ),
    "a community's need from elsewhere": (
        community_needs.change_community_need,
        lambda world: changed(
            CommunityNeedFactory.create(), "need", community=world.other_community, found_on=day()
        ),
        phrases.COMMUNITY_ELSEWHERE,
        "community",
    ),
    "changing a community's need that is settled": (
        community_needs.change_community_need,
        lambda world: changed(
            CommunityNeedFactory.create(state=NeedState.MET, settled_on=day()),
            "need",
            community=world.community,
            found_on=day(),
        ),
        phrases.COMMUNITY_NEED_SETTLED,
        "",
    ),
}

LISTS = {
    "nothing chosen": (
        service_lists.decide_item,
        lambda world: item(service=" "),
        phrases.NOTHING_CHOSEN,
        "service",
    ),
    "chosen without a reason": (
        service_lists.decide_item,
        lambda world: item(reason=" \n "),
        phrases.REASON_MISSING,
        "reason",
    ),
    "the same resource again": (
        service_lists.decide_item,
        lambda world: taken_already(),
        phrases.RESOURCE_TAKEN,
        "resource",
    ),
    "a resource that is full": (
        service_lists.decide_item,
        lambda world: full(),
        phrases.RESOURCE_UNFIT.format(why="名额已满（1 人）"),
        "resource",
    ),
    "a resource that is over": (
        service_lists.decide_item,
        lambda world: item(resource=ResourceFactory.create(valid_to=dt.date(2026, 1, 31))),
        phrases.RESOURCE_UNFIT.format(why="已于 2026-01-31 过期"),
        "resource",
    ),
    "something for a need that is settled": (
        service_lists.decide_item,
        lambda world: item(need=NeedFactory.create(state=NeedState.MET, settled_on=day())),
        phrases.NEED_SETTLED,
        "",
    ),
    "declining without a reason": (
        service_lists.decline_suggestion,
        lambda world: {
            "item_id": uuid7(),
            "need": NeedFactory.create(),
            "resource": ResourceFactory.create(),
            "reason": "",
        },
        phrases.REASON_MISSING,
        "reason",
    ),
    "taking back without a reason": (
        service_lists.cancel_item,
        lambda world: {"item": ListItemFactory.create(), "reason": " "},
        phrases.REASON_MISSING,
        "reason",
    ),
    "taking back what was delivered": (
        service_lists.cancel_item,
        lambda world: {
            "item": ListItemFactory.create(state=ListItemState.DELIVERED, delivered_on=day()),
            "reason": "误登",
        },
        phrases.NOT_DECIDED,
        "",
    ),
    "delivered tomorrow": (
        service_lists.deliver_item,
        lambda world: delivered(delivered_on=day(1)),
        phrases.DELIVERED_OUT_OF_TIME,
        "delivered_on",
    ),
    "delivered with another's record": (
        service_lists.deliver_item,
        lambda world: delivered(record=ServiceRecordFactory.create()),
        phrases.RECORD_OF_ANOTHER,
        "record",
    ),
}

REFUSED = NEEDS | LISTS


@pytest.mark.parametrize(
    ("service", "given", "sentence", "field"), REFUSED.values(), ids=REFUSED.keys()
)
def test_service_refuses_and_writes_nothing(world, service, given, sentence, field):
    refuses(world, service, given, sentence, field)
