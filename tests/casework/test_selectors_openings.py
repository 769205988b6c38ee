"""谁查阅了我负责的档案."""

import datetime as dt

from casework.selectors.openings import openings_of, who_opened
from casework.services.client_readings import open_client, print_client, reveal_secret
from tests.support.clients import make_client


def opened_by(world, who, client):
    """Let `who` open the file."""
    with world.scope(who) as workspace:
        open_client(client=client, workspace=workspace, by=world.person(who))


def test_who_opened_lists_others_on_my_files(world, scope):
    mine = make_client(world, name="演示甲")
    others = make_client(world, "lead", name="演示乙")
    opened_by(world, "lead", mine)
    opened_by(world, "worker", mine)
    opened_by(world, "worker", others)

    with scope("worker"):
        (opening,) = who_opened(world.person("worker"))

    assert (opening.by, opening.client_id) == (str(world.person("lead")), mine.pk)
    assert (opening.client_label, opening.text) == ("演**", "打开档案")


def test_who_opened_says_what_was_revealed_and_why(world, scope):
    mine = make_client(world, phone="13812345678")
    with scope("lead") as workspace:
        by = world.person("lead")
        reveal_secret(client=mine, secret="phone", reason="核对身份", workspace=workspace, by=by)

    with scope("worker"):
        (opening,) = who_opened(world.person("worker"))

    assert (opening.text, opening.reason) == ("查看联系电话", "核对身份")


def test_who_opened_counts_a_day_once_and_forgets_after_a_month(world, scope, time_machine):
    mine = make_client(world)
    for day in (1, 3, 3, 20):
        time_machine.move_to(dt.datetime(2026, 11, day, 4, tzinfo=dt.UTC))
        opened_by(world, "lead", mine)
    time_machine.move_to(dt.datetime(2026, 12, 2, 5, tzinfo=dt.UTC))

    with scope("worker"):
        openings = who_opened(world.person("worker"))

    assert [opening.at.day for opening in openings] == [20, 3]


def test_openings_of_lists_everybody(world, scope):
    client = make_client(world)
    opened_by(world, "worker", client)
    opened_by(world, "lead", client)

    with scope("lead"):
        assert len(openings_of(client)) == 2


def test_who_opened_never_tells_of_another_station(world, scope):
    opened_by(world, "stranger", make_client(world, "stranger"))

    with scope("worker"):
        assert who_opened(world.person("stranger")) == []


def test_who_opened_says_that_a_file_was_printed(world, scope):
    mine = make_client(world)
    with scope("lead") as workspace:
        print_client(client=mine, workspace=workspace, by=world.person("lead"))

    with scope("worker"):
        (opening,) = who_opened(world.person("worker"))

    assert opening.text == "打印档案"
