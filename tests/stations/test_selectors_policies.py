"""Tests of stations.selectors.policies: which document rules, where and when."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stations.enums import RegionLevel, StationLevel
from stations.models import PolicyDocument, Region, Station
from stations.selectors.policies import rule_for, rules_for
from stations.services.policies import load_policies, read_policies

SINCE = dt.date(2020, 1, 1)
LAST_DAY = dt.date(2025, 12, 31)
DAY_AFTER = dt.date(2026, 1, 1)


def make_region(code: str, name: str, level: RegionLevel, parent: Region | None = None) -> Region:
    path = f"{parent.path if parent else ''}{code}/"
    return Region.objects.create(
        code=code, name=name, level=level, parent=parent, path=path, valid_from=SINCE
    )


def make_station(city_code: str, province_code: str) -> Station:
    province = make_region(province_code, "省", RegionLevel.PROVINCE)
    city = make_region(city_code, "市", RegionLevel.CITY, province)
    district = make_region(f"{city_code[:5]}1000000", "区", RegionLevel.DISTRICT, city)
    street = make_region(f"{city_code[:5]}1001000", "街道", RegionLevel.STREET, district)
    return Station.objects.create(
        name="站", level=StationLevel.STREET_STATION, region=street, opened_on=SINCE
    )


@pytest.fixture
def tianjin(db):
    station = make_station("120100000000", "120000000000")
    load_policies(by=None)
    return station


@pytest.fixture
def wuhan(db):
    station = make_station("420100000000", "420000000000")
    load_policies(by=None)
    return station


def test_tianjin_rules_until_its_last_day(tianjin):
    rule = rule_for(tianjin, "project_term_years", LAST_DAY)

    assert rule.basis == "津民发〔2024〕13号 三（四）"
    assert (rule.typed.years, rule.typed.in_principle) == (1, True)


def test_tianjin_falls_to_the_next_document_on_the_day_after(tianjin):
    term = rule_for(tianjin, "project_term_years", DAY_AFTER)
    catalogue = rule_for(tianjin, "catalogue", DAY_AFTER)

    assert (term.document.code, term.basis) == ("default", "平台默认（可改）")
    assert catalogue.basis == "MZ/T 071-2016 5"


def test_tianjin_does_not_rule_before_its_first_day(tianjin):
    rule = rule_for(tianjin, "purchaser_levels", dt.date(2024, 8, 12))

    assert rule is None


def test_wuhan_rules_from_the_nearest_ancestor(wuhan):
    keys = ["staffing", "contract_term_years", "retention", "record_due_workdays", "catalogue"]

    rules = rules_for(wuhan, keys, DAY_AFTER)

    assert rules["staffing"].basis == "武民政〔2021〕26号 二（二）"
    assert [line.people for line in rules["staffing"].typed.root] == [3, 2]
    assert (rules["contract_term_years"].typed.years, rules["contract_term_years"].clause) == (
        3,
        "三（四）",
    )
    assert len(rules["catalogue"].value["items"]) == 14
    assert rules["retention"].document.code == "mzt-071-2016"
    assert rules["record_due_workdays"].value == 3


def test_documents_of_a_region_not_imported_apply_nowhere(wuhan):
    rule = rule_for(wuhan, "project_term_years", LAST_DAY)

    assert rule.document.code == "default"


def test_service_kinds_are_a_list_of_tables(wuhan):
    kinds = rule_for(wuhan, "service_kinds", DAY_AFTER).value

    assert [kind["label"] for kind in kinds] == [
        "探访",
        "电访",
        "咨询",
        "面谈",
        "资源链接",
        "政策宣传",
        "活动",
        "小组",
        "居民会议",
    ]
    assert set(kinds[0]) == {"code", "label", "method", "place", "needs_client", "minutes"}


def test_highest_version_in_force_rules(wuhan):
    file = next(file for file in read_policies() if file.code == "default")
    later = dt.date(2026, 7, 1)
    value = file.rules.record_due_workdays.value.model_copy(update={"root": 5})
    rule = file.rules.record_due_workdays.model_copy(update={"value": value})
    rules = file.rules.model_copy(update={"record_due_workdays": rule, "grade_bands": None})
    changes = {"version": file.version + 1, "effective_from": later, "rules": rules}
    load_policies(files=[file.model_copy(update=changes)], by=None)

    before = rule_for(wuhan, "record_due_workdays", later - dt.timedelta(days=1))
    after = rule_for(wuhan, "record_due_workdays", later)

    assert (before.value, after.value) == (3, 5)
    assert rule_for(wuhan, "grade_bands", later) is None


def test_own_region_rules_before_its_ancestors(wuhan):
    wuhan_file = next(file for file in read_policies() if file.code == "wuhan-2021-26")
    changes = {"code": "district", "number": "区文件", "regions": [wuhan.region.parent.code]}
    load_policies(files=[wuhan_file.model_copy(update=changes)], by=None)

    rule = rule_for(wuhan, "staffing", DAY_AFTER)

    assert rule.basis == "区文件 二（二）"


def test_rules_take_one_query(wuhan):
    station = Station.objects.select_related("region").get(pk=wuhan.pk)

    with CaptureQueriesContext(connection) as queries:
        rules_for(station, ["staffing", "catalogue", "service_kinds"], DAY_AFTER)

    assert len(queries) == 1


def test_wuhan_document_says_that_its_date_is_not_in_the_text(wuhan):
    document = PolicyDocument.objects.get(code="wuhan-2021-26")

    assert document.issued_on is None
    assert "没有落款日期" in document.note
