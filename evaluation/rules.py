"""What may be published of a figure."""

from collections.abc import Mapping
from typing import TypeVar

from stations.enums import Purpose

SMALLEST_CELL = 5
READS_NAMES = frozenset({Purpose.SERVICE, Purpose.SUPERVISION})

G = TypeVar("G")
K = TypeVar("K")


def hides_small_cells(purpose: Purpose) -> bool:
    """Say whether figures about fewer than five people are hidden: for all who see no names."""
    return purpose not in READS_NAMES


def publishable(cells: Mapping[K, int]) -> dict[K, int | None]:
    """Hide cells from 1 to 4: they are None.

    The total of the cells is published beside them. Where it would give the hidden ones away,
    the smallest of the others is hidden with them.
    """
    hidden = {key for key, value in cells.items() if 0 < value < SMALLEST_CELL}
    rest = [key for key, value in cells.items() if value >= SMALLEST_CELL]
    if rest and _given_away([cells[key] for key in hidden]):
        hidden.add(min(rest, key=lambda key: cells[key]))
    return {key: None if key in hidden else value for key, value in cells.items()}


def publishable_groups(
    groups: Mapping[G, Mapping[K, int]],
) -> tuple[dict[G, int | None], dict[K, int | None]]:
    """Hide small cells of two tables of which the first adds up the second.

    A group that is hidden has at least one hidden cell, so that its cells do not add up to it.
    """
    sums = publishable({group: sum(cells.values()) for group, cells in groups.items()})
    shown: dict[K, int | None] = {}
    for group, cells in groups.items():
        own = publishable(cells)
        counted = [key for key, value in cells.items() if value]
        if sums[group] is None and counted and None not in own.values():
            own[min(counted, key=lambda key: cells[key])] = None
        shown |= own
    return sums, shown


def _given_away(hidden: list[int]) -> bool:
    """Say whether the sum of the hidden cells tells each of them: one alone, all 1, or all 4."""
    least, most = len(hidden), len(hidden) * (SMALLEST_CELL - 1)
    return len(hidden) == 1 or (bool(hidden) and sum(hidden) in (least, most))
