"""The demo data of risk: believable, and told once."""

import pytest

from casework.management.commands.seed_demo import CREWS, _set_up
from casework.management.demo import plans
from casework.management.demo.access import tell_access
from casework.management.demo.cast import workspace_of
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
from casework.rules.clients import is_protected_minor
from casework.selectors.openings import who_opened
from core import clock
from stations.selectors.workspaces import system_scope, workspace_scope

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TABLES = (
    RiskAssessment,
    SafetyPlan,
    CrisisEntry,
    MandatoryReport,
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


def test_demo_tells_of_access_once():
    station, people, today = home()
    tell_access(station, people, today)
    tell_access(station, people, today)

    with workspace_scope(workspace_of(people["worker"])):
        requests = list(SensitiveAccessRequest.objects.select_related("client"))
        told = {opening.text for opening in who_opened(people["worker"], 20)}

    assert sorted(each.state for each in requests) == ["approved", "waiting"]
    assert all(is_protected_minor(each.client) for each in requests)
    assert "打开档案" in told
    assert any("查阅这份档案，到" in each for each in told)
