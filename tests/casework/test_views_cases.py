"""The pages of cases: who gets in, what is shown, what is refused."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework.models import Case, ConsentItem
from core import clock
from core.ids import uuid7
from core.models import AuditEvent
from tests.factories.cases import CaseFactory, IntakeFactory
from tests.support import cases
from tests.support.clients import make_client, make_minor
from tests.support.queries import assert_constant_queries

PAGES = ("", "intake/", "assessment/", "plan/", "notes/", "outcome/", "closure/")


@pytest.fixture
def closed_case(world, scope):
    """A case that went through every stage."""
    client = make_client(world)
    with scope("worker"):
        return cases.closed(world, client)


@pytest.mark.parametrize("path", [*PAGES, "print/intake/", "file/"])
@pytest.mark.parametrize(
    ("who", "status"),
    [("worker", 200), ("lead", 200), ("supervisor", 200), ("stranger", 404), ("district", 403)],
)
def test_case_pages_are_for_the_station_and_its_supervisor(web, closed_case, path, who, status):
    assert web(who).get(f"/cases/{closed_case.pk}/{path}").status_code == status


@pytest.mark.parametrize("path", ["", "file/"])
def test_opening_leaves_a_read_event(web, world, closed_case, path):
    web("lead").get(f"/cases/{closed_case.pk}/{path}")

    with world.everywhere():
        actions = AuditEvent.objects.filter(object_id=str(closed_case.pk)).values_list(
            "action", "actor_label"
        )
        assert ("case.printed" if path else "case.read", str(world.person("lead"))) in actions


def test_supervisor_sees_masked_names_and_no_title(web, world, closed_case):
    page = web("supervisor").get(f"/cases/{closed_case.pk}/").content.decode()

    assert closed_case.title not in page
    assert "演示对象" not in page
    assert closed_case.number in page


def test_case_of_a_minor_is_closed_to_the_supervisor(web, world, scope):
    minor = make_minor(world)
    with scope("worker"):
        case = cases.accepted(world, minor)

    assert web("supervisor").get(f"/cases/{case.pk}/").status_code == 403
    assert web("worker").get(f"/cases/{case.pk}/").status_code == 200


def test_sealed_case_does_not_exist_for_a_colleague(web, world, scope, colleague):
    client = make_client(world)
    with scope("worker"):
        case = cases.opened(world, client, compartment="psychiatric")

    assert web(colleague).get(f"/cases/{case.pk}/").status_code == 404
    assert case.number not in web(colleague).get("/cases/").content.decode()
    assert web("worker").get(f"/cases/{case.pk}/").status_code == 200
    assert web("lead").get(f"/cases/{case.pk}/").status_code == 200


def test_list_filters_and_searches(web, world, scope):
    client = make_client(world, name="演示甲")
    with scope("worker"):
        first = cases.opened(world, client, title="走出家门")
        second = cases.accepted(world, make_client(world, name="演示乙"), title="重返课堂")

    def found(**query):
        page = web("worker").get("/cases/", query).content.decode()
        return {case.number for case in (first, second) if case.number in page}

    assert found() == {first.number, second.number}
    assert found(q="重返") == {second.number}
    assert found(q="演示甲") == {first.number}
    assert found(q=first.number[-4:]) == {first.number}
    assert found(q=first.number) == {first.number}
    assert found(stage="assessment") == {second.number}
    assert found(risk="high") == set()


def test_list_is_searched_by_number_alone_where_names_are_masked(web, world, scope):
    with scope("worker"):
        case = cases.opened(world, make_client(world, name="演示甲"), title="走出家门")

    def found(words):
        return case.number in web("supervisor").get("/cases/", {"q": words}).content.decode()

    assert found(case.number[-4:])
    assert not found("演示甲")
    assert not found("走出")
    assert not found("zcjm")


def test_list_takes_as_many_queries_with_more_cases(web, world, scope):
    def make():
        with scope("worker"):
            IntakeFactory.create(case=CaseFactory.create())

    assert_constant_queries(web("worker"), "/cases/", make)


@pytest.mark.parametrize("path", PAGES)
def test_pages_of_a_case_stay_within_twenty_queries(web, closed_case, path):
    client, url = web("worker"), f"/cases/{closed_case.pk}/{path}"
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)

    assert len(queries) <= 20, "\n".join(query["sql"][:150] for query in queries)


def test_detail_takes_as_many_queries_with_more_notes(web, world, scope):
    client = make_client(world)
    with scope("worker"):
        case = cases.under_way(world, client)

    def make():
        with scope("worker"):
            cases.noted(world, case)

    assert_constant_queries(web("worker"), f"/cases/{case.pk}/", make)
    assert_constant_queries(web("worker"), f"/cases/{case.pk}/notes/", make, sizes=(2, 4))


def test_case_is_opened_once_however_often_it_is_sent(web, world):
    client = make_client(world)
    data = {
        "id": str(uuid7()), "clients": str(client.pk), "title": "走出家门",
        "source": "outreach", "presenting_problem": "整天在家", "problems": ["social"],
        "urgency": "ordinary", "initial_risk": "low", "compartment": "",
        "plan": f"{world.project.pk}:{world.item.pk}",
    }  # fmt: skip
    for _ in range(2):
        response = web("worker").post("/cases/new/", data)
        assert response.status_code == 302, response.content.decode()

    with world.scope("worker"):
        case = Case.objects.get()
        assert (case.stage, case.intake.presenting_problem) == ("intake", "整天在家")
        assert re.fullmatch(r"420102002-\d{4}-0001|.*-GA-\d{4}-0001", case.number)


def test_case_form_says_what_is_missing(web, world):
    page = web("worker").post("/cases/new/", {"id": str(uuid7())}).content.decode()

    assert "请选择服务对象。" in page
    assert "请选择计入的项目和条目。" in page or "这个字段" in page


def test_intake_says_how_to_get_consent(web, world, scope):
    client = make_client(world)
    with scope("worker"):
        case = cases.opened(world, client)

    page = web("worker").get(f"/cases/{case.pk}/intake/").content.decode()
    assert "去征求同意" in page

    refused = web("worker").post(f"/cases/{case.pk}/intake/decide/", {"decision": "accept"})
    assert refused.status_code == 200
    assert "还没有服务对象的知情同意" in refused.content.decode()


def test_withdrawn_consent_is_said_on_the_page(web, world, scope):
    client = make_client(world)
    with scope("worker"):
        case = cases.accepted(world, client)
        page = web("worker").get(f"/cases/{case.pk}/").content.decode()
        assert "服务同意已不成立" not in page
        ConsentItem.objects.filter(client=client).update(withdrawn_on=clock.today())

    page = web("worker").get(f"/cases/{case.pk}/").content.decode()
    assert "服务同意已不成立" in page


def test_colleague_reads_but_does_not_write(web, world, scope, colleague):
    client = make_client(world)
    with scope("worker"):
        case, _ = cases.drafted(world, client)

    assert web(colleague).get(f"/cases/{case.pk}/plan/").status_code == 200
    assert web(colleague).get(f"/cases/{case.pk}/plan/edit/").status_code == 403
    assert web(colleague).post(f"/cases/{case.pk}/plan/submit/").status_code == 403
    assert web(colleague).post(f"/cases/{case.pk}/closure/new/").status_code in {200, 403}


def test_second_person_approves_with_his_password(web, world, scope):
    client = make_client(world)
    with scope("worker"):
        case, _ = cases.submitted(world, client)
    url = f"/cases/{case.pk}/plan/decide/"

    wrong = web("supervisor").post(url, {"decision": "approve", "note": "", "password": "no"})
    assert "密码不对" in wrong.content.decode()
    assert web("worker").get(url).status_code == 403
    right = {"decision": "approve", "note": "目标清楚", "password": cases.PASSWORD}
    assert web("supervisor").post(url, right).status_code == 302

    page = web("worker").get(f"/cases/{case.pk}/plan/").content.decode()
    assert "内容与签批相符" in page


def test_changed_plan_shows_a_broken_mark(web, world, scope):
    client = make_client(world)
    with scope("worker"):
        case = cases.under_way(world, client)
        plan = case.plans.get()
        plan.overall_goal = "悄悄改了"
        plan.save()

    assert "内容与签批不符" in web("worker").get(f"/cases/{case.pk}/plan/").content.decode()


def test_closed_case_takes_no_more_forms(web, closed_case):
    client = web("worker")
    for path in ("edit/", "assessment/edit/", "goals/new/", "conferences/new/", "closure/new/"):
        assert client.get(f"/cases/{closed_case.pk}/{path}").status_code in {302, 403, 404}, path
    assert client.post(f"/cases/{closed_case.pk}/assessment/new/").status_code == 403


def test_client_page_lists_his_cases(web, world, closed_case):
    page = web("worker").get(f"/panels/client/cases/?client={closed_case.client_id}")

    assert closed_case.number in page.content.decode()
    panel = web("stranger").get(f"/panels/client/cases/?client={closed_case.client_id}")
    assert panel.status_code == 404


def test_approvals_list_what_waits_for_others_only(web, world, scope):
    client = make_client(world)
    with scope("worker"):
        case, _ = cases.submitted(world, client)

    assert f"/cases/{case.pk}/plan/" in web("lead").get("/cases/approvals/").content.decode()
    assert web("worker").get("/cases/approvals/").status_code == 403
    assert f"/cases/{case.pk}/plan/" in web("lead").get("/workbench/").content.decode()
