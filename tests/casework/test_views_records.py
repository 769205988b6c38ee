"""Reading service records: list, detail, history, print, export."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework import phrases
from casework.enums import ClientClass
from casework.models import ServiceRecord
from casework.selectors.records import NEWEST_FIRST
from casework.services.records import complete_record, correct_record
from core import clock
from core.ids import uuid7
from core.models import AuditEvent
from core.pagination import keyset
from stations.models import Job
from tests.factories.casework import ClientFactory, RecordDraftFactory, ServiceRecordFactory
from tests.support.queries import assert_constant_queries
from tests.support.records import typed, values

READERS = ("worker", "lead", "supervisor")
OTHERS = ("admin", "city", "district", "street", "agency", "evaluator", "auditor")
LIST = "casework:record_list"
MOST_QUERIES = 15 + 2  # and the savepoint that stands for the transaction of a request
MOST_QUERIES_OF_A_VISIT = 30  # a visit to one person is placed in his plan as well
PAGES = ("casework:record_detail", "casework:record_history", "casework:record_print")


def write(world, *clients, who="worker", **said):
    with world.scope(who):
        return complete_record(
            record_id=uuid7(),
            station_id=world.home.pk,
            values=values(world, *clients, **said),
            by=world.people[who],
        )


@pytest.fixture
def client(scope):
    with scope("worker"):
        return ClientFactory(name="陈秀英", initials="cxy")


@pytest.fixture
def record(world, client):
    return write(world, client)


def found(response):
    return [row.pk for row in response.context["page"].rows]


@pytest.mark.parametrize("who", READERS)
def test_record_list_is_open_to_readers(web, record, who):
    response = web(who).get(reverse(LIST))

    assert found(response) == [record.pk]


@pytest.mark.parametrize("who", OTHERS)
def test_record_list_is_closed_to_other_roles(web, record, who):
    assert web(who).get(reverse(LIST)).status_code == 403


def test_record_list_of_another_station_is_empty(web, record):
    page = web("stranger").get(reverse(LIST))

    assert found(page) == []
    assert "第一条从一次探访开始" in page.content.decode()


def test_record_list_shows_names_to_the_station_and_masks_them_for_supervisors(web, record):
    assert "陈秀英" in web("worker").get(reverse(LIST)).content.decode()

    masked = web("supervisor").get(reverse(LIST)).content.decode()
    assert "陈秀英" not in masked
    assert "陈**" in masked


def test_record_list_shows_the_month_and_my_drafts(web, scope, record):
    with scope("worker"):
        RecordDraftFactory(data={"content": "楼道灯坏了"})
    with scope("lead"):
        RecordDraftFactory(data={"content": "站长自己的"})

    page = web("worker").get(reverse(LIST)).content.decode()

    assert "本月已记 1 条，服务 1 人次、0.5 小时；有 1 份草稿没有写完" in page
    assert "楼道灯坏了" in page
    assert "站长自己的" not in page


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ({"q": "血压"}, 1),
        ({"q": "陈秀"}, 1),
        ({"q": "cxy"}, 1),
        ({"q": "没有的话"}, 0),
        ({"kind": "visit"}, 1),
        ({"kind": "call"}, 0),
        ({"client_class": "elderly"}, 1),
        ({"client_class": "child"}, 0),
        ({"late": "late"}, 0),
        ({"late": "corrected"}, 0),
        ({"served_from": "2000-01-01"}, 1),
        ({"served_to": "2000-01-01"}, 0),
    ],
)
def test_record_list_filters(web, record, query, hits):
    assert len(found(web("worker").get(reverse(LIST), query))) == hits


def test_record_list_filters_by_worker_project_and_community(web, world, record):
    url = reverse(LIST)
    mine = {"worker": record.worker_id, "project": record.project_id}
    lead = {"worker": world.people["lead"].pk}

    assert found(web("worker").get(url, mine)) == [record.pk]
    assert found(web("worker").get(url, lead)) == []
    assert found(web("worker").get(url, {"community": world.community.pk})) == []


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "\0"},
        {"kind": "nonsense"},
        {"q": "\0"},
        {"q": "长" * 500},
        {"served_from": "2026-02-31"},
        {"worker": "999999999999999999999"},
        {"project": "x"},
        {"station": "99999999999999999999999"},
        {"late": "1; DROP TABLE"},
        {"cursor": "damaged"},
        {"cursor": "\0"},
    ],
)
def test_record_list_answers_nonsense(web, record, query):
    assert web("worker").get(reverse(LIST), query).status_code == 200


def test_record_list_does_not_search_names_for_supervisors(web, record):
    assert found(web("supervisor").get(reverse(LIST), {"q": "陈秀英"})) == []
    assert found(web("supervisor").get(reverse(LIST), {"q": "血压"})) == [record.pk]


def test_record_list_offers_supervisors_their_stations(web, world, record):
    url = reverse(LIST)

    here = web("supervisor").get(url, {"station": world.home.pk})
    neighbour = web("supervisor").get(url, {"station": world.neighbour.pk})
    far = web("supervisor").get(url, {"station": world.far.pk})

    assert (found(here), found(neighbour)) == ([record.pk], [])
    assert "worker" in here.context["filter"].form.fields
    assert far.context["filter"].form.errors


def test_record_list_pages_by_key(web, world, scope):
    with scope("worker"):
        for day in range(30):
            ServiceRecordFactory(served_on=clock.today() - dt.timedelta(days=day))
    worker = web("worker")

    first = worker.get(reverse(LIST))
    second = worker.get(reverse(LIST), {"cursor": first.context["page"].next_cursor})

    assert (len(found(first)), len(found(second))) == (25, 5)
    assert not set(found(first)) & set(found(second))


def test_record_list_fragment_is_the_list_alone(htmx, record):
    page = htmx("worker").get(reverse(LIST), {"kind": "visit"}).content.decode()

    assert "<html" not in page
    assert 'id="record-list"' in page


@pytest.mark.parametrize("who", ["worker", "supervisor"])
@pytest.mark.parametrize("query", ["", "?kind=visit&q=平安"])
def test_record_list_takes_constant_queries(web, world, scope, who, query):
    def make():
        with scope("worker"):
            clients = [ClientFactory() for _ in range(3)]
            ServiceRecordFactory(clients=clients)
            RecordDraftFactory()

    assert_constant_queries(web(who), reverse(LIST) + query, make, sizes=(1, 6))


def test_records_of_a_district_are_paged_over_gaps_of_months(world):
    """Each once, in order, there and back: also where a stride of days has too few for a page."""
    for distance in (0, 0, 1, 30, 31, 32, 33, 90, 91, 92, 93, 500, 501):
        for who in ("worker", "stranger"):
            with world.scope(who):
                ServiceRecordFactory(served_on=clock.today() - dt.timedelta(days=distance))
    said = {"order": NEWEST_FIRST, "size": 4, "stride": dt.timedelta(days=31)}

    with world.scope("supervisor"):
        expected = list(ServiceRecord.objects.order_by(*NEWEST_FIRST))
        pages = [keyset(ServiceRecord.objects.all(), cursor=None, **said)]
        while cursor := pages[-1].next_cursor:
            pages.append(keyset(ServiceRecord.objects.all(), cursor=cursor, **said))
        back = [pages[-1]]
        while cursor := back[-1].previous_cursor:
            back.append(keyset(ServiceRecord.objects.all(), cursor=cursor, **said))

    assert len(expected) == 26
    assert [row for page in pages for row in page.rows] == expected
    assert [page.rows for page in reversed(back)] == [page.rows for page in pages]


def test_record_list_of_a_district_reads_the_days_near_its_page(web, world):
    for who in ("worker", "stranger"):
        with world.scope(who):
            ServiceRecordFactory.create_batch(20)

    with CaptureQueriesContext(connection) as queries:
        web("supervisor").get(reverse(LIST))

    keys = [each["sql"] for each in queries if 'ORDER BY "casework_servicerecord"' in each["sql"]]
    assert keys
    assert all('"served_on" >= ' in sql for sql in keys)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", READERS)
def test_record_pages_are_open_to_readers(web, record, name, who):
    assert web(who).get(reverse(name, args=[record.pk])).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_record_pages_of_another_station_are_not_found(web, record, name):
    assert web("stranger").get(reverse(name, args=[record.pk])).status_code == 404


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", OTHERS)
def test_record_pages_are_closed_to_other_roles(web, record, name, who):
    assert web(who).get(reverse(name, args=[record.pk])).status_code == 403


def test_record_detail_masks_for_supervisors(web, record):
    url = reverse("casework:record_detail", args=[record.pk])

    assert "陈秀英" in web("lead").get(url).content.decode()
    page = web("supervisor").get(url).content.decode()
    assert "陈秀英" not in page
    assert "老人精神好" in page


def test_record_detail_read_by_somebody_else_is_noted(web, world, record):
    url = reverse("casework:record_detail", args=[record.pk])

    web("worker").get(url)
    web("lead").get(url)

    with world.scope("worker"):
        event = AuditEvent.objects.get(action="servicerecord.read")
    assert event.actor_label == "演示站长6"


def test_record_history_shows_versions_and_readers(web, world, record, client):
    with world.scope("worker"):
        said = values(world, client, minutes=45)
        correct_record(
            record=record, seen_version=1, values=said, reason="时长写错", by=record.worker
        )
    web("lead").get(reverse("casework:record_detail", args=[record.pk]))

    page = web("worker").get(reverse("casework:record_history", args=[record.pk]))

    html = page.content.decode()
    assert [version.number for version in page.context["versions"]] == [2, 1]
    assert page.context["versions"][0].changes == [("时长", "30 分钟", "45 分钟")]
    assert "时长写错" in html
    assert "演示站长6" in html


def test_record_of_a_minor_is_closed_to_colleagues(web, world, scope):
    with scope("lead"):
        minor = ClientFactory(name="小明", minor=True, worker=world.people["lead"])
    record = write(world, minor, who="lead", content="家中情况……")
    url = reverse("casework:record_detail", args=[record.pk])

    page = web("worker").get(url).content.decode()

    assert phrases.MINOR_RECORD_CLOSED in page
    assert "家中情况" not in page
    assert "小明" not in page
    assert web("worker").get(url + "print/").status_code == 403
    assert "家中情况" not in web("worker").get(url + "history/").content.decode()
    assert "家中情况" in web("lead").get(url).content.decode()


def test_record_detail_says_when_a_version_was_tampered_with(web, world, scope):
    with scope("worker"):
        record = ServiceRecordFactory()  # its digest is not that of its values

    page = web("worker").get(reverse("casework:record_detail", args=[record.pk]))

    assert "与签署时的摘要值不符" in page.content.decode()


def test_record_print_is_a_pdf_and_noted(web, world, record):
    response = web("worker").get(reverse("casework:record_print", args=[record.pk]))

    assert response["Content-Type"] == "application/pdf"
    assert b"".join(response.streaming_content).startswith(b"%PDF-")
    with world.scope("worker"):
        assert AuditEvent.objects.filter(action="record.printed").count() == 1


def test_record_export_asks_for_a_job_with_the_filters(web, world, record):
    response = web("worker").post(
        reverse("casework:record_export"), {"kind": "visit", "served_to": "", "bogus": "1"}
    )

    with world.scope("worker"):
        job = Job.objects.get()
    assert response["Location"] == reverse("stations:job_detail", args=[job.pk])
    assert (job.kind, job.parameters) == ("record_export", {"kind": "visit"})


def test_record_export_refuses_wrong_filters(web, world, record):
    web("worker").post(reverse("casework:record_export"), {"kind": "nonsense"})

    with world.scope("worker"):
        assert not Job.objects.exists()


@pytest.mark.parametrize("who", ["supervisor", *OTHERS])
def test_record_export_is_closed_to_other_roles(web, record, who):
    assert web(who).post(reverse("casework:record_export")).status_code == 403


def test_record_with_residents_alone_is_shown(web, world):
    record = write(world, anonymous_count=8)

    page = web("worker").get(reverse("casework:record_detail", args=[record.pk]))

    assert record.client_class == ClientClass.ANONYMOUS
    assert "未登记居民 8 人" in page.content.decode()


def test_record_list_marks_late_records(web, world, client):
    with world.scope("worker"):
        ServiceRecordFactory(late_days=2)

    page = web("worker").get(reverse(LIST), {"late": "late"})

    assert "迟录" in page.content.decode()
    assert len(found(page)) == 1
    with world.everywhere():
        assert ServiceRecord.objects.count() == 1


def test_record_pages_stay_within_the_number_of_queries(web, world, client):
    with world.scope("worker"):
        for _ in range(3):
            ServiceRecordFactory(clients=[client, ClientFactory()])
        draft = RecordDraftFactory(data={"clients": [str(client.pk)]})
        sent = typed(world, client, community=str(world.community.pk))
    worker, form_url = web("worker"), reverse("casework:record_form", args=[draft.pk])
    search = f"{reverse(LIST)}?kind=visit&q=平安&worker={world.people['worker'].pk}"

    worker.get(reverse(LIST))  # what is looked up once per process or login is not counted
    for url in (reverse(LIST), search, form_url):
        with CaptureQueriesContext(connection) as queries:
            worker.get(url)
        assert len(queries) <= MOST_QUERIES, url
    with CaptureQueriesContext(connection) as queries:
        worker.post(form_url, sent)
    assert len(queries) <= MOST_QUERIES_OF_A_VISIT
