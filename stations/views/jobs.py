"""Long work: how far it is, and its result."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core import audit, clock, htmx
from core.errors import NotAllowedError
from core.files import open_stored
from core.http import stored_file
from stations import phrases
from stations.access import StaffRequest, needs
from stations.enums import JobStatus, Permission
from stations.selectors.jobs import get_job, jobs_of
from stations.selectors.workspaces import reopened_workspace
from stations.services.jobs import KEPT_FOR, shown_progress

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 50


@require_GET
@needs(Permission.JOB_VIEW)
def job_list(request: StaffRequest) -> HttpResponse:
    """我的导出：what I asked for."""
    context = {
        "jobs": jobs_of(request.user)[:SHOWN],
        "kept_days": KEPT_FOR.days,
        "exports": request.workspace.permits(Permission.RECORD_EXPORT),
    }
    return render(request, "stations/job_list.html", context)


@require_GET
@needs(Permission.JOB_VIEW)
def job_detail(request: StaffRequest, pk: UUID) -> HttpResponse:
    """How far it is. The fragment asks again every second until it is finished."""
    job = get_job(pk=pk, user=request.user)
    done, total = shown_progress(job)
    percent = min(100, done * 100 // total) if total else 0
    context = {"job": job, "done": done, "total": total, "percent": percent}
    return htmx.render(
        request, "stations/job_detail.html", "stations/partials/_job_progress.html", context
    )


@require_GET
@needs(Permission.JOB_VIEW)
def job_download(request: StaffRequest, pk: UUID) -> FileResponse:
    """Send the result to who asked for it, as long as the assignment holds."""
    job = get_job(pk=pk, user=request.user)
    if reopened_workspace(job.assignment_id, clock.today()) is None:
        raise NotAllowedError(phrases.ASSIGNMENT_ENDED)
    if job.status != JobStatus.DONE:
        raise NotAllowedError(phrases.JOB_NOT_DONE)
    audit.record("job.fetched", target=job, by=request.user)
    return stored_file(open_stored(job.result_path), filename=job.result_name, content_type=SHEET)
