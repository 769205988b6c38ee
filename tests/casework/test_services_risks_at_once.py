"""Two ratings of one person at the same moment."""

import pytest

from casework.enums.cases import RiskLevel
from casework.errors.safety import RiskChangedError
from casework.models import Client, RiskAssessment
from casework.services.risks import RiskValues, assess_risk
from core import clock
from core.ids import uuid7
from tests.factories.risks import make_risk
from tests.support.clients import make_client
from tests.support.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def rating(world, client, level, *, seen, key=None, who="worker"):
    """Return what rates the person."""
    values = RiskValues(
        assessed_on=clock.today(), level=level, basis="面谈", step_down_basis="家人陪伴"
    )

    def work():
        with world.scope(who) as workspace:
            risk, _ = assess_risk(
                risk_id=key or uuid7(),
                client=client,
                values=values,
                seen=seen,
                workspace=workspace,
                by=world.person(who),
            )
            return risk.pk

    return work


def level_of(world, client):
    """Return the level in force, and how many assessments there are."""
    with world.scope("worker"):
        kept = Client.objects.get(pk=client.pk).risk_level
        return kept, RiskAssessment.objects.filter(client=client).count()


def test_two_lower_ratings_at_once_do_not_make_two_in_a_row(world):
    client = make_client(world)
    with world.scope("worker"):
        seen = make_risk(client, "high").pk

    results = at_once(
        rating(world, client, RiskLevel.LOW, seen=seen),
        rating(world, client, RiskLevel.LOW, seen=seen, who="lead"),
    )

    assert sum(isinstance(result, RiskChangedError) for result in results) == 1
    assert level_of(world, client) == ("high", 2)


def test_rise_is_saved_whatever_came_in_between(world):
    client = make_client(world)
    with world.scope("worker"):
        seen = make_risk(client, "medium").pk

    results = at_once(
        rating(world, client, RiskLevel.URGENT, seen=seen),
        rating(world, client, RiskLevel.URGENT, seen=seen, who="lead"),
    )

    assert not any(isinstance(result, Exception) for result in results), results
    assert level_of(world, client) == ("urgent", 3)


def test_rating_sent_twice_at_once_is_one(world):
    client, key = make_client(world), uuid7()

    results = at_once(*[rating(world, client, RiskLevel.HIGH, seen=None, key=key)] * 3)

    assert results == [key] * 3
    assert level_of(world, client) == ("high", 1)


def test_two_lower_ratings_one_after_the_other_step_down(world):
    client = make_client(world)
    with world.scope("worker"):
        seen = make_risk(client, "high").pk

    first = rating(world, client, RiskLevel.MEDIUM, seen=seen)()
    held = level_of(world, client)
    rating(world, client, RiskLevel.LOW, seen=first)()

    assert held == ("high", 2)
    assert level_of(world, client) == ("medium", 3)
