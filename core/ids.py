"""Keys that are made before the row exists."""

import uuid

import uuid_utils.compat


def uuid7() -> uuid.UUID:
    """Return a new UUIDv7: unique everywhere, and sorted by the time it was made.

    The page makes it, so that a double click or a resend makes one row and not two.
    """
    return uuid_utils.compat.uuid7()
