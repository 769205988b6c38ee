"""更正出席：the people of a record are those of its attendance sheet."""

from collections.abc import Sequence
from contextlib import suppress

from django.db import transaction

from accounts.models import User
from casework.enums import Place, ServiceMethod
from casework.errors import NothingChangedError
from casework.models import Client, ServiceRecord
from casework.selectors.kinds import kind_of, service_kinds
from casework.services.records import RecordValues, correct_record
from core import clock
from projects.models import ProjectItem


@transaction.atomic
def correct_people(
    *,
    record: ServiceRecord,
    seen_version: int,
    clients: Sequence[Client],
    anonymous_count: int = 0,
    reason: str,
    by: User,
) -> None:
    """Write a new version of the record with other people, and all else as it stands.

    Raises `RecordChangedError` when it is no longer the version that was on the screen.
    """
    with suppress(NothingChangedError):  # only remarks, or who was excused, have changed
        correct_record(
            record=record,
            seen_version=seen_version,
            values=_with_people(record, clients, anonymous_count),
            reason=reason,
            with_sheet=True,
            by=by,
        )


def _with_people(
    record: ServiceRecord, clients: Sequence[Client], anonymous_count: int
) -> RecordValues:
    return RecordValues(
        kind=kind_of(record, service_kinds(record.station, clock.today())),
        plan=ProjectItem(station_id=record.station_id, project=record.project, item=record.item),
        served_on=record.served_on,
        started_at=record.started_at,
        minutes=record.minutes,
        place=Place(record.place),
        place_detail=record.place_detail,
        community=record.community,
        method=ServiceMethod(record.method),
        clients=tuple(clients),
        anonymous_count=anonymous_count,
        content=record.content,
        next_step=record.next_step,
        case=record.case,
        form_version=record.form_version,
        answers=record.answers,
    )
