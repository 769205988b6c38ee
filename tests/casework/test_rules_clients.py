"""Who may see, open and change the file of a client."""

import datetime as dt

import pytest

from casework.models import Client
from casework.rules import clients as rules
from tests.support.clients import make_client, make_minor


def judged(world, who, client):
    """Return what the rules say to `who`: sees the name, opens, reveals, edits."""
    workspace, user = world.workspace(who), world.person(who)
    return (
        rules.display_name(workspace, client) == client.name,
        bool(rules.can_open_minor(workspace, user, client)),
        bool(rules.can_reveal_identity(workspace, user, client)),
        bool(rules.can_edit(workspace, user, client)),
    )


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("worker", (True, True, True, True)),
        ("lead", (True, True, True, True)),
        ("colleague", (True, True, True, True)),
        ("supervisor", (False, True, False, False)),
        ("evaluator", (False, True, False, False)),
        ("district", (False, True, False, False)),
    ],
)
def test_rules_for_an_adult(world, colleague, who, expected):
    client = make_client(world)

    assert judged(world, colleague if who == "colleague" else who, client) == expected


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("worker", (True, True, True, True)),
        ("lead", (True, True, True, True)),
        ("colleague", (False, False, False, False)),
        ("supervisor", (False, False, False, False)),
        ("stranger", (False, False, False, False)),
    ],
)
def test_rules_for_a_minor(world, colleague, who, expected):
    client = make_minor(world)

    person = colleague if who == "colleague" else who
    with world.scope(person):
        assert judged(world, person, client) == expected


def test_can_open_minor_refuses_with_a_sentence(world, colleague):
    client = make_minor(world)

    with world.scope(colleague) as workspace:
        verdict = rules.can_open_minor(workspace, colleague, client)

    assert "负责社工" in verdict.reason


@pytest.mark.parametrize(
    ("born_on", "client_class", "protected"),
    [
        (dt.date(2008, 11, 21), "other", True),
        (dt.date(2008, 11, 20), "other", False),
        (dt.date(2008, 11, 20), "child", False),
        (None, "child", True),
        (None, "elderly", False),
    ],
)
def test_is_protected_minor_until_the_eighteenth_birthday(
    time_machine, born_on, client_class, protected
):
    time_machine.move_to(dt.datetime(2026, 11, 20, 4, tzinfo=dt.UTC), tick=False)

    client = Client(born_on=born_on, client_class=client_class)

    assert rules.is_protected_minor(client) is protected


def test_can_reassign_is_for_the_responsible_worker_and_the_lead(world, colleague):
    client = make_client(world)

    people = ["worker", "lead", colleague, "stranger"]

    assert [rules.can_reassign(world.workspace(who), client) for who in people] == [
        True, True, False, False,
    ]  # fmt: skip
