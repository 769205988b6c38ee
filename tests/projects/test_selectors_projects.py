"""Tests of projects.selectors.projects and catalogues."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.errors import NotFoundError
from projects.enums import ServiceDirection
from projects.selectors import catalogues
from projects.selectors.projects import countable_projects, get_project, usage_of
from projects.services.catalogues import load_catalogues
from stations.selectors.workspaces import system_scope
from stations.services.policies import load_policies
from tests.factories.casework import ServiceRecordFactory
from tests.factories.projects import CatalogueItemFactory, ProjectFactory

ON = dt.date(2026, 3, 5)


def test_countable_projects_are_those_of_the_day_with_their_items(world, scope):
    with scope("worker"):
        ProjectFactory(name="去年的", starts_on=dt.date(2025, 1, 1), ends_on=dt.date(2025, 12, 31))

        found = countable_projects(world.home.pk, ON)

    assert [project.name for project in found] == ["大智街道社工站服务项目"]
    assert [item.name for item in found[0].offered] == [
        "困难群众探访",
        "老年人关爱",
        "困境儿童关爱",
    ]


def test_countable_projects_leave_out_items_no_longer_in_use(world, scope):
    with scope("worker"):
        type(world.item).objects.filter(pk=world.item.pk).update(is_active=False)

        found = countable_projects(world.home.pk, ON)

    assert world.item not in found[0].offered


@pytest.mark.parametrize("number", [1, 5])
def test_countable_projects_take_two_queries(world, scope, number):
    with scope("worker"):
        for _ in range(number):
            ProjectFactory()
        with CaptureQueriesContext(connection) as queries:
            countable_projects(world.home.pk, ON)

    assert len(queries) == 2


def test_get_project_of_another_station_is_not_found(world, scope):
    with scope("stranger"), pytest.raises(NotFoundError, match="没有这个项目"):
        get_project(pk=world.project.pk)


def test_usage_is_seen_by_oversight_without_seeing_records(world, scope):
    with scope("worker"):
        ServiceRecordFactory(served_on=dt.date(2026, 2, 1))
        ServiceRecordFactory(served_on=dt.date(2026, 4, 1))

    with scope("district"):
        usage = usage_of(world.project)
        readable = world.project.records.count()

    assert (usage.first_on, usage.last_on) == (dt.date(2026, 2, 1), dt.date(2026, 4, 1))
    assert usage.item_ids == {world.item.pk}
    assert readable == 0


@pytest.fixture
def loaded(world):
    with system_scope():
        load_policies(by=None)
        load_catalogues(by=None)


def test_catalogue_of_a_station_is_the_nearest(world, loaded):
    catalogue = catalogues.catalogue_of(world.home, ON)

    assert catalogue.document.code == "wuhan-2021-26"


def test_local_items_show_in_their_region_only(world, loaded):
    catalogue = catalogues.catalogue_of(world.home, ON)
    local = CatalogueItemFactory(
        catalogue=catalogue, direction=ServiceDirection.LOCAL, region=world.district
    )

    assert local in catalogues.offerable_items(world.home, ON)
    assert local not in catalogues.offerable_items(world.far, ON)


def test_tree_has_the_headings_of_the_document(world, loaded):
    catalogue = catalogues.catalogue_of(world.home, ON)

    groups = catalogues.tree_of(catalogue.items.all())

    assert [group.title for group in groups] == ["“1”个核心项目", "“4”个基础项目"]
    assert [area.title for area in groups[1].areas] == [
        "社会救助",
        "儿童福利",
        "社区治理",
        "养老服务",
    ]
    assert groups[1].item_count == 13


@pytest.mark.parametrize("who", ["worker", "agency", "district", "city"])
def test_catalogues_for_a_workspace_are_the_nearest_first(world, loaded, who):
    found = catalogues.catalogues_for(world.workspace(who), ON)

    assert [one.document.code for one in found] == ["wuhan-2021-26", "tests", "mzt-071-2016"]


def test_platform_sees_every_catalogue_in_force(world, loaded):
    found = catalogues.catalogues_for(world.workspace("admin"), dt.date(2025, 12, 31))

    assert {one.document.code for one in found} == {
        "wuhan-2021-26",
        "tests",
        "mzt-071-2016",
        "tianjin-2024-13",
    }
