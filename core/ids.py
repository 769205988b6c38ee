"""Keys that are made before the row exists."""

import uuid
from collections.abc import Collection

import uuid_utils.compat


def uuid7() -> uuid.UUID:
    """Return a new UUIDv7: unique everywhere, and sorted by the time it was made.

    The page makes it, so that a double click or a resend makes one row and not two.
    """
    return uuid_utils.compat.uuid7()


def uuids(values: str | Collection[str] | None) -> list[uuid.UUID]:
    """Return the well-formed ones of `values`, each once, in their order; a draft may hold one."""
    found: dict[uuid.UUID, None] = {}
    for value in [values] if isinstance(values, str) else values or ():
        try:
            found[uuid.UUID(str(value))] = None
        except ValueError:
            continue
    return list(found)
