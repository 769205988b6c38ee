"""Tests of the parts of core that are a few lines each."""

import datetime as dt
import uuid

import pytest
import time_machine
from celery import shared_task
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from kombu.exceptions import OperationalError

from core import clock, errors, panels
from core.ids import uuid7
from core.queues import Queue
from core.tasks import enqueue_on_commit
from core.verdicts import YES, Verdict

sent: list[dict[str, int | str]] = []


@shared_task(queue=Queue.INTERACTIVE)
def remember(**ids):
    sent.append(ids)


HERE = __name__


@pytest.fixture(autouse=True)
def nothing_sent(monkeypatch):
    sent.clear()
    monkeypatch.setattr(panels, "_panels", {})
    monkeypatch.setattr(remember, "apply_async", lambda *, kwargs: sent.append(kwargs))
    yield
    sent.clear()


def test_uuid7_is_a_plain_uuid_sorted_by_time():
    keys = [uuid7() for _ in range(100)]

    assert {type(key) for key in keys} == {uuid.UUID}
    assert {key.version for key in keys} == {7}
    assert [key.time_low for key in keys] == sorted(key.time_low for key in keys)


def test_clock_gives_an_aware_moment_and_the_local_day():
    with time_machine.travel(dt.datetime(2026, 11, 20, 16, 30, tzinfo=dt.UTC), tick=False):
        assert clock.now() == dt.datetime(2026, 11, 20, 16, 30, tzinfo=dt.UTC)
        assert clock.today() == dt.date(2026, 11, 21)


def test_verdict_is_true_or_says_why_not():
    refusal = Verdict("个案已结案。")

    assert YES
    assert not refusal
    YES.require()
    with pytest.raises(errors.NotAllowedError, match="个案已结案。"):
        refusal.require()
    with pytest.raises(errors.RefusedError, match="个案已结案。") as refused:
        refusal.require(field="closed_on")
    assert refused.value.field == "closed_on"


def test_message_of_a_domain_error_is_its_sentence():
    assert errors.ConflictError("已被他人修改。").message == "已被他人修改。"


def test_panels_for_shows_what_is_permitted_in_order():
    reviews = panels.Panel(2, "case", "b", "case.view", "评估")
    advice = panels.Panel(1, "case", "a", "case.view", "督导建议")
    costs = panels.Panel(0, "case", "c", "money.view", "费用")
    panels.register(reviews, advice, costs)
    panels.register(reviews)

    shown = panels.panels_for("case", lambda permission: permission == "case.view")

    assert [panel.url_name for panel in shown] == ["a", "b"]
    assert [panel.url_name for panel in panels.registered_panels()] == ["c", "a", "b"]
    assert panels.panels_for("elsewhere", lambda permission: True) == []


@pytest.mark.django_db
def test_enqueue_on_commit_sends_after_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        enqueue_on_commit(f"{HERE}.remember", station_id=7, name="x")
        assert sent == []

    assert sent == [{"station_id": 7, "name": "x"}]


@pytest.mark.django_db
def test_enqueue_on_commit_sends_nothing_after_rollback(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        enqueue_on_commit(f"{HERE}.remember", station_id=7)
        transaction.set_rollback(True)

    assert sent == []


@pytest.mark.parametrize("name", ["no.such.task", "core.clock.nothing", "core.clock.now"])
def test_enqueue_on_commit_refuses_a_wrong_name_at_once(name):
    with pytest.raises((ImportError, ImproperlyConfigured)):
        enqueue_on_commit(name, station_id=7)


@pytest.mark.django_db
def test_enqueue_on_commit_keeps_what_was_saved_when_the_broker_is_away(
    django_capture_on_commit_callbacks, monkeypatch, caplog
):
    def away(*, kwargs):
        raise OperationalError

    monkeypatch.setattr(remember, "apply_async", away)

    with django_capture_on_commit_callbacks(execute=True):
        enqueue_on_commit(f"{HERE}.remember", station_id=7)

    assert "task_not_sent" in caplog.text
