"""我的导出: how far it is, and the result, for who asked and for nobody else."""

import datetime as dt
from pathlib import Path
from urllib.parse import quote

import pytest
import time_machine
from django.conf import settings

from core import clock
from core.models import AuditEvent
from stations import phrases
from stations.enums import JobStatus, Role
from stations.models import RoleAssignment
from stations.services.jobs import JobRun, expire_jobs
from tests.factories.stations import JobFactory, RoleAssignmentFactory
from tests.support.queries import assert_constant_queries

LIST = "/jobs/"
NAME = "服务记录_大智街道.xlsx"
CONTENT = b"PK what was exported"


@pytest.fixture
def make_job(world):
    """`make_job(status=…)` is a job of the worker."""

    def make(who="worker", **values):
        with world.scope(who):
            return JobFactory(
                owner=world.person(who),
                assignment=world.assignment(who),
                **{"title": "服务记录导出"} | values,
            )

    return make


@pytest.fixture
def done(make_job):
    """A job whose result lies ready."""
    path = Path(settings.MEDIA_ROOT) / "jobs" / "result"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(CONTENT)
    return make_job(
        status=JobStatus.DONE,
        result_path="jobs/result",
        result_name=NAME,
        finished_at=clock.now(),
        expires_at=clock.now() + dt.timedelta(days=7),
    )


def address(job, page=""):
    return f"{LIST}{job.pk}/{page}"


def download(client, job):
    """Ask for the result, and read it to its end."""
    response = client.get(address(job, "download/"))
    if response.streaming:
        response.body = b"".join(response.streaming_content)
    return response


def events(world, action):
    with world.everywhere():
        return AuditEvent.objects.filter(action=action).count()


def test_list_shows_own_jobs_only(web, make_job):
    make_job(title="我的服务记录导出")
    make_job("lead", title="站长的导出")

    text = web("worker").get(LIST).content.decode()

    assert "我的服务记录导出" in text
    assert "站长的导出" not in text
    assert "排队中" in text


def test_list_without_jobs_says_what_to_do_first(web):
    assert "还没有导出过" in web("worker").get(LIST).content.decode()


def test_list_takes_as_many_queries_with_more_jobs(web, make_job):
    assert_constant_queries(web("worker"), LIST, make_job)


def test_progress_is_shown_and_asked_for_again_while_it_runs(web, htmx, world, make_job):
    job = make_job(status=JobStatus.RUNNING)
    run = JobRun(job.pk, world.workspace("worker"), {}, world.person("worker"), Path())
    run.progress(30, 120)

    page = web("worker").get(address(job)).content.decode()
    fragment = htmx("worker").get(address(job)).content.decode()

    assert "已完成 25%" in page
    assert "已完成 25%" in fragment
    assert "<html" not in fragment
    assert f'hx-get="{address(job)}" hx-trigger="every 1s"' in fragment
    assert "X-By-Itself" in fragment


@pytest.mark.parametrize("status", [JobStatus.DONE, JobStatus.FAILED, JobStatus.EXPIRED])
def test_progress_is_not_asked_for_again_when_it_has_ended(web, make_job, status):
    dates = {"finished_at": clock.now(), "expires_at": clock.now()}
    job = make_job(status=status, message="没有可以导出的记录。", result_name=NAME, **dates)

    text = web("worker").get(address(job)).content.decode()

    assert "hx-get" not in text.split('id="job-progress"')[1].split(">")[0]
    sentence = {
        JobStatus.DONE: NAME,
        JobStatus.FAILED: "没有可以导出的记录。",
        JobStatus.EXPIRED: "结果已过保留期限",
    }
    assert sentence[status] in text


@pytest.mark.parametrize("who", ["lead", "stranger", "district", "admin", "auditor"])
@pytest.mark.parametrize("page", ["", "download/"])
def test_job_of_somebody_else_is_missing(web, world, done, who, page):
    response = web(who).get(address(done, page))

    assert response.status_code == 404
    assert phrases.JOB_GONE in response.content.decode()
    assert events(world, "job.fetched") == 0


@pytest.mark.parametrize("page", ["", "download/"])
def test_job_is_asked_for_by_nobody(web, done, page):
    assert web().get(address(done, page)).url.startswith("/accounts/login/")


def test_download_twice_gives_the_file_twice_and_leaves_two_traces(web, world, done):
    worker = web("worker")

    responses = [download(worker, done) for _ in range(2)]

    for response in responses:
        assert response.body == CONTENT
        assert quote(NAME) in response["Content-Disposition"]
        assert response["Content-Disposition"].startswith("attachment")
        assert response["Content-Type"].endswith("spreadsheetml.sheet")
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Content-Type-Options"] == "nosniff"
    assert events(world, "job.fetched") == 2


@pytest.mark.parametrize(
    "status", [JobStatus.WAITING, JobStatus.RUNNING, JobStatus.FAILED, JobStatus.EXPIRED]
)
def test_download_of_what_is_not_there_says_so(web, world, make_job, status):
    response = download(web("worker"), make_job(status=status))

    assert response.status_code == 403
    assert phrases.JOB_NOT_DONE in response.content.decode()
    assert events(world, "job.fetched") == 0


def test_download_after_it_has_expired_says_so(web, world, done):
    with time_machine.travel(clock.now() + dt.timedelta(days=8)):
        with world.everywhere():
            expire_jobs()
        response = download(web("worker"), done)

    assert response.status_code == 403
    assert phrases.JOB_NOT_DONE in response.content.decode()


def test_download_whose_file_is_gone_is_missing(web, done):
    (Path(settings.MEDIA_ROOT) / "jobs" / "result").unlink()

    assert download(web("worker"), done).status_code == 404


def end_assignment(job):
    yesterday = clock.today() - dt.timedelta(days=1)
    RoleAssignment.objects.filter(pk=job.assignment_id).update(ends_on=yesterday)


def test_download_after_the_assignment_has_ended_is_refused(web, world, done):
    end_assignment(done)
    user = world.person("worker")
    RoleAssignmentFactory(user=user, role=Role.SOCIAL_WORKER, station=world.neighbour)

    response = download(web("worker"), done)

    assert response.status_code == 403
    assert phrases.ASSIGNMENT_ENDED in response.content.decode()
    assert events(world, "job.fetched") == 0


def test_download_without_any_assignment_is_refused(web, world, done):
    end_assignment(done)

    response = download(web("worker"), done)

    assert response.status_code == 302
    assert events(world, "job.fetched") == 0


@pytest.mark.parametrize(
    ("who", "said"), [("lead", "在服务记录列表筛选后"), ("street", "您这个岗位没有要导出的")]
)
def test_an_empty_list_says_how_to_export_to_those_who_may(web, who, said):
    assert said in web(who).get(LIST).content.decode()
