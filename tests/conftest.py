"""Fixtures for every test. The servers are started by `tests/support/plugin.py`."""

import logging
from contextlib import suppress

import pytest
from django.conf import settings
from django.core.cache import cache, caches
from django.db import connections

from tests.support import database
from tests.support.guards import (
    files_go_to_a_folder_of_the_run,
    locks_name_their_table,
    undefined_variables_fail,
)
from tests.support.personas import World, build_world
from tests.support.web import WebClients

__all__ = [
    "files_go_to_a_folder_of_the_run",
    "locks_name_their_table",
    "undefined_variables_fail",
]


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, worker_suffix):
    """Make the test database through its owner; the tests themselves use the other role."""
    original_name = connections["owner"].settings_dict["NAME"]
    database.flush_as_owner()
    with django_db_blocker.unblock():
        database.create(worker_suffix)
        yield
        database.destroy(original_name)


@pytest.fixture(scope="session")
def worker_suffix(request):
    """What tells parallel workers apart: gw0, gw1, or nothing."""
    return getattr(request.config, "workerinput", {}).get("workerid", "")


@pytest.fixture(scope="session")
def uploads(tmp_path_factory):
    """The folder of uploaded files."""
    return tmp_path_factory.mktemp("files")


@pytest.fixture(autouse=True, scope="session")
def own_cache(worker_suffix):
    """Parallel workers do not share a cache, and none has the queue's."""
    number = 1 + int(worker_suffix.removeprefix("gw") or 0)
    settings.CACHES["default"]["LOCATION"] += f"?db={number}"
    with suppress(AttributeError):  # made while Django was set up, for the first database
        del caches["default"]


@pytest.fixture(autouse=True, scope="session")
def no_chatter():
    """Each login of a test would leave four lines."""
    logging.getLogger("axes").setLevel(logging.WARNING)


@pytest.fixture
def world(db) -> World:
    """The small world with its standing cast."""
    cache.clear()
    return build_world()


@pytest.fixture
def web(world) -> WebClients:
    """`web("worker")` is a client signed in as the worker; `web()` is anonymous."""
    return WebClients(world)


@pytest.fixture
def htmx(world) -> WebClients:
    """Like `web`, asking for fragments."""
    return WebClients(world, headers={"HX-Request": "true"})


@pytest.fixture
def scope(world):
    """`with scope("worker"):` works as the worker."""
    return world.scope
