"""What may be published of a figure."""

from itertools import product

import pytest

from evaluation.rules import hides_small_cells, publishable, publishable_groups
from stations.enums import Purpose


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ([], []),
        ([0, 0], [0, 0]),
        ([5, 60], [5, 60]),
        ([0, 5, 60], [0, 5, 60]),
        ([3], [None]),
        ([3, 0], [None, 0]),
        ([3, 60], [None, None]),
        ([60, 7, 3], [60, None, None]),
        ([60, 7, 3, 7], [60, None, None, 7]),
        ([2, 3, 60], [None, None, 60]),
        ([1, 1, 60], [None, None, None]),
        ([4, 4, 9, 60], [None, None, None, 60]),
        ([1, 4, 60], [None, None, 60]),
        ([1, 1], [None, None]),
    ],
)
def test_publishable_hides_small_cells_and_what_would_tell_them(cells, shown):
    assert list(publishable(dict(enumerate(cells))).values()) == shown


def feasible(shown, total):
    """Yield what the cells may be for somebody who sees the rest and the total."""
    hidden = [place for place, value in enumerate(shown) if value is None]
    missing = total - sum(value for value in shown if value is not None)
    for values in product(range(1, missing + 1), repeat=len(hidden)):
        if sum(values) == missing:
            yield dict(zip(hidden, values, strict=True))


def test_publishable_leaves_no_small_cell_that_the_total_tells():
    for cells in product(range(8), repeat=3):
        shown = list(publishable(dict(enumerate(cells))).values())

        assert not any(value is not None and 0 < value < 5 for value in shown), cells
        hidden = [place for place, value in enumerate(shown) if value is None]
        if max(cells) >= 5:
            options = list(feasible(shown, sum(cells)))
            assert all(len({option[place] for option in options}) > 1 for place in hidden), cells


@pytest.mark.parametrize(
    ("groups", "sums", "cells"),
    [
        # the sum of a group must not tell its only small cell
        ({"养老": {"a": 3, "b": 30}, "救助": {"c": 2, "d": 9}}, [33, 11], [None] * 4),
        # a group hidden for another one hides a cell of its own as well
        ({"养老": {"a": 3}, "救助": {"c": 20, "d": 9}}, [None, None], [None, 20, None]),
        ({"养老": {"a": 3, "b": 0}, "救助": {"c": 20}}, [None, None], [None, 0, None]),
        # nothing small, nothing hidden
        ({"养老": {"a": 5}, "救助": {"c": 20, "d": 0}}, [5, 20], [5, 20, 0]),
    ],
)
def test_publishable_groups_do_not_tell_each_other(groups, sums, cells):
    shown_sums, shown_cells = publishable_groups(groups)

    assert list(shown_sums.values()) == sums
    assert list(shown_cells.values()) == cells


def test_publishable_groups_leave_no_small_cell_to_be_worked_out():
    for sizes in product(range(7), repeat=4):
        groups = {"x": {"a": sizes[0], "b": sizes[1]}, "y": {"c": sizes[2], "d": sizes[3]}}

        sums, cells = publishable_groups(groups)

        for group, values in groups.items():
            hidden = [key for key in values if cells[key] is None]
            assert hidden or sums[group] is not None, sizes
            assert len(hidden) != 1 or sums[group] is None, sizes


@pytest.mark.parametrize("purpose", Purpose)
def test_small_cells_are_shown_to_those_who_may_read_names_only(purpose):
    reads_names = purpose in {Purpose.SERVICE, Purpose.SUPERVISION}

    assert hides_small_cells(purpose) is not reads_names
