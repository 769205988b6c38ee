"""The one place that reads the clock, so tests can hold it still."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_held: ContextVar[dt.datetime | None] = ContextVar("held", default=None)


def now() -> dt.datetime:
    """Return the current moment, aware."""
    return _held.get() or timezone.now()


def today() -> dt.date:
    """Return today's date in the local time zone."""
    return timezone.localdate(now())


@contextmanager
def held_at(moment: dt.datetime) -> Iterator[None]:
    """Let the clock stand at `moment` for the block.

    For demonstration data alone: what is written there looks as if it had been written then.
    """
    token = _held.set(moment)
    try:
        yield
    finally:
        _held.reset(token)
