"""A list of regions between the look at it and its import: kept for its owner, for an hour."""

import datetime as dt
import secrets
from dataclasses import dataclass

from django.core.cache import cache

from accounts.models import User

KEPT_SECONDS = 3600


@dataclass(frozen=True)
class KeptList:
    """A list that was looked at."""

    content: bytes
    valid_from: dt.date


def keep_list(*, content: bytes, valid_from: dt.date, by: User) -> str:
    """Keep a list and return the token under which `by` finds it again."""
    token = secrets.token_urlsafe(16)
    cache.set(_key(token, by), KeptList(content, valid_from), timeout=KEPT_SECONDS)
    return token


def kept_list(*, token: str, by: User) -> KeptList | None:
    """Return the list that `by` has kept under `token`."""
    kept: KeptList | None = cache.get(_key(token[:64], by))
    return kept


def _key(token: str, by: User) -> str:
    return f"region-list:{by.pk}:{token}"
