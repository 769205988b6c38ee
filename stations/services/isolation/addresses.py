"""Every address of the site, with its arguments filled from the home station's objects."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Any
from uuid import UUID

from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

ARGUMENT = re.compile(r"<(?:(?P<kind>[^>:]+):)?(?P<name>[^>]+)>")
WORD = re.compile(r"[a-z]{3,}")
KEYS = {"uuid": UUID, "int": int}
MOST_COMBINATIONS = 40
NAMED_COLUMNS = ("public_code", "token")  # public addresses carry these, and no key


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

    def urls(self, objects: Sequence[models.Model]) -> list[str]:
        """Return the address with every combination of fitting objects, the likeliest alone."""
        choices = [self._values(match, objects) for match in ARGUMENT.finditer(self.route)]
        return [self._filled(chosen) for chosen in islice(product(*choices), MOST_COMBINATIONS)]

    def _filled(self, values: Sequence[str]) -> str:
        parts = iter(values)
        return "/" + ARGUMENT.sub(lambda _: next(parts), self.route)

    def _values(self, argument: re.Match[str], objects: Sequence[models.Model]) -> list[str]:
        """Return the keys that fit the converter; of the kinds that the words before it name."""
        kind = argument["kind"] or "str"
        if argument["name"] in NAMED_COLUMNS:
            return _values_of(argument["name"], objects)
        if argument["name"] == "station_id":
            return [str(row.pk) for row in objects if _kind_of(row).startswith("station ")]
        if kind == "path":
            paths = (getattr(row, "path", "") for row in objects)
            return [str(path) for path in paths if path]
        fitting = [row for row in objects if isinstance(row.pk, KEYS.get(kind, object))]
        segment = self.route[: argument.start()].rstrip("/").rpartition("/")[2]
        words = {segment.rstrip("s"), self.name.rpartition(":")[2].partition("_")[0]}
        words = {word for word in words if WORD.fullmatch(word)}
        named = [row for row in fitting if any(word in _kind_of(row) for word in words)]
        return list(dict.fromkeys(str(row.pk) for row in named or fitting))


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


def _kind_of(row: models.Model) -> str:
    return f"{row._meta.model_name} {row._meta.db_table}"
