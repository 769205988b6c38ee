"""Tests of stations.views.regions and region_imports."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from stations.models import Region
from tests.support.queries import assert_constant_queries

LIST = "/regions/"
NEW = "/regions/new/"
IMPORT = "/regions/import/"
CONFIRM = "/regions/import/confirm/"
HEAD = "code,name,level,parent_code\n"


def upload(text, name="regions.csv"):
    """A file as a browser sends it."""
    content = text if isinstance(text, bytes) else text.encode()
    return {"file": SimpleUploadedFile(name, content), "valid_from": "2026-01-01"}


def form_errors(response):
    """Return the errors of the form of a page."""
    return response.context["form"].errors


# ── the tree ─────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("who", "shown", "hidden"),
    [
        ("admin", "湖北省", "大智街道"),
        ("district", "大智街道", "民族街道"),
        ("agency", "湖北省", "大智街道"),
    ],
)
def test_list_begins_where_the_view_begins(web, who, shown, hidden):
    text = web(who).get(LIST).content.decode()

    assert shown in text
    assert hidden not in text


def test_list_goes_down_with_the_way_back(world, web):
    text = web("district").get(LIST, {"parent": world.street.pk}).content.decode()

    assert "铭新社区" in text
    assert f"?parent={world.district.pk}" in text
    assert "武汉市" not in text


def test_region_elsewhere_does_not_exist(world, web):
    response = web("district").get(LIST, {"parent": world.far_street.pk})

    assert response.status_code == 404


@pytest.mark.parametrize("parent", ["x", "-1", "9" * 5000, "%00"])
def test_parent_that_makes_no_sense_is_the_beginning(web, parent):
    response = web("admin").get(f"{LIST}?parent={parent}")

    assert "湖北省" in response.content.decode()


def test_list_without_regions_says_what_to_do_first(web):
    client = web("admin")
    Region.objects.exclude(pk__in=[]).update(valid_to="2020-01-02")

    text = client.get(LIST).content.decode()

    assert "导入区划表" in text


@pytest.mark.parametrize("who", ["worker", "lead", "supervisor"])
def test_list_is_not_for_station_staff(web, who):
    assert web(who).get(LIST).status_code == 403


def test_list_takes_as_many_queries_with_more_rows(world, web):
    numbers = iter(range(100, 200))

    def make():
        code = f"420102002{next(numbers)}"
        Region.objects.create(
            code=code,
            name=f"社区{code}",
            level="community",
            parent=world.street,
            path=f"{world.street.path}{code}/",
            valid_from="2020-01-01",
        )

    assert_constant_queries(web("district"), f"{LIST}?parent={world.street.pk}", make)


# ── one region ───────────────────────────────────────────────────────
def test_district_adds_a_community(world, web):
    data = {"code": "420102002009", "name": "新社区", "valid_from": "2026-01-01"}

    response = web("district").post(f"{NEW}?parent={world.street.pk}", data)

    assert response["Location"] == f"{LIST}?parent={world.street.pk}"
    assert Region.objects.get(code="420102002009").parent == world.street


@pytest.mark.parametrize(
    ("who", "parent", "status"),
    [
        ("district", "street", 200),
        ("district", "district", 403),
        ("district", "far_street", 404),
        ("admin", "city", 200),
        ("admin", "community", 403),
        ("city", "street", 403),
        ("worker", "street", 403),
    ],
)
def test_who_may_add_where(world, web, who, parent, status):
    url = f"{NEW}?parent={getattr(world, parent).pk}"

    assert web(who).get(url).status_code == status


def test_province_is_added_by_the_platform_only(web):
    assert web("admin").get(NEW).status_code == 200
    assert web("district").get(NEW).status_code == 403


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"code": "123"}, "code", "12 位数字"),
        ({"code": "42010200200X"}, "code", "12 位数字"),
        ({"code": "420102002001"}, "code", "已有这个区划代码"),
        ({"code": ""}, "code", "请填写"),
        ({"name": "  "}, "name", "请填写名称"),
        ({"name": "长" * 61}, "name", "60"),
        ({"valid_from": "昨天"}, "valid_from", "日期"),
        ({"valid_to": "2025-01-01"}, "valid_to", "失效日期不能早于生效日期"),
    ],
)
def test_wrong_input_is_answered_at_the_field(world, web, change, field, said):
    data = {"code": "420102002009", "name": "新社区", "valid_from": "2026-01-01", **change}

    response = web("district").post(f"{NEW}?parent={world.street.pk}", data)

    assert response.status_code == 200
    assert said in str(form_errors(response)[field])
    assert not Region.objects.filter(code="420102002009").exists()


def test_region_is_renamed_and_ended(world, web):
    data = {"name": "铭新新社区", "valid_from": "2020-01-01", "valid_to": "2026-06-30"}

    web("district").post(reverse("stations:region_edit", args=[world.community.pk]), data)

    world.community.refresh_from_db()
    assert (world.community.name, str(world.community.valid_to)) == ("铭新新社区", "2026-06-30")


def test_region_in_use_cannot_end(world, web):
    data = {"name": "大智街道", "valid_from": "2020-01-01", "valid_to": "2026-06-30"}

    response = web("admin").post(reverse("stations:region_edit", args=[world.street.pk]), data)

    assert "1 个区划" in str(form_errors(response)["valid_to"])


@pytest.mark.parametrize(
    ("who", "region", "status"),
    [
        ("district", "community", 200),
        ("district", "street", 403),
        ("district", "far_community", 404),
        ("admin", "street", 200),
        ("city", "community", 403),
    ],
)
def test_who_may_edit_what(world, web, who, region, status):
    url = reverse("stations:region_edit", args=[getattr(world, region).pk])

    assert web(who).get(url).status_code == status


# ── import ───────────────────────────────────────────────────────────
def test_import_shows_what_would_happen_and_writes_nothing(web):
    rows = "420102002009,新社区,community,420102002000\n420102002001,铭新,community,420102002000\n"
    bad = "42,坏,community,420102002000\n"

    response = web("admin").post(IMPORT, upload(HEAD + rows + bad))

    text = response.content.decode()
    assert response.context["counts"] == {"created": 1, "changed": 1, "unchanged": 0, "refused": 1}
    assert "名称 铭新社区 → 铭新" in text
    assert "代码有误" in text
    assert not Region.objects.filter(name="新社区").exists()


def test_import_loads_what_was_looked_at(world, web):
    client = web("admin")
    page = client.post(IMPORT, upload(f"{HEAD}420102002009,新社区,community,420102002000\n"))

    response = client.post(CONFIRM, {"token": page.context["token"]}, follow=True)

    assert "新增 1 个" in response.content.decode()
    assert str(Region.objects.get(code="420102002009").valid_from) == "2026-01-01"


@pytest.mark.parametrize("token", ["", "x", "x" * 5000])
def test_import_without_a_look_begins_again(web, token):
    response = web("admin").post(CONFIRM, {"token": token})

    assert response["Location"] == IMPORT


def test_list_that_somebody_else_looked_at_is_not_found(world, web):
    page = web("admin").post(IMPORT, upload(f"{HEAD}420102002009,新,community,420102002000\n"))
    other = world.person("district")
    world.assignment("district").__class__.objects.filter(user=other).update(
        role="platform_admin", region=None
    )

    response = web("district").post(CONFIRM, {"token": page.context["token"]})

    assert response["Location"] == IMPORT
    assert not Region.objects.filter(code="420102002009").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "文件是空的"),
        (b"code,name\n1,2\n", "表头缺少列"),
        (b"PK\x03\x04\x00\x00", "不是 CSV"),
        (HEAD.encode(), "只有表头"),
    ],
)
def test_wrong_file_is_answered_at_the_field(web, content, said):
    response = web("admin").post(IMPORT, upload(content))

    assert response.status_code == 200
    assert said in str(form_errors(response)["file"])


def test_import_without_a_file_asks_for_one(web):
    response = web("admin").post(IMPORT, {"valid_from": "2026-01-01"})

    assert "请选择" in str(form_errors(response)["file"])


@pytest.mark.parametrize("who", ["district", "city", "worker"])
def test_import_is_for_the_platform(web, who):
    client = web(who)

    assert client.get(IMPORT).status_code == 403
    assert client.post(CONFIRM, {"token": "x"}).status_code == 403
