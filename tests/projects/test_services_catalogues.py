"""Tests of projects.services.catalogues."""

from pathlib import Path

import pytest

from casework.enums import Place, ServiceMethod
from core.errors import NotAllowedError, RefusedError
from core.models import AuditEvent
from projects.enums import ServiceArea, ServiceDirection
from projects.models import CatalogueItem, ServiceCatalogue
from projects.services import catalogues
from stations.models import PolicyDocument
from stations.selectors.workspaces import system_scope
from stations.services.policies import load_policies, read_policies
from stations.validators.policies import ServiceKind
from stations.validators.policies.catalogues import Direction, StandardArea

ANNEX = Path(__file__).parent / "wuhan_annex.tsv"


@pytest.fixture
def loaded(world):
    with system_scope():
        load_policies(by=None)
        catalogues.load_catalogues(by=None)


def catalogue_of(code):
    return ServiceCatalogue.objects.get(document__code=code, document__version=1)


def add(world, who="district", **values):
    known = {"region": world.district, "name": "楼栋议事", "content": "每月一次。"}
    with world.scope(who) as workspace:
        return catalogues.add_local_item(
            **{"catalogue": catalogue_of("wuhan-2021-26"), "standard_areas": ["5.2"]}
            | known
            | values,
            workspace=workspace,
            by=world.person(who),
        )


def test_wuhan_catalogue_is_the_annex_word_for_word(loaded):
    annex = [line.split("\t") for line in ANNEX.read_text(encoding="utf-8").splitlines()]

    items = catalogue_of("wuhan-2021-26").items.order_by("position")

    assert len(annex) == 14
    assert [[item.direction, item.area, item.name, item.content] for item in items] == annex


def test_tianjin_catalogue_has_four_groups_and_others(loaded):
    items = catalogue_of("tianjin-2024-13").items.order_by("position")

    assert [item.name for item in items] == [
        "扶老助老类",
        "扶残助残类",
        "扶贫助困类",
        "孤儿及特殊儿童群体帮扶类",
        "群众有需求的其他社区服务",
    ]
    assert "老年助餐、送餐入户" in items[0].content


def test_every_item_falls_in_an_area_of_the_standard(loaded):
    for item in CatalogueItem.objects.filter(catalogue__document__code__in=["wuhan-2021-26"]):
        assert item.standard_areas, item
        assert set(item.standard_areas) <= set(ServiceArea.values), item


def test_standard_has_its_seven_areas(loaded):
    items = catalogue_of("mzt-071-2016").items.order_by("position")

    assert [item.standard_areas for item in items] == [[area] for area in ServiceArea.values]


def test_load_catalogues_twice_changes_nothing(loaded):
    before = list(CatalogueItem.objects.order_by("pk").values())

    with system_scope():
        report = catalogues.load_catalogues(by=None)

    assert (report.created, report.unchanged) == ([], 3)
    assert list(CatalogueItem.objects.order_by("pk").values()) == before


def test_lists_of_policy_files_are_those_of_the_enums():
    fields = ServiceKind.model_fields
    assert set(fields["method"].annotation.__args__) == set(ServiceMethod.values)
    assert set(fields["place"].annotation.__args__) == set(Place.values)
    assert set(Direction.__args__) == set(ServiceDirection.values)
    assert set(StandardArea.__args__) == set(ServiceArea.values)


def test_add_local_item_is_an_n_item_of_the_region(world, loaded):
    item = add(world)

    assert (item.direction, item.region, item.code) == ("local", world.district, "N-420102-01")
    with system_scope():
        assert AuditEvent.objects.get(action="catalogue.item_added").actor_label == str(
            world.person("district")
        )


def test_add_local_item_refuses_the_same_name_in_the_region(world, loaded):
    add(world)

    with pytest.raises(RefusedError, match="本地区已增设同名条目"):
        add(world)


def test_add_local_item_refuses_another_region(world, loaded):
    with pytest.raises(NotAllowedError, match="只能管理本地区增设的条目"):
        add(world, region=world.other_district)


def test_add_local_item_refuses_those_who_do_not_manage(world, loaded):
    with pytest.raises(NotAllowedError):
        add(world, who="worker")


def test_set_item_active_refuses_items_of_the_document(world, loaded):
    item = catalogue_of("wuhan-2021-26").items.first()

    with world.scope("district") as workspace, pytest.raises(NotAllowedError, match="文件原有"):
        catalogues.set_item_active(
            item=item, active=False, workspace=workspace, by=world.person("district")
        )


def test_next_version_of_a_document_keeps_local_items(world, loaded):
    add(world)
    file = next(file for file in read_policies() if file.code == "wuhan-2021-26")

    with system_scope():
        load_policies(files=[file.model_copy(update={"version": 2})], by=None)
        catalogues.load_catalogues(by=None)

    document = PolicyDocument.objects.get(code="wuhan-2021-26", version=2)
    local = document.catalogue.items.get(region=world.district)
    assert (local.name, document.catalogue.items.count()) == ("楼栋议事", 15)
