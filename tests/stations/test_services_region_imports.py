"""Tests of stations.services.region_imports, with the real list of two cities."""

import datetime as dt
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import AuditEvent
from stations.importers import read_regions
from stations.models import Region
from stations.services.region_imports import import_regions, plan_import
from stations.tenancy import Scope, open_scope

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "areas-wuhan-tianjin.csv"
DAY = dt.date(2026, 1, 1)
HEAD = "code,name,level,parent_code\n"
TREE = (
    "420000000000,湖北省,province,",
    "420100000000,武汉市,city,420000000000",
    "420102000000,江岸区,district,420100000000",
    "420102002000,大智街道,street,420102000000",
    "420102002001,甲社区,community,420102002000",
)

real_list = pytest.mark.skipif(not REAL.exists(), reason="the real list is not part of the project")
pytestmark = pytest.mark.django_db


def load(*lines, by=None):
    """Import the lines."""
    rows, refused = read_regions((HEAD + "\n".join(lines)).encode())
    return import_regions(rows=rows, refused=refused, valid_from=DAY, by=by)


def reasons(plan):
    """Return line → reason of what was refused."""
    return {one.line: one.reason for one in plan.refused}


def broken_paths():
    """Return the codes whose path is not that of the parent and their own."""
    regions = Region.objects.select_related("parent")
    return [
        one.code
        for one in regions
        if one.path != f"{one.parent.path if one.parent else ''}{one.code}/"
    ]


@real_list
def test_real_list_is_loaded_whole_and_not_row_by_row():
    rows, refused = read_regions(REAL.read_bytes())

    with CaptureQueriesContext(connection) as queries:
        plan = import_regions(rows=rows, refused=refused, valid_from=DAY, by=None)

    assert len(queries) < 20
    assert plan.counts == {"created": 525, "changed": 0, "unchanged": 0, "refused": 0}
    street = Region.objects.get(code="420102002000")
    assert (street.name, street.path) == (
        "大智街道",
        "420000000000/420100000000/420102000000/420102002000/",
    )
    assert street.valid_from == DAY
    assert broken_paths() == []


@real_list
def test_loading_the_real_list_again_changes_nothing():
    rows, _ = read_regions(REAL.read_bytes())
    import_regions(rows=rows, valid_from=DAY, by=None)
    before = list(Region.objects.values())

    plan = import_regions(rows=rows, valid_from=dt.date(2030, 1, 1), by=None)

    assert plan.counts == {"created": 0, "changed": 0, "unchanged": 525, "refused": 0}
    assert list(Region.objects.values()) == before


@real_list
def test_number_of_queries_does_not_grow_with_the_list(django_assert_max_num_queries):
    rows, _ = read_regions(REAL.read_bytes())

    with django_assert_max_num_queries(40):
        import_regions(rows=rows, valid_from=DAY, by=None)


def test_rows_may_come_in_any_order():
    plan = load(*reversed(TREE))

    assert plan.counts["created"] == 5
    assert broken_paths() == []


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (TREE[4], "重复代码：第 6 行已有。"),
        ("420102003001,乙社区,community,420102003000", "上级不存在：420102003000"),
        ("420102003000,一元街道,street,", "上级不存在：省级以下须填上级代码"),
        ("420102003000,一元街道,street,420100000000", "级别与上级不符：街道（乡镇）的上级应为区级"),
        ("420103000000,江汉区,district,420000000000", "级别与上级不符：区级的上级应为市级"),
        ("430000000000,湖南省,province,420000000000", "级别与上级不符：省级没有上级"),
        ("420102003000,一元街道,street,420102003000", "级别与上级不符"),
        ("4201,一元街道,street,420102000000", "代码有误"),
        ("420102003000,一元街道,镇,420102000000", "级别有误"),
    ],
)
def test_unsound_row_is_refused_and_the_others_are_loaded(row, reason):
    plan = load(*TREE, row)

    assert list(reasons(plan)) == [7]
    assert reason in reasons(plan)[7]
    assert Region.objects.count() == 5


def test_children_of_a_refused_parent_are_refused_too():
    plan = load(
        *TREE[:2],
        "420102000000,,district,420100000000",
        "420102002000,大智街道,street,420102000000",
        "420102002001,甲社区,community,420102002000",
        "420103000000,江汉区,district,420100000000",
    )

    assert reasons(plan) == {
        4: "名称为空。",
        5: "上级 420102000000 未被接受（第 4 行）。",
        6: "上级 420102002000 未被接受（第 5 行）。",
    }
    assert Region.objects.filter(code="420103000000").exists()


def test_registered_region_does_not_change_its_level():
    load(*TREE)

    plan = load("420102002001,甲社区,street,420102000000")

    assert "已登记为社区（村），不能改为街道（乡镇）" in reasons(plan)[2]


def test_list_of_one_level_finds_its_parents_among_the_registered():
    load(*TREE[:4])

    plan = load(TREE[4])

    assert plan.counts["created"] == 1
    assert broken_paths() == []


def test_new_name_is_a_change_that_keeps_the_rest():
    load(*TREE)

    plan = load("420102002000,新大智街道,street,420102000000")

    assert [change.text for change in plan.changed] == ["名称 大智街道 → 新大智街道"]
    street = Region.objects.get(code="420102002000")
    assert (street.name, street.valid_from) == ("新大智街道", DAY)


def test_moved_region_takes_all_below_it_along():
    load(*TREE, "420103000000,江汉区,district,420100000000")

    plan = load(
        "420104000000,新区,district,420100000000",
        "420102002000,大智街道,street,420104000000",
        "420102002002,乙社区,community,420102002000",
    )

    assert plan.counts == {"created": 2, "changed": 1, "unchanged": 0, "refused": 0}
    assert broken_paths() == []
    assert Region.objects.get(code="420102002001").path.split("/")[2] == "420104000000"


def test_parent_and_child_move_at_once():
    load(
        *TREE, "420200000000,黄石市,city,420000000000", "420103000000,江汉区,district,420100000000"
    )

    load(
        "420102000000,江岸区,district,420200000000",
        "420102002000,大智街道,street,420103000000",
    )

    assert broken_paths() == []


def test_plan_writes_nothing():
    rows, refused = read_regions((HEAD + "\n".join(TREE)).encode())

    plan = plan_import(rows, refused)

    assert plan.counts["created"] == 5
    assert not Region.objects.exists()


def test_import_leaves_one_event_with_its_counts(world):
    load("420102002002,乙社区,community,420102002000", "x,y,z,", by=world.person("admin"))

    with open_scope(Scope(platform=True)):
        event = AuditEvent.objects.get(action="region.imported")
    counts = {name: after for name, (_, after) in event.changes.items()}
    assert counts == {"created": 1, "changed": 0, "unchanged": 0, "refused": 1}
    assert event.actor_label == str(world.person("admin"))


def test_nothing_is_half_loaded_when_the_event_cannot_be_written(monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("stations.services.region_imports.audit.record", fail)

    with pytest.raises(RuntimeError):
        load(*TREE)

    assert not Region.objects.exists()
