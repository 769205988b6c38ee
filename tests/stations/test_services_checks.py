"""Nightly checks: each is done, written down, and stops none of the others."""

import threading

import pytest
from django.db import connection

from core import audit
from core.models import AuditEvent
from stations.models import CheckRun
from stations.services import checks
from stations.services.checks import CheckResult, check_audit_chain
from stations.tasks import run_nightly_checks
from tests.factories.casework import ClientFactory, ServiceRecordFactory
from tests.support import database

pytestmark = pytest.mark.django_db


@pytest.fixture
def only(monkeypatch):
    """`only(name=check)` are all the checks there are."""

    def use(**own):
        monkeypatch.setattr(checks, "CHECKS", own)

    return use


def findings():
    return {run.kind: run.findings for run in CheckRun.objects.all()}


def test_nightly_checks_cover_chain_jobs_files_and_figures(world):
    with world.scope("worker"):
        ServiceRecordFactory(clients=[ClientFactory()])
        audit.record("client.edited", target=world.home, by=world.person("worker"))

    run_nightly_checks()

    assert findings() == {"审计链": [], "过期结果": [], "文件登记": [], "服务统计": []}
    assert CheckRun.objects.get(kind="审计链").checked == 1
    assert CheckRun.objects.get(kind="服务统计").checked > 0


def test_check_is_audited_by_the_system(world, only):
    only(甲=lambda: CheckResult(3, ["不对"]))

    checks.run_checks()

    with world.everywhere():
        event = AuditEvent.objects.get(action="check.run")
    assert (event.actor_label, event.actor_role, event.station_id) == ("系统", "system", None)
    assert event.changes == {"findings": [None, 1]}


def test_check_that_breaks_is_a_finding_and_the_others_are_done(world, only):
    def break_down():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        return CheckResult(0, [])

    only(坏=break_down, 好=lambda: CheckResult(1, []))

    run_nightly_checks()

    assert findings() == {"坏": [checks.CHECK_BROKE], "好": []}


def test_check_with_very_many_findings_keeps_the_first(world, only):
    only(多=lambda: CheckResult(1000, [f"第 {number} 处" for number in range(1000)]))

    run_nightly_checks()

    assert len(findings()["多"]) == checks.MAX_FINDINGS


@pytest.mark.django_db(transaction=True)
def test_audit_event_altered_behind_our_back_is_found(world):
    with world.scope("worker"):
        audit.record("client.edited", target=world.home, by=world.person("worker"))
    with database.connect("owner") as owner, owner.transaction():
        owner.execute("SELECT set_config('app.stations', %s, true)", [str(world.home.pk)])
        owner.execute("ALTER TABLE core_auditevent DISABLE TRIGGER audit_refuse")
        owner.execute("UPDATE core_auditevent SET actor_label = '别人'")
        owner.execute("ALTER TABLE core_auditevent ENABLE TRIGGER audit_refuse")

    run_nightly_checks()

    assert findings()["审计链"] == [f"社工站 {world.home.pk} 第 1 条：内容已被改动"]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_audit_chain_that_grows_meanwhile_is_whole(world):
    """Work goes on while the chain is checked; that is no break."""
    may_stop, written = threading.Event(), []

    def work():
        while not may_stop.is_set():
            with world.scope("worker"):
                written.append(audit.record("client.edited", target=world.home, by=None))
        connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    results = []
    for _ in range(30):
        with world.everywhere():
            results.append(check_audit_chain())
    may_stop.set()
    worker.join(10)

    assert [finding for result in results for finding in result.findings] == []
    assert len(written) > 5
