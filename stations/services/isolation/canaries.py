"""Texts that only the home station knows, and how they are looked for."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Canary:
    """A text that only the home station knows. `source` names its field, never its value."""

    text: str
    source: str
    confidential: bool


class Sieve:
    """Finds which of many canaries a text holds.

    A canary with a character that the text lacks cannot stand in it: that rules nearly all of
    them out without reading the text again.
    """

    def __init__(self, canaries: Iterable[Canary]) -> None:
        self._canaries = [(frozenset(canary.text), canary) for canary in canaries]

    def found_in(self, text: str) -> list[Canary]:
        """Return every canary that stands in `text`."""
        characters = set(text)
        return [
            canary
            for needed, canary in self._canaries
            if needed <= characters and canary.text in text
        ]
