"""Mandatory reports: nothing holds them up, and nobody else learns who reported."""

import re

import pytest

from accounts.models import Notification
from casework.documents.safety import report_sheet
from casework.models import MandatoryReport, ReporterIdentity
from casework.selectors.crises import get_report
from core.ids import uuid7
from core.models import AuditEvent
from stations.selectors.workspaces import system_scope
from stations.services.policies import load_policies
from tests.support.clients import make_client, make_minor
from tests.support.queries import assert_constant_queries
from tests.support.rows import count

pytestmark = pytest.mark.django_db

FACTS = "手臂多处瘀伤演示经过"
STATEMENT = "是我家访时亲眼看到演示说明"


@pytest.fixture(autouse=True)
def policies(world):
    """The platform's own values, with the situations and the hotlines."""
    with system_scope():
        load_policies(by=None)


def typed(**known):
    """Return what the form sends to be sent on."""
    plain = {"id": str(uuid7()), "discovered_at": "2026-11-20T09:00", "facts": FACTS}
    plain |= {"situation": "many_injuries", "recipient": "police", "statement": STATEMENT}
    return plain | {"reported_at": "2026-11-20T09:20", "channel": "电话"} | known


def heard(report, **known):
    """Return what the form sends that notes what came back."""
    return {"seen_at": report.updated_at.isoformat()} | known


def sent_by(web, world, who="worker", **known):
    """Send a report and return it."""
    values = typed(**known)
    response = web(who).post("/reports/new/", values)
    assert response.status_code == 302, response.content.decode()
    with world.scope("lead"):
        return MandatoryReport.objects.get(pk=values["id"])


@pytest.mark.parametrize(
    ("who", "status"), [("worker", 200), ("lead", 200), ("supervisor", 403), ("district", 403)]
)
def test_form_is_for_those_who_serve(web, who, status):
    assert web(who).get("/reports/new/").status_code == status


def test_form_names_the_situations_their_basis_and_the_hotlines(web, world):
    page = web("worker").get("/reports/new/").content.decode()

    for words in ("110", "12345", "12355", "反家庭暴力法第十四条", "长期无人照料"):
        assert words in page


def test_report_needs_no_client_and_no_facts(web, world):
    report = sent_by(web, world, facts="", situation="", channel="", statement="")

    assert report.number
    assert report.client is None


def test_report_without_a_recipient_is_kept_and_asked_for_it(web, world):
    values = typed(recipient="")

    page = web("worker").post("/reports/new/", values).content.decode()

    with world.scope("worker"):
        kept = MandatoryReport.objects.get(pk=values["id"])
    assert "请选择报告给了谁" in page
    assert kept.facts == FACTS
    assert kept.reported_at is None


def test_sending_twice_gives_one_report(web, world):
    values = typed()
    first, second = (web("worker").post("/reports/new/", values) for _ in range(2))

    with world.scope("worker"):
        assert MandatoryReport.objects.count() == 1
        assert ReporterIdentity.objects.count() == 1
    assert first.status_code == 302
    assert second.status_code in (302, 403)


def test_what_is_typed_is_kept_for_its_writer_alone(web, world):
    values = typed()

    line = web("worker").post("/reports/keep/", values).content.decode()

    assert "已自动保存" in line
    assert "强制报告还没有发出" in web("worker").get("/workbench/").content.decode()
    assert FACTS in web("worker").get(f"/reports/{values['id']}/edit/").content.decode()
    for who in ("lead", "supervisor"):
        assert "many_injuries" not in web(who).get("/reports/").content.decode()
        assert values["id"] not in web(who).get("/reports/").content.decode()
        assert web(who).get(f"/reports/{values['id']}/").status_code == 404


def test_another_cannot_write_on(web, world, colleague):
    values = typed()
    web("worker").post("/reports/keep/", values)

    assert web(colleague).get(f"/reports/{values['id']}/edit/").status_code == 404
    assert web(colleague).post("/reports/new/", values).status_code == 403


def test_lead_is_told_without_the_name(web, world):
    report = sent_by(web, world)

    with world.scope("lead"):
        note = Notification.objects.get(owner=world.person("lead"))
    assert report.number in note.body
    assert str(world.person("worker")) not in f"{note.title}{note.body}"


@pytest.mark.parametrize(
    ("who", "status"), [("lead", 200), ("supervisor", 200), ("stranger", 404), ("street", 403)]
)
def test_report_is_seen_by_the_station(web, world, who, status):
    report = sent_by(web, world)

    assert web(who).get(f"/reports/{report.pk}/").status_code == status


def test_facts_are_for_the_lead_and_the_reporter(web, world, colleague):
    report = sent_by(web, world)
    pages = {
        who: web(who).get(f"/reports/{report.pk}/").content.decode()
        for who in ("worker", "lead", "supervisor")
    }

    assert FACTS in pages["worker"]
    assert FACTS in pages["lead"]
    assert FACTS not in pages["supervisor"]
    assert FACTS not in web(colleague).get(f"/reports/{report.pk}/").content.decode()
    assert STATEMENT in pages["worker"]
    assert STATEMENT not in pages["lead"]


def test_nobody_else_finds_out_who_reported(web, world, colleague):
    """By page, list, history, paper, audit page or audit row."""
    name = str(world.person("worker"))
    report = sent_by(web, world)
    web("worker").post(f"/reports/{report.pk}/", heard(report, receipt_number="A-1"))
    web("worker").get(f"/reports/{report.pk}/print/")

    for who in ("lead", colleague, "supervisor"):
        for path in ("/reports/", f"/reports/{report.pk}/"):
            page = content_of(web(who).get(path))
            assert name not in page, (who, path)
            assert "您是报告人" not in page
    with world.scope("lead") as workspace:
        sheet = report_sheet(get_report(pk=report.pk), workspace, with_facts=True)
    assert FACTS in str(sheet)
    assert name not in str(sheet)
    rows = rows_about(web("lead").get("/audit/").content.decode(), report.number)
    assert "发出强制报告" in rows
    assert name not in rows


def content_of(response):
    """Return the page without the bar that names the reader himself."""
    return response.content.decode().partition("<main")[2]


def rows_about(page, number):
    """Return the rows of the audit page that name the report."""
    return " ".join(row for row in re.findall(r"<tr.*?</tr>", page, re.DOTALL) if number in row)


def test_events_of_a_report_name_neither_actor_nor_place(web, world):
    report = sent_by(web, world)
    web("worker").post(f"/reports/{report.pk}/", heard(report, receipt_number="A-1"))
    web("lead").get(f"/reports/{report.pk}/print/")

    with world.scope("lead"):
        events = list(AuditEvent.objects.filter(object_id=str(report.pk)))
    assert {event.action for event in events} == {
        "mandatoryreport.sent",
        "mandatoryreport.followed",
        "mandatoryreport.printed",
    }
    for event in events:
        traces = (event.actor_id, event.actor_role, event.workspace_id, event.ip)
        assert not any(traces)
        assert event.request_id == ""


def test_identity_is_shown_by_the_database_to_the_reporter_alone(web, world, colleague):
    sent_by(web, world)

    with world.scope("worker"):
        assert count("casework_reporteridentity") == 1
    for who in ("lead", colleague, "supervisor"):
        with world.scope(who):
            assert count("casework_reporteridentity") == 0


def test_receipt_is_added_by_reporter_or_lead_and_by_nobody_else(web, world, colleague):
    report = sent_by(web, world)
    path, receipt = f"/reports/{report.pk}/", heard(report, receipt_number="R-77", result="已受理")

    assert web(colleague).post(path, receipt).status_code == 403
    assert web("lead").post(path, receipt).status_code == 302

    assert "R-77" in web("worker").get(path).content.decode()


def test_two_who_follow_a_report_do_not_overwrite_each_other(web, world):
    report = sent_by(web, world)
    path, worker = f"/reports/{report.pk}/", web("worker")
    assert report.updated_at.isoformat().split("+")[0] in worker.get(path).content.decode()

    web("lead").post(path, heard(report, receipt_number="R-77", result="已受理"))
    late = worker.post(path, heard(report, result="已立案")).content.decode()

    assert "已被别人改过" in late
    assert "已立案" in late
    with world.scope("worker"):
        report.refresh_from_db()
    assert (report.receipt_number, report.result) == ("R-77", "已受理")
    assert worker.post(path, heard(report, result="已立案")).status_code == 302
    assert report.updated_at.isoformat() in late


def test_reporter_is_not_asked_for_a_file(web, world):
    report = sent_by(web, world)

    assert 'name="receipt"' not in web("worker").get(f"/reports/{report.pk}/").content.decode()
    assert 'name="receipt"' in web("lead").get(f"/reports/{report.pk}/").content.decode()


def test_report_of_a_minor_does_not_tell_the_name_to_a_colleague(web, world, colleague):
    client = make_minor(world, name="王演小")
    report = sent_by(web, world, clients=[str(client.pk)])

    assert "王演小" not in web(colleague).get(f"/reports/{report.pk}/").content.decode()
    assert "王演小" in web("lead").get(f"/reports/{report.pk}/").content.decode()


def test_sent_report_is_not_rewritten(web, world):
    report = sent_by(web, world)

    assert web("worker").get(f"/reports/{report.pk}/edit/").status_code == 403


def test_report_before_discovery_is_refused_at_its_field(web):
    page = web("worker").post("/reports/new/", typed(reported_at="2026-11-20T08:00"))

    assert "报告时间早于发现时间" in page.content.decode()


def test_form_begins_with_client_and_crisis(web, world):
    client = make_client(world, name="欧阳演示")

    assert "欧阳演示" in web("worker").get(f"/reports/new/?client={client.pk}").content.decode()


def test_report_list_takes_a_constant_number_of_queries(web, world):
    def make():
        sent_by(web, world)

    assert_constant_queries(web("lead"), "/reports/", make, sizes=(1, 4))
