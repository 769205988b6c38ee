"""Redemptions and hours at the same moment: nothing falls below zero, nothing counts twice."""

import pytest

from casework.models import PointEntry, Reward, Volunteer, VolunteerHours
from casework.services.points import redeem_points
from casework.services.volunteer_hours import confirm_hours_at
from core.errors import RefusedError
from core.ids import uuid7
from tests.factories.volunteers import RewardFactory
from tests.support.activities import make_activity, make_volunteer, serve
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
    assert sum(isinstance(each, RefusedError) for each in results) == 15
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


def test_two_sheets_of_one_activity_confirm_everybody_once(world):
    activity = make_activity(world, is_open=False, days=0)
    volunteers = [make_volunteer(world, name=f"演示志愿者{number}") for number in range(5)]

    def confirming(chosen):
        def work():
            with world.scope("worker"):
                confirm_hours_at(
                    activity=activity,
                    minutes={each.pk: 60 for each in chosen},
                    content="维持秩序",
                    by=world.person("worker"),
                )

        return work

    results = at_once(confirming(volunteers[:4]), confirming(volunteers[:0:-1]))

    assert [each for each in results if each] == []
    with world.scope("worker"):
        assert VolunteerHours.objects.count() == 5
        assert set(Volunteer.objects.values_list("points", flat=True)) == {10}
