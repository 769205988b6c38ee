"""Opening and changing files."""

import dataclasses
import datetime as dt

import pytest
from django.db import connection

from casework.errors import DuplicateClientError, IdentifierTakenError
from casework.models import Client
from casework.services.clients import create_client, edit_client
from core.errors import ChangedMeanwhileError, NotAllowedError, PageOutdatedError, RefusedError
from core.ids import uuid7
from core.models import AuditEvent
from tests.support.clients import id_number, make_client, make_minor, values_for
from tests.support.rows import one

PHONE, ADDRESS = "13812345678", "大智街道演示路7号"


def create(world, values, who="worker", client_id=None, **options):
    """Create a client as `who`."""
    station_id = world.workspace(who).station_id
    by = world.person(who)
    key = client_id or uuid7()
    return create_client(client_id=key, station_id=station_id, values=values, by=by, **options)


def edit(world, client, who="worker", seen_at=None, **changes):
    """Change `client` as `who`."""
    workspace = world.workspace(who)
    plain = {name: getattr(client, name) for name in ("name", "born_on", "sex", "client_class")}
    plain |= {"identifier_kind": client.identifier_kind, "worker_id": client.worker_id}
    values = values_for(world, identifier=None, phone=None, address=None)
    values = dataclasses.replace(values, **{**plain, **changes})
    seen_at = seen_at or client.updated_at
    by = world.person(who)
    return edit_client(client=client, values=values, seen_at=seen_at, workspace=workspace, by=by)


def test_create_client_writes_identity_and_event(world, scope):
    number = id_number(man=False)
    values = values_for(
        world,
        name="单小雄",
        identifier_kind="id_card",
        identifier=number,
        phone=PHONE,
        born_on=None,
    )

    with scope("worker"):
        client = create(world, values)
        stored = Client.objects.get(pk=client.pk)
        raw = one("casework_client")
        event = AuditEvent.objects.get(action="client.created")

    assert (stored.identifier, stored.phone, stored.initials) == (number, PHONE, "sxx")
    assert (stored.sex, stored.born_on) == ("2", dt.date(1950, 6, 1))
    assert number not in str(raw.values())
    assert PHONE not in str(raw.values())
    assert (event.object_id, event.object_label) == (str(client.pk), "单**")
    assert number not in str(event.changes)


def test_create_client_twice_makes_one(world, scope):
    key, values = uuid7(), values_for(world)

    with scope("worker"):
        first = create(world, values, client_id=key)
        second = create(world, values, client_id=key)
        events = AuditEvent.objects.filter(action="client.created").count()

    assert first.pk == second.pk
    assert events == 1


def test_create_client_with_the_key_of_somebody_else_is_refused(world, scope):
    key = uuid7()

    with scope("worker"):
        create(world, values_for(world, name="演示甲"), client_id=key)

        with pytest.raises(PageOutdatedError):
            create(world, values_for(world, name="演示乙"), client_id=key)


def test_create_client_with_the_key_of_another_station_is_refused(world, scope):
    foreign = make_client(world, "stranger")

    with scope("worker"), pytest.raises(PageOutdatedError):
        create(world, values_for(world), client_id=foreign.pk)


def test_create_client_with_a_known_document_is_refused(world, scope):
    number = id_number()
    make_client(world, identifier_kind="id_card", identifier=number)
    values = values_for(world, name="另一人", identifier_kind="id_card", identifier=number)

    with scope("lead"), pytest.raises(IdentifierTakenError):
        create(world, values, "lead", different_reason="不是同一人")


def test_create_client_with_a_document_known_elsewhere_is_allowed(world, scope):
    number = id_number()
    make_client(world, "stranger", identifier_kind="id_card", identifier=number)

    with scope("worker"):
        client = create(world, values_for(world, identifier_kind="id_card", identifier=number))

    assert client.station_id == world.home.pk


def test_create_client_of_known_name_and_birth_date_needs_a_reason(world, scope):
    make_client(world, name="演示同名")
    values = values_for(world, name="演示同名")

    with scope("worker"):
        with pytest.raises(DuplicateClientError):
            create(world, values)
        create(world, values, different_reason="住在另一个社区，家人确认")
        event = AuditEvent.objects.filter(action="client.created").order_by("-seq")[0]
        count = Client.objects.filter(name="演示同名").count()

    assert count == 2
    assert event.reason == "住在另一个社区，家人确认"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": "1\x00"}, "name"),
        ({"born_on": dt.date(2099, 1, 1)}, "born_on"),
        ({"phone": "12"}, "phone"),
        ({"identifier_kind": "id_card", "identifier": "110105194912310021"}, "identifier"),
        ({"identifier_kind": "id_card", "identifier": ""}, "identifier"),
        ({"identifier_kind": "none", "identifier": "E12345678"}, "identifier"),
        ({"identifier_kind": "id_card", "identifier": id_number(), "sex": "2"}, "sex"),
        (
            {
                "identifier_kind": "id_card",
                "identifier": id_number(),
                "born_on": dt.date(1951, 1, 1),
            },
            "born_on",
        ),
    ],
)
def test_create_client_refuses_unsound_values(world, scope, wrong, field):
    with scope("worker"), pytest.raises(RefusedError) as refusal:
        create(world, values_for(world, **wrong))

    assert refusal.value.field == field
    with scope("worker"):
        assert not Client.objects.exists()


def test_edit_client_writes_a_masked_difference(world, scope):
    client = make_client(world, name="演示旧名", phone=PHONE, address=ADDRESS)

    with scope("worker"):
        edit(world, client, name="演示新名字", phone="13900000000", client_class="disabled")
        stored = Client.objects.get(pk=client.pk)
        event = AuditEvent.objects.get(action="client.edited")

    assert (stored.name, stored.initials, stored.address) == ("演示新名字", "ysxmz", ADDRESS)
    assert event.changes == {
        "name": ["演**", "演**"],
        "client_class": ["elderly", "disabled"],
        "phone": ["（已脱敏）", "（已脱敏）"],
    }


def test_edit_client_keeps_the_indexes_in_step(world, scope):
    client = make_client(world, identifier_kind="id_card", identifier=id_number(), phone=PHONE)

    with scope("worker"):
        changed = edit(world, client, identifier_kind="none", identifier="", phone="")

    assert (changed.identifier, changed.identifier_index, changed.identifier_tail_index) == (
        "", "", "",
    )  # fmt: skip
    assert changed.phone_index == ""


def test_edit_client_without_a_change_leaves_no_event(world, scope):
    client = make_client(world)

    with scope("worker"):
        edit(world, client)

        assert not AuditEvent.objects.filter(action="client.edited").exists()


def test_edit_client_after_somebody_else_is_refused(world, scope):
    client = make_client(world)
    before = client.updated_at

    with scope("lead"):
        edit(world, client, "lead", name="演示改名")
    with scope("worker"), pytest.raises(ChangedMeanwhileError):
        edit(world, client, name="演示再改", seen_at=before)


def test_edit_client_to_a_known_document_is_refused(world, scope):
    number = id_number()
    make_client(world, identifier_kind="id_card", identifier=number)
    client = make_client(world, name="另一人")

    with scope("worker"), pytest.raises(IdentifierTakenError):
        edit(world, client, identifier_kind="id_card", identifier=number)


def test_edit_client_of_a_minor_is_for_those_in_charge(world, scope, colleague):
    client = make_minor(world)

    with world.scope(colleague), pytest.raises(NotAllowedError):
        edit(world, client, colleague, name="演示改名")
    with scope("worker"):
        assert edit(world, client, name="演示改名").name == "演示改名"


def test_client_event_and_row_roll_back_together(world, scope, monkeypatch):
    def refuse(execute, sql, params, many, context):
        assert "core_auditevent" not in sql, "the log is not there"
        return execute(sql, params, many, context)

    with scope("worker"):
        with pytest.raises(AssertionError), connection.execute_wrapper(refuse):
            create(world, values_for(world))

        assert not Client.objects.exists()
