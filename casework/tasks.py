"""Background work of casework."""

from uuid import UUID

from celery import shared_task

from casework import exports, phrases
from casework.documents import (
    list_exports,
    verifications as verification_documents,
    volunteer_exports,
)
from casework.filters.communities import NeedFilter, ResourceFilter
from casework.filters.records import record_filter
from casework.selectors.community_needs import community_needs_listed
from casework.selectors.records import record_keys, stations_in
from casework.selectors.resources import resources_listed
from casework.services import points, registrations
from core import clock
from core.errors import DomainError
from core.queues import Queue
from stations.enums import Purpose
from stations.selectors.workspaces import system_scope
from stations.services import jobs
from stations.tenancy import Scope, open_scope


@shared_task(queue=Queue.INTERACTIVE)
def export_records(*, job_id: str) -> None:
    """服务记录导出。Safe to run twice."""
    jobs.run_job(job_id=job_id, work=_export)


def _export(run: jobs.JobRun) -> None:
    found = record_filter(
        run.parameters,
        queryset=record_keys(),
        workspace=run.workspace,
        stations=stations_in(run.workspace.station_ids),
    )
    if not found.form.is_valid():
        raise DomainError(phrases.FILTER_OUTDATED)
    exports.write_records(run, found.qs, found.conditions)


@shared_task(queue=Queue.INTERACTIVE)
def promote_waiting(*, activity_id: str, station_id: int) -> None:
    """候补转正 after a place became free. Safe to run twice."""
    with open_scope(Scope(frozenset({station_id}), Purpose.SYSTEM)):
        registrations.promote_waiting(activity_id=UUID(activity_id))


@shared_task(queue=Queue.INTERACTIVE)
def export_volunteers(*, job_id: str) -> None:
    """志愿者数据导出。Safe to run twice."""
    jobs.run_job(job_id=job_id, work=volunteer_exports.write_volunteers)


@shared_task(queue=Queue.NIGHTLY)
def keep_promises() -> None:
    """Let points expire, and delete what sign-up forms said would be deleted. Safe to run twice."""
    with system_scope():
        points.expire_points(today=clock.today())
        registrations.erase_old_registrations(today=clock.today())


@shared_task(queue=Queue.INTERACTIVE)
def export_verification(*, job_id: str) -> None:
    """核查结果导出。Safe to run twice."""
    jobs.run_job(job_id=job_id, work=verification_documents.write_verification)


@shared_task(queue=Queue.INTERACTIVE)
def export_needs(*, job_id: str) -> None:
    """需求清单导出。Safe to run twice."""
    jobs.run_job(job_id=job_id, work=_export_needs)


@shared_task(queue=Queue.INTERACTIVE)
def export_resources(*, job_id: str) -> None:
    """资源清单导出。Safe to run twice."""
    jobs.run_job(job_id=job_id, work=_export_resources)


def _export_needs(run: jobs.JobRun) -> None:
    rows = community_needs_listed()
    found = NeedFilter(run.parameters, queryset=rows, workspace=run.workspace)
    if not found.form.is_valid():
        raise DomainError(phrases.FILTER_OUTDATED)
    list_exports.write_needs(run, found.qs, found.conditions)


def _export_resources(run: jobs.JobRun) -> None:
    rows = resources_listed()
    found = ResourceFilter(run.parameters, queryset=rows, workspace=run.workspace)
    if not found.form.is_valid():
        raise DomainError(phrases.FILTER_OUTDATED)
    list_exports.write_resources(run, found.qs, found.conditions)
