"""Figures and rows that may be shown, and how a year compares with the one before."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from casework.selectors.tallies import (
    Breakdown,
    Measures,
    count_hours,
    count_people,
    count_person_times,
    count_records,
    explain,
)
from evaluation.rules import publishable, publishable_groups
from evaluation.selectors.places import Part

MONTHS = 12

G = TypeVar("G")
K = TypeVar("K")
Number = int | float


@dataclass(frozen=True)
class Figure:
    """A figure on top: what it is, what it counts, and how it was a year before."""

    label: str
    value: Number | None
    unit: str
    explain: str
    note: str


@dataclass(frozen=True)
class Row:
    """A line of a table; None is not shown."""

    name: str
    records: int
    person_times: int | None
    hours: float
    people: int | None
    part: Part | None = None


@dataclass(frozen=True)
class TwoYears:
    """The first whole months of a year, and the same months of the year before."""

    months: int
    now: Measures
    before: Measures

    def change(self, count: Callable[[Measures], Number]) -> str:
        """Say by how much `count` has changed."""
        if not self.months:
            return "本月结束后与上年比较"
        now, before = count(self.now), count(self.before)
        if not before:
            return "上年同期没有数据"
        span = {1: "1月", MONTHS: ""}.get(self.months, f"1—{self.months}月")
        percent = round((now - before) * 100 / before)
        if percent == 0:
            return f"{span}与上年同期持平"
        return f"{span}比上年同期{'多' if percent > 0 else '少'} {abs(percent)}%"


class Tables:
    """Makes rows whose small cells are hidden from those who see no names."""

    def __init__(self, *, hides: bool) -> None:
        self.hides = hides

    def shown(self, cells: Mapping[K, int]) -> Mapping[K, int | None]:
        """Return the cells of one table."""
        return publishable(cells) if self.hides else cells

    def shown_groups(
        self, groups: Mapping[G, Mapping[K, int]]
    ) -> tuple[Mapping[G, int | None], Mapping[K, int | None]]:
        """Return the sums of the groups, and the cells of all of them."""
        if self.hides:
            return publishable_groups(groups)
        sums = {group: sum(cells.values()) for group, cells in groups.items()}
        return sums, {key: value for cells in groups.values() for key, value in cells.items()}

    def rows(
        self,
        cells: Mapping[K, Measures],
        name: Callable[[K], str],
        times: Mapping[K, int | None] | None = None,
    ) -> tuple[Row, ...]:
        """Make a table of `cells`; `times` are person-times that were looked at elsewhere."""
        times = times or self.shown({key: count_person_times(m) for key, m in cells.items()})
        people = self.shown({key: count_people(m) for key, m in cells.items()})
        return tuple(
            Row(
                name=name(key),
                records=count_records(measures),
                person_times=times[key],
                hours=count_hours(measures),
                people=people[key],
                part=key if isinstance(key, Part) else None,
            )
            for key, measures in cells.items()
        )


def top_figures(table: Tables, total: Measures, years: TwoYears) -> tuple[Figure, ...]:
    """Return the four figures; a change that would tell a hidden figure is left out."""
    shown = table.rows({"合计": total}, str)[0]
    compared = table.rows({"本年": years.now}, str) + table.rows({"上年": years.before}, str)
    tells = any(row.person_times is None for row in compared)
    return (
        Figure(
            "服务记录", shown.records, "条", explain(count_records), years.change(count_records)
        ),
        Figure(
            "服务人次",
            shown.person_times,
            "人次",
            explain(count_person_times),
            "" if tells else years.change(count_person_times),
        ),
        Figure("服务时长", shown.hours, "小时", explain(count_hours), years.change(count_hours)),
        Figure("服务人数", shown.people, "人", explain(count_people), "本年度，每人每站计一次"),
    )


def same_months(this_year: Breakdown, last_year: Breakdown, months: int) -> TwoYears:
    """Return what both years have in their first `months`."""

    def first(breakdown: Breakdown) -> Measures:
        cells = breakdown.by_month.items()
        return summed(measures for month, measures in cells if month.month <= months)

    return TwoYears(months, now=first(this_year), before=first(last_year))


def summed(measures: Iterable[Measures]) -> Measures:
    """Add up."""
    cells = list(measures)
    return Measures(
        records=sum(cell.records for cell in cells),
        minutes=sum(cell.minutes for cell in cells),
        person_times=sum(cell.person_times for cell in cells),
        people=sum(cell.people for cell in cells),
    )
