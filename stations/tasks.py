"""Background work of stations."""

from celery import shared_task

from core.queues import Queue
from stations.enums import Purpose
from stations.services import checks, file_cleaning, jobs
from stations.tenancy import Scope, open_scope


@shared_task(queue=Queue.NIGHTLY)
def run_nightly_checks() -> None:
    """Run every check: tallies, audit chain, expired results."""
    checks.run_checks()


@shared_task(queue=Queue.NIGHTLY)
def clean_files() -> None:
    """Remove uploads that nothing refers to, and files without a row. Safe to run twice."""
    file_cleaning.clean_files()


@shared_task(queue=Queue.NIGHTLY)
def resume_jobs() -> None:
    """Queue again the jobs whose worker was killed."""
    with open_scope(Scope(purpose=Purpose.SYSTEM)):
        jobs.resume_jobs()
