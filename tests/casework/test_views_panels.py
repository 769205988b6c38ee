"""The figures on a project's page."""

import uuid

import pytest
from django.urls import reverse

from tests.factories.casework import ServiceRecordFactory

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
