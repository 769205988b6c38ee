"""Sessions that end when nobody is there."""

import datetime as dt
import time

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
PAGE = "/accounts/me/"


def minutes_later(minutes):
    """Travel; the cache, which has a clock of its own, forgets what it would have forgotten."""
    cache.clear()
    return time_machine.travel(NOW + dt.timedelta(minutes=minutes), tick=False)


@pytest.fixture
def worker(web, sign_in):
    with minutes_later(0):
        client = web()
        sign_in(client, "worker")
        client.get(PAGE)
    return client


def test_session_without_requests_ends_after_thirty_minutes(worker):
    with minutes_later(29):
        assert Session.objects.filter(expire_date__gt=NOW + dt.timedelta(minutes=29)).exists()
    with minutes_later(31):
        response = worker.get(PAGE)

    assert (response.status_code, response.url) == (302, f"/accounts/login/?next={PAGE}")


def test_session_is_kept_alive_by_work(worker):
    for minutes in range(20, 200, 20):
        with minutes_later(minutes):
            assert worker.get(PAGE).status_code == 200


def test_session_is_not_kept_alive_by_a_page_that_asks_by_itself(worker):
    with minutes_later(20):
        assert worker.get(PAGE, headers={"X-By-Itself": "1"}).status_code == 200
    with minutes_later(40):
        assert worker.get(PAGE).status_code == 302


def test_session_is_written_at_most_once_a_minute(worker):
    def writes():
        with CaptureQueriesContext(connection) as queries:
            worker.get(PAGE)
        return sum(
            query["sql"].startswith(("UPDATE", "INSERT")) and "django_session" in query["sql"]
            for query in queries
        )

    with time_machine.travel(NOW + dt.timedelta(minutes=5), tick=False) as clock:
        counts = [writes()]
        for seconds in (20, 20, 19, 1):
            clock.shift(seconds)
            counts.append(writes())

    assert counts == [1, 0, 0, 0, 1]


def test_session_of_a_visitor_is_not_made(web):
    visitor = web()

    visitor.get("/accounts/login/")

    assert "sessionid" not in visitor.cookies
    assert not Session.objects.exists()


@pytest.mark.slow
def test_session_ends_in_the_cache_as_well(web, settings):
    worker = web("worker")
    before = worker.get(PAGE)

    settings.SESSION_COOKIE_AGE = 1
    worker.session.save()
    time.sleep(1.2)
    after = worker.get(PAGE)

    assert (before.status_code, after.status_code) == (200, 302)


def test_session_ends_with_the_browser(web, sign_in):
    worker = web()

    sign_in(worker, "worker")

    assert worker.cookies["sessionid"]["max-age"] == ""
    assert worker.cookies["sessionid"]["httponly"]
