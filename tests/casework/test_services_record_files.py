"""A file is as closed as the record it belongs to."""

from contextlib import closing

import pytest
from django.urls import reverse

from tests.factories.casework import RecordFileFactory, ServiceRecordFactory
from tests.support.clients import make_minor

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(world):
    """The file of a record about a minor in the worker's charge."""
    minor = make_minor(world)
    with world.scope("worker"):
        record = ServiceRecordFactory(clients=[minor])
        attached = RecordFileFactory(record=record)
    return reverse("stations:file_download", args=[attached.file_id])


@pytest.mark.parametrize(("who", "status"), [("worker", 200), ("lead", 200), ("stranger", 404)])
def test_file_of_a_minors_record_opens_for_those_in_charge(web, address, who, status):
    with closing(web(who).get(address)) as response:
        assert response.status_code == status


def test_file_of_a_minors_record_is_closed_to_colleagues(web, address, colleague):
    assert web(colleague).get(address).status_code == 403
