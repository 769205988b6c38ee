"""Tests of core.charts."""

import json
from decimal import Decimal

import pytest

from core.charts import SUPPRESSED, BarChart, ComboChart, LineChart, Series, theme

MONTHS = ("1月", "2月", "3月")
THIS_YEAR = Series("今年", (4310, None, 6120))
LAST_YEAR = Series("去年", (4020, 3610, 5800))
RATE = Series("完成率", (61.5, Decimal("70.25"), 100.0))


def bar(**changes):
    return BarChart(
        **{
            "title": "各月服务人次",
            "categories": MONTHS,
            "unit": "人次",
            "series": (THIS_YEAR, LAST_YEAR),
            **changes,
        }
    )


def test_bar_chart_gives_echarts_its_data_and_colours():
    options = bar(description="数据截至今天").options()

    assert json.loads(json.dumps(options)) == options
    assert options["xAxis"]["data"] == list(MONTHS)
    assert options["yAxis"]["name"] == "人次"
    assert [each["type"] for each in options["series"]] == ["bar", "bar"]
    assert options["series"][0]["data"] == [4310, None, 6120]
    assert options["color"][0] == "#17695f"
    assert options["aria"]["label"]["description"] == "各月服务人次。数据截至今天"
    assert options["animation"] is False


def test_bar_chart_with_one_series_needs_no_legend():
    assert "legend" not in bar(series=(THIS_YEAR,)).options()
    assert "legend" in bar().options()


def test_bar_chart_lying_down_reads_from_the_top():
    options = bar(horizontal=True, stacked=True).options()

    assert options["yAxis"]["data"] == list(MONTHS)
    assert options["yAxis"]["inverse"] is True
    assert {each["stack"] for each in options["series"]} == {"total"}


def test_bars_lying_down_begin_below_the_legend():
    beside, alone = bar(horizontal=True), bar(horizontal=True, series=(THIS_YEAR,))

    assert beside.options()["grid"]["top"] > alone.options()["grid"]["top"]


def test_table_shows_suppressed_values_as_fewer_than_five():
    table = bar(category_label="月份").table()

    assert table.header == ("月份", "今年（人次）", "去年（人次）")
    assert table.rows == (
        ("1月", "4,310", "4,020"),
        ("2月", SUPPRESSED, "3,610"),
        ("3月", "6,120", "5,800"),
    )


def test_line_chart_leaves_a_gap_where_a_value_is_suppressed():
    chart = LineChart(title="趋势", categories=MONTHS, unit="人次", series=(THIS_YEAR,))

    (line,) = chart.options()["series"]

    assert (line["type"], line["data"]) == ("line", [4310, None, 6120])


def test_combo_chart_with_a_second_unit_has_a_second_axis():
    chart = ComboChart(
        title="完成",
        categories=MONTHS,
        unit="人次",
        bars=(LAST_YEAR,),
        lines=(RATE,),
        line_unit="%",
    )

    options = chart.options()

    assert [axis["name"] for axis in options["yAxis"]] == ["人次", "%"]
    assert options["series"][1]["yAxisIndex"] == 1
    assert options["series"][1]["data"] == [61.5, 70.25, 100.0]
    assert chart.table().header == ("类别", "去年（人次）", "完成率（%）")
    assert [row[2] for row in chart.table().rows] == ["61.5", "70.25", "100"]


def test_combo_chart_with_one_unit_has_one_axis():
    chart = ComboChart(
        title="比较", categories=MONTHS, unit="人次", bars=(THIS_YEAR,), lines=(LAST_YEAR,)
    )

    assert len(chart.options()["yAxis"]) == 1
    assert "yAxisIndex" not in chart.options()["series"][1]


def test_chart_refuses_series_of_another_length():
    with pytest.raises(ValueError, match="今年: 1 values, 3 categories"):
        bar(series=(Series("今年", (1,)),))


@pytest.mark.parametrize("colour", theme.PALETTE)
def test_palette_is_seen_on_white(colour):
    def linear(part):
        share = int(part, 16) / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(colour[at : at + 2]) for at in (1, 3, 5))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue

    assert 1.05 / (luminance + 0.05) >= 3
