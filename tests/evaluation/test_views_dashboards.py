"""概览: the page."""

import json
import re
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from projects.models import CatalogueItem, ProjectItem
from stations.enums import RegionLevel, StationLevel
from stations.models import Region, Station
from tests.support.filled import (
    SECRET_DRAFT,
    SECRET_FILE_NAME,
    SECRET_IDENTIFIER,
    SECRET_NAME,
    SECRET_PHONE,
    SECRET_TEXT,
)
from tests.support.filling import fill_station
from tests.support.personas import SINCE

URL = "/dashboard/"
MOST_QUERIES = 15
SEEING = ["city", "district", "street", "agency", "lead", "worker", "supervisor", "evaluator"]
OVERSIGHT = ["city", "district", "street", "agency", "evaluator"]


@pytest.fixture
def year(world, serve):
    """Services at all stations in 2026 and 2025."""
    with time_machine.travel("2026-11-20 10:00+08:00", tick=False):
        with world.everywhere():
            for station in world.stations:
                serve(station, people=6)
                serve(station, on="2025-03-05", people=5, item=1)
        yield


def figures(response):
    return {figure.label: figure.value for figure in response.context["dashboard"].figures}


@pytest.mark.parametrize("who", SEEING)
def test_dashboard_opens_for_those_who_may_see_figures(web, year, who):
    response = web(who).get(URL)

    assert response.status_code == 200
    assert figures(response)["服务人次"] >= 6


@pytest.mark.parametrize("who", ["admin", "auditor"])
def test_dashboard_is_refused_to_the_others(web, who):
    assert web(who).get(URL).status_code == 403


def test_dashboard_leads_down_from_city_to_station_and_keeps_the_year(web, world, year):
    city, url, names = web("city"), f"{URL}?year=2025", []

    for _ in range(4):
        response = city.get(url)
        names.append(response.context["place"].name)
        link = re.search(r'<a href="(\?[^"]*(?:region|station)=[^"]*)">\w+', rows_of(response))
        url = URL + unescape(link[1])

    assert names == ["武汉市", "江岸区", "大智街道", "大智街道社工站"]
    assert figures(response) == {"服务记录": 1, "服务时长": 0.7, "服务人次": 5, "服务人数": 5}


def rows_of(response):
    return response.content.decode().split('id="parts-title"')[1].split("</table>")[0]


@pytest.mark.parametrize(
    ("who", "query"),
    [
        ("district", "region={other_district}"),
        ("district", "station={far}"),
        ("street", "region={other_street}"),
        ("street", "region={district}"),
        ("agency", "station={neighbour}"),
        ("agency", "region={street}"),
        ("lead", "station={neighbour}"),
        ("lead", "region={street}"),
        ("evaluator", "station={far}"),
        ("city", "region={province}"),
        ("city", "region=99999999999999999999"),
    ],
)
def test_place_of_others_is_missing(web, world, who, query):
    places = {name: getattr(world, name).pk for name in re.findall(r"\{(\w+)\}", query)}

    assert web(who).get(f"{URL}?{query.format(**places)}").status_code == 404


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", 2026),
        ("year=2025", 2025),
        ("year=2026", 2026),
        ("year=2027", 2026),
        ("year=1066", 2026),
        ("year=x&region=x&station=-1", 2026),
        ("year=%00&region=&station=1e9", 2026),
    ],
)
def test_year_that_makes_no_sense_is_this_year(web, year, query, shown):
    response = web("district").get(f"{URL}?{query}")

    assert response.status_code == 200
    assert response.context["dashboard"].year == shown


def test_figures_are_those_of_the_year_asked_for(web, year):
    now, before = web("district").get(URL), web("district").get(f"{URL}?year=2025")

    assert (figures(now)["服务人次"], figures(before)["服务人次"]) == (12, 10)
    assert "1—10月比上年同期多 20%" in now.content.decode()


def test_small_cells_are_not_on_the_page_for_oversight(web, world, serve):
    with world.everywhere():
        serve(on="2026-01-05", people=3)
        serve(world.neighbour, on="2026-01-05", people=47)
    with time_machine.travel("2026-11-20 10:00+08:00", tick=False):
        district, lead = web("district").get(URL), web("lead").get(URL)

    cells = re.findall(r'data-label="服务人[次数]" class="num">([^<]*)<', rows_of(district))
    assert cells == ["不显示"] * 4
    assert "不足 5 的人数和人次不显示" in district.content.decode()
    assert re.findall(r'data-label="服务人次" class="num">([^<]*)<', rows_of(lead)) == ["3"]
    assert "不足 5" not in lead.content.decode()


def test_small_total_is_said_to_be_small(web, world, serve):
    with world.everywhere():
        serve(on="2026-01-05", people=3)
    with time_machine.travel("2026-11-20 10:00+08:00", tick=False):
        response = web("street").get(URL)

    assert figures(response)["服务人次"] is None
    assert response.content.decode().count("少于 5") == 2


@pytest.mark.parametrize("who", OVERSIGHT)
def test_page_for_oversight_names_nobody(web, world, who):
    filled = fill_station(world)
    secrets = [
        *(SECRET_NAME, SECRET_TEXT, SECRET_PHONE, SECRET_IDENTIFIER),
        *(SECRET_DRAFT, SECRET_FILE_NAME, SECRET_NAME[:2]),
        *(str(filled.client.pk), str(filled.record.pk), str(filled.owner)),
    ]

    for url in (URL, f"{URL}?station={world.home.pk}"):
        text = web(who).get(url).content.decode()
        assert "各月服务人次" in text
        assert [secret for secret in secrets if secret in text] == []


def test_chart_and_its_table_say_the_same(web, year):
    text = web("district").get(URL).content.decode()

    for chart in ("months", "areas"):
        options = json.loads(
            re.search(rf'id="{chart}-options"[^>]*>(.*?)</script>', text, re.DOTALL)[1]
        )
        table = text.split(f'id="{chart}-table"')[1].split("</table>")[0]
        drawn = [value for series in options["series"] for value in series["data"]]
        cells = re.findall(r'<td class="num">([^<]*)</td>', table)
        shown = ["不显示" if value is None else f"{value:,}" for value in drawn]
        assert sorted(cells) == sorted(shown)
        assert cells


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    statements = [query["sql"] for query in captured]
    return [sql for sql in statements if "SAVEPOINT" not in sql]  # the test's own transaction


@pytest.mark.parametrize("who", ["city", "district", "agency", "lead"])
def test_dashboard_takes_as_many_queries_with_more_of_everything(web, world, serve, who):
    person = web(who)
    with world.everywhere():
        serve(on="2026-01-05", people=5)
    before = queries(person, URL)

    add_stations(world)
    with world.everywhere():
        for number, item in enumerate(add_items(world)):
            serve(on="2026-02-05", people=1, kind=f"kind{number}", item=item)
    after = queries(person, URL)

    assert len(after) == len(before), set(after) - set(before)
    assert len(after) <= MOST_QUERIES, after


def add_items(world):
    added = CatalogueItem.objects.bulk_create(
        CatalogueItem(
            catalogue=world.catalogue,
            code=f"8.{number}",
            direction="basic",
            area=f"领域{number}",
            name=f"服务{number}",
            standard_areas=["5.1"],
        )
        for number in range(5)
    )
    ProjectItem.objects.bulk_create(
        ProjectItem(station=world.home, project=world.project, item=item) for item in added
    )
    places = range(len(world.items), len(world.items) + len(added))
    world.items += added
    return places


def add_stations(world):
    for number in range(4):
        code = f"42010201{number}000"
        street = Region.objects.create(
            name=f"演示街道{number}",
            code=code,
            level=RegionLevel.STREET,
            parent=world.district,
            path=f"{world.district.path}{code}/",
            valid_from=SINCE,
        )
        for region in (street, world.street):
            Station.objects.create(
                name=f"演示社工站{number}",
                level=StationLevel.STREET_STATION,
                region=region,
                agency=world.agency,
                opened_on=SINCE,
            )
