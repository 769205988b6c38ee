"""覆盖情况：how many plans were kept, by community and level. Nobody is ranked."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Q

from casework.enums.visits import PlanState
from casework.rules.visits import SATISFYING
from casework.selectors.visits import open_plans
from core.charts import BarChart, Series

NO_COMMUNITY = "未填社区"
LAST_OF_ALL = "~"  # after every code
MONTHS_SHOWN = 6
QUARTERS_SHOWN = 4


@dataclass(frozen=True)
class Period:
    """A month or a quarter; `until` is its last day that has come."""

    code: str
    label: str
    first: dt.date
    until: dt.date


@dataclass(frozen=True)
class Coverage:
    """How the plans of one community and level stand on the last day of a period."""

    community: str
    level: str
    plans: int = 0
    visited: int = 0
    kept: int = 0
    visits: int = 0

    @property
    def late(self) -> int:
        """超期：those whose last visit is longer ago than their cadence."""
        return self.plans - self.kept

    @property
    def percent(self) -> int:
        """按频次探访率。"""
        return self.kept * 100 // self.plans if self.plans else 0

    def __add__(self, other: "Coverage") -> "Coverage":
        return Coverage(
            self.community,
            self.level,
            self.plans + other.plans,
            self.visited + other.visited,
            self.kept + other.kept,
            self.visits + other.visits,
        )


def periods(today: dt.date) -> list[Period]:
    """Return the months and quarters that can be looked at, the current ones first."""
    return [
        *(_month(*_back(today.year, today.month, back), today) for back in range(MONTHS_SHOWN)),
        *(_quarter(*_quarter_back(today, back), today) for back in range(QUARTERS_SHOWN)),
    ]


def period_named(code: str, today: dt.date) -> Period:
    """Return the period of that code, the current month where there is none."""
    offered = periods(today)
    return next((each for each in offered if each.code == code), offered[0])


def coverage(station_ids: Collection[int], period: Period) -> list[Coverage]:
    """Return what was kept on the last day of the period, by community and level. One query.

    口径：计划在当天执行中的计入（暂停的不计）；最近一次见到本人或家属的探访距当天不超过间隔天数，
    或首次探访还没到期的，为按频次。
    """
    on = period.until
    met = Q(visits__result__in=SATISFYING, visits__visited_on__lte=on)
    rows = (
        open_plans(on)
        .filter(station_id__in=station_ids, client__ended_on=None)
        .exclude(state=PlanState.PAUSED)
        .order_by()
        .annotate(
            last=Max("visits__visited_on", filter=met),
            times=Count("visits", filter=met & Q(visits__visited_on__gte=period.first)),
        )
        .values_list(
            "community__code",
            "community__name",
            "level_label",
            "every_days",
            "first_due_on",
            "last",
            "times",
        )
    )
    found: dict[tuple[str, str], Coverage] = {}
    order: dict[str, int] = {}
    codes = {NO_COMMUNITY: LAST_OF_ALL}
    for code, community, level, every_days, first_due_on, last, times in rows:
        order[level] = min(every_days, order.get(level, every_days))
        kept = first_due_on > on or (last is not None and (on - last).days <= every_days)
        place = community or NO_COMMUNITY
        codes.setdefault(place, code)
        one = Coverage(place, level, 1, int(times > 0), int(kept), times)
        known = found.get((place, level))
        found[place, level] = known + one if known else one
    return sorted(found.values(), key=lambda row: (codes[row.community], order[row.level]))


def total(rows: Iterable[Coverage]) -> Coverage:
    """Return the sum of all rows."""
    result = Coverage("合计", "")
    for row in rows:
        result += row
    return result


def coverage_chart(rows: Iterable[Coverage], period: Period) -> BarChart:
    """Return kept and late plans by community, as parts of a whole."""
    places: dict[str, Coverage] = {}
    for row in rows:
        places[row.community] = places.get(row.community, Coverage(row.community, "")) + row
    found = list(places.values())
    return BarChart(
        title=f"{period.label}各社区按频次探访",
        categories=tuple(each.community for each in found),
        category_label="社区",
        unit="人",
        description="按频次与超期的探访计划数",
        series=(
            Series("按频次", tuple(each.kept for each in found)),
            Series("超期", tuple(each.late for each in found)),
        ),
        horizontal=True,
        stacked=True,
    )


def _month(year: int, month: int, today: dt.date) -> Period:
    first = dt.date(year, month, 1)
    last = dt.date(*_back(year, month, -1), 1) - dt.timedelta(days=1)
    return Period(f"{first:%Y-%m}", f"{year}年{month}月", first, min(last, today))


def _quarter(year: int, quarter: int, today: dt.date) -> Period:
    first = dt.date(year, quarter * 3 - 2, 1)
    last = dt.date(*_back(year, quarter * 3, -1), 1) - dt.timedelta(days=1)
    return Period(f"{year}-q{quarter}", f"{year}年第{quarter}季度", first, min(last, today))


def _back(year: int, month: int, back: int) -> tuple[int, int]:
    whole = year * 12 + month - 1 - back
    return whole // 12, whole % 12 + 1


def _quarter_back(today: dt.date, back: int) -> tuple[int, int]:
    whole = today.year * 4 + (today.month - 1) // 3 - back
    return whole // 4, whole % 4 + 1
