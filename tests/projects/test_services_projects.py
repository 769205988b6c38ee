"""Tests of projects.services.projects."""

import dataclasses
import datetime as dt

import pytest

from core.errors import ConflictError, RefusedError
from core.ids import uuid7
from core.models import AuditEvent
from projects.models import Project, ProjectItem
from projects.services import projects
from projects.services.projects import ProjectValues
from stations.models import PolicyDocument, PolicyRule
from tests.factories.casework import ServiceRecordFactory
from tests.factories.projects import CatalogueItemFactory

START = dt.date(2026, 1, 1)
END = dt.date(2026, 12, 31)


@pytest.fixture
def values(world):
    return ProjectValues(
        name="长者关爱服务",
        starts_on=START,
        ends_on=END,
        items=frozenset(world.items[:2]),
        goal="目标",
    )


@pytest.fixture
def working(world):
    with world.scope("lead") as workspace:
        yield workspace


def create(world, values, key=None):
    return projects.create_project(
        project_id=key or uuid7(), station=world.home, values=values, by=world.person("lead")
    )


def edit(world, project, values, **changes):
    return projects.edit_project(
        project=project,
        seen_at=project.updated_at,
        values=dataclasses.replace(values, **changes),
        by=world.person("lead"),
    )


def test_create_project_offers_its_items_and_leaves_an_event(world, working, values):
    project = create(world, values)

    event = AuditEvent.objects.get(action="project.created")
    assert set(project.items.all()) == set(world.items[:2])
    assert (event.station_id, event.object_label) == (world.home.pk, "长者关爱服务")
    assert event.changes["items"] == [None, "困难群众探访、老年人关爱"]


def test_create_project_twice_from_one_page_makes_one(world, working, values):
    key = uuid7()

    first, second = create(world, values, key), create(world, values, key)

    assert first == second
    assert Project.objects.filter(name="长者关爱服务").count() == 1


def test_create_project_refuses_the_key_of_another_station(world, working, values):
    foreign = world.projects[world.neighbour.pk]

    with pytest.raises(ConflictError, match="这一页已失效"):
        create(world, values, foreign.pk)


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"name": "大智街道社工站服务项目"}, "name", "本站已有同名项目"),
        ({"ends_on": dt.date(2025, 12, 31)}, "ends_on", "结束日期不能早于开始日期"),
        ({"items": frozenset()}, "items", "请至少选择一个"),
    ],
)
def test_create_project_names_the_field_that_is_wrong(
    world, working, values, changes, field, reason
):
    with pytest.raises(RefusedError, match=reason) as caught:
        create(world, dataclasses.replace(values, **changes))

    assert caught.value.field == field


def test_create_project_refuses_items_of_a_catalogue_that_does_not_apply(world, working, values):
    document = PolicyDocument.objects.create(
        code="far", version=1, number="演示", title="演示", issuer="演示", effective_from=START
    )
    document.regions.add(world.other_district)
    foreign = CatalogueItemFactory(
        catalogue=type(world.catalogue).objects.create(document=document, name="外地目录")
    )

    with pytest.raises(RefusedError, match="不在开始日期当天适用的服务目录中"):
        create(world, dataclasses.replace(values, items=frozenset({foreign})))


def test_create_project_refuses_an_item_no_longer_in_use(world, working, values):
    closed = CatalogueItemFactory(catalogue=world.catalogue, is_active=False)

    with pytest.raises(RefusedError, match=closed.name):
        create(world, dataclasses.replace(values, items=frozenset({closed})))


@pytest.mark.parametrize(("enforced", "saved"), [(False, True), (True, False)])
def test_create_project_beyond_the_term_warns_unless_the_policy_refuses(
    world, working, values, enforced, saved
):
    PolicyRule.objects.create(
        document=world.document,
        key="project_term_years",
        clause="三（四）",
        value={"years": 1, "enforced": enforced},
    )
    long = dataclasses.replace(values, ends_on=dt.date(2027, 1, 1))

    if saved:
        create(world, long)
    else:
        with pytest.raises(RefusedError, match=r"不超过 1 年。依据 演示〔2020〕1号 三（四）。"):
            create(world, long)

    assert Project.objects.filter(name=values.name).exists() == saved


def test_edit_project_writes_what_changed(world, working, values):
    project = create(world, values)

    edit(world, project, values, goal="新目标", items=frozenset(world.items[1:]))

    event = AuditEvent.objects.get(action="project.edited")
    assert event.changes == {
        "goal": ["目标", "新目标"],
        "items": ["困难群众探访、老年人关爱", "老年人关爱、困境儿童关爱"],
    }
    assert set(ProjectItem.objects.filter(project=project).values_list("item_id", flat=True)) == {
        item.pk for item in world.items[1:]
    }


def test_edit_project_without_a_change_leaves_no_event(world, working, values):
    project = create(world, values)

    edit(world, project, values)

    assert not AuditEvent.objects.filter(action="project.edited").exists()


def test_edit_project_refuses_what_somebody_else_has_changed_meanwhile(world, working, values):
    project = create(world, values)
    edit(world, Project.objects.get(pk=project.pk), values, goal="别人先改了")

    with pytest.raises(ConflictError, match="已被别人改过"):
        edit(world, project, values, goal="我也改")


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"starts_on": dt.date(2026, 3, 6)}, "starts_on", "2026-03-05 已有服务记录"),
        ({"ends_on": dt.date(2026, 3, 4)}, "ends_on", "2026-03-05 已有服务记录"),
        ({"items": "rest"}, "items", "已有服务记录使用“困难群众探访”"),
    ],
)
def test_edit_project_cannot_cut_off_records(world, working, values, changes, field, reason):
    project = create(world, values)
    ServiceRecordFactory(project=project, item=world.items[0], served_on=dt.date(2026, 3, 5))
    if "items" in changes:
        changes = {"items": frozenset(world.items[1:])}

    with pytest.raises(RefusedError, match=reason) as caught:
        edit(world, project, values, **changes)

    assert caught.value.field == field


def test_edit_project_by_oversight_cannot_cut_off_records_it_may_not_read(world, values):
    with world.scope("lead"):
        project = create(world, values)
        ServiceRecordFactory(project=project, item=world.items[0], served_on=dt.date(2026, 3, 5))

    with world.scope("district"), pytest.raises(RefusedError, match="已有服务记录"):
        edit(world, project, values, items=frozenset(world.items[1:]))


def test_edit_project_keeps_items_of_a_catalogue_that_has_expired(world, working, values):
    project = create(world, values)
    PolicyDocument.objects.filter(pk=world.document.pk).update(effective_to=dt.date(2020, 12, 31))

    edit(world, project, values, goal="新目标")

    assert Project.objects.get(pk=project.pk).goal == "新目标"
