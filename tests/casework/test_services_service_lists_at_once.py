"""The last place of a resource, asked for by many at once, goes to one."""

import pytest

from casework.models import ServiceListItem
from casework.services.service_lists import decide_item
from core.errors import RefusedError
from core.ids import uuid7
from tests.factories.communities import NeedFactory, ResourceFactory
from tests.support.threads import at_once

PARALLEL = 6


@pytest.mark.django_db(transaction=True)
def test_last_place_is_given_once(world):
    with world.scope("worker"):
        resource = ResourceFactory(capacity=2)
        needs = [NeedFactory() for _ in range(PARALLEL)]

    def decide(need):
        with world.scope("worker"):
            return decide_item(
                item_id=uuid7(),
                need=need,
                resource=resource,
                reason="最后一个名额",
                by=world.person("worker"),
            )

    results = at_once(*(lambda need=need: decide(need) for need in needs))

    refused = [each for each in results if isinstance(each, RefusedError)]
    assert len(refused) == PARALLEL - 2
    assert all("名额已满" in str(each) for each in refused)
    with world.scope("worker"):
        assert ServiceListItem.objects.count() == 2
