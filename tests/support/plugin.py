"""Servers for the tests: started before Django reads its settings, stopped at the very end.

Loaded by `-p` in pyproject.toml. Each run takes a data folder of its own under `var/tests`, so
that two runs do not meet. With `DATABASE_URL` set, the tests use those servers instead.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from core import servers

FOLDER = Path(__file__).resolve().parents[2] / "var" / "tests"
MOST_RUNS = 16

_running: list[servers.Running] = []


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Start the servers, unless the controller of parallel workers has done so."""
    if "PYTEST_XDIST_WORKER" not in os.environ and "DATABASE_URL" not in os.environ:
        running = _start_in_free_folder()
        _running.append(running)
        os.environ["LINLI_DATA"] = str(running.folder.path)
    try:
        return (yield)
    except BaseException:
        pytest_unconfigure()
        raise


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Stop what this process has started."""
    while _running:
        _running.pop().stop()


def _start_in_free_folder() -> servers.Running:
    for number in range(1, MOST_RUNS + 1):
        with suppress(servers.InUseError):
            return servers.start(FOLDER / str(number), durable=False)
    raise pytest.UsageError(f"{MOST_RUNS} runs of the tests are under way in {FOLDER}.")
