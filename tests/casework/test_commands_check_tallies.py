"""`check_tallies`: says in JSON what differs from the records, and fails when anything does."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from casework.services.checks import check_tallies
from stations.selectors.workspaces import system_scope
from tests.factories.casework import ClientFactory, ServiceRecordFactory
from tests.support import database

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

MONTH = "2026-03"


@pytest.fixture
def served(world):
    """Two records at the home station, one at its neighbour."""
    for who, times in (("worker", 2), ("stranger", 1)):
        with world.scope(who):
            client = ClientFactory()
            for day in range(times):
                ServiceRecordFactory(served_on=f"{MONTH}-0{day + 1}", clients=[client])


def run():
    """Return the report, and the words of the failure."""
    out = StringIO()
    try:
        call_command("check_tallies", stdout=out)
    except CommandError as error:
        return json.loads(out.getvalue()), str(error)
    return json.loads(out.getvalue()), ""


def as_owner(world, statement):
    """Do what the application may not; the triggers of the tallies stay quiet."""
    stations = ",".join(str(station.pk) for station in world.stations)
    with database.connect("owner") as owner, owner.transaction():
        owner.execute("SELECT set_config('app.stations', %s, true)", [stations])
        owner.execute("SELECT set_config('app.purpose', 'system', true)")
        table = statement.split("casework_")[1].split()[0]
        owner.execute(f"ALTER TABLE casework_{table} DISABLE TRIGGER USER")
        assert owner.execute(statement).rowcount
        owner.execute(f"ALTER TABLE casework_{table} ENABLE TRIGGER USER")


def test_figures_that_are_right_pass(served):
    report, failure = run()

    assert failure == ""
    assert report["differences"] == []
    assert report["tallies"] > 4


def test_figures_without_any_record_pass(world):
    assert run() == ({"tallies": 0, "differences": []}, "")


@pytest.mark.parametrize(
    ("change", "difference"),
    [
        ("records = records + 1", "服务记录：服务统计 3，实际 2"),
        ("minutes = minutes - 30", "服务分钟：服务统计 50，实际 80"),
        ("person_times = 0", "服务人次：服务统计 0，实际 2"),
        ("new_people = 9", "本年度新服务人数：服务统计 9，实际 1"),
    ],
)
def test_tally_that_was_changed_is_found(world, served, change, difference):
    home, elderly = world.home.pk, "client_class = 'elderly'"
    if "records" in change or "minutes" in change:
        elderly = "records > 0"
    as_owner(
        world,
        f"UPDATE casework_servicetally SET {change} WHERE station_id = {home} AND {elderly}",
    )

    report, failure = run()

    assert f"社工站 {home} {MONTH} {difference}" in report["differences"]
    assert failure == f"有 {len(report['differences'])} 处统计与记录不符。"


def test_tally_that_was_removed_is_found(world, served):
    as_owner(world, f"DELETE FROM casework_servicetally WHERE station_id = {world.home.pk}")

    report, _ = run()

    assert f"社工站 {world.home.pk} {MONTH} 服务记录：服务统计 0，实际 2" in report["differences"]
    assert not [line for line in report["differences"] if f"社工站 {world.neighbour.pk}" in line]


def test_monthly_figure_that_was_changed_is_found(world, served):
    as_owner(
        world,
        "UPDATE casework_monthlyfigure SET person_times = 60"
        f" WHERE station_id = {world.home.pk} AND feature = 'all'",
    )

    report, failure = run()

    assert report["differences"] == [
        f"社工站 {world.home.pk} {MONTH} 服务人次：月度数字 60，实际 2"
    ]
    assert failure == "有 1 处统计与记录不符。"


def test_record_that_was_changed_behind_the_triggers_is_found(world, served):
    as_owner(
        world,
        f"UPDATE casework_servicerecord SET minutes = 999 WHERE station_id = {world.neighbour.pk}",
    )

    report, _ = run()

    assert report["differences"] == [
        f"社工站 {world.neighbour.pk} {MONTH} 服务分钟：服务统计 40，实际 999"
    ]


def test_nightly_check_says_the_same(world, served):
    as_owner(
        world, f"UPDATE casework_servicetally SET records = 0 WHERE station_id = {world.home.pk}"
    )

    with system_scope(), transaction.atomic():
        result = check_tallies()

    assert result.findings == run()[0]["differences"]
    assert result.findings
