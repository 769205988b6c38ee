"""The kinds of chart."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from core.charts import theme

Number = int | float | Decimal


@dataclass(frozen=True)
class Series:
    """One row of figures, one for each category. None is suppressed."""

    name: str
    values: tuple[Number | None, ...]


class ChartTable(NamedTuple):
    """The same figures to be read: texts, ready to show."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class _Chart:
    """What every chart says: what it shows, in which unit, and in one sentence."""

    title: str
    categories: tuple[str, ...]
    unit: str
    description: str = ""
    category_label: str = "类别"

    def __post_init__(self) -> None:
        for series, _ in self._series_with_units():
            if len(series.values) != len(self.categories):
                raise ValueError(
                    f"{series.name}: {len(series.values)} values, {len(self.categories)} categories"
                )

    def _series_with_units(self) -> list[tuple[Series, str]]:
        raise NotImplementedError

    def table(self) -> ChartTable:
        """Return the figures as a table: one row for each category."""
        shown = self._series_with_units()
        columns = (f"{series.name}（{unit}）" if unit else series.name for series, unit in shown)
        rows = (
            (category, *(_text(series.values[position]) for series, _ in shown))
            for position, category in enumerate(self.categories)
        )
        return ChartTable((self.category_label, *columns), tuple(rows))

    def _options(self, drawn: list[dict[str, Any]], **axes: Any) -> dict[str, Any]:
        """Return ECharts options; the page draws its own title above the chart."""
        options = theme.base_options() | axes | {"series": drawn}
        label = "。".join(part for part in (self.title, self.description) if part)
        options["aria"] = {"enabled": True, "label": {"description": label}}
        if len(drawn) > 1:
            options["legend"] = theme.legend()
        return options


@dataclass(frozen=True, kw_only=True)
class BarChart(_Chart):
    """Amounts side by side. Lying bars suit long names; stacked ones suit parts of a whole."""

    series: tuple[Series, ...]
    horizontal: bool = False
    stacked: bool = False

    def _series_with_units(self) -> list[tuple[Series, str]]:
        return [(series, self.unit) for series in self.series]

    def options(self) -> dict[str, Any]:
        """Return the ECharts options."""
        drawn = [_bar(series) for series in self.series]
        if self.stacked:
            drawn = [each | {"stack": "total"} for each in drawn]
        names = theme.category_axis(self.categories, vertical=self.horizontal)
        values = theme.value_axis(self.unit)
        if self.horizontal and not self.stacked:
            return self._lying(drawn, names)
        if self.horizontal:
            return self._options(drawn, xAxis=values, yAxis=names)
        return self._options(drawn, xAxis=names, yAxis=values)

    def _lying(self, drawn: list[dict[str, Any]], names: dict[str, Any]) -> dict[str, Any]:
        """Write the figures at the ends of the bars; an axis would only repeat them."""
        drawn = [each | {"label": theme.end_label()} for each in drawn]
        values = theme.value_axis("") | {"show": False}
        return self._options(
            drawn, xAxis=values, yAxis=names, grid=theme.lying_grid(below_legend=len(drawn) > 1)
        )


@dataclass(frozen=True, kw_only=True)
class LineChart(_Chart):
    """Change over time."""

    series: tuple[Series, ...]

    def _series_with_units(self) -> list[tuple[Series, str]]:
        return [(series, self.unit) for series in self.series]

    def options(self) -> dict[str, Any]:
        """Return the ECharts options."""
        return self._options(
            [_line(series) for series in self.series],
            xAxis=theme.category_axis(self.categories, vertical=False),
            yAxis=theme.value_axis(self.unit),
        )


@dataclass(frozen=True, kw_only=True)
class ComboChart(_Chart):
    """Bars with lines over them; with `line_unit` the lines have an axis of their own."""

    bars: tuple[Series, ...]
    lines: tuple[Series, ...]
    line_unit: str = ""

    def _series_with_units(self) -> list[tuple[Series, str]]:
        line_unit = self.line_unit or self.unit
        return [
            *((series, self.unit) for series in self.bars),
            *((series, line_unit) for series in self.lines),
        ]

    def options(self) -> dict[str, Any]:
        """Return the ECharts options."""
        axes = [theme.value_axis(self.unit)]
        over = {"yAxisIndex": 1} if self.line_unit else {}
        if self.line_unit:
            # Two grids of lines over each other cannot be read.
            axes.append(theme.value_axis(self.line_unit) | {"splitLine": {"show": False}})
        drawn = [
            *(_bar(series) for series in self.bars),
            *(_line(series) | over for series in self.lines),
        ]
        names = theme.category_axis(self.categories, vertical=False)
        return self._options(drawn, xAxis=names, yAxis=axes)


def _bar(series: Series) -> dict[str, Any]:
    return {"type": "bar", "name": series.name, "barMaxWidth": 28, "data": _data(series)}


def _line(series: Series) -> dict[str, Any]:
    # Symbols are drawn, so that a point between two suppressed ones is still seen.
    return {
        "type": "line",
        "name": series.name,
        "symbol": "circle",
        "symbolSize": 5,
        "lineStyle": {"width": 2},
        "data": _data(series),
    }


def _data(series: Series) -> list[int | float | None]:
    return [float(value) if isinstance(value, Decimal) else value for value in series.values]


def _text(value: Number | None) -> str:
    if value is None:
        return theme.SUPPRESSED
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    return f"{value:,}"
