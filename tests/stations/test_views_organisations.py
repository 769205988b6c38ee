"""Tests of stations.views.organisations."""

import pytest
from django.urls import reverse

from stations.models import Agency, Purchaser
from tests.support.queries import assert_constant_queries

AGENCIES = "/agencies/"
PURCHASERS = "/purchasers/"
CODE = "52420100QEFLCR63F0"


def agency_form(world, **change):
    """A form that is right, but for `change`."""
    return {"name": "乙机构", "credit_code": CODE, "region": world.district.pk, **change}


@pytest.mark.parametrize(
    ("who", "status"),
    [("admin", 200), ("district", 200), ("agency", 200), ("lead", 403), ("supervisor", 403)],
)
def test_who_sees_the_lists(web, who, status):
    client = web(who)

    assert client.get(AGENCIES).status_code == status
    assert client.get(PURCHASERS).status_code == status


def test_lists_are_of_the_scope(world, web):
    response = web("other_officer").get(AGENCIES)

    assert response.context["found"] == 0
    assert "还没有承接机构" in response.content.decode()
    assert world.agency.name not in response.content.decode()


def test_lists_are_searched(world, web):
    client = web("district")

    assert client.get(AGENCIES, {"q": world.agency.credit_code[-6:]}).context["found"] == 1
    assert "没有符合条件" in client.get(AGENCIES, {"q": "没有"}).content.decode()
    assert client.get(PURCHASERS, {"q": "民政局"}).context["found"] == 1
    assert "没有符合条件" in client.get(PURCHASERS, {"q": "没有"}).content.decode()


def test_agency_list_takes_as_many_queries_with_more_rows(world, web):
    numbers = iter(range(10, 99))

    def make():
        number = next(numbers)
        code = f"52420100QEFLCR63{number}"
        Agency.objects.create(name=f"机构{number}", credit_code=code, region=world.district)

    assert_constant_queries(web("district"), AGENCIES, make)


def test_purchaser_list_takes_as_many_queries_with_more_rows(world, web):
    numbers = iter(range(100))

    def make():
        Purchaser.objects.create(name=f"街道办事处{next(numbers)}", region=world.street)

    assert_constant_queries(web("district"), PURCHASERS, make)


def test_agency_code_is_written_in_one_way(world, web):
    data = agency_form(world, credit_code=" 5242 0100 qeflcr63f0 ")

    response = web("district").post(f"{AGENCIES}new/", data)

    assert response["Location"] == AGENCIES
    assert Agency.objects.get(name="乙机构").credit_code == CODE


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"credit_code": "52420100QEFLCR63F1"}, "credit_code", "校验位不符"),
        ({"credit_code": "123"}, "credit_code", "统一社会信用代码"),
        ({"credit_code": "52420100QEFLCR63FO"}, "credit_code", "统一社会信用代码"),
        ({"credit_code": "9" * 40}, "credit_code", "18"),
        ({"credit_code": "52420102MJE000002A"}, "credit_code", "统一社会信用代码"),
        ({"name": ""}, "name", "请填写机构名称"),
        ({"region": ""}, "region", "请选择登记所在地"),
        ({"region": "999999"}, "region", "请从列表中选择"),
        ({"contact_phone": "电话"}, "contact_phone", "电话有误"),
    ],
)
def test_wrong_agency_is_answered_at_the_field(world, web, change, field, said):
    response = web("district").post(f"{AGENCIES}new/", agency_form(world, **change))

    assert response.status_code == 200
    assert said in str(response.context["form"].errors[field])
    assert Agency.objects.count() == 1


def test_district_registers_agencies_of_its_own_only(world, web):
    data = agency_form(world, region=world.other_district.pk)

    response = web("district").post(f"{AGENCIES}new/", data)

    assert "请从列表中选择" in str(response.context["form"].errors["region"])


def test_agency_is_changed_and_tells_its_history(world, web):
    url = reverse("stations:agency_edit", args=[world.agency.pk])
    client = web("admin")
    Agency.objects.filter(pk=world.agency.pk).update(credit_code=CODE)

    client.post(url, agency_form(world, name="甲机构", contact_name="演示联系人"))

    world.agency.refresh_from_db()
    assert (world.agency.name, world.agency.is_active) == ("甲机构", False)
    assert "演示联系人" in client.get(url).content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("district", 200), ("other_officer", 404), ("agency", 403), ("city", 403)]
)
def test_who_changes_an_agency(world, web, who, status):
    url = reverse("stations:agency_edit", args=[world.agency.pk])

    assert web(who).get(url).status_code == status


def test_agency_registered_elsewhere_is_seen_but_not_changed(world, web):
    Agency.objects.filter(pk=world.agency.pk).update(region=world.other_district)
    url = reverse("stations:agency_edit", args=[world.agency.pk])
    client = web("district")

    assert world.agency.name in client.get(AGENCIES).content.decode()
    assert client.get(url).status_code == 403


def test_purchaser_is_registered_and_changed(world, web):
    client = web("district")
    client.post(f"{PURCHASERS}new/", {"name": "大智街道办事处", "region": world.street.pk})
    purchaser = Purchaser.objects.get(name="大智街道办事处")

    url = reverse("stations:purchaser_edit", args=[purchaser.pk])
    response = client.post(url, {"name": "大智街办", "region": world.street.pk, "is_active": "on"})

    purchaser.refresh_from_db()
    assert response["Location"] == PURCHASERS
    assert purchaser.name == "大智街办"
    assert "大智街道办事处" in client.get(url).content.decode()


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"name": "江岸区民政局"}, "name", "已有同名"),
        ({"name": ""}, "name", "请填写名称"),
        ({"region": ""}, "region", "请选择所在区划"),
    ],
)
def test_wrong_purchaser_is_answered_at_the_field(world, web, change, field, said):
    data = {"name": "大智街道办事处", "region": world.district.pk, **change}

    response = web("district").post(f"{PURCHASERS}new/", data)

    assert said in str(response.context["form"].errors[field])


@pytest.mark.parametrize(
    ("who", "status"), [("district", 200), ("other_officer", 403), ("agency", 403)]
)
def test_who_changes_a_purchaser(world, web, who, status):
    url = reverse("stations:purchaser_edit", args=[world.purchaser.pk])

    assert web(who).get(url).status_code == status
