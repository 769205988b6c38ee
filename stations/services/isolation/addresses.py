"""Every address of the site, with its arguments filled from the home station's objects."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from typing import Any
from uuid import UUID

from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from stations.services.isolation.variety import belongings

ARGUMENT = re.compile(r"<(?:(?P<kind>[^>:]+):)?(?P<name>[^>]+)>")
WORD = re.compile(r"[a-z]{3,}")
KEYS = {"uuid": UUID, "int": int}
MOST_COMBINATIONS = 48
MOST_SORTED = 20_000
MOST_URLS = 2  # of one pattern that are knocked at, where no word makes more of them
ALL_KINDS = 12  # of a pattern behind which things of many kinds lie
NAMED_COLUMNS = ("public_code", "token")  # public addresses carry these, and no key
NAMED_IN_LISTS = ("code",)  # of a question, in the list that its version holds
# What an address calls otherwise than its model.
CALLED = {"community": "region", "person": "user"}
# What stands for a word in an address, by its name, and what kind of object it goes with.
WORDS: Mapping[str, Mapping[str, str]] = {
    "case_sheet": dict.fromkeys(
        ("intake", "assessment", "plan", "notes", "outcome", "follow-ups"), "case"
    ),
    "group_print": dict.fromkeys(
        ("plan", "members", "sign-in", "sessions", "summary", "costs", "all"), "group"
    ),
    "register": {"facilities": "region", "people": "region"},
    "register_add": {"facilities": "region", "people": "region"},
    "register_edit": {"facilities": "communityfacility", "people": "humanresource"},
    "register_retire": {"facilities": "communityfacility", "people": "humanresource"},
    "contact_reveal": {
        "people": "humanresource",
        "resource": "communityresource",
        "organisation": "organisation",
    },
}
HOLD_MANY_KINDS = ("file_download",)

# A text for an argument, and what it is about: an object, or a kind of objects.
Choice = tuple[str, models.Model | str | None]


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
    def words(self) -> Mapping[str, str]:
        """The words that it takes, and what each goes with."""
        return WORDS.get(self._own_name, {})

    @property
    def most_urls(self) -> int:
        """How many of its URLs are knocked at: each word with each of two objects."""
        if self._own_name in HOLD_MANY_KINDS:
            return ALL_KINDS
        return MOST_URLS * max(1, len(self.words))

    @property
    def _own_name(self) -> str:
        return self.name.rpartition(":")[2]

    def urls(self, objects: Sequence[models.Model]) -> list[str]:
        """Return the address with the combinations of fitting objects, the likeliest first."""
        choices = [self._choices(match, objects) for match in ARGUMENT.finditer(self.route)]
        every = islice(product(*choices), MOST_SORTED)
        linked = sorted(every, key=_count_links, reverse=True)
        urls = dict.fromkeys(self._filled([text for text, _ in one]) for one in _in_turn(linked))
        return list(urls)[: max(MOST_COMBINATIONS, self.most_urls)]

    def _filled(self, values: Sequence[str]) -> str:
        parts = iter(values)
        return "/" + ARGUMENT.sub(lambda _: next(parts), self.route)

    def _choices(self, argument: re.Match[str], objects: Sequence[models.Model]) -> list[Choice]:
        """Return the texts that fit the converter, and whose key each is."""
        if argument["kind"] == "slug" and self.words:
            return list(self.words.items())
        if argument["name"] == "station_id":
            return [(str(row.pk), row) for row in objects if row._meta.model_name == "station"]
        if argument["name"] in NAMED_COLUMNS:
            return list(_values_in_columns(argument["name"], objects))
        if argument["name"] in NAMED_IN_LISTS:
            return list(_values_in_lists(argument["name"], objects))
        return [(str(row.pk), row) for row in self._rows(argument, objects)]

    def _rows(self, argument: re.Match[str], objects: Sequence[models.Model]) -> list[models.Model]:
        """Return the objects whose keys fit; of the kinds that the words around it name."""
        fitting = [row for row in objects if isinstance(row.pk, KEYS.get(argument["kind"], object))]
        segment = self.route[: argument.start()].rstrip("/").rpartition("/")[2]
        said = f"{segment} {argument['name']} {self._own_name} {' '.join(self.words.values())}"
        words = {_singular(word) for word in WORD.findall(said)}
        words |= {CALLED[word] for word in words & CALLED.keys()}
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


def _values_in_columns(name: str, objects: Sequence[models.Model]) -> Iterator[Choice]:
    """Yield what the objects hold in a column that some of them have."""
    for row in objects:
        value = getattr(row, name, "")
        if value:
            yield str(value), row


def _values_in_lists(name: str, objects: Sequence[models.Model]) -> Iterator[Choice]:
    """Yield what stands under a name in the lists of JSON that the objects hold."""
    for row in objects:
        for column in row._meta.concrete_fields:
            if isinstance(column, models.JSONField) and isinstance(
                entries := getattr(row, column.attname), list
            ):
                for entry in entries:
                    if isinstance(entry, dict) and name in entry:
                        yield str(entry[name]), row


def _singular(word: str) -> str:
    return re.sub(r"ies$", "y", word).rstrip("s")


def _count_links(chosen: Sequence[Choice]) -> int:
    """Return how many of the arguments go with one before them in the address."""
    return sum(_goes_with(later, earlier) for earlier, later in combinations(chosen, 2))


def _in_turn(every: Sequence[Sequence[Choice]]) -> list[Sequence[Choice]]:
    """Let the words of an address take turns, so that none comes after all of another."""
    turns: Counter[tuple[str, ...]] = Counter()

    def turn(chosen: Sequence[Choice]) -> int:
        words = tuple(text for text, thing in chosen if isinstance(thing, str))
        turns[words] += 1
        return turns[words]

    return sorted(every, key=turn)


def _goes_with(one: Choice, other: Choice) -> bool:
    """Say whether one object belongs to the other, is what the word means, or holds the value."""
    (text, row), (other_text, owner) = one, other
    if isinstance(owner, str):
        (row, owner) = (owner, row)
    if isinstance(row, str):
        return isinstance(owner, models.Model) and row in str(owner._meta.model_name)
    if row is None or owner is None:
        return False
    return owner in belongings(row) or (row == owner and text != other_text)


def _likeness(row: models.Model, words: set[str]) -> int:
    """Return how well the words name what the row is: `case` a case before a case note."""
    name = str(row._meta.model_name)
    return sum((word in name) + (name == word) for word in words)
