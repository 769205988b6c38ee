"""Scoping of every tenant row to one station: the first lock, and the key of the second.

The manager answers only where a scope is open. The same scope travels with each transaction
(`core.postgres.session`) to PostgreSQL, whose row security holds it against everything a
manager cannot see: raw SQL, forward keys, joins, `bulk_create`.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from django.db import connections, models

from core.postgres.session import transaction_settings
from stations.enums import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

M = TypeVar("M", bound=models.Model)


class NoStationScopeError(RuntimeError):
    """A tenant table was read with no station in scope, or outside a transaction."""


@dataclass(frozen=True)
class Scope:
    """Whose rows, why, and for whom. `platform` adds the events that belong to no station.

    `token` is what a resident holds: for the public, it opens the one row that carries it.
    """

    station_ids: frozenset[int] = frozenset()
    purpose: Purpose = Purpose.PUBLIC
    user_id: int = 0
    platform: bool = False
    token: str = ""

    def as_settings(self) -> Mapping[str, str]:
        """Return the transaction settings that row security reads."""
        return {
            "app.stations": ",".join(map(str, sorted(self.station_ids))),
            "app.purpose": self.purpose.value,
            "app.user": str(self.user_id or ""),
            "app.platform": "on" if self.platform else "",
            "app.token": self.token,
        }


_scope: ContextVar[Scope | None] = ContextVar("station_scope", default=None)


def current_scope() -> Scope | None:
    """Return the scope that is open, if one is."""
    return _scope.get()


@contextmanager
def open_scope(scope: Scope) -> Iterator[Scope]:
    """Limit tenant tables to `scope` for the block."""
    token = _scope.set(scope)
    try:
        with transaction_settings(scope.as_settings()):
            yield scope
    finally:
        _scope.reset(token)


class StationScopedQuerySet(models.QuerySet[M]):
    """A queryset that starts inside the stations in scope."""


class StationScopedManager(models.Manager[M]):
    """Refuses to answer when no station is in scope."""

    def get_queryset(self) -> models.QuerySet[M]:
        """Return rows of the stations in scope.

        Row security filters them again; named here too, they are constants to the planner.
        """
        scope = _scope.get()
        if scope is None:
            msg = f"{self.model._meta.label} was read with no station in scope"
            raise NoStationScopeError(msg)
        if not connections[self.db].in_atomic_block:
            msg = f"{self.model._meta.label} was read outside a transaction, where no scope holds"
            raise NoStationScopeError(msg)
        return super().get_queryset().filter(station_id__in=sorted(scope.station_ids))


class StationScopedModel(models.Model):
    """A row that belongs to exactly one station.

    `confidential` rows hold identities or narratives: row security keeps them from oversight and
    evaluation. A model that says otherwise must hold neither.
    """

    confidential: ClassVar[bool] = True

    # No index of its own: each list has one that starts with the station and goes on in the
    # list's order; the planner would take the short one and sort.
    station: models.ForeignKey[Any, Any] = models.ForeignKey(
        "stations.Station",
        verbose_name="社工站",
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )

    class Meta:
        abstract = True
