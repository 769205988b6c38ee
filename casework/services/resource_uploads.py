"""A list of resources between the look at it and its import: for its owner, for an hour.

It holds phone numbers, so it is kept encrypted.
"""

import base64
import secrets

from django.core.cache import cache

from accounts.models import User
from core.crypto import key_ring

KEPT_SECONDS = 3600
CONTEXT = "casework.resource_uploads"


def keep_list(*, content: bytes, by: User) -> str:
    """Keep a list and return the token under which `by` finds it again."""
    token = secrets.token_urlsafe(16)
    sealed = key_ring().encrypt(base64.b64encode(content).decode(), context=CONTEXT)
    cache.set(_key(token, by), sealed, timeout=KEPT_SECONDS)
    return token


def kept_list(*, token: str, by: User) -> bytes | None:
    """Return the list that `by` has kept under `token`."""
    sealed: str | None = cache.get(_key(token[:64], by))
    return base64.b64decode(key_ring().decrypt(sealed, context=CONTEXT)) if sealed else None


def _key(token: str, by: User) -> str:
    return f"resource-list:{by.pk}:{token}"
