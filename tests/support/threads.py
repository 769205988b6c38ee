"""Two people at once, each with a connection of his own."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from tests.support import database

PATIENCE = 30  # seconds; nothing takes that long unless something is wrong


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Run each work in a thread, starting together; return what each returned or raised."""
    results: list[Any] = [None] * len(works)
    start = threading.Barrier(len(works))

    def run(number: int, work: Callable[[], Any]) -> None:
        try:
            start.wait(PATIENCE)
            results[number] = work()
        except Exception as error:  # noqa: BLE001 -- handed to the test, which looks at it
            results[number] = error
        finally:
            connection.close()

    threads = [
        threading.Thread(target=run, args=(number, work)) for number, work in enumerate(works)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE * 3)
    assert not any(thread.is_alive() for thread in threads), "a thread hangs"
    return results


@contextmanager
def under_way(work: Callable[[Callable[[], None]], Any]) -> Iterator[None]:
    """Let somebody else be in the middle of `work` during the block: where it calls its argument."""
    reached, go_on = threading.Event(), threading.Event()

    def pause() -> None:
        reached.set()
        go_on.wait(PATIENCE)

    results: list[Any] = []
    thread = threading.Thread(target=lambda: results.extend(at_once(lambda: work(pause))))
    thread.start()
    assert reached.wait(PATIENCE), "it does not come to the middle"
    try:
        yield
    finally:
        go_on.set()
        thread.join(PATIENCE * 3)
    assert not [each for each in results if isinstance(each, Exception)], results


def somebody_waits() -> bool:
    """Say whether a session of the application waits for a lock; give it a moment to do so."""
    query = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    deadline = time.monotonic() + PATIENCE / 2
    with database.connect("default") as watcher:
        while time.monotonic() < deadline:
            if watcher.execute(query).fetchone() != (0,):
                return True
            time.sleep(0.02)
    return False
