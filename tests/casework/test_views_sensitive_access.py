"""Access to minors' files and sealed cases: asked for, signed, ended."""

import datetime as dt

import pytest

from accounts.models import Notification
from casework.models import AccessGrant, Case, SensitiveAccessRequest, SignOff
from casework.phrases import risks as phrases
from core import clock
from core.ids import uuid7
from core.models import AuditEvent
from stations.enums import Role
from tests.factories.cases import CaseFactory
from tests.factories.casework import ClientFactory, ServiceRecordFactory
from tests.factories.stations import RoleAssignmentFactory
from tests.support.clients import make_client, make_minor
from tests.support.personas import PASSWORD
from tests.support.queries import assert_constant_queries

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def asking(**known):
    """Return what the form sends."""
    until = clock.today() + 7 * DAY
    return {"id": str(uuid7()), "reason": "代为送温暖物资", "until": f"{until}"} | known


def asked(web, world, who, client, **known):
    """Ask for a file and return the request."""
    values = asking(**known)
    response = web(who).post(f"/access/client/{client.pk}/", values)
    assert response.status_code == 302, response.content.decode()
    with world.scope("lead"):
        return SensitiveAccessRequest.objects.get(pk=values["id"])


def decide(web, request, decision="approve", who="lead", **known):
    """Sign the request."""
    sent = {"decision": decision, "password": PASSWORD, "note": "限本次"} | known
    return web(who).post(f"/access/{request.pk}/", sent)


def test_closed_page_leads_to_the_request(web, world, colleague):
    client = make_minor(world, name="王演小")

    page = web(colleague).get(f"/clients/{client.pk}/")

    assert page.status_code == 403
    assert f"/access/client/{client.pk}/" in page.content.decode()
    asking_page = web(colleague).get(f"/access/client/{client.pk}/").content.decode()
    assert "王**" in asking_page
    assert "王演小" not in asking_page


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("supervisor", 403)])
def test_request_is_for_colleagues(web, world, who, status):
    client = make_minor(world)

    assert web(who).get(f"/access/client/{client.pk}/").status_code == status


def test_approved_request_opens_the_file_until_its_day_and_no_other(web, world, colleague):
    client, other = make_minor(world, name="王演小"), make_minor(world, name="李演小")
    request = asked(web, world, colleague, client)
    before = web(colleague).get(f"/clients/{client.pk}/").status_code

    response = decide(web, request)
    page = web(colleague).get(f"/clients/{client.pk}/")

    assert before == 403
    assert response.status_code == 302
    assert page.status_code == 200
    assert "王演小" in page.content.decode()
    assert web(colleague).get(f"/clients/{other.pk}/").status_code == 403
    with clock.held_at(clock.now() + 8 * DAY):
        assert web(colleague).get(f"/clients/{client.pk}/").status_code == 403


def test_grant_of_a_colleague_opens_nothing_to_another(web, world, colleague):
    client = make_minor(world)
    other = RoleAssignmentFactory(role=Role.SOCIAL_WORKER, station=world.home).user

    decide(web, asked(web, world, colleague, client))

    assert web(colleague).get(f"/clients/{client.pk}/").status_code == 200
    assert web(other).get(f"/clients/{client.pk}/").status_code == 403


def test_grant_is_for_reading_only(web, world, colleague):
    client = make_minor(world)
    decide(web, asked(web, world, colleague, client))

    assert web(colleague).get(f"/clients/{client.pk}/edit/").status_code == 403


def test_grant_opens_the_records_of_that_minor(web, world, colleague):
    client = make_minor(world)
    with world.scope("worker"):
        record = ServiceRecordFactory(clients=[client], content="只给该看的人演示")
    before = web(colleague).get(f"/records/{record.pk}/").content.decode()

    decide(web, asked(web, world, colleague, client))

    assert "只给该看的人演示" not in before
    assert "只给该看的人演示" in web(colleague).get(f"/records/{record.pk}/").content.decode()


def test_grant_and_reading_are_shown_to_those_in_charge(web, world, colleague):
    client = make_minor(world)
    decide(web, asked(web, world, colleague, client))
    web(colleague).get(f"/clients/{client.pk}/")

    page = web("worker").get(f"/clients/{client.pk}/").content.decode()
    panel = web("worker").get(f"/panels/client/grants/?client={client.pk}").content.decode()
    other = web(colleague).get(f"/panels/client/grants/?client={client.pk}").content.decode()

    assert f"同意{colleague}查阅这份档案，到" in page
    assert str(colleague) in panel
    assert "代为送温暖物资" not in other


def test_request_is_signed_with_the_password(web, world, colleague):
    request = asked(web, world, colleague, make_minor(world))

    wrong = decide(web, request, password="wrong")

    with world.scope("lead"):
        assert not AccessGrant.objects.exists()
    assert "密码不对" in wrong.content.decode()
    decide(web, request)
    with world.scope("lead"):
        assert SignOff.objects.filter(subject_id=request.pk).count() == 1


def test_refused_request_opens_nothing_and_is_answered(web, world, colleague):
    client = make_minor(world)

    decide(web, asked(web, world, colleague, client), "refuse")

    assert web(colleague).get(f"/clients/{client.pk}/").status_code == 403
    with world.scope(colleague):
        assert "没有同意" in Notification.objects.get(owner=colleague).title


@pytest.mark.parametrize(
    ("who", "status"), [("worker", 403), ("supervisor", 403), ("stranger", 403)]
)
def test_request_is_decided_by_the_lead_alone(web, world, colleague, who, status):
    request = asked(web, world, colleague, make_minor(world))

    assert decide(web, request, who=who).status_code == status


def test_own_request_is_not_approved_by_oneself(web, world):
    with world.scope("worker"):
        request = SensitiveAccessRequest.objects.create(
            station=world.home,
            case_number="GA-1",
            asked_by=world.person("lead"),
            reason="演示",
            until=clock.today(),
        )

    page = decide(web, request).content.decode()

    assert "自己的申请由别人审批" in page
    with world.scope("lead"):
        request.refresh_from_db()
    assert request.state == "waiting"


@pytest.mark.parametrize("days", [-1, 31])
def test_request_lasts_thirty_days_at_most(web, world, colleague, days):
    client = make_minor(world)
    until = clock.today() + days * DAY

    response = web(colleague).post(f"/access/client/{client.pk}/", asking(until=f"{until}"))

    assert response.status_code == 200
    with world.scope("lead"):
        assert not SensitiveAccessRequest.objects.exists()


def test_file_that_is_open_needs_no_request(web, world):
    client = make_client(world)

    assert (
        phrases.ACCESS_NOT_NEEDED
        in web("worker").get(f"/access/client/{client.pk}/").content.decode()
    )


def test_sealed_case_is_asked_for_by_number_and_the_answer_is_the_same(web, world, colleague):
    with world.scope("worker"):
        case = CaseFactory(
            client=make_client_here(world), number="GA-SEALED", compartment="violence"
        )
    texts = []
    for number in (case.number, "GA-NONE"):
        page = web(colleague).post("/access/case/", asking(number=number), follow=True)
        texts.append(page.content.decode().replace(number, "…").partition("<main")[2][:700])

    assert texts[0] == texts[1]


def make_client_here(world):
    """A client made inside a scope that is open already."""
    return ClientFactory(worker=world.person("worker"))


def test_approved_request_opens_the_sealed_case(web, world, colleague):
    with world.scope("worker"):
        case = CaseFactory(
            client=make_client_here(world),
            worker=world.person("worker"),
            number="GA-SEALED",
            compartment="violence",
        )
    values = asking(number="GA-SEALED")
    web(colleague).post("/access/case/", values)
    with world.scope("lead"):
        request = SensitiveAccessRequest.objects.get(pk=values["id"])

    asked_for = web("lead").get(f"/access/{request.pk}/").content.decode()
    decide(web, request)

    assert "家庭暴力" in asked_for
    assert f"/cases/{case.pk}/" in asked_for
    with world.scope(colleague):
        assert Case.objects.filter(pk=case.pk).exists()


def test_request_for_a_number_that_is_not_there_cannot_be_approved(web, world, colleague):
    values = asking(number="GA-NONE")
    web(colleague).post("/access/case/", values)
    with world.scope("lead"):
        request = SensitiveAccessRequest.objects.get(pk=values["id"])

    assert "没有这个编号" in decide(web, request).content.decode()
    assert decide(web, request, "refuse").status_code == 302


def test_grant_is_ended_early_by_the_lead(web, world, colleague):
    client = make_minor(world)
    decide(web, asked(web, world, colleague, client))
    with world.scope("lead"):
        grant = AccessGrant.objects.get()

    assert web("worker").post(f"/grants/{grant.pk}/revoke/").status_code == 403
    assert web("stranger").post(f"/grants/{grant.pk}/revoke/").status_code == 404
    assert web("lead").post(f"/grants/{grant.pk}/revoke/").status_code == 302
    assert web(colleague).get(f"/clients/{client.pk}/").status_code == 403


def test_requests_of_others_are_listed_for_the_lead_alone(web, world, colleague):
    asked(web, world, colleague, make_minor(world))

    assert "代为送温暖物资" in web("lead").get("/access/").content.decode()
    assert "代为送温暖物资" in web(colleague).get("/access/").content.decode()
    assert "代为送温暖物资" not in web("worker").get("/access/").content.decode()
    assert "代为送温暖物资" in web("lead").get("/workbench/").content.decode()


def test_events_of_access_name_no_minor(web, world, colleague):
    client = make_minor(world, name="王演小")
    decide(web, asked(web, world, colleague, client))

    with world.scope("lead"):
        events = AuditEvent.objects.filter(station_id=world.home.pk)
        text = " ".join(f"{each.object_label} {each.changes} {each.reason}" for each in events)
    assert "王演小" not in text


def test_access_list_takes_a_constant_number_of_queries(web, world, colleague):
    def make():
        asked(web, world, colleague, make_minor(world))

    assert_constant_queries(web("lead"), "/access/", make, sizes=(1, 4))
