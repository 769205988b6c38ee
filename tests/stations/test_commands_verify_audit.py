"""`verify_audit`."""

import json

import pytest
from django.core.management import CommandError, call_command

from core import audit
from tests.support import database

pytestmark = pytest.mark.django_db


def run(capsys):
    call_command("verify_audit")
    return json.loads(capsys.readouterr().out)


def test_whole_chains_are_counted(world, scope, capsys):
    for who in ("worker", "stranger"):
        with scope(who):
            audit.record("tests.done", target=world.workspace(who) and world.project, by=None)

    report = run(capsys)

    assert report == {"chains": 1, "events": 2, "breaks": []}


def test_report_goes_to_a_file(world, tmp_path):
    file = tmp_path / "report.json"
    call_command("verify_audit", json=file)

    assert json.loads(file.read_text(encoding="utf-8"))["breaks"] == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_broken_chain_fails(world, scope, capsys):
    with scope("worker"):
        audit.record("tests.done", target=world.project, by=None)
    with database.connect("owner") as owner, owner.transaction():
        owner.execute("SELECT set_config('app.stations', %s, true)", [str(world.home.pk)])
        owner.execute("ALTER TABLE core_auditevent DISABLE TRIGGER audit_refuse")
        owner.execute("UPDATE core_auditevent SET action = 'tests.other'")
        owner.execute("ALTER TABLE core_auditevent ENABLE TRIGGER audit_refuse")

    with pytest.raises(CommandError, match="1 处断裂"):
        call_command("verify_audit")

    (found,) = json.loads(capsys.readouterr().out)["breaks"]
    assert found == {"station_id": world.home.pk, "seq": 1, "reason": "内容已被改动"}
