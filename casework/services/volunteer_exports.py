"""Asking for the volunteers as a spreadsheet."""

from django.db import transaction

from accounts.models import User
from core import audit
from stations.enums import Permission
from stations.models import Job, Station
from stations.selectors.workspaces import Workspace
from stations.services.jobs import start_job


@transaction.atomic
def ask_for_export(
    *, title: str, in_full: bool, reason: str, workspace: Workspace, by: User
) -> Job:
    """导出志愿者数据。Numbers and phones go along only for who may see them, with the use stated."""
    in_full = in_full and workspace.permits(Permission.CLIENT_REVEAL)
    station = Station.objects.get(pk=workspace.station_id or 0)
    audit.record(
        "volunteer.exported",
        target=station,
        by=by,
        changes={"in_full": [None, in_full]},
        reason=reason.strip(),
    )
    return start_job(
        kind="volunteer_export",
        title=title,
        task="casework.tasks.export_volunteers",
        parameters={"in_full": "1"} if in_full else {},
        workspace=workspace,
        by=by,
    )
