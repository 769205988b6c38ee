"""What the search looks words up in."""

import unicodedata
from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models

from casework.enums.search import SearchKind
from casework.models.base import choice
from stations.tenancy import StationScopedManager, StationScopedModel, StationScopedQuerySet

MOST_PIECES = 3  # of a long name: those of its first four characters leave few to look at
INITIALS_LENGTH = 12
DIGITS_LENGTH = 8
FINGERPRINT_LENGTH = 20

Alternatives = tuple[str, ...]


def in_search_form(words: str) -> str:
    """Write words as `search_text` of the database does: half-width, lower case, no spaces."""
    return "".join(unicodedata.normalize("NFKC", words).lower().split())


def pieces_of_name(said: str) -> list[Alternatives]:
    """Return the pieces that a name with `said` in it has; rows are found by all of them."""
    if len(said) < 2:
        return [(said,)]
    return [(said[at : at + 2],) for at in range(min(len(said) - 1, MOST_PIECES))]


def pieces_of_words(said: str, *, anywhere: bool = False) -> list[Alternatives]:
    """Return those of a name, or of initials that begin with `said` (or hold it `anywhere`)."""
    if not said.isascii():
        return pieces_of_name(said)
    inside = (f"~{said[:2]}",) if anywhere and len(said) > 1 else ()
    return [(said[:2], f"^{said[:INITIALS_LENGTH]}", *inside)]


class SearchGramQuerySet(StationScopedQuerySet["SearchGram"]):
    """Pieces."""

    def subjects(self, kind: str, grams: Iterable[str]) -> Any:
        """Return the keys of the rows that have one of `grams`."""
        return self.filter(kind=kind, gram__in=list(grams)).values("subject_id")


class SearchGram(StationScopedModel):
    """检索词条：one short piece by which one row is found; kept by the database alone.

    Pieces are compared for equality only: under row security PostgreSQL uses an index for nothing
    else. `search_grams` in migration 0009 says which pieces a row has.
    """

    id = models.BigAutoField(primary_key=True)
    kind = choice("种类", SearchKind)
    subject_id = models.UUIDField("对象编号")
    gram = models.CharField("词条", max_length=40)

    objects: ClassVar[Any] = StationScopedManager.from_queryset(SearchGramQuerySet)()

    class Meta:
        verbose_name = "检索词条"
        verbose_name_plural = "检索词条"
        indexes: ClassVar = [
            models.Index(fields=["station", "gram", "kind", "subject_id"], name="search_by_gram"),
            models.Index(fields=["subject_id"], name="search_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.gram}"


def having(rows: Any, kind: str, pieces: Iterable[Alternatives]) -> Any:
    """Narrow `rows` to those that have every piece; what they really say is still to be looked at."""
    for grams in pieces:
        rows = rows.filter(pk__in=SearchGram.objects.subjects(kind, grams))
    return rows
