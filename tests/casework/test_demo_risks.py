"""The demo data of risk: believable, and told once."""

import pytest

from casework.management.commands.seed_demo import CREWS, _set_up
from casework.management.demo import plans
from casework.management.demo.risks import tell_risks
from casework.management.demo.story import Crew, Story
from casework.models import (
    AccessGrant,
    CrisisEntry,
    MandatoryReport,
    RiskAssessment,
    SafetyPlan,
    SensitiveAccessRequest,
)
from core import clock
from stations.selectors.workspaces import system_scope

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TABLES = (
    RiskAssessment,
    SafetyPlan,
    CrisisEntry,
    MandatoryReport,
    SensitiveAccessRequest,
    AccessGrant,
)


def home():
    """Set the demo city up, with the files of the home station and nothing else."""
    today = clock.today()
    people, stations = _set_up(today)
    name, workers, clients, records, manager = CREWS[0]
    plans.make_projects(stations[name], (today.year - 1, today.year), by=people[manager])
    crew = Crew(stations[name], [people[each] for each in workers], clients, records)
    Story(crew, today).tell()
    return stations[name], people, today


def counted():
    """Return how many rows there are in each table."""
    with system_scope():
        return {model.__name__: model.objects.count() for model in TABLES}


def test_demo_tells_of_risk_once():
    station, people, today = home()
    tell_risks(station, people, today)
    first = counted()
    with system_scope():
        levels = list(RiskAssessment.objects.values_list("in_force", flat=True))
        report = MandatoryReport.objects.get()

    tell_risks(station, people, today)

    assert all(first.values()), first
    assert counted() == first
    assert {"low", "medium", "high", "urgent"} == set(levels)
    assert report.receipt_number
    assert report.reported_at
