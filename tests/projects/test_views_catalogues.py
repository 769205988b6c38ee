"""Pages of the service catalogue."""

import pytest

from projects.models import CatalogueItem
from projects.services.catalogues import load_catalogues
from stations.selectors.workspaces import system_scope
from stations.services.policies import load_policies


@pytest.fixture(autouse=True)
def loaded(world):
    with system_scope():
        load_policies(by=None)
        load_catalogues(by=None)


@pytest.fixture
def wuhan():
    return CatalogueItem.objects.filter(code="WH-1-0-1").get().catalogue


@pytest.fixture
def typed(world):
    return {
        "region": world.district.pk,
        "name": "楼栋议事",
        "content": "每月一次居民议事。",
        "standard_areas": ["5.2"],
    }


def test_catalogue_shows_all_items_and_their_basis(web):
    page = web("worker").get("/projects/catalogue/").content.decode()

    assert "在用 14 条" in page
    assert "武民政〔2021〕26号" in page
    assert "5.1 统筹社区照顾" in page
    assert "协助符合条件的服务对象申请适合的救助项目。" in page


def test_catalogue_switches_to_another_that_applies(web):
    page = web("worker")
    standard = page.get("/projects/catalogue/").context["catalogues"][-1]

    response = page.get(f"/projects/catalogue/?catalogue={standard.pk}")

    assert "社区社会工作服务内容，在用 7 条" in response.content.decode()


@pytest.mark.parametrize("wanted", ["x", "-1", "9" * 40, ""])
def test_catalogue_with_nonsense_shows_the_nearest(web, wanted, wuhan):
    response = web("worker").get(f"/projects/catalogue/?catalogue={wanted}")

    assert response.context["shown"] == wuhan


def test_catalogue_that_does_not_exist_is_not_found(web):
    assert web("worker").get("/projects/catalogue/?catalogue=987654").status_code == 404


def test_district_adds_an_item_that_its_stations_see(web, wuhan, typed):
    answer = web("district").post(f"/projects/catalogue/{wuhan.pk}/items/new/", typed)

    assert answer.status_code == 302
    assert "楼栋议事" in web("worker").get("/projects/catalogue/").content.decode()
    assert "楼栋议事" not in web("other_district").get("/projects/catalogue/").content.decode()
    assert "楼栋议事" in web("city").get("/projects/catalogue/").content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"standard_areas": []}, "standard_areas"),
        ({"content": ""}, "content"),
    ],
)
def test_item_form_answers_at_the_field(web, wuhan, typed, changes, field):
    response = web("district").post(f"/projects/catalogue/{wuhan.pk}/items/new/", typed | changes)

    assert response.context["form"].errors[field]


def test_item_form_refuses_a_foreign_region(web, world, wuhan, typed):
    response = web("district").post(
        f"/projects/catalogue/{wuhan.pk}/items/new/", typed | {"region": world.other_district.pk}
    )

    assert response.context["form"].errors["region"]
    assert not CatalogueItem.objects.filter(name="楼栋议事").exists()


def test_item_form_says_when_the_name_is_taken(web, wuhan, typed):
    page, url = web("district"), f"/projects/catalogue/{wuhan.pk}/items/new/"
    page.post(url, typed)

    response = page.post(url, typed)

    assert "本地区已增设同名条目" in response.content.decode()


@pytest.mark.parametrize("who", ["worker", "lead", "city", "agency"])
def test_item_form_is_refused_to_those_who_do_not_manage(web, wuhan, who):
    assert web(who).get(f"/projects/catalogue/{wuhan.pk}/items/new/").status_code == 403


def test_district_closes_and_opens_its_own_item(web, wuhan, typed):
    page = web("district")
    page.post(f"/projects/catalogue/{wuhan.pk}/items/new/", typed)
    item = CatalogueItem.objects.get(name="楼栋议事")
    url = f"/projects/catalogue/items/{item.pk}/switch/"

    def offered():
        return item in page.get("/projects/new/").context["form"].fields["items"].queryset

    page.post(url, {"active": "0"})
    after_closing = offered()
    page.post(url, {"active": "1"})

    assert (after_closing, offered()) == (False, True)
    assert web("other_officer").post(url, {"active": "0"}).status_code == 403
