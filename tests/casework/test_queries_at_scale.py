"""Ten rows and a thousand rows take the same number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework.enums import Place, ServiceMethod
from casework.models import RecordVersion, ServiceRecord
from core import clock
from core.ids import uuid7
from tests.support.clients import make_client
from tests.support.records import typed

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FEW, MANY = 10, 1000


def grow(world, size):
    """Bring the home station to `size` records, in bulk."""
    with world.scope("worker"):
        missing = size - ServiceRecord.objects.count()
        rows = [
            ServiceRecord(
                station=world.home,
                project=world.project,
                item=world.item,
                kind="visit",
                kind_label="探访",
                method=ServiceMethod.GENERAL,
                served_on=clock.today(),
                minutes=30,
                place=Place.HOME,
                content="探访，一切平安。",
                worker=world.people["worker"],
                completed_at=clock.now(),
            )
            for _ in range(missing)
        ]
        ServiceRecord.objects.bulk_create(rows)
        RecordVersion.objects.bulk_create(
            RecordVersion(
                station=row.station,
                record=row,
                number=1,
                values={},
                author=row.worker,
                written_at=row.completed_at,
                digest="0" * 64,
            )
            for row in rows
        )


def count_queries(ask):
    ask()  # what is looked up once per process or login is not counted
    with CaptureQueriesContext(connection) as queries:
        response = ask()
    assert response.status_code in (200, 302)
    return len(queries)


def counts(web, world, client):
    """Queries of the list, the form, saving, and the dashboards of district and city."""
    worker = web("worker")
    with world.scope("worker"):
        sent = typed(world, client)

    def save():
        return worker.post(reverse("casework:record_form", args=[uuid7()]), sent)

    dashboard = reverse("evaluation:dashboard")
    return {
        "list": count_queries(lambda: worker.get(reverse("casework:record_list"))),
        "form": count_queries(lambda: worker.get(reverse("casework:record_new"), follow=True)),
        "save": count_queries(save),
        "district": count_queries(lambda: web("district").get(dashboard)),
        "city": count_queries(lambda: web("city").get(dashboard)),
    }


def test_pages_take_as_many_queries_with_a_thousand_records(web, world):
    client = make_client(world, name="演示对象")
    grow(world, FEW)
    few = counts(web, world, client)

    grow(world, MANY)

    assert counts(web, world, client) == few
