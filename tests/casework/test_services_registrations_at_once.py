"""Thirty people who want ten places at the same moment."""

import pytest

from casework.errors.activities import SignUpRefusedError
from casework.models import ActivityRegistration, CommunityActivity
from tests.support.activities import make_activity, register
from tests.support.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def one(activity, number, people=1):
    """Return what signs one resident up."""

    def work():
        return register(activity, phone=f"1380000{number:04d}", people=people).state

    return work


def test_thirty_at_once_get_ten_places(world):
    activity = make_activity(world, capacity=10)

    results = at_once(*[one(activity, number) for number in range(30)])

    assert sorted(results) == ["confirmed"] * 10 + ["waiting"] * 20
    with world.scope("worker"):
        activity = CommunityActivity.objects.get()
        assert (activity.confirmed_count, activity.waiting_count) == (10, 20)


def test_thirty_at_once_without_a_waiting_list(world):
    activity = make_activity(world, capacity=10, takes_waiting=False)

    results = at_once(*[one(activity, number) for number in range(30)])

    refused = [each for each in results if isinstance(each, SignUpRefusedError)]
    assert (results.count("confirmed"), len(refused)) == (10, 20)
    with world.scope("worker"):
        assert ActivityRegistration.objects.count() == 10


def test_one_phone_at_once_is_on_the_list_once(world):
    activity = make_activity(world, capacity=10)

    results = at_once(*[one(activity, 7) for _ in range(6)])

    assert results.count("confirmed") == 1
    assert sum(isinstance(each, SignUpRefusedError) for each in results) == 5
