"""Background work of casework."""

from celery import shared_task

from casework import exports, phrases
from casework.filters.records import record_filter
from casework.selectors.records import record_keys, stations_in
from core.errors import DomainError
from core.queues import Queue
from stations.services import jobs


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
