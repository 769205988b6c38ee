"""经过：what happened around a client, as each part of the work tells it."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from casework.models import Client

MOST_SHOWN = 60


class ClientHappening(NamedTuple):
    """One line: on which day, what, and where to read more (`url_name` may be empty)."""

    on: dt.date
    text: str
    url_name: str = ""
    pk: UUID | None = None


# What a part tells of a client: a few rows, in one or two queries. Nothing told in confidence
# goes into a text; what is sealed is not in scope and so not told.
Told = tuple[dt.date, str, str, UUID | None]
Teller = Callable[[Client], Sequence[Told]]

_tellers: list[Teller] = []


def register_happenings(teller: Teller) -> None:
    """Add a part, from `AppConfig.ready()`. Twice changes nothing."""
    if teller not in _tellers:
        _tellers.append(teller)


def happenings_of(client: Client, limit: int = MOST_SHOWN) -> list[ClientHappening]:
    """Return what all parts tell of the client, the newest first."""
    told: Iterable[Told] = (each for teller in _tellers for each in teller(client))
    newest_first = sorted(told, key=lambda each: each[0], reverse=True)
    return [ClientHappening(*each) for each in islice(newest_first, limit)]
