"""Long work: asked for once, done in the background, fetched by who asked."""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.urls import reverse

from accounts.models import User
from accounts.services.inbox import notify
from core import audit, clock
from core.errors import DomainError, NotAllowedError
from core.files import make_private_folders, remove_stored, safe_name
from core.tasks import enqueue_on_commit
from stations import phrases
from stations.enums import JobStatus, Purpose
from stations.models import Job
from stations.selectors.workspaces import Workspace, reopened_workspace, workspace_scope
from stations.tenancy import Scope, open_scope

logger = logging.getLogger(__name__)

KEPT_FOR = dt.timedelta(days=7)
RESUMED_AFTER = dt.timedelta(minutes=2)
RESUMED_EVERY = dt.timedelta(minutes=10)
MOST_ATTEMPTS = 3  # what has killed as many workers is not tried again
MESSAGE_LENGTH = 200
FOLDER = "jobs"


@dataclass
class JobRun:
    """What the work of a job knows, and where it writes its result."""

    job_id: UUID
    workspace: Workspace
    parameters: dict[str, Any]
    by: User
    path: Path
    name: str = ""
    done: int = field(default=0, init=False)
    total: int = field(default=0, init=False)

    def progress(self, done: int, total: int) -> None:
        """Show how far it is. Kept outside the transaction, which nobody else can look into."""
        self.done, self.total = done, total
        cache.set(_key("progress", self.job_id), (done, total), timeout=3600)


Work = Callable[[JobRun], None]


@transaction.atomic
def start_job(
    *,
    kind: str,
    title: str,
    task: str,
    parameters: dict[str, Any],
    workspace: Workspace,
    by: User,
) -> Job:
    """Ask for long work. `task` is the dotted name of a Celery task that takes `job_id`."""
    job = Job.objects.create(
        owner=by,
        assignment_id=workspace.assignment_id,
        kind=kind,
        title=title,
        task=task,
        parameters=parameters,
    )
    conditions = sorted(parameters)  # their names alone: people search for people
    audit.record("job.started", target=job, by=by, changes={"conditions": [None, conditions]})
    enqueue_on_commit(task, job_id=str(job.pk))
    return job


def run_job(*, job_id: str, work: Work) -> None:
    """Do the work of a job in the workspace it was asked for in. Safe to run twice.

    The work and its result are one transaction, which holds the row of the job: a second run
    finds it held, or finished, and leaves. Whoever has lost the assignment meanwhile gets a
    refusal instead of a result.
    """
    with open_scope(Scope(purpose=Purpose.SYSTEM)):
        if not _claim(job_id):
            return
        try:
            with transaction.atomic():
                job = _held(job_id)
                if job is not None:
                    _carry_out(job, work)
        except DomainError as error:
            _fail(job_id, str(error))
        except Exception:
            _fail(job_id, phrases.JOB_BROKE)
            raise


@transaction.atomic
def expire_jobs() -> int:
    """Remove the results that have been kept long enough. Returns how many."""
    expired = list(Job.objects.expired(clock.now()))
    for job in expired:
        remove_stored(job.result_path)
        _change(job, status=JobStatus.EXPIRED, result_path="")
    return len(expired)


@transaction.atomic
def resume_jobs() -> int:
    """Queue again what was left when a worker was killed, or never arrived. Returns how many.

    The row of a job that runs is held by its worker. One that waits may be in the queue: it is
    added again every ten minutes, and only the first of its runs does anything.
    """
    open_jobs = Job.objects.unfinished(clock.now() - RESUMED_AFTER).values_list("pk", flat=True)
    left = [pk for pk in open_jobs if cache.get(_key("resumed", pk)) is None]
    return sum(_queue_again(job) for pk in left if (job := _held(pk)))


def shown_progress(job: Job) -> tuple[int, int]:
    """Return done and total of a job, also while it runs."""
    if not job.is_open:
        return job.done, job.total
    running: tuple[int, int] = cache.get(_key("progress", job.pk), (job.done, job.total))
    return running


@transaction.atomic
def _claim(job_id: str) -> bool:
    """Show that the job runs; refuse what is held, finished, or has killed its workers."""
    job = _held(job_id)
    if job is None:
        return False
    if _count_attempt(job.pk) > MOST_ATTEMPTS:
        _finish(job, status=JobStatus.FAILED, message=phrases.JOB_BROKE)
        return False
    _change(job, status=JobStatus.RUNNING)
    return True


def _held(job_id: str | UUID) -> Job | None:
    """Hold the row of an unfinished job; None where somebody else holds it."""
    free = Job.objects.select_for_update(of=("self",), skip_locked=True)
    job = free.select_related("owner", "assignment").filter(pk=job_id).first()
    return job if job is not None and job.is_open else None


def _count_attempt(job_id: UUID) -> int:
    key = _key("attempts", job_id)
    cache.add(key, 0, timeout=int(KEPT_FOR.total_seconds()))
    return cache.incr(key)


def _carry_out(job: Job, work: Work) -> None:
    workspace = reopened_workspace(job.assignment_id, clock.today())
    if workspace is None or not job.owner.is_active:
        raise NotAllowedError(phrases.ASSIGNMENT_ENDED)
    with workspace_scope(workspace), transaction.atomic():
        run = JobRun(job.pk, workspace, job.parameters, job.owner, _empty_file(job.pk))
        try:
            work(run)
        except BaseException:
            run.path.unlink(missing_ok=True)
            raise
        run.path = run.path.replace(run.path.with_name(job.pk.hex))
        _finish(
            job,
            status=JobStatus.DONE,
            result_path=f"{FOLDER}/{run.path.name}",
            result_name=safe_name(run.name or job.title),
            done=run.done,
            total=run.total,
            expires_at=clock.now() + KEPT_FOR,
        )


def _empty_file(job_id: UUID) -> Path:
    """Return the file of a run; the one that a killed run has left goes."""
    folder = Path(settings.MEDIA_ROOT) / FOLDER
    make_private_folders(folder)
    part = folder / f"part-{job_id.hex}"
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    return part


@transaction.atomic
def _fail(job_id: str, message: str) -> None:
    job = _held(job_id)
    if job is not None:
        _finish(job, status=JobStatus.FAILED, message=message[:MESSAGE_LENGTH])


def _queue_again(job: Job) -> bool:
    cache.set(_key("resumed", job.pk), 1, timeout=int(RESUMED_EVERY.total_seconds()))
    try:
        enqueue_on_commit(job.task, job_id=str(job.pk))
    except (ImportError, ImproperlyConfigured):
        logger.exception("task_unknown", extra={"task": job.task, "job": str(job.pk)})
        _finish(job, status=JobStatus.FAILED, message=phrases.JOB_BROKE)
        return False
    return True


def _change(job: Job, **values: Any) -> None:
    for name, value in values.items():
        setattr(job, name, value)
    job.save(update_fields=[*values, "updated_at"])


def _finish(job: Job, *, status: JobStatus, **values: Any) -> None:
    _change(job, status=status, finished_at=clock.now(), **values)
    changes = {"total": [None, job.total]} if job.total else None
    audit.record(f"job.{status.value}", target=job, by=job.owner, changes=changes)
    notify(
        owner=job.owner,
        title=f"{job.title}：{status.label}",
        body=job.message,
        url=reverse("stations:job_detail", args=[job.pk]),
    )


def _key(what: str, job_id: UUID) -> str:
    return f"job:{what}:{job_id}"
