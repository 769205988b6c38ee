"""A real browser against a live server. Everything is committed; the owner empties the tables."""

from pathlib import Path

import pytest
from celery.contrib.testing.worker import start_worker

from config.celery import app
from core.queues import Queue
from tests.support.browser import DESK, PHONE, Visit, open_browser

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Mark what lies in this folder."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def browser():
    """The browser of this run."""
    with open_browser() as opened:
        yield opened


@pytest.fixture
def visit(browser, live_server, world, web):
    """`visit("worker")` opens a window signed in as the worker, `visit()` one as nobody.

    `size=PHONE` makes it a phone's. A script error or a refusal by the content security policy
    on any page fails the test.
    """
    visits = []

    def open_visit(who=None, *, size=DESK):
        opened = Visit(browser, live_server.url, size)
        visits.append(opened)
        if who is not None:
            opened.sign_in(web(who).session.session_key)
        return opened.page

    yield open_visit
    for opened in visits:
        opened.context.close()
    assert [error for opened in visits for error in opened.errors] == []


@pytest.fixture
def phone(visit):
    """Like `visit`, in a phone's window."""
    return lambda who=None: visit(who, size=PHONE)


@pytest.fixture
def background(live_server):
    """A Celery worker beside the live server, as in production: tasks go through the queue."""
    app.control.purge()
    with start_worker(app, pool="solo", perform_ping_check=False, queues=list(Queue)):
        yield
