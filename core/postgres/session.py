"""Settings that every transaction carries.

PostgreSQL's row security reads them (`current_setting('app.stations', true)`). They are set
with `is_local`, so they end with the transaction: a pooled connection can never bring the
scope of its last user along, and a ROLLBACK cannot leave a stale one behind.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connections

_settings: ContextVar[Mapping[str, str]] = ContextVar("transaction_settings")


def current() -> Mapping[str, str]:
    """Return the settings that a transaction begun now would carry."""
    return _settings.get({})


@contextmanager
def transaction_settings(values: Mapping[str, str]) -> Iterator[None]:
    """Let every transaction in the block carry `values`, the one already open included."""
    before = current()
    token = _settings.set(values)
    _send_to_open_transactions(values)
    try:
        yield
    finally:
        _settings.reset(token)
        _send_to_open_transactions(dict.fromkeys(values, "") | dict(before))


def send(raw_connection: Any, values: Mapping[str, str]) -> None:
    """Set `values` for the transaction that is open on `raw_connection`."""
    if not values:
        return
    calls = ", ".join(["set_config(%s, %s, true)"] * len(values))
    parameters = [part for pair in values.items() for part in pair]
    with raw_connection.cursor() as cursor:
        cursor.execute(f"SELECT {calls}", parameters)


def _send_to_open_transactions(values: Mapping[str, str]) -> None:
    for connection in connections.all(initialized_only=True):
        if connection.in_atomic_block and not connection.needs_rollback:
            send(connection.connection, values)
