"""Every address of the site, with its arguments filled from the home station's objects."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from typing import Any
from uuid import UUID

from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

ARGUMENT = re.compile(r"<(?:(?P<kind>[^>:]+):)?(?P<name>[^>]+)>")
WORD = re.compile(r"[a-z]{3,}")
KEYS = {"uuid": UUID, "int": int}
MOST_COMBINATIONS = 16
MOST_SORTED = 2000
MOST_URLS = 2  # of one pattern that are knocked at, where no word makes more of them
NAMED_COLUMNS = ("public_code", "token")  # public addresses carry these, and no key
# What stands for a word in an address, by its name. A code that belongs to an object is its own.
WORDS: Mapping[str, tuple[str, ...]] = {
    "case_sheet": ("intake", "assessment", "plan", "notes", "outcome", "follow-ups"),
    "group_print": ("plan", "members", "sign-in", "sessions", "summary", "costs", "all"),
    "register": ("facilities", "people"),
    "register_add": ("facilities", "people"),
    "register_edit": ("facilities", "people"),
    "register_retire": ("facilities", "people"),
    "contact_reveal": ("people", "resource", "organisation"),
}

Choice = tuple[str, models.Model | None]


@dataclass(frozen=True)
class Address:
    """One URL pattern: its name, its route as one piece, and the view behind it."""

    name: str
    route: str
    view: Any
    is_regex: bool = False

    @property
    def permission(self) -> str | None:
        """What its view asks for."""
        return declared_permission(self.view)

    @property
    def is_public(self) -> bool:
        """Whether it opens without an account: what it shows is meant for everybody."""
        return not getattr(self.view, "login_required", True) and self.is_ours

    @property
    def takes_objects(self) -> bool:
        """Whether it has arguments."""
        return ARGUMENT.search(self.route) is not None

    @property
    def is_ours(self) -> bool:
        """Whether one of our apps answers; else it is a login page of allauth."""
        return not self.view.__module__.startswith("allauth.")

    @property
    def words(self) -> tuple[str, ...]:
        """The words that it takes."""
        return WORDS.get(self.name.rpartition(":")[2], ())

    @property
    def most_urls(self) -> int:
        """How many of its URLs are knocked at: each word with each of two objects."""
        return MOST_URLS * max(1, len(self.words))

    def urls(self, objects: Sequence[models.Model]) -> list[str]:
        """Return the address with the combinations of fitting objects, the likeliest first."""
        choices = [self._choices(match, objects) for match in ARGUMENT.finditer(self.route)]
        every = list(islice(product(*choices), MOST_SORTED))
        every.sort(key=_count_links, reverse=True)
        urls = dict.fromkeys(self._filled([text for text, _ in chosen]) for chosen in every)
        return list(urls)[: max(MOST_COMBINATIONS, self.most_urls)]

    def _filled(self, values: Sequence[str]) -> str:
        parts = iter(values)
        return "/" + ARGUMENT.sub(lambda _: next(parts), self.route)

    def _choices(self, argument: re.Match[str], objects: Sequence[models.Model]) -> list[Choice]:
        """Return the texts that fit the converter, and whose key each is."""
        if argument["kind"] == "slug" and self.words:
            return [(word, None) for word in self.words]
        rows = self._rows(argument, objects)
        if rows is None:
            return [(value, None) for value in self._values(argument, objects)]
        return [(str(row.pk), row) for row in rows]

    def _values(self, argument: re.Match[str], objects: Sequence[models.Model]) -> list[str]:
        """Return what the objects hold that is no key."""
        if argument["name"] in NAMED_COLUMNS:
            return _values_of(argument["name"], objects)
        if argument["name"] == "station_id":
            return [str(row.pk) for row in objects if row._meta.model_name == "station"]
        return _values_of("path", objects)

    def _rows(
        self, argument: re.Match[str], objects: Sequence[models.Model]
    ) -> list[models.Model] | None:
        """Return the objects whose keys fit; of the kinds that the words before it name.

        None where the argument is no key.
        """
        kind = argument["kind"] or "str"
        if argument["name"] in (*NAMED_COLUMNS, "station_id") or kind == "path":
            return None
        fitting = [row for row in objects if isinstance(row.pk, KEYS.get(kind, object))]
        segment = self.route[: argument.start()].rstrip("/").rpartition("/")[2]
        words = {
            segment.rstrip("s"),
            argument["name"].removesuffix("_pk"),
            *self.name.rpartition(":")[2].split("_")[:1],
        }
        words = {word for word in words if WORD.fullmatch(word)}
        named = [row for row in fitting if _likeness(row, words)]
        named.sort(key=lambda row: _likeness(row, words), reverse=True)
        return named or fitting


def all_addresses() -> list[Address]:
    """Return every URL pattern of the site."""
    return list(_walk(get_resolver().url_patterns, "", "", is_regex=False))


def declared_permission(view: Any) -> str | None:
    """Return the permission that a view or a class of the JSON interface declares."""
    classes = getattr(getattr(view, "cls", None), "permission_classes", ())
    for place in (view, *classes):
        permission = getattr(place, "needs", None)
        if permission is not None:
            return str(permission)
    return None


def _walk(
    patterns: Sequence[URLPattern | URLResolver], route: str, namespace: str, *, is_regex: bool
) -> Iterator[Address]:
    for entry in patterns:
        own = f"{route}{entry.pattern}".removeprefix("^/")
        regex = is_regex or not isinstance(entry.pattern, RoutePattern)
        if isinstance(entry, URLPattern):
            name = f"{namespace}{entry.name or own}"
            yield Address(name, own, entry.callback, regex)
        else:
            inside = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry.url_patterns, own, inside, is_regex=regex)


def _values_of(column: str, objects: Sequence[models.Model]) -> list[str]:
    """Return what the objects hold in a column that some of them have."""
    values = (getattr(row, column, "") for row in objects)
    return list(dict.fromkeys(str(value) for value in values if value))


def _count_links(chosen: Sequence[Choice]) -> int:
    """Return how many of the objects belong to one before them in the address."""
    rows = [row for _, row in chosen if row is not None]
    return sum(_belongs_to(later, earlier) for earlier, later in combinations(rows, 2))


def _belongs_to(row: models.Model, other: models.Model) -> bool:
    return any(
        field.many_to_one
        and field.related_model is type(other)
        and getattr(row, field.attname) == other.pk
        for field in row._meta.concrete_fields
    )


def _likeness(row: models.Model, words: set[str]) -> int:
    """Return how well the words name what the row is: `case` a case before a case note."""
    name = str(row._meta.model_name)
    return sum((word in name) + (name == word) for word in words)
