"""Pages of projects."""

import datetime as dt

import pytest

from core.ids import uuid7
from projects.models import Project
from stations.models import PolicyRule, Station
from tests.factories.projects import ProjectFactory
from tests.support.queries import assert_constant_queries


@pytest.fixture
def typed(world):
    return {
        "id": str(uuid7()),
        "station": world.home.pk,
        "name": "长者关爱服务",
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
        "goal": "",
        "items": [world.item.pk],
    }


def project_url(world, which=""):
    return f"/projects/{world.project.pk}/{which}"


@pytest.mark.parametrize("who", ["worker", "lead", "district", "city", "street", "agency"])
def test_project_list_shows_the_projects_in_scope(web, who):
    page = web(who).get("/projects/").content.decode()

    assert "大智街道社工站服务项目" in page
    assert ("一元街道社工站服务项目" in page) == (who in {"district", "city"})


@pytest.mark.parametrize("who", ["admin", "auditor"])
def test_project_list_is_refused_to_roles_without_projects(web, who):
    assert web(who).get("/projects/").status_code == 403


@pytest.mark.parametrize(
    ("query", "found"),
    [("q=大智", True), ("q=别的", False), ("state=running", True), ("state=over", False)],
)
def test_project_list_narrows(web, htmx, query, found):
    page = htmx("lead").get(f"/projects/?{query}").content.decode()

    assert ("大智街道社工站服务项目" in page) == found


def test_project_list_takes_as_many_queries_for_more_projects(web, scope):
    def make():
        with scope("lead"):
            ProjectFactory()

    assert_constant_queries(web("lead"), "/projects/", make)


def test_project_detail_is_not_found_for_a_stranger(web, world):
    assert web("worker").get(project_url(world)).status_code == 200
    assert web("stranger").get(project_url(world)).status_code == 404


def test_project_edit_is_refused_to_a_worker(web, world):
    assert web("lead").get(project_url(world, "edit/")).status_code == 200
    assert web("worker").get(project_url(world, "edit/")).status_code == 403
    assert web("stranger").get(project_url(world, "edit/")).status_code == 403


def test_project_create_makes_one_project_of_a_double_click(web, world, typed, scope):
    page = web("lead")

    answers = [page.post("/projects/new/", typed) for _ in range(2)]

    with scope("lead"):
        project = Project.objects.get(name="长者关爱服务")
    assert {answer.url for answer in answers} == {f"/projects/{project.pk}/"}
    assert str(project.pk) == typed["id"]


@pytest.mark.parametrize("who", ["district", "agency"])
def test_project_create_by_those_who_manage_several_stations(web, world, typed, who):
    assert web(who).post("/projects/new/", typed).status_code == 302


@pytest.mark.parametrize("who", ["worker", "city", "street", "supervisor"])
def test_project_create_is_refused_to_those_who_do_not_manage(web, typed, who):
    assert web(who).post("/projects/new/", typed).status_code == 403


def test_project_create_refuses_a_station_out_of_scope(web, world, typed):
    response = web("lead").post("/projects/new/", typed | {"station": world.neighbour.pk})

    assert response.status_code == 200
    assert "这个社工站不在您的范围内" in response.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "填写"),
        ("starts_on", "昨天", "日期"),
        ("ends_on", "2025-12-31", "结束日期不能早于开始日期"),
        ("ends_on", "99999-01-01", "日期"),
        ("items", [], "请至少选择一个服务目录条目"),
        ("items", ["x"], "不是"),
        ("items", ["987654321"], "请重新选择"),
        ("station", "x" * 30, "这个社工站不在您的范围内"),
        ("id", "not-a-key", ""),
        ("name", "长" * 81, "80"),
    ],
)
def test_project_create_answers_bad_input_at_the_field(web, typed, field, value, sentence):
    response = web("lead").post("/projects/new/", typed | {field: value})

    errors = "".join(str(error) for error in response.context["form"].errors.get(field, []))
    assert response.status_code == 200
    assert errors
    assert sentence in errors or sentence == "填写"


def test_project_beyond_its_term_is_saved_with_a_warning(web, world, typed):
    PolicyRule.objects.create(
        document=world.document, key="project_term_years", clause="三（四）", value={"years": 1}
    )

    page = web("lead").post("/projects/new/", typed | {"ends_on": "2027-12-31"}, follow=True)

    assert "每个项目的服务时间不超过 1 年。依据 演示〔2020〕1号 三（四）。" in page.content.decode()


def test_project_edit_saves_once_and_says_so(web, world):
    page = web("lead")
    form = page.get(project_url(world, "edit/")).context["form"]
    typed = {name: form[name].value() for name in form.fields}
    typed |= {"name": "新名称", "starts_on": "2020-01-01", "ends_on": "2035-12-31"}

    first = page.post(project_url(world, "edit/"), typed)
    second = page.post(project_url(world, "edit/"), typed | {"name": "又一个"})

    assert first.status_code == 302
    assert "已被别人改过" in second.content.decode()
    seen = {"seen_at": second.context["form"]["seen_at"].value()}
    third = page.post(project_url(world, "edit/"), typed | {"name": "又一个"} | seen)
    assert third.status_code == 302


def test_choice_of_items_follows_the_station_and_the_day(htmx, world):
    response = htmx("lead").get(
        f"/projects/new/?station={world.home.pk}&starts_on=2026-01-01&items={world.item.pk}"
    )

    page = response.content.decode()
    assert page.strip().startswith("<fieldset")
    assert page.count("checked") == 1


def test_choice_of_items_says_when_there_is_no_catalogue(htmx, world):
    response = htmx("lead").get("/projects/new/?starts_on=2019-01-01")

    assert "没有适用于本地区的服务目录" in response.content.decode()


def test_project_create_leaves_out_closed_stations(web, world):
    Station.objects.filter(pk=world.neighbour.pk).update(closed_on=dt.date(2026, 1, 1))

    form = web("district").get("/projects/new/").context["form"]

    assert world.neighbour not in form.fields["station"].queryset
