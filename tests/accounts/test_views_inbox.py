"""消息：mine, and nobody else's."""

import uuid

import pytest
from django.db import transaction

from accounts.models import Notification
from accounts.selectors import count_unread
from accounts.services.inbox import mark_read, notify
from stations.tenancy import Scope, open_scope
from tests.support import rows

INBOX = "/accounts/inbox/"
NOTE = "导出已完成：服务记录"


@pytest.fixture
def note(world):
    return send(world, "worker")


def send(world, to, title=NOTE, **values):
    """Somebody's work tells a person something."""
    with world.scope("lead"):
        return notify(owner=world.person(to), title=title, **values)


def own(world, who):
    with world.scope(who):
        return Notification.objects.get()


def test_inbox_shows_own_messages_newest_first(web, world, note):
    send(world, "worker", title="任职有变动")
    send(world, "stranger", title="别人的消息")

    text = web("worker").get(INBOX).content.decode()

    assert text.index("任职有变动") < text.index(NOTE)
    assert "别人的消息" not in text
    assert "2 条未读" in text


def test_messages_of_others_do_not_exist_in_the_database(world, note):
    with world.scope("lead"):
        seen = rows.count("accounts_notification")
    with world.scope("worker"):
        own_rows = rows.count("accounts_notification")
    with open_scope(Scope()), transaction.atomic():
        by_nobody = rows.count("accounts_notification")

    assert (seen, own_rows, by_nobody) == (0, 1, 0)


def test_messages_of_others_cannot_be_changed_or_removed(world, note):
    with world.scope("lead"):
        changed = rows.execute("UPDATE accounts_notification SET title = 'x'")
        removed = rows.execute("DELETE FROM accounts_notification")

    assert (changed, removed) == (0, 0)
    assert own(world, "worker").title == NOTE


def test_message_opened_is_read_and_leads_to_its_page(web, world):
    note = send(world, "worker", url="/jobs/")

    response = web("worker").post(f"{INBOX}{note.pk}/")

    assert response.url == "/jobs/"
    assert own(world, "worker").read_at is not None


def test_message_without_a_page_leads_back_to_the_inbox(web, note):
    assert web("worker").post(f"{INBOX}{note.pk}/").url == INBOX


@pytest.mark.parametrize("who", ["lead", "stranger", "admin"])
def test_message_of_somebody_else_is_missing(web, world, note, who):
    response = web(who).post(f"{INBOX}{note.pk}/")

    assert response.status_code == 404
    assert own(world, "worker").read_at is None


def test_message_that_never_was_is_missing(web):
    assert web("worker").post(f"{INBOX}{uuid.uuid4()}/").status_code == 404


def test_message_is_not_opened_by_a_link(web, note):
    assert web("worker").get(f"{INBOX}{note.pk}/").status_code == 405


def test_all_read_leaves_those_of_others_alone(web, world, note):
    send(world, "stranger")

    web("worker").post(f"{INBOX}read/")

    assert own(world, "worker").read_at is not None
    assert own(world, "stranger").read_at is None


def test_mark_read_says_how_many_were_not(world, note):
    with world.scope("worker"):
        first, second = (
            mark_read(owner=world.person("worker")),
            mark_read(owner=world.person("worker")),
        )

    assert (first, second) == (1, 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("url", [INBOX, "/accounts/password/change/", "/no-such-page/"])
def test_bell_counts_on_every_kind_of_page(web, note, url):
    text = web("worker").get(url).content.decode()

    if "bell" in text:
        assert '<span class="count late">1<' in text


@pytest.mark.django_db(transaction=True)
def test_unread_are_counted_outside_a_transaction_too(world, note):
    with open_scope(world.workspace("worker").scope):
        assert count_unread(world.person("worker")) == 1
