"""The figures of a place in a year, ready for the page."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casework.enums import ClientClass
from casework.selectors.tallies import (
    Breakdown,
    Measures,
    count_person_times,
    service_breakdown,
)
from core.charts import BarChart, ComboChart, Series
from evaluation.rules import hides_small_cells
from evaluation.selectors.figures import (
    MONTHS,
    Figure,
    Row,
    Tables,
    same_months,
    summed,
    top_figures,
)
from evaluation.selectors.places import Part, Place
from projects.models import CatalogueItem
from stations.enums import Purpose


@dataclass(frozen=True)
class Dashboard:
    """Everything that the page shows. No names, no single services."""

    place: Place
    year: int
    last_month: int
    as_of: dt.datetime
    figures: tuple[Figure, ...]
    months: ComboChart
    areas: BarChart
    rows: tuple[Row, ...]
    items: tuple[Row, ...]
    kinds: tuple[Row, ...]
    classes: tuple[Row, ...]
    hides_small_cells: bool


def dashboard(
    place: Place, *, year: int, now: dt.datetime, purpose: Purpose, kinds: Mapping[str, str]
) -> Dashboard:
    """Return the figures of `place` in `year`, up to this month. `kinds`: code → label."""
    last_month = now.month if year == now.year else MONTHS
    this_year = _breakdown(place, year, last_month)
    last_year = _breakdown(place, year - 1, MONTHS)
    years = same_months(this_year, last_year, last_month - 1 if year == now.year else MONTHS)
    table = Tables(hides=hides_small_cells(purpose))
    items = _items(this_year.by_item)
    area_times, item_times = table.shown_groups(_times_by_area(items))
    return Dashboard(
        place=place,
        year=year,
        last_month=last_month,
        as_of=now,
        figures=top_figures(table, this_year.total, years),
        months=_month_chart(table, this_year, last_year, year, last_month),
        areas=_area_chart(area_times),
        rows=table.rows({part: _of_part(this_year, part) for part in place.parts}, _part_name),
        items=table.rows(items, str, times=item_times),
        kinds=table.rows(_in_order(this_year.by_kind, kinds), lambda code: kinds.get(code, code)),
        classes=table.rows(
            _in_order(this_year.by_class, ClientClass.values),
            lambda code: str(ClientClass(code).label),
        ),
        hides_small_cells=table.hides,
    )


def _breakdown(place: Place, year: int, last_month: int) -> Breakdown:
    first, last = dt.date(year, 1, 1), dt.date(year, last_month, 1)
    return service_breakdown(station_ids=place.station_ids, first=first, last=last)


def _of_part(breakdown: Breakdown, part: Part) -> Measures:
    return summed(breakdown.by_station.get(pk, Measures()) for pk in part.station_ids)


def _part_name(part: Part) -> str:
    return part.name


def _in_order(cells: Mapping[str, Measures], codes: Iterable[str]) -> dict[str, Measures]:
    """Sort by the order of `codes`; what is not among them comes last."""
    places = {code: place for place, code in enumerate(codes)}
    order = sorted(cells, key=lambda code: (places.get(code, len(places)), code))
    return {code: cells[code] for code in order}


def _month_chart(
    table: Tables, this_year: Breakdown, last_year: Breakdown, year: int, last_month: int
) -> ComboChart:
    months = range(1, last_month + 1)

    def times(breakdown: Breakdown, of: int) -> tuple[int | None, ...]:
        cells = {
            month: count_person_times(breakdown.by_month.get(dt.date(of, month, 1), Measures()))
            for month in months
        }
        shown = table.shown(cells)
        return tuple(shown[month] for month in months)

    before = times(last_year, year - 1)
    return ComboChart(
        title="各月服务人次",
        categories=tuple(f"{month}月" for month in months),
        unit="人次",
        category_label="月份",
        bars=(Series(f"{year}年", times(this_year, year)),),
        lines=(Series(f"{year - 1}年", before),) if any(each != 0 for each in before) else (),
    )


def _items(cells: Mapping[int, Measures]) -> dict[CatalogueItem, Measures]:
    items = CatalogueItem.objects.filter(pk__in=cells).order_by("position", "code")
    return {item: cells[item.pk] for item in items}


def _times_by_area(
    items: Mapping[CatalogueItem, Measures],
) -> dict[str, dict[CatalogueItem, int]]:
    areas: dict[str, dict[CatalogueItem, int]] = {}
    for item, measures in items.items():
        areas.setdefault(item.area, {})[item] = count_person_times(measures)
    return areas


def _area_chart(shown: Mapping[str, int | None]) -> BarChart:
    return BarChart(
        title="按服务领域",
        categories=tuple(shown),
        unit="人次",
        category_label="服务领域",
        series=(Series("服务人次", tuple(shown.values())),),
        horizontal=True,
    )
