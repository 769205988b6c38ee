"""Long work: done once, for one person, by one worker at a time, and never left half done."""

import datetime as dt
import threading
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.db import connection

from accounts.models import Notification
from casework.models import Client
from core import clock
from core.errors import DomainError
from core.models import AuditEvent
from stations import phrases
from stations.enums import JobStatus, Purpose
from stations.models import Job, RoleAssignment
from stations.services.jobs import (
    expire_jobs,
    resume_jobs,
    run_job,
    shown_progress,
    start_job,
)
from stations.tasks import resume_jobs as resume_jobs_task
from stations.tenancy import current_scope
from tests.factories.casework import ClientFactory

pytestmark = pytest.mark.django_db

TASK = "casework.tasks.export_records"
CONTENT = b"what was exported"


@pytest.fixture
def ask(world):
    """`ask("lead")` asks for long work as that person."""

    def start(who="worker", **values):
        with world.scope(who) as workspace:
            given = {"kind": "tests", "title": "服务记录导出", "task": TASK, "parameters": {}}
            return start_job(**given | values, workspace=workspace, by=world.person(who))

    return start


@pytest.fixture
def now_of(world):
    """`now_of(job)` is the job as it is now."""

    def read(job):
        with world.everywhere():
            return Job.objects.select_related("owner", "assignment").get(pk=job.pk)

    return read


def write(run):
    run.path.write_bytes(CONTENT)
    run.name = "服务记录_大智街道.xlsx"
    run.progress(7, 7)


def break_off(run):
    run.path.write_bytes(CONTENT)
    raise SystemExit  # what a worker does that is told to stop


def later(**span):
    return time_machine.travel(clock.now() + dt.timedelta(**span), tick=False)


def files():
    """Return the names of all files that jobs have written."""
    return sorted(path.name for path in (Path(settings.MEDIA_ROOT) / "jobs").glob("*"))


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def test_start_job_waits_and_sends_its_task_after_commit(
    ask, now_of, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as callbacks:
        job = ask()

    assert (now_of(job).status, len(callbacks)) == (JobStatus.WAITING, 1)


def test_start_job_with_an_unknown_task_fails_before_anything_is_saved(world, ask):
    with pytest.raises(ImportError):
        ask(task="casework.tasks.no_such_task")

    with world.everywhere():
        assert not Job.objects.exists()


def test_start_job_is_audited_without_the_words_searched_for(world, ask):
    ask(parameters={"q": "欧阳演秘", "served_from": "2026-01-01"})

    with world.everywhere():
        event = AuditEvent.objects.get(action="job.started")
    assert event.changes == {"conditions": [None, ["q", "served_from"]]}
    assert (event.station_id, event.actor_role) == (world.home.pk, "social_worker")


def test_run_works_in_the_workspace_it_was_asked_for_in(world, ask):
    with world.scope("stranger"):
        ClientFactory()
    with world.scope("worker"):
        own = ClientFactory()
    seen = {}

    def look(run):
        seen["scope"] = current_scope()
        seen["run"] = (run.workspace, run.by, run.parameters)
        seen["clients"] = list(Client.objects.all())
        write(run)

    run_job(job_id=str(ask(parameters={"kind": "visit"}).pk), work=look)

    workspace = world.workspace("worker")
    assert seen["scope"] == workspace.scope
    assert seen["scope"].purpose == Purpose.SERVICE
    assert seen["run"] == (workspace, world.person("worker"), {"kind": "visit"})
    assert seen["clients"] == [own]
    assert current_scope() is None


def test_run_keeps_the_result_and_says_so(world, ask, now_of):
    job = ask()

    run_job(job_id=str(job.pk), work=write)

    job = now_of(job)
    path = Path(settings.MEDIA_ROOT) / job.result_path
    assert (job.status, job.done, job.total) == (JobStatus.DONE, 7, 7)
    assert job.result_name == "服务记录_大智街道.xlsx"
    assert job.expires_at - job.finished_at < dt.timedelta(days=7, seconds=5)
    assert path.read_bytes() == CONTENT
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    with world.scope("worker"):
        note = Notification.objects.get()
        event = AuditEvent.objects.get(action="job.done")
    assert (note.title, note.url) == ("服务记录导出：已完成", f"/jobs/{job.pk}/")
    assert event.changes == {"total": [None, 7]}
    assert (event.actor_role, event.station_id) == ("social_worker", world.home.pk)


def test_run_without_a_file_name_takes_the_title(ask, now_of):
    job = ask(title="服务记录/导出")

    run_job(job_id=str(job.pk), work=lambda run: None)

    assert now_of(job).result_name == "导出"


def test_progress_is_seen_while_the_work_runs(ask, now_of):
    job, seen = ask(), []

    def work(run):
        seen.append(shown_progress(now_of(job)))
        run.progress(30, 120)
        seen.append(shown_progress(now_of(job)))

    run_job(job_id=str(job.pk), work=work)

    assert seen == [(0, 0), (30, 120)]
    assert shown_progress(now_of(job)) == (30, 120)


def test_run_twice_works_once(ask, now_of):
    job, runs = ask(), []

    for _ in range(2):
        run_job(job_id=str(job.pk), work=runs.append)

    assert len(runs) == 1
    assert now_of(job).status == JobStatus.DONE


def test_run_of_a_job_that_never_was_does_nothing(world):
    run_job(job_id="01939f3a-0000-7000-8000-000000000000", work=write)

    assert files() == []


@pytest.mark.django_db(transaction=True)
def test_run_held_by_another_worker_leaves_it_alone(ask, now_of):
    job = ask()
    is_working, may_go_on, runs = threading.Event(), threading.Event(), []

    def first():
        def work(run):
            is_working.set()
            may_go_on.wait(10)
            write(run)

        run_job(job_id=str(job.pk), work=work)
        connection.close()

    worker = threading.Thread(target=first)
    worker.start()
    assert is_working.wait(10)
    run_job(job_id=str(job.pk), work=runs.append)
    with later(hours=1):
        resume_jobs_task()
    during, resumed = now_of(job).status, cache.get(f"job:resumed:{job.pk}")
    may_go_on.set()
    worker.join(10)

    assert (during, runs, resumed) == (JobStatus.RUNNING, [], None)
    assert now_of(job).status == JobStatus.DONE
    assert files() == [job.pk.hex]


def test_run_refused_by_a_rule_says_why(world, ask, now_of):
    job = ask()

    def refuse(run):
        run.path.write_bytes(CONTENT)
        raise DomainError("没有可以导出的记录。")

    run_job(job_id=str(job.pk), work=refuse)

    job = now_of(job)
    assert (job.status, job.message, job.result_path) == (
        JobStatus.FAILED,
        "没有可以导出的记录。",
        "",
    )
    assert files() == []
    with world.scope("worker"):
        assert Notification.objects.get().body == "没有可以导出的记录。"


def test_run_refused_at_length_is_still_finished(ask, now_of):
    job = ask(title="很长的名称" * 24)

    def refuse(run):
        raise DomainError("理由" * 300)

    run_job(job_id=str(job.pk), work=refuse)

    assert (now_of(job).status, len(now_of(job).message)) == (JobStatus.FAILED, 200)


@pytest.mark.parametrize("broken", ["python", "database"])
def test_run_that_breaks_leaves_nothing_behind(world, ask, now_of, broken):
    job = ask()

    def work(run):
        ClientFactory(name="半途而废")
        run.path.write_bytes(CONTENT)
        if broken == "python":
            raise ZeroDivisionError
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")

    with pytest.raises(Exception, match=r"^$|division by zero"):
        run_job(job_id=str(job.pk), work=work)

    job = now_of(job)
    assert (job.status, job.message) == (JobStatus.FAILED, phrases.JOB_BROKE)
    assert files() == []
    with world.scope("worker"):
        assert not Client.objects.exists()


def test_run_after_the_assignment_has_ended_is_refused(world, ask, now_of):
    job, runs = ask(), []
    RoleAssignment.objects.filter(pk=job.assignment_id).update(
        ends_on=clock.today() - dt.timedelta(days=1)
    )

    run_job(job_id=str(job.pk), work=runs.append)

    assert runs == []
    assert (now_of(job).status, now_of(job).message) == (
        JobStatus.FAILED,
        phrases.ASSIGNMENT_ENDED,
    )


def test_run_for_somebody_who_may_no_longer_sign_in_is_refused(world, ask, now_of):
    job, runs = ask(), []
    world.person("worker").__class__.objects.filter(username="worker").update(is_active=False)

    run_job(job_id=str(job.pk), work=runs.append)

    assert (runs, now_of(job).message) == ([], phrases.ASSIGNMENT_ENDED)


def test_job_left_by_a_killed_worker_is_queued_again_and_done(
    ask, now_of, django_capture_on_commit_callbacks
):
    job = ask()
    with pytest.raises(SystemExit):
        run_job(job_id=str(job.pk), work=break_off)
    assert now_of(job).status == JobStatus.RUNNING

    with later(minutes=3), django_capture_on_commit_callbacks() as callbacks:
        resume_jobs_task()
    run_job(job_id=str(job.pk), work=write)

    assert len(callbacks) == 1
    assert now_of(job).status == JobStatus.DONE
    assert files() == [job.pk.hex]


def test_part_that_a_killed_worker_has_left_goes(ask, now_of):
    job = ask()
    folder = Path(settings.MEDIA_ROOT) / "jobs"
    folder.mkdir(parents=True)
    (folder / f"part-{job.pk.hex}").write_bytes(b"half of it, and longer than the whole result")

    run_job(job_id=str(job.pk), work=write)

    assert files() == [job.pk.hex]
    assert (folder / job.pk.hex).read_bytes() == CONTENT


def test_resume_leaves_fresh_and_finished_jobs_alone(world, ask):
    run_job(job_id=str(ask().pk), work=write)
    fresh = ask()

    with world.everywhere():
        at_once = resume_jobs()
        with later(minutes=3):
            three_minutes_later = resume_jobs()

    assert (at_once, three_minutes_later) == (0, 1)
    assert cache.get(f"job:resumed:{fresh.pk}")


def test_resume_does_not_fill_the_queue_with_one_job(world, ask):
    ask()

    with world.everywhere(), later(minutes=3):
        counts = [resume_jobs() for _ in range(3)]

    assert counts == [1, 0, 0]


def test_resume_goes_on_when_the_task_of_one_job_is_gone(world, ask, now_of):
    lost, other = ask(), ask()
    with world.everywhere():
        Job.objects.filter(pk=lost.pk).update(task="casework.tasks.renamed_since")
        with later(minutes=3):
            count = resume_jobs()

    assert count == 1
    assert (now_of(lost).status, now_of(other).status) == (JobStatus.FAILED, JobStatus.WAITING)


def test_job_that_kills_its_workers_is_given_up(ask, now_of):
    job = ask()
    for _ in range(3):
        with pytest.raises(SystemExit):
            run_job(job_id=str(job.pk), work=break_off)

    run_job(job_id=str(job.pk), work=write)

    assert (now_of(job).status, now_of(job).message) == (JobStatus.FAILED, phrases.JOB_BROKE)
    assert files() == []


def test_expire_removes_results_kept_long_enough(world, ask, now_of):
    old, new = ask(), ask()
    run_job(job_id=str(old.pk), work=write)
    with later(days=3):
        run_job(job_id=str(new.pk), work=write)

    with later(days=8), world.everywhere():
        first, second = expire_jobs(), expire_jobs()

    assert (first, second) == (1, 0)
    assert (now_of(old).status, now_of(old).result_path) == (JobStatus.EXPIRED, "")
    assert now_of(new).status == JobStatus.DONE
    assert files() == [new.pk.hex]


def test_expire_is_not_stopped_by_a_file_that_is_gone(world, ask, now_of):
    job = ask()
    run_job(job_id=str(job.pk), work=write)
    (Path(settings.MEDIA_ROOT) / now_of(job).result_path).unlink()

    with later(days=8), world.everywhere():
        expire_jobs()

    assert now_of(job).status == JobStatus.EXPIRED


def test_jobs_of_others_do_not_exist_in_the_database(world, ask):
    job = ask()

    for who in ("lead", "stranger", "admin", "auditor"):
        with world.scope(who):
            assert not Job.objects.filter(pk=job.pk).exists()
            assert Job.objects.filter(pk=job.pk).update(status=JobStatus.FAILED) == 0
    with world.scope("worker"):
        assert Job.objects.get().status == JobStatus.WAITING
