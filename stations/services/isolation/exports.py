"""Exports: what long work would hand over to whoever has asked for it."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from accounts.models import User
from core.files import remove_stored
from stations.enums import Purpose
from stations.models import Job
from stations.tenancy import Scope, open_scope

JOBS = Job._meta.db_table


def results_for(user: User | None) -> Iterator[bytes]:
    """Do the work that waits for `user`, and yield what he could fetch. The caller rolls it back."""
    for job in _jobs_of(user):
        import_string(job.task)(job_id=str(job.pk))
    for job in _jobs_of(user):
        if job.result_path:
            yield (Path(settings.MEDIA_ROOT) / job.result_path).read_bytes()
            remove_stored(job.result_path)


def _jobs_of(user: User | None) -> list[Job]:
    with open_scope(Scope(purpose=Purpose.SYSTEM)):
        return list(Job.objects.filter(owner=user))
