"""Twenty redemptions at the same moment: neither points nor stock fall below zero."""

import pytest

from casework.errors.volunteers import PointsError
from casework.models import PointEntry, Reward, Volunteer
from casework.services.points import redeem_points
from core.ids import uuid7
from tests.factories.volunteers import RewardFactory
from tests.support.activities import make_volunteer, serve
from tests.support.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def redeeming(world, volunteer, reward):
    """Return what redeems once."""

    def work():
        with world.scope("worker"):
            redeem_points(
                movement_id=uuid7(),
                volunteer=volunteer,
                reward=reward,
                by=world.person("worker"),
            )
            return "redeemed"

    return work


def test_twenty_redemptions_of_one_volunteer(world):
    volunteer = make_volunteer(world)
    serve(world, volunteer, 300)
    with world.scope("worker"):
        reward = RewardFactory(points=10, stock=None)

    results = at_once(*[redeeming(world, volunteer, reward) for _ in range(20)])

    assert results.count("redeemed") == 5
    assert sum(isinstance(each, PointsError) for each in results) == 15
    with world.scope("worker"):
        assert Volunteer.objects.get().points == 0
        own = PointEntry.objects.filter(account="volunteer").values_list("amount", flat=True)
        assert sum(own) == 0


def test_twenty_volunteers_for_three_pieces(world):
    volunteers = [make_volunteer(world, name=f"演示志愿者{number}") for number in range(20)]
    for each in volunteers:
        serve(world, each, 60)
    with world.scope("worker"):
        reward = RewardFactory(points=10, stock=3)

    results = at_once(*[redeeming(world, each, reward) for each in volunteers])

    assert results.count("redeemed") == 3
    with world.scope("worker"):
        assert Reward.objects.get().stock == 0
        assert Volunteer.objects.filter(points__lt=0).count() == 0
        assert Volunteer.objects.filter(points=10).count() == 17
