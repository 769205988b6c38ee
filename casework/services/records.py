"""Completing and correcting service records.

The audit event comes first here: it takes the station's chain, so that two saves of one station
queue up and never hold half of each other's tallies.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from casework import phrases, rules
from casework.enums import ClientClass
from casework.errors import (
    AlreadyCompletedError,
    NothingChangedError,
    RecordChangedError,
    RecordTakenError,
)
from casework.models import RecordClient, RecordDraft, RecordFile, RecordVersion, ServiceRecord
from casework.rules.signatures import digest
from casework.selectors.consents import may_be_served
from casework.selectors.records import roles_at
from casework.services.photo_consent import may_attach
from casework.services.question_uses import count_asked
from casework.services.record_checks import require_sound
from casework.services.record_followers import follow, hold_follower, require_source_kept
from casework.services.record_values import RecordValues, as_json, class_of
from core import audit, clock
from core.audit.diffs import MASK
from core.errors import RefusedError
from core.postgres.constraints import primary_key_of, refused_as
from core.workdays import workdays_between
from stations.models import StationFile

__all__ = ["RecordValues", "complete_record", "correct_record"]

NARRATIVES = frozenset({"content", "next_step", "place_detail", "answers"})
COUNTED = frozenset({"clients", "files"})
FILE_THERE = "casework_recordfile_file_id_same_station"


def complete_record(
    *,
    record_id: UUID,
    station_id: int,
    values: RecordValues,
    files: Sequence[StationFile] = (),
    by: User,
) -> ServiceRecord:
    """完成记录：sign what was typed. The same record sent again gives the same record."""
    try:
        with refused_as({primary_key_of(ServiceRecord): RecordTakenError()}):
            return _complete(record_id, station_id, values, files, by)
    except RecordTakenError:
        return _completed_before(record_id, values, files, by)


@transaction.atomic
def correct_record(
    *,
    record: ServiceRecord,
    seen_version: int,
    values: RecordValues,
    reason: str,
    files: Sequence[StationFile] = (),
    at_source: bool = False,
    by: User,
) -> ServiceRecord:
    """更正记录：a new version beside the old ones, with its reason.

    What stands on it follows. What is said elsewhere, on a sheet or in a meeting, is corrected
    there (`at_source`).
    """
    follower = hold_follower(record)
    record = ServiceRecord.objects.select_for_update(of=("self",)).get(pk=record.pk)
    rules.can_correct(by, roles_at(by, record.station_id, clock.today()), record).require()
    if record.version != seen_version:
        raise RecordChangedError(record)
    if not reason.strip():
        raise RefusedError(phrases.REASON_MISSING, field="reason")
    require_sound(values, station_id=record.station_id)
    may_attach(values.clients, files).require(field="files")

    people = {each.client_id: each for each in record.participations.all()}
    if not at_source:
        require_source_kept(follower, record, people, values)
    classes = values.classes({pk: each.client_class for pk, each in people.items()})
    kept = [each.file for each in record.files.select_related("file")]
    before = record.versions.get(number=record.version).values
    after = as_json(values, classes=classes, files=[*kept, *files])
    if before == after:
        raise NothingChangedError

    changes = masked(audit.diff(before, after))
    audit.record("record.corrected", target=record, by=by, changes=changes, reason=reason.strip())
    _change(record, values, classes)
    _change_people(record, people, classes)
    _attach(record, files, among=len(kept))
    _write_version(record, after, reason=reason.strip(), by=by)
    follow(follower, record, by)
    return record


def masked(changes: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    """Leave out of a diff what is told in confidence: narratives, and who was there."""
    return {
        name: [MASK, MASK]
        if name in NARRATIVES
        else [len(part or ()) for part in pair]
        if name in COUNTED
        else list(pair)
        for name, pair in changes.items()
    }


def _complete(
    record_id: UUID,
    station_id: int,
    values: RecordValues,
    files: Sequence[StationFile],
    by: User,
) -> ServiceRecord:
    rules.can_write_records(station_id).require()
    require_sound(values, station_id=station_id)
    may_be_served(values.clients, values.served_on).require(field="clients")
    may_attach(values.clients, files).require(field="files")

    classes = values.classes({})
    completed_at = clock.now()
    record = ServiceRecord(
        pk=record_id,
        station_id=station_id,
        client_class=class_of(classes),
        worker=by,
        completed_at=completed_at,
        late_days=_late_days(values, completed_at),
        **values.columns(),
    )
    audit.record("record.completed", target=record, by=by)
    record.save(force_insert=True)
    _change_people(record, {}, classes)
    _attach(record, files, among=0)
    written = as_json(values, classes=classes, files=files)
    _write_version(record, written, reason="", by=by)
    if values.form_version is not None:
        count_asked(values.form_version, values.answers, station_id, clock.today())
    RecordDraft.objects.filter(pk=record_id, owner=by).delete()
    return record


@transaction.atomic
def _completed_before(
    record_id: UUID, values: RecordValues, files: Sequence[StationFile], by: User
) -> ServiceRecord:
    """Return the record that has this key, if it is the same one."""
    record: ServiceRecord | None = ServiceRecord.objects.filter(pk=record_id, worker=by).first()
    if record is None:
        raise RecordTakenError
    original = record.versions.get(number=1).values
    classes = {UUID(each["id"]): each["client_class"] for each in original.get("clients", ())}
    sent = as_json(values, classes=values.classes(classes), files=files)
    if sent != original:
        raise AlreadyCompletedError(record)
    return record


def _change(
    record: ServiceRecord, values: RecordValues, classes: Mapping[UUID, ClientClass]
) -> None:
    columns = {
        **values.columns(),
        "client_class": class_of(classes),
        "late_days": _late_days(values, record.completed_at),
        "version": record.version + 1,
    }
    for name, value in columns.items():
        setattr(record, name, value)
    record.save(update_fields=list(columns))


def _change_people(
    record: ServiceRecord,
    people: Mapping[UUID, RecordClient],
    classes: Mapping[UUID, ClientClass],
) -> None:
    """Take out who is no longer named, add who is new, move the others to their place."""
    places = {pk: position for position, pk in enumerate(classes)}
    gone = [each.pk for pk, each in people.items() if pk not in places]
    moved = [each for pk, each in people.items() if places.get(pk, each.position) != each.position]
    added = [
        RecordClient(
            station_id=record.station_id,
            record=record,
            client_id=pk,
            position=position,
            client_class=classes[pk],
            served_on=record.served_on,
        )
        for pk, position in places.items()
        if pk not in people
    ]
    for each in moved:
        each.position = places[each.client_id]
    if gone:
        RecordClient.objects.filter(pk__in=gone).delete()
    RecordClient.objects.bulk_update(moved, ["position"])
    RecordClient.objects.bulk_create(added)


def _attach(record: ServiceRecord, files: Sequence[StationFile], *, among: int) -> None:
    if among + len(files) > rules.MOST_FILES:
        raise RefusedError(phrases.TOO_MANY_FILES, field="files")
    if not files:
        return
    with refused_as({FILE_THERE: RefusedError(phrases.FILE_CLEANED, field="files")}):
        RecordFile.objects.bulk_create(
            RecordFile(station_id=record.station_id, record=record, file=kept) for kept in files
        )


def _write_version(
    record: ServiceRecord, values: dict[str, Any], *, reason: str, by: User
) -> RecordVersion:
    return RecordVersion.objects.create(
        station_id=record.station_id,
        record=record,
        number=record.version,
        values=values,
        reason=reason,
        author=by,
        written_at=clock.now(),
        digest=digest(values),
    )


def _late_days(values: RecordValues, completed_at: dt.datetime) -> int:
    """迟录：the workdays by which completion came after the record was due."""
    completed_on = timezone.localdate(completed_at)
    return max(0, workdays_between(values.served_on, completed_on) - values.kind.due_workdays)
