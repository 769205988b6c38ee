"""更正出席：the people of a record are those of its attendance sheet."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from django.db import transaction

from accounts.models import User
from casework.errors import NothingChangedError
from casework.models import Client, ServiceRecord
from casework.services.record_values import values_of
from casework.services.records import correct_record


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
            values=replace(
                values_of(record), clients=tuple(clients), anonymous_count=anonymous_count
            ),
            reason=reason,
            at_source=True,
            by=by,
        )
