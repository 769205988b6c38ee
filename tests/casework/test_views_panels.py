"""Panels: the figures on a project's page, and a panel as a page of its own."""

import uuid

import pytest
from django.urls import reverse

from core.panels import panels_for
from stations.roles import ROLES
from tests.factories.cases import CaseFactory
from tests.factories.casework import ServiceRecordFactory
from tests.support.clients import make_client, make_minor

pytestmark = pytest.mark.django_db


def url(project_id):
    return f"{reverse('casework:project_figures')}?project={project_id}"


def test_project_figures_count_what_was_recorded(web, world, scope):
    project = world.project
    with scope("worker"):
        ServiceRecordFactory(project=project, minutes=90, anonymous_count=7)

    page = web("district").get(url(project.pk)).content.decode()

    assert "1.5" in page
    assert "7" in page


def test_project_figures_of_another_station_do_not_exist(web, world):
    assert web("stranger").get(url(world.project.pk)).status_code == 404


@pytest.mark.parametrize("asked", ["", "x", str(uuid.UUID(int=1))])
def test_project_figures_of_nothing_do_not_exist(web, asked):
    assert web("worker").get(url(asked)).status_code == 404


def page_of(panel, client):
    return f"{reverse('casework:panel_page')}?panel={panel}&client={client.pk}"


def test_page_of_a_client_loads_panels_when_near_and_links_to_each(web, world):
    client = make_client(world)

    page = web("worker").get(f"/clients/{client.pk}/").content.decode()

    shown = panels_for("client_detail", lambda one: one in ROLES["social_worker"].permissions)
    assert len(shown) > 9
    for panel in shown:
        assert f"panel={panel.url_name}&amp;client={client.pk}" in page
    assert page.count('hx-trigger="revealed"') == len(shown)


@pytest.mark.parametrize("slot", ["client_detail", "case_detail", "workbench", "project_detail"])
def test_every_panel_is_a_page_too(web, world, slot):
    client = make_client(world, name="演示甲")
    with world.scope("worker"):
        case = CaseFactory(client=client, worker=client.worker)
    rows = {"case_detail": case, "project_detail": world.project}
    row = rows.get(slot, client)
    worker = web("worker")

    for panel in panels_for(slot, lambda one: one in ROLES["social_worker"].permissions):
        url = f"{reverse('casework:panel_page')}?panel={panel.url_name}"
        response = worker.get(f"{url}&{slot.removesuffix('_detail')}={row.pk}")
        page = response.content.decode()
        assert response.status_code == 200, panel.url_name
        assert f">{panel.title}</h1>" in page.replace("\n", "").replace("  ", "")
        assert "<main" in page


def test_panel_page_opens_no_more_than_the_panel(web, world, colleague):
    client, minor = make_client(world), make_minor(world)

    assert web("stranger").get(page_of("casework:client_visits", client)).status_code == 404
    assert web(colleague).get(page_of("casework:client_visits", minor)).status_code == 403
    assert web("district").get(page_of("casework:client_visits", client)).status_code == 403


def test_page_of_a_project_links_to_its_figures_for_who_oversees_it(web, world):
    district = web("district")
    page = district.get(reverse("projects:project_detail", args=[world.project.pk]))
    link = f"{reverse('casework:panel_page')}?panel=casework:project_figures"
    link += f"&project={world.project.pk}"

    assert link.replace("&", "&amp;") in page.content.decode()
    assert "服务人次" in district.get(link).content.decode()
    assert web("stranger").get(link).status_code == 404


@pytest.mark.parametrize("panel", ["", "x", "casework:client_list"])
def test_panel_page_shows_panels_only(web, world, panel):
    assert web("worker").get(page_of(panel, make_client(world))).status_code == 404
