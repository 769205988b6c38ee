"""Reading jobs."""

from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from core.errors import NotFoundError
from stations import phrases
from stations.models import Job


def jobs_of(user: User) -> QuerySet[Job]:
    """Return what `user` has asked for, the newest first."""
    return Job.objects.filter(owner=user).select_related("assignment")


def get_job(*, pk: UUID, user: User) -> Job:
    """Return a job of `user`. Somebody else's does not exist here."""
    job = jobs_of(user).filter(pk=pk).first()
    if job is None:
        raise NotFoundError(phrases.JOB_GONE)
    return job
