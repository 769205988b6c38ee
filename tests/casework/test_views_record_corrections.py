"""Correcting a record in the browser."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from casework import phrases
from casework.models import ServiceRecord
from casework.services.records import complete_record, correct_record
from core.ids import uuid7
from core.models import AuditEvent
from tests.factories.casework import ClientFactory
from tests.support.groups import hold, running_group
from tests.support.records import typed, values

OTHERS = ("admin", "city", "district", "street", "agency", "supervisor", "evaluator", "auditor")


@pytest.fixture
def client(scope):
    with scope("worker"):
        return ClientFactory(name="陈秀英")


@pytest.fixture
def record(world, client):
    with world.scope("worker"):
        return complete_record(
            record_id=uuid7(),
            station_id=world.home.pk,
            values=values(world, client),
            by=world.people["worker"],
        )


def url(record):
    return reverse("casework:record_correct", args=[record.pk])


def send(web, world, record, *clients, who="worker", version=1, **said):
    usual = {"reason": "时长写错", "version": str(version), "method": "general"}
    with world.scope("worker"):
        sent = typed(world, *clients, **(usual | {"situation": ""} | said))
    return web(who).post(url(record), sent)


def stored(world, record):
    with world.everywhere():
        return ServiceRecord.objects.get(pk=record.pk)


def errors_of(response):
    return {name: list(errors) for name, errors in response.context["form"].errors.items()}


@pytest.mark.parametrize("who", ["worker", "lead"])
def test_record_correct_opens_with_what_is_there(web, record, who):
    form = web(who).get(url(record)).context["form"]

    assert form["content"].value() == record.content
    assert form["version"].value() == 1


@pytest.mark.parametrize("who", OTHERS)
def test_record_correct_is_closed_to_other_roles(web, record, who):
    assert web(who).get(url(record)).status_code == 403
    assert web(who).post(url(record)).status_code == 403


def test_record_correct_of_another_station_is_not_found(web, record):
    assert web("stranger").get(url(record)).status_code == 404


def test_record_correct_is_closed_to_colleagues(web, world, client):
    with world.scope("lead"):
        theirs = complete_record(
            record_id=uuid7(),
            station_id=world.home.pk,
            values=values(world, client),
            by=world.people["lead"],
        )

    response = web("worker").get(url(theirs))

    assert response.status_code == 403
    assert phrases.NOT_AUTHOR_OR_LEAD in response.content.decode()


def test_record_correct_saves_a_second_version(web, world, record, client):
    response = send(web, world, record, client, minutes="45")

    assert response["Location"] == reverse("casework:record_history", args=[record.pk])
    assert (stored(world, record).version, stored(world, record).minutes) == (2, 45)


def test_record_correct_without_reason_keeps_what_was_typed(web, world, record, client):
    response = send(web, world, record, client, content="新的内容。", reason=" ")

    assert errors_of(response) == {"reason": [phrases.REASON_MISSING]}
    assert "新的内容。" in response.content.decode()
    assert stored(world, record).version == 1


def test_record_correct_that_changes_nothing_says_so(web, world, record, client):
    response = send(web, world, record, client)

    assert errors_of(response) == {"__all__": [phrases.NOTHING_CHANGED]}


def test_record_correct_of_a_stale_version_shows_both(web, world, record, client):
    with world.scope("lead"):
        said = values(world, client, minutes=60, content="站长改过的内容。")
        by = world.people["lead"]
        correct_record(record=record, seen_version=1, values=said, reason="核对后", by=by)

    response = send(web, world, record, client, content="我改过的内容。")

    page = response.content.decode()
    assert response.status_code == 409
    assert phrases.RECORD_CHANGED in page
    assert ("时长", "60 分钟", "30 分钟") in response.context["differences"]
    assert ("过程与内容", "站长改过的内容。", "我改过的内容。") in response.context["differences"]
    assert response.context["form"]["version"].value() == "2"
    assert stored(world, record).version == 2


def test_record_correct_after_the_conflict_saves_what_was_decided(web, world, record, client):
    send(web, world, record, client, minutes="60")
    conflict = send(web, world, record, client, minutes="45")
    assert conflict.status_code == 409

    send(web, world, record, client, minutes="45", version=2)

    assert (stored(world, record).version, stored(world, record).minutes) == (3, 45)


@pytest.mark.parametrize("version", ["", "0", "-1", "x", "9" * 30])
def test_record_correct_answers_a_damaged_version(web, world, record, client, version):
    response = send(web, world, record, client, minutes="45", version=version)

    assert response.status_code in (200, 409)
    assert stored(world, record).version == 1


def test_record_correct_adds_files(web, world, record, client):
    upload = SimpleUploadedFile("补充.txt", "说明".encode(), "text/plain")

    send(web, world, record, client, files=[upload], reason="补交材料")

    with world.everywhere():
        assert [each.file.name for each in record.files.select_related("file")] == ["补充.txt"]
        assert record.versions.get(number=2).values["files"][0]["name"] == "补充.txt"


def test_record_correct_keeps_a_kind_and_plan_that_are_gone(web, world, record, client):
    rule = world.document.rules.get(key="service_kinds")
    rule.value = [{**kind, "code": "other", "label": "其他"} for kind in rule.value[:1]]
    rule.save(update_fields=["value"])
    world.item.is_active = False
    world.item.save(update_fields=["is_active"])

    form = web("worker").get(url(record)).context["form"]
    assert "探访" in dict(form.fields["kind"].choices).values()
    assert dict(form.plans)[f"{record.project_id}:{record.item_id}"]

    send(web, world, record, client, minutes="45")
    assert stored(world, record).kind_label == "探访"


def test_record_correct_finds_clients_without_script(web, world, record, client):
    response = send(web, world, record, find="1", q="陈秀英")

    assert f'value="{client.pk}"' in response.content.decode()
    assert stored(world, record).version == 1


def test_record_correct_opened_by_the_lead_is_noted(web, world, record):
    web("worker").get(url(record))
    web("lead").get(url(record))

    with world.scope("worker"):
        event = AuditEvent.objects.get(action="servicerecord.read")
    assert event.actor_id == world.people["lead"].pk


def test_record_correct_of_a_session_keeps_the_people_of_its_sheet(web, world, client):
    session = hold(world, running_group(world), "present", "present")
    with world.scope("worker"):
        there = [each.client for each in session.record.participations.select_related("client")]
    sent = {"kind": "group", "content": "组员互相介绍，补记小组契约。"}

    page = web("worker").get(url(session.record)).content.decode()
    refused = [
        send(web, world, session.record, *there, client, **sent),
        send(web, world, session.record, there[0], **sent),
        send(web, world, session.record, *there, anonymous_count="2", **sent),
    ]
    kept = stored(world, session.record).version
    corrected = send(web, world, session.record, *there, **sent)

    assert f"/groups/sessions/{session.pk}/attendance/" in page
    assert all("更正出席" in errors_of(each)["clients"][0] for each in refused)
    assert kept == 1
    assert corrected.status_code == 302
    assert stored(world, session.record).content == "组员互相介绍，补记小组契约。"
