"""Which visit level is suggested for whom, and why. A person decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class VisitLevel:
    """One level of the policy rule `visit_cadence`."""

    code: str
    label: str
    every_days: int
    suggested_for: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class KnownOfClient:
    """What is known of somebody on one day. None is unknown, and never meets a condition."""

    age: int | None = None
    lives_alone: bool | None = None
    disabled: bool = False
    client_class: str = ""
    categories: frozenset[str] = frozenset()
    health: frozenset[str] = frozenset()
    care: str = ""
    risk: str = ""


@dataclass(frozen=True)
class Suggestion:
    """A level with the reason for it."""

    level: VisitLevel
    says: str = ""
    clause: str = field(default="", kw_only=True)


def suggest(levels: Sequence[VisitLevel], known: KnownOfClient, *, clause: str) -> Suggestion:
    """Return the first level, in the order of the rule, of which a criterion holds; else the last."""
    for level in levels:
        for criterion in level.suggested_for:
            if meets(criterion, known):
                return Suggestion(level, criterion["says"], clause=clause)
    return Suggestion(levels[-1], clause=clause)


def meets(criterion: dict[str, Any], known: KnownOfClient) -> bool:
    """Tell whether all that the criterion asks holds."""
    return all(
        (
            _at_least(known.age, criterion.get("min_age")),
            _at_most(known.age, criterion.get("max_age")),
            _same(known.lives_alone, criterion.get("lives_alone")),
            _same(known.disabled, criterion.get("disabled")),
            _among({known.client_class}, criterion.get("classes")),
            _among(known.categories, criterion.get("categories")),
            _among(known.health, criterion.get("health")),
            _among({known.care}, criterion.get("care")),
            _among({known.risk}, criterion.get("risks")),
        )
    )


def _at_least(age: int | None, least: int | None) -> bool:
    return least is None or (age is not None and age >= least)


def _at_most(age: int | None, most: int | None) -> bool:
    return most is None or (age is not None and age <= most)


def _same(known: bool | None, asked: bool | None) -> bool:
    return asked is None or known is asked


def _among(known: Iterable[str], asked: list[str] | None) -> bool:
    return not asked or bool(set(known) & set(asked))
