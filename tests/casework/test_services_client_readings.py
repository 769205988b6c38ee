"""Reading leaves events."""

import pytest

from casework.models import AccessGrant
from casework.services.client_readings import open_client, reveal_contact, reveal_secret
from core import clock
from core.errors import NotAllowedError, RefusedError
from core.models import AuditEvent
from tests.factories.people import GuardianFactory
from tests.support.clients import make_client, make_minor

PHONE = "13812345678"


def reads():
    """Return the read events in scope, the latest last."""
    events = AuditEvent.objects.filter(action__in=("client.read", "client.reveal")).order_by("seq")
    return list(events)


def test_open_client_leaves_a_read_event(world, scope):
    client = make_client(world)

    with scope("lead") as workspace:
        verdict = open_client(client=client, workspace=workspace, by=world.person("lead"))
        (event,) = reads()

    assert verdict
    assert (event.action, event.object_id) == ("client.read", str(client.pk))
    assert event.actor_id == world.person("lead").pk


def test_open_client_of_a_minor_stays_closed_to_a_colleague(world, colleague):
    client = make_minor(world)

    with world.scope(colleague) as workspace:
        verdict = open_client(client=client, workspace=workspace, by=colleague)

        assert not verdict
        assert reads() == []


def test_open_client_of_a_minor_leaves_an_event_for_the_responsible_worker(world, scope):
    client = make_minor(world)

    with scope("worker") as workspace:
        open_client(client=client, workspace=workspace, by=world.person("worker"))

        assert [event.action for event in reads()] == ["client.read"]


def test_reveal_secret_returns_the_value_and_keeps_field_and_reason(world, scope):
    client = make_client(world, phone=PHONE)

    with scope("worker") as workspace:
        value = reveal_secret(
            client=client,
            secret="phone",
            reason=" 联系  服务对象 ",
            workspace=workspace,
            by=world.person("worker"),
        )
        (event,) = reads()

    assert value == PHONE
    assert (event.action, event.reason) == ("client.reveal", "联系 服务对象")
    assert event.changes == {"revealed": ["", "phone"]}


def test_reveal_secret_without_a_reason_is_refused(world, scope):
    client, by = make_client(world, phone=PHONE), world.person("worker")

    with scope("worker") as workspace:
        with pytest.raises(RefusedError, match="理由"):
            reveal_secret(client=client, secret="phone", reason="  ", workspace=workspace, by=by)

        assert reads() == []


def test_reveal_secret_of_a_minor_is_for_those_in_charge(world, scope, colleague):
    client = make_minor(world, phone=PHONE)
    asked = {"client": client, "secret": "phone", "reason": "联系家长"}

    with world.scope(colleague) as workspace, pytest.raises(NotAllowedError):
        reveal_secret(**asked, workspace=workspace, by=colleague)
    with scope("lead") as workspace:
        assert reveal_secret(**asked, workspace=workspace, by=world.person("lead")) == PHONE


def test_reveal_secret_is_not_for_supervisors(world, scope):
    client = make_client(world, phone=PHONE)
    asked = {"client": client, "secret": "phone", "reason": "督导"}

    with scope("supervisor") as workspace, pytest.raises(NotAllowedError):
        reveal_secret(**asked, workspace=workspace, by=world.person("supervisor"))


def test_reveal_contact_of_a_guardian_follows_the_file(world, colleague):
    """Whoever was granted the file of a child may ask for the phone of its guardian."""
    client, today = make_minor(world), clock.today()
    with world.scope("worker"):
        guardian = GuardianFactory(client=client, phone=PHONE)
    with world.scope(colleague) as workspace:
        asked = {"row": guardian, "reason": "通知监护人", "by": colleague}
        with pytest.raises(NotAllowedError):
            reveal_contact(**asked, workspace=workspace)

    with world.scope("lead"):
        AccessGrant.objects.create(
            station=world.home, user=colleague, client=client, reason="演示",
            starts_on=today, ends_on=today, given_by=world.person("lead"),
        )  # fmt: skip
    with world.scope(colleague):
        assert reveal_contact(**asked, workspace=world.workspace(colleague)) == PHONE
