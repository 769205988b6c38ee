"""The figures of a dashboard: what they say, and to whom."""

import datetime as dt
from collections import Counter

import pytest

from casework.enums import ClientClass
from casework.models import ServiceRecord
from evaluation.selectors.dashboards import dashboard
from evaluation.selectors.places import place_for
from projects.models import CatalogueItem, ProjectItem, ServiceCatalogue
from stations.models import PolicyDocument
from tests.factories.casework import ClientFactory, correct
from tests.support.recount import recounted

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 11, 20, 10, 0, tzinfo=dt.UTC)
KINDS = {"visit": "探访", "call": "电访", "publicity": "政策宣传"}


@pytest.fixture
def show(world):
    """`show("district")` is the dashboard as that person sees it."""

    def figures_of(who, year=2026, now=NOW, **asked):
        with world.scope(who) as workspace:
            place = place_for(workspace, **asked)
            purpose = workspace.purpose
            return dashboard(place, year=year, now=now, purpose=purpose, kinds=KINDS)

    return figures_of


@pytest.fixture
def busy(world, serve):
    """A year at all three stations, with residents, corrections and repeated clients."""
    with world.everywhere():
        for number, station in enumerate(world.stations):
            known = [ClientFactory(station=station) for _ in range(7)]
            child = ClientFactory(station=station, minor=True)
            for item, month in enumerate(("02", "06", "11")):
                clients = [*known[: 5 + item], child]
                serve(station, f"2026-{month}-07", clients=clients, item=item)
                serve(station, f"2026-{month}-18", people=0, anonymous_count=12 + number)
            serve(station, "2025-03-03", people=6, kind="call", kind_label="电访", minutes=15)
        last = ServiceRecord.objects.filter(station=world.home).order_by("served_on").last()
        correct(last, minutes=95, anonymous_count=40, served_on=dt.date(2026, 10, 30))


def counted(world, who, year=2026):
    """Count the records themselves: station → records, minutes, person-times, people."""
    with world.everywhere():
        figures = recounted()
    sums = Counter()
    for (station, *_, month), values in figures.items():
        if month.year == year and station in world.workspace(who).station_ids:
            sums.update({(station, place): value for place, value in enumerate(values)})
    return sums


def column(sums, place):
    return sum(value for (_, own), value in sums.items() if own == place)


def values(shown):
    return {figure.label: figure.value for figure in shown.figures}


def test_figures_without_services_are_zero(world, show):
    shown = show("district")

    assert set(values(shown).values()) == {0}
    assert [row.records for row in shown.rows] == [0, 0]
    assert shown.items == shown.kinds == shown.classes == ()


def test_figures_equal_a_count_of_the_records(world, busy, show):
    for who in ("city", "district", "street", "agency", "lead", "supervisor", "evaluator"):
        shown, sums = show(who), counted(world, who)

        assert values(shown) == {
            "服务记录": column(sums, 0),
            "服务时长": round(column(sums, 1) / 60, 1),
            "服务人次": column(sums, 2),
            "服务人数": column(sums, 3),
        }, who
        assert values(shown)["服务记录"] >= 6


def test_rows_equal_a_count_of_the_records_at_their_stations(world, busy, show):
    shown, sums = show("district"), counted(world, "district")

    for row in shown.rows:
        (station,) = row.part.station_ids
        assert (row.records, row.person_times, row.people) == (
            sums[station, 0],
            sums[station, 2],
            sums[station, 3],
        )


def test_tables_add_up_to_the_figures(world, busy, show):
    for who in ("lead", "supervisor"):
        shown, total = show(who), values(show(who))

        for rows in (shown.rows, shown.items, shown.kinds, shown.classes):
            assert sum(row.person_times for row in rows) == total["服务人次"]
            assert sum(row.records for row in rows) == total["服务记录"]
            assert sum(row.people for row in rows) == total["服务人数"]


def test_tables_name_what_they_count_in_a_fixed_order(world, busy, show):
    shown = show("lead")

    assert [row.name for row in shown.kinds] == ["探访"]
    assert [row.name for row in shown.items] == [str(item) for item in world.items]
    order = [ClientClass(code).label for code in ClientClass.values]
    names = [row.name for row in shown.classes]
    assert names == [label for label in order if label in names]
    assert len(names) == 3


def test_items_of_two_catalogues_with_one_name_are_two_rows(world, serve, show):
    document = PolicyDocument.objects.get(pk=world.document.pk)
    document.pk, document.version = None, 2
    document.save()
    second = ServiceCatalogue.objects.create(document=document, name="新一版服务目录")
    twin = CatalogueItem.objects.get(pk=world.item.pk)
    twin.pk, twin.catalogue = None, second
    twin.save()
    with world.scope("lead"):
        ProjectItem.objects.create(station=world.home, project=world.project, item=twin)
        serve(people=2)
        record = serve(people=3)
        correct(record, item=twin)

    rows = show("lead").items

    assert [(row.name, row.person_times) for row in rows] == [(str(twin), 2), (str(twin), 3)]


def test_months_are_those_of_the_year_and_the_one_before(world, busy, show):
    chart = show("lead").months

    bars, line = chart.bars[0], chart.lines[0]
    assert chart.categories == tuple(f"{month}月" for month in range(1, 12))
    assert (bars.name, line.name) == ("2026年", "2025年")
    assert sum(bars.values) == values(show("lead"))["服务人次"]
    assert line.values == (0, 0, 6, *[0] * 8)


def test_year_before_is_shown_whole(world, busy, show):
    shown = show("lead", year=2025)

    assert shown.last_month == 12
    assert values(shown)["服务人次"] == 6
    assert [row.name for row in shown.kinds] == ["电访"]


@pytest.mark.parametrize(
    ("this_year", "last_year", "now", "note"),
    [
        (["2026-03-05"] * 3, ["2025-03-05"] * 2, (2026, 11, 20), "1—10月比上年同期多 50%"),
        (["2026-03-05"], ["2025-03-05"] * 2, (2026, 11, 20), "1—10月比上年同期少 50%"),
        (["2026-03-05"], ["2025-03-05"], (2026, 11, 20), "1—10月与上年同期持平"),
        (["2026-03-05"], [], (2026, 11, 20), "上年同期没有数据"),
        (["2026-03-05"], ["2025-11-05"] * 9, (2026, 11, 20), "上年同期没有数据"),
        (["2026-03-05", "2026-11-05"], ["2025-03-05"], (2026, 11, 20), "1—10月与上年同期持平"),
        (["2026-01-05"], ["2025-01-05"], (2026, 1, 20), "本月结束后与上年比较"),
        (["2026-01-05"] * 2, ["2025-01-05"], (2026, 2, 20), "1月比上年同期多 100%"),
    ],
)
def test_comparison_is_of_the_same_whole_months(
    world, serve, show, this_year, last_year, now, note
):
    with world.scope("lead"):
        for day in [*this_year, *last_year]:
            serve(on=day, people=5, minutes=60)

    shown = show("lead", now=dt.datetime(*now, 10, tzinfo=dt.UTC))

    assert {figure.note for figure in shown.figures[:3]} == {note}


def test_comparison_of_a_past_year_is_of_all_months(world, serve, show):
    with world.scope("lead"):
        serve(on="2025-12-05", people=6)
        serve(on="2024-12-05", people=5)

    notes = [figure.note for figure in show("lead", year=2025).figures]

    assert notes[:2] == ["与上年同期持平", "比上年同期多 20%"]


def test_small_cells_are_hidden_from_oversight_and_not_from_the_station(world, serve, show):
    with world.everywhere():
        serve(people=3)
        serve(world.neighbour, people=30, item=1)

    district, lead = show("district"), show("lead")

    assert values(district)["服务人次"] == 33
    assert [row.person_times for row in district.rows] == [None, None]
    assert [row.people for row in district.rows] == [None, None]
    assert [row.records for row in district.rows] == [1, 1]
    assert (values(lead)["服务人次"], values(lead)["服务人数"]) == (3, 3)
    assert [row.person_times for row in lead.rows] == [3]
    assert (district.hides_small_cells, lead.hides_small_cells) == (True, False)


def test_small_total_is_hidden_with_the_change_that_would_tell_it(world, serve, show):
    with world.everywhere():
        serve(people=3)
        serve(on="2025-03-05", people=10)

    shown = show("street")

    times = shown.figures[1]
    assert (times.value, times.note) == (None, "")
    assert all(row.person_times in {None, 0} for row in (*shown.rows, *shown.items))
    assert set(shown.months.bars[0].values) == {None, 0}


def test_small_year_before_is_not_told_by_the_change(world, serve, show):
    with world.everywhere():
        serve(people=10)
        serve(on="2025-03-05", people=3)

    shown = show("street")

    assert (shown.figures[1].value, shown.figures[1].note) == (10, "")
    assert shown.months.lines[0].values[2] is None


def test_areas_do_not_tell_a_hidden_item(world, serve, show):
    """An area of two items, one of them small: its sum is shown, so both items are not."""
    CatalogueItem.objects.filter(pk=world.items[2].pk).update(area=world.items[1].area)
    with world.everywhere():
        serve(people=9, item=0)
        serve(people=30, item=1)
        serve(people=3, item=2)

    shown = show("street")

    assert [row.person_times for row in shown.items] == [9, None, None]
    assert dict(zip(shown.areas.categories, shown.areas.series[0].values, strict=True)) == {
        world.items[0].area: 9,
        world.items[1].area: 33,
    }


def test_charts_have_the_figures_of_their_tables(world, busy, show):
    shown = show("district")

    for chart in (shown.months, shown.areas):
        drawn = [series["data"] for series in chart.options()["series"]]
        table = [[cell.replace(",", "") for cell in row[1:]] for row in chart.table().rows]
        texts = [["不显示" if value is None else str(value) for value in data] for data in drawn]
        assert table == [list(row) for row in zip(*texts, strict=True)]
