"""救助申请：papers, news, result."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from casework.enums.visits import ReliefState
from casework.models import ReliefApplication
from casework.phrases import relief as phrases
from core import clock
from core.ids import uuid7
from core.models import AuditEvent
from tests.factories.casework import ClientFactory
from tests.factories.stations import StationFileFactory
from tests.factories.visits import (
    ReliefApplicationFactory,
    ReliefDocumentFactory,
    ReliefProgressFactory,
)
from tests.support.visits import add_rules
from tests.support.web import seen

NAME = "陈秀英"


@pytest.fixture
def application(world):
    with world.scope("worker"):
        made = ReliefApplicationFactory(
            client=ClientFactory(name=NAME),
            worker=world.person("worker"),
            started_on=clock.today() - dt.timedelta(days=20),
        )
        ReliefDocumentFactory(application=made, name="诊断证明")
        ReliefProgressFactory(application=made, recorded_by=world.person("worker"))
        return made


def test_starting_brings_the_checklist_once(web, world):
    add_rules(world)
    with world.scope("worker"):
        client = ClientFactory()
    data = {"id": str(uuid7()), "kind": "temporary", "worker": world.person("worker").pk}

    for _ in range(2):
        assert web("worker").post(f"/relief/new/?client={client.pk}", data).status_code == 302

    with world.scope("worker"):
        made = ReliefApplication.objects.get(client=client)
        papers = list(made.documents.values_list("name", "is_required"))
    assert ("临时救助申请书", True) in papers
    assert ("家庭经济状况核对授权书", False) in papers


def news(web, application, **said):
    data = {"state": "submitted", "on": clock.today().isoformat(), "note": "", "amount": ""}
    worker, url = web("worker"), f"/relief/{application.pk}/"
    known = {"seen_at": application.updated_at.isoformat()} | seen(worker, url)
    return worker.post(url, data | said | known)


def test_news_move_the_application(web, world, application):
    assert news(web, application).status_code == 302

    with world.scope("worker"):
        application.refresh_from_db()
    assert (application.state, application.submitted_on) == ("submitted", clock.today())


def test_approval_keeps_day_and_amount_and_ends_it(web, world, application):
    news(web, application, state="approved", amount="870.50", note="按月发放")

    with world.scope("worker"):
        application.refresh_from_db()
    assert (application.state, str(application.amount)) == (ReliefState.APPROVED, "870.50")
    assert application.decided_on == clock.today()
    assert news(web, application).status_code == 403


def correct(web, application, who="worker", **said):
    path = f"/relief/{application.pk}/correct/"
    page = web(who).get(path)
    if page.status_code != 200:
        return page
    shown = {each.html_name: each.value() for each in page.context["form"]}
    known = {name: "" if value is None else str(value) for name, value in shown.items()}
    return web(who).post(path, known | {"reason": "把别人的通知记到了这里"} | said)


def test_a_result_is_corrected_with_a_reason(web, world, application):
    news(web, application, state="approved", amount="870.50", note="按月发放")

    assert correct(web, application, amount="780.50").status_code == 302

    with world.scope("worker"):
        application.refresh_from_db()
        told = application.progress.order_by("-pk").first()
        event = AuditEvent.objects.get(action="relief.corrected")
    assert (application.state, str(application.amount)) == ("approved", "780.50")
    for words in ("780.50 元", "870.50 元", "把别人的通知记到了这里"):
        assert words in told.note
    assert "通知" not in str(event.changes)
    assert "更正结果" in web("worker").get(f"/relief/{application.pk}/").content.decode()


def test_a_result_that_was_none_takes_the_application_up_again(web, world, application):
    news(web, application, state="refused", note="收入超过标准")

    correct(web, application, state="checking")

    with world.scope("worker"):
        application.refresh_from_db()
    assert (application.state, application.decided_on, application.result) == ("checking", None, "")
    assert news(web, application).status_code == 302


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"reason": ""}, "请填写更正原因。"),
        ({"note": ""}, phrases.RESULT_MISSING),
        ({"amount": "5"}, phrases.AMOUNT_ONLY_APPROVED),
        ({"on": "2099-01-01"}, phrases.NEWS_IN_FUTURE),
        ({}, phrases.SAME_RESULT),
        ({"seen_at": "2020-01-01T00:00:00+00:00", "note": "又改"}, phrases.CHANGED),
    ],
)
def test_corrections_that_cannot_be_are_refused(web, world, application, said, sentence):
    news(web, application, state="refused", note="收入超过标准")

    assert sentence in correct(web, application, **said).content.decode()

    with world.scope("worker"):
        application.refresh_from_db()
        assert application.result == "收入超过标准"
        assert not application.progress.filter(note__contains="更正").exists()


def test_only_a_result_of_ones_own_station_is_corrected(web, application):
    assert correct(web, application).status_code == 403
    news(web, application, state="withdrawn", note="本人不申请了")
    assert correct(web, application, "stranger").status_code == 404
    assert correct(web, application, "supervisor").status_code == 403


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"state": "refused"}, phrases.RESULT_MISSING),
        ({"amount": "5"}, phrases.AMOUNT_ONLY_APPROVED),
        ({"on": "2099-01-01"}, phrases.NEWS_IN_FUTURE),
        ({"on": "2020-01-01"}, phrases.NEWS_BEFORE_START),
    ],
)
def test_news_that_cannot_be_are_refused(web, world, application, said, sentence):
    assert sentence in news(web, application, **said).content.decode()
    with world.scope("worker"):
        application.refresh_from_db()
    assert application.state == ReliefState.PREPARING


def test_paper_with_its_scan_is_ready(web, world, application):
    with world.scope("worker"):
        paper = application.documents.get()
    upload = SimpleUploadedFile("诊断证明.txt", "诊断：高血压".encode(), content_type="text/plain")

    url = f"/relief/papers/{paper.pk}/"
    said = {"note": "原件", "file": upload}
    web("worker").post(url, said | seen(web("worker"), url))

    with world.scope("worker"):
        paper.refresh_from_db()
    assert paper.ready_on == clock.today()
    answer = web("worker").get(f"/files/{paper.file_id}/")
    assert b"".join(answer.streaming_content) == "诊断：高血压".encode()


def test_paper_file_stays_closed_to_the_supervisor(web, world, application):
    with world.scope("worker"):
        paper = application.documents.get()
        paper.file = StationFileFactory()
        paper.save()

    assert web("supervisor").get(f"/files/{paper.file_id}/").status_code == 403
    assert web("stranger").get(f"/files/{paper.file_id}/").status_code == 404


def test_another_paper_can_be_added(web, world, application):
    web("worker").post(f"/relief/{application.pk}/papers/", {"name": "租房合同"})

    with world.scope("worker"):
        assert application.documents.filter(name="租房合同").exists()


def test_paper_without_a_name_is_said_at_its_field(web, application):
    response = web("worker").post(f"/relief/{application.pk}/papers/", {"name": " "})

    assert response.status_code == 200
    assert response.context["paper_form"].errors == {"name": ["请填写材料名称。"]}
    assert "is-invalid" in response.content.decode()


def paths_of(application):
    return (
        f"/relief/{application.pk}/",
        f"/relief/{application.pk}/print/",
        f"/relief/new/?client={application.client_id}",
        f"/panels/client-relief/?client={application.client_id}",
    )


@pytest.mark.parametrize("place", range(4))
def test_pages_answer_their_own_station_alone(web, application, place):
    path = paths_of(application)[place]

    assert web("worker").get(path).status_code == 200
    assert web("stranger").get(path).status_code == 404
    assert web("street").get(path).status_code == 403


def test_supervisor_reads_masked_and_changes_nothing(web, application):
    supervisor = web("supervisor")

    page = supervisor.get(f"/relief/{application.pk}/").content.decode()

    assert NAME not in page
    assert supervisor.post(f"/relief/{application.pk}/", {}).status_code == 403


def test_list_filters_and_keeps_to_the_station(web, application):
    worker = web("worker")

    assert NAME in worker.get("/relief/?kind=temporary").content.decode()
    assert NAME not in worker.get("/relief/?state=approved").content.decode()
    assert NAME not in web("stranger").get("/relief/").content.decode()


def test_silence_of_15_days_is_on_the_workbench(web, application):
    assert "已 20 天" in web("worker").get("/workbench/").content.decode()
    assert "已 20 天" not in web("lead").get("/workbench/").content.decode()


def test_pages_cost_the_same_for_many(web, world, application, django_assert_max_num_queries):
    with world.scope("worker"):
        for _ in range(15):
            ReliefApplicationFactory()
            ReliefDocumentFactory(application=application)
    worker = web("worker")

    for path in ("/relief/", f"/relief/{application.pk}/"):
        worker.get(path)
        with django_assert_max_num_queries(20):
            worker.get(path)
