"""`check_isolation` finds what it must find, and leaves everything as it was."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from core import clock
from stations.selectors.tenant_tables import bound_tables
from stations.services.isolation import check_isolation
from tests.factories.casework import ClientFactory
from tests.factories.people import ConsentFactory, ServiceAgreementFactory
from tests.factories.stations import StationFileFactory
from tests.support import database
from tests.support.filling import fill_station
from tests.support.rows import count

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SOME_PAGES = "records/"
NO_PAGES = "nowhere/"


@pytest.fixture
def filled(world):
    """Fill the home station; the neighbour has a client of its own."""
    with world.scope("stranger"):
        ClientFactory(name="邻站对象")
    return fill_station(world)


def test_site_has_no_leak(filled):
    report = check_isolation()

    assert report.leaks == []
    assert report.station == str(filled.station)
    assert report.probes > 500
    assert report.canaries > 10


def test_check_changes_nothing(filled, world):
    def snapshot():
        with world.scope("worker"):
            return {table: count(table) for table in bound_tables()}

    before = snapshot()
    check_isolation(below=SOME_PAGES)

    assert snapshot() == before


@pytest.mark.urls("tests.support.leaky_urls")
def test_planted_leaks_are_named(filled, world):
    with world.scope("worker"):
        StationFileFactory(content=b"a secret", name="机密.txt")

    found = {
        (leak.prober, leak.what, leak.where.split("/")[2])
        for leak in check_isolation(below="leak/").leaks
        if "/leak/" in leak.where
    }

    assert ("stranger", "casework.Client.name", "names") in found
    assert ("city", "casework.Client.name", "names") in found
    assert ("evaluator", "casework.Client.name", "json") in found
    assert ("anonymous", "content of stations.StationFile", "file") in found
    assert ("other_district", "changed casework_client", "rename") in found
    assert not any(prober == "anonymous" for prober, _, where in found if where != "file")


@pytest.mark.urls("tests.support.leaky_urls")
def test_leak_of_one_state_only_is_named(filled, world):
    with world.scope("worker"):
        ClientFactory(name="欧阳已结束", ended_on=clock.today(), end_kind="moved")
        ClientFactory.create_batch(6)

    assert "stranger" in leaking("leak/ended/")


@pytest.mark.urls("tests.support.leaky_urls")
def test_leak_of_one_kind_of_file_only_is_named(filled, world):
    with world.scope("worker"):
        StationFileFactory.create_batch(6, name="没有用上.txt")
        ServiceAgreementFactory(client=filled.client, proof=StationFileFactory())
        ConsentFactory(client=filled.client, proof=StationFileFactory())

    assert "stranger" in leaking("leak/paper/")


@pytest.mark.urls("tests.support.leaky_urls")
def test_leak_to_who_only_presses_the_button_is_named(filled):
    assert "stranger" in leaking("leak/button/")


@pytest.mark.urls("tests.support.leaky_urls")
def test_leak_in_the_result_of_an_export_is_named(filled, settings):
    jobs = Path(settings.MEDIA_ROOT) / "jobs"
    before = set(jobs.glob("*"))

    report = check_isolation(below="leak/export/")

    assert "stranger" in {leak.prober for leak in report.leaks}
    assert report.exports >= 2
    assert set(jobs.glob("*")) == before


@pytest.mark.urls("tests.support.leaky_urls")
def test_door_that_opens_to_nobody_is_named_as_unproved(filled):
    assert "closed" in {skipped.where for skipped in check_isolation(below="closed/").skipped}


@pytest.mark.django_db(transaction=True)
def test_table_without_row_security_is_named(filled):
    _as_owner("ALTER TABLE casework_client DISABLE ROW LEVEL SECURITY")
    try:
        report = check_isolation(below=NO_PAGES)
    finally:
        _as_owner("ALTER TABLE casework_client ENABLE ROW LEVEL SECURITY")

    found = {(leak.prober, leak.where) for leak in report.leaks}
    for prober in ("catalogue", "sql without scope", "sql with foreign scope", "sql for oversight"):
        assert (prober, "casework_client") in found


@pytest.mark.django_db(transaction=True)
def test_table_without_its_purpose_condition_is_named(filled):
    condition = "station_id = ANY (COALESCE((SELECT app_stations()), '{}'))"
    _as_owner("CREATE POLICY wide ON casework_recordversion USING (" + condition + ")")
    try:
        report = check_isolation(below=NO_PAGES)
    finally:
        _as_owner("DROP POLICY wide ON casework_recordversion")

    found = {(leak.prober, leak.where) for leak in report.leaks}
    assert ("sql for oversight", "casework_recordversion") in found
    assert ("sql for evaluation", "casework_recordversion") in found
    assert ("sql without scope", "casework_recordversion") not in found


@pytest.mark.django_db(transaction=True)
def test_table_that_no_model_binds_is_named(filled):
    _as_owner("CREATE TABLE stray (id bigint, station_id bigint)")
    try:
        report = check_isolation(below=NO_PAGES)
    finally:
        _as_owner("DROP TABLE stray")

    assert "stray" in {leak.where for leak in report.leaks}


def test_command_writes_its_report(filled, tmp_path):
    file = tmp_path / "report.json"
    call_command("check_isolation", json=file, below=SOME_PAGES)

    report = json.loads(file.read_text(encoding="utf-8"))
    assert report["leaks"] == []
    assert report["probes"] == sum(report["by_prober"].values())
    assert all(entry["reason"] for entry in report["skipped"])


@pytest.mark.urls("tests.support.leaky_urls")
def test_command_with_a_leak_fails(filled):
    with pytest.raises(CommandError, match="处越权"):
        call_command("check_isolation", below="leak/")


def test_command_without_stations_fails(db):
    with pytest.raises(CommandError, match="没有可检查的社工站"):
        call_command("check_isolation")


@pytest.mark.urls("tests.support.leaky_urls")
def test_report_names_no_person(filled):
    text = json.dumps(check_isolation(below="leak/").as_json(), ensure_ascii=False)

    assert filled.client.name not in text
    assert filled.client.phone not in text


def leaking(below):
    """Return to whom something leaks below an address."""
    return {leak.prober for leak in check_isolation(below=below).leaks}


def _as_owner(statement):
    with database.connect("owner") as owner:
        owner.execute(statement)
