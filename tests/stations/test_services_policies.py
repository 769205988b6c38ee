"""Tests of stations.services.policies."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command

from core.models import AuditEvent
from projects.models import ServiceCatalogue
from stations.enums import RegionLevel
from stations.models import PolicyDocument, PolicyRule, Region
from stations.selectors.workspaces import system_scope
from stations.services.policies import PolicyEditedError, load_policies, read_policies

FILES = {file.code: file for file in read_policies()}


@pytest.fixture(autouse=True)
def as_system(db):
    with system_scope():
        yield


def tianjin() -> Region:
    """Make 天津市."""
    return Region.objects.create(
        code="120000000000",
        name="天津市",
        level=RegionLevel.PROVINCE,
        path="120000000000/",
        valid_from=dt.date(2020, 1, 1),
    )


def test_load_policies_twice_changes_nothing():
    first = load_policies(by=None)
    events = AuditEvent.objects.count()
    rules = list(PolicyRule.objects.order_by("pk").values())

    second = load_policies(by=None)

    assert len(first.published) == 4
    assert (second.published, len(second.unchanged)) == ([], 4)
    assert AuditEvent.objects.count() == events
    assert list(PolicyRule.objects.order_by("pk").values()) == rules


def test_load_policies_refuses_an_edited_version():
    load_policies(by=None)
    edited = FILES["tianjin-2024-13"].model_copy(update={"title": "改过的标题"})

    with pytest.raises(PolicyEditedError, match="tianjin-2024-13 第 1 版已经发布，内容不能再改"):
        load_policies(files=[edited], by=None)

    assert not PolicyDocument.objects.filter(title="改过的标题").exists()


def test_load_policies_takes_the_same_document_in_a_higher_version():
    load_policies(by=None)
    next_version = FILES["tianjin-2024-13"].model_copy(update={"title": "续期", "version": 2})

    report = load_policies(files=[next_version], by=None)

    assert [document.version for document in report.published] == [2]


def test_load_policies_reports_missing_regions_and_links_them_later():
    first = load_policies(by=None)
    region = tianjin()

    second = load_policies(by=None)

    document = PolicyDocument.objects.get(code="tianjin-2024-13")
    assert first.waiting["津民发〔2024〕13号"] == ["120000000000"]
    assert second.linked == {"津民发〔2024〕13号": ["天津市"]}
    assert list(document.regions.all()) == [region]
    assert AuditEvent.objects.filter(action="policy.linked").count() == 1


def test_load_policies_command_stops_at_the_first_fault(tmp_path):
    (tmp_path / "city.toml").write_text('code = "城市"\n', encoding="utf-8")

    with pytest.raises(CommandError, match=r"city\.toml：code 须符合"):
        call_command("load_policies", tmp_path)

    assert not PolicyDocument.objects.exists()


def test_load_policies_command_says_what_it_did(capsys):
    call_command("load_policies")
    call_command("load_policies")

    said = capsys.readouterr().out
    assert "新发布 4 份，已有 0 份，新建服务目录 3 份" in said
    assert "新发布 0 份，已有 4 份，新建服务目录 0 份" in said
    assert "120000000000 还没有导入" in said
    assert ServiceCatalogue.objects.count() == 3
