"""A case changes hands only when the other accepts."""

import pytest

from accounts.models import Notification
from casework.models import AccessGrant, Case, CaseTransfer, Client
from core.ids import uuid7
from core.models import AuditEvent
from tests.factories.cases import CaseFactory
from tests.support.clients import make_client, make_minor

pytestmark = pytest.mark.django_db


def offered(to, **known):
    """Return what the form sends."""
    plain = {"id": str(uuid7()), "to": to.pk, "reason": "产假", "handover": "每周三家访演示"}
    return plain | known


@pytest.fixture
def case(world):
    client = make_client(world)
    with world.scope("worker"):
        return CaseFactory(client=client, worker=client.worker, stage="intervention")


def offer(web, world, case, to, who="worker"):
    """Offer the case and return the transfer."""
    web(who).post(f"/cases/{case.pk}/transfer/", offered(to))
    with world.scope("lead"):
        return CaseTransfer.objects.get(case=case, state="offered")


def fresh(world, case):
    with world.scope("lead"):
        return Case.objects.get(pk=case.pk)


def test_accepted_case_has_a_new_worker_with_its_client(web, world, case, colleague):
    transfer = offer(web, world, case, colleague)
    before = fresh(world, case).worker

    web(colleague).post(f"/transfers/{transfer.pk}/", {"accept": "1", "answer": "好"})

    with world.scope("lead"):
        client = Client.objects.get(pk=case.client_id)
        actions = set(AuditEvent.objects.values_list("action", flat=True))
    assert before == world.person("worker")
    assert fresh(world, case).worker == client.worker == colleague
    assert {"casetransfer.offered", "casetransfer.accepted"} <= actions


def test_client_of_another_worker_stays_with_him(web, world, case, colleague):
    with world.scope("lead"):
        Client.objects.filter(pk=case.client_id).update(worker=world.person("lead"))
    transfer = offer(web, world, case, colleague)

    web(colleague).post(f"/transfers/{transfer.pk}/", {"accept": "1"})

    with world.scope("lead"):
        assert Client.objects.get(pk=case.client_id).worker == world.person("lead")


def test_declined_case_stays_and_says_why(web, world, case, colleague):
    transfer = offer(web, world, case, colleague)

    silent = web(colleague).post(f"/transfers/{transfer.pk}/", {"decline": "1", "answer": ""})
    web(colleague).post(f"/transfers/{transfer.pk}/", {"decline": "1", "answer": "手上已满"})

    with world.scope("lead"):
        transfer.refresh_from_db()
        told = Notification.objects.filter(owner=world.person("worker")).count()
    assert "请写明理由" in silent.content.decode()
    assert transfer.state == "declined"
    assert fresh(world, case).worker == world.person("worker")
    assert told <= 1


def test_offer_stands_on_the_workbench_of_the_one_who_is_asked(web, world, case, colleague):
    offer(web, world, case, colleague)

    assert f"请您接手个案 {case.number}" in web(colleague).get("/workbench/").content.decode()
    assert "请您接手个案" not in web("lead").get("/workbench/").content.decode()


def test_only_the_one_who_is_asked_answers(web, world, case, colleague):
    transfer = offer(web, world, case, colleague)

    web("lead").post(f"/transfers/{transfer.pk}/", {"accept": "1"})
    foreign = web("stranger").post(f"/transfers/{transfer.pk}/", {"accept": "1"})

    assert fresh(world, case).worker == world.person("worker")
    assert foreign.status_code == 404


def test_case_of_a_colleague_is_not_given_away(web, world, case, colleague):
    response = web(colleague).post(f"/cases/{case.pk}/transfer/", offered(world.person("lead")))

    assert response.status_code == 403
    with world.scope("lead"):
        assert not CaseTransfer.objects.exists()


def test_case_is_offered_to_one_at_a_time(web, world, case, colleague):
    offer(web, world, case, colleague)

    page = web("worker").post(f"/cases/{case.pk}/transfer/", offered(world.person("lead")))

    with world.scope("lead"):
        assert CaseTransfer.objects.count() == 1
    assert "已在移交中" in page.content.decode()


def test_closed_case_is_not_offered(web, world, case, colleague):
    with world.scope("worker"):
        Case.objects.filter(pk=case.pk).update(stage="closed", closed_on="2026-11-01")

    assert web("worker").get(f"/cases/{case.pk}/transfer/").status_code == 403


def test_sealed_case_is_opened_for_the_answer_and_shut_after_a_no(web, world, case, colleague):
    with world.scope("worker"):
        case.compartment = "violence"
        case.save(update_fields=["compartment"])
    transfer = offer(web, world, case, colleague)
    page = web(colleague).get(f"/transfers/{transfer.pk}/").content.decode()

    web(colleague).post(f"/transfers/{transfer.pk}/", {"decline": "1", "answer": "不便"})

    assert "每周三家访演示" in page
    assert web(colleague).get(f"/transfers/{transfer.pk}/").status_code == 404
    with world.scope("lead"):
        assert AccessGrant.objects.get().revoked_at is not None


def test_sealed_case_changes_hands(web, world, case, colleague):
    with world.scope("worker"):
        case.compartment = "violence"
        case.save(update_fields=["compartment"])
    transfer = offer(web, world, case, colleague)

    web(colleague).post(f"/transfers/{transfer.pk}/", {"accept": "1"})

    assert fresh(world, case).worker == colleague
    with world.scope("worker"):
        assert not Case.objects.filter(pk=case.pk).exists()


def test_offer_is_taken_back(web, world, case, colleague):
    transfer = offer(web, world, case, colleague)

    assert web(colleague).post(f"/transfers/{transfer.pk}/cancel/").status_code == 403
    assert web("worker").post(f"/transfers/{transfer.pk}/cancel/").status_code == 302
    answered = web(colleague).post(f"/transfers/{transfer.pk}/", {"accept": "1"})

    assert answered.status_code == 200
    assert fresh(world, case).worker == world.person("worker")


@pytest.mark.parametrize(("who", "status"), [("worker", 200), ("lead", 200), ("street", 403)])
def test_transfers_are_listed(web, world, case, colleague, who, status):
    offer(web, world, case, colleague)

    response = web(who).get("/transfers/")

    assert response.status_code == status
    assert (case.number in response.content.decode()) is (status == 200)
    panel = f"/panels/case/transfers/?case={case.pk}"
    assert web("worker").get(panel).status_code == 200
    assert web("stranger").get(panel).status_code == 404


def test_who_is_asked_finds_the_case_beside_the_handover(web, world, case, colleague):
    transfer = offer(web, world, case, colleague)

    page = web(colleague).get(f"/transfers/{transfer.pk}/").content.decode()

    assert "每周三家访演示" in page
    assert f"/cases/{case.pk}/" in page


def test_handover_of_a_minor_is_for_those_concerned(web, world, colleague):
    minor = make_minor(world)
    with world.scope("worker"):
        case = CaseFactory(client=minor, worker=minor.worker, stage="intervention")
    asked = offer(web, world, case, colleague)
    assert "每周三家访演示" in web(colleague).get(f"/transfers/{asked.pk}/").content.decode()

    web("worker").post(f"/transfers/{asked.pk}/cancel/")
    other = offer(web, world, case, world.person("lead"))

    page = web(colleague).get(f"/transfers/{other.pk}/").content.decode()
    assert "每周三家访演示" not in page
    assert f"/cases/{case.pk}/" not in page
