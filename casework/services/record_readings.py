"""Opening a record somebody else wrote: it leaves a read event, shown to its author."""

from django.db import transaction

from accounts.models import User
from casework.models import RecordFile, ServiceRecord
from casework.rules.records import can_open_record
from casework.selectors.records import get_record
from casework.services.question_uses import count_read
from core import audit, clock
from core.verdicts import YES, Verdict
from stations.models import StationFile
from stations.selectors.workspaces import Workspace


@transaction.atomic
def open_record(*, record: ServiceRecord, workspace: Workspace, by: User) -> Verdict:
    """打开记录。Answers whether its content may be shown as well."""
    verdict = can_open_record(workspace, record)
    if verdict and record.worker_id != by.pk:
        audit.record_read(record, by=by)
        if record.form_version is not None:
            count_read(record.form_version, record.station_id, clock.today())
    return verdict


@transaction.atomic
def print_record(*, record: ServiceRecord, workspace: Workspace, by: User) -> None:
    """打印记录：content leaves the platform, so everybody's printing is noted."""
    can_open_record(workspace, record).require()
    audit.record("record.printed", target=record, by=by)


def may_open_file(kept: StationFile, workspace: Workspace) -> Verdict:
    """打开附件：as closed as the record it belongs to."""
    attached = RecordFile.objects.filter(file=kept).first()
    if attached is None:
        return YES
    return can_open_record(workspace, get_record(pk=attached.record_id))
