"""Completing and correcting service records."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from casework import phrases
from casework.enums import ClientClass, Situation
from casework.errors import (
    AlreadyCompletedError,
    NothingChangedError,
    RecordChangedError,
    RecordTakenError,
)
from casework.models import RecordClient, RecordDraft, RecordVersion, ServiceRecord, ServiceTally
from casework.rules import MOST_FILES
from casework.rules.signatures import is_intact
from casework.services.records import complete_record, correct_record
from core import clock
from core.audit.diffs import MASK
from core.errors import NotAllowedError, RefusedError
from core.ids import uuid7
from core.models import AuditEvent
from core.workdays import add_workdays
from stations.enums import Purpose
from stations.tenancy import Scope, open_scope
from tests.factories.casework import ClientFactory, RecordDraftFactory, RecordFileFactory
from tests.factories.stations import StationFileFactory
from tests.support.records import kind, plan, values, workdays_ago
from tests.support.refusals import refusal


@pytest.fixture
def worker(world):
    return world.people["worker"]


@pytest.fixture
def at_home(world):
    with world.scope("worker") as workspace:
        yield workspace


@pytest.fixture
def clients(at_home):
    return [ClientFactory(), ClientFactory(client_class=ClientClass.CHILD)]


def complete(world, *clients, by="worker", **said):
    return complete_record(
        record_id=said.pop("record_id", None) or uuid7(),
        station_id=world.home.pk,
        values=values(world, *clients, **said),
        files=said.pop("files", ()),
        by=world.people[by],
    )


def correct(world, record, *clients, by="worker", reason="写错了", seen=None, **said):
    return correct_record(
        record=record,
        seen_version=seen or record.version,
        values=values(world, *clients, **said),
        reason=reason,
        by=world.people[by],
    )


def test_complete_record_writes_record_people_and_version(world, clients):
    record = complete(world, *clients, situation=Situation.STABLE)

    stored = ServiceRecord.objects.get(pk=record.pk)
    people = list(stored.participations.values_list("client_id", "position", "client_class"))
    version = stored.versions.get()
    assert (stored.kind_label, stored.worker, stored.version) == ("探访", record.worker, 1)
    assert stored.client_class == ClientClass.ELDERLY
    assert people == [(clients[0].pk, 0, "elderly"), (clients[1].pk, 1, "child")]
    assert (version.number, version.values["content"]) == (1, stored.content)
    assert is_intact(version)


def test_complete_record_is_audited_without_its_content(world, clients):
    record = complete(world, *clients)

    event = AuditEvent.objects.get(action="record.completed")
    assert (event.object_id, event.station_id) == (str(record.pk), world.home.pk)
    assert event.changes == {}


def test_complete_record_counts_at_once(world, clients):
    complete(world, *clients)

    tally = ServiceTally.objects.get(client_class=ClientClass.ELDERLY)
    assert (tally.records, tally.minutes, tally.person_times) == (1, 30, 1)


def test_complete_record_twice_gives_the_same_record(world, clients):
    key = uuid7()
    first = complete(world, *clients, record_id=key)

    again = complete(world, *clients, record_id=key)

    assert again.pk == first.pk
    assert ServiceRecord.objects.count() == RecordVersion.objects.count() == 1
    assert AuditEvent.objects.filter(action="record.completed").count() == 1


def test_complete_record_again_with_other_content_is_told(world, clients):
    key = uuid7()
    complete(world, *clients, record_id=key)

    with pytest.raises(AlreadyCompletedError) as refusal:
        complete(world, *clients, record_id=key, content="后来又改了。")

    assert refusal.value.record.pk == key
    assert ServiceRecord.objects.get().content == "老人精神好，血压平稳。"


def test_complete_record_with_the_key_of_another_station_is_refused(world, clients):
    key = uuid7()
    with world.scope("stranger"):
        complete_record(
            record_id=key,
            station_id=world.neighbour.pk,
            values=values(world, plan=plan(world, world.neighbour), anonymous_count=1),
            by=world.people["stranger"],
        )

    with pytest.raises(RecordTakenError):
        complete(world, *clients, record_id=key)


def test_complete_record_removes_the_draft(world, clients):
    draft = RecordDraftFactory()

    complete(world, *clients, record_id=draft.pk)

    assert not RecordDraft.objects.exists()


def test_complete_record_keeps_its_files(world, clients):
    kept = StationFileFactory()

    record = complete_record(
        record_id=uuid7(),
        station_id=world.home.pk,
        values=values(world, *clients),
        files=[kept],
        by=world.people["worker"],
    )

    assert [each.file_id for each in record.files.all()] == [kept.pk]
    assert record.versions.get().values["files"] == [{"name": kept.name, "sha256": kept.sha256}]


def test_complete_record_refuses_more_files_than_a_record_takes(world, clients):
    kept = StationFileFactory.create_batch(MOST_FILES + 1)
    given = {"record_id": uuid7(), "station_id": world.home.pk, "by": world.people["worker"]}

    with refusal(phrases.TOO_MANY_FILES, "files"):
        complete_record(values=values(world, *clients), files=kept, **given)


def test_correct_record_counts_the_files_that_are_there(world, clients):
    record = complete(world, *clients)
    *there, another = StationFileFactory.create_batch(MOST_FILES + 1)
    for kept in there:
        RecordFileFactory(record=record, file=kept)
    given = {"record": record, "seen_version": 1, "by": world.people["worker"]}

    with refusal(phrases.TOO_MANY_FILES, "files"):
        correct_record(values=values(world, *clients), reason="补交", files=[another], **given)


def test_complete_record_without_clients_counts_residents(world, at_home):
    record = complete(world, anonymous_count=12)

    assert record.client_class == ClientClass.ANONYMOUS
    assert ServiceTally.objects.get(person_times__gt=0).person_times == 12


@pytest.mark.parametrize(("days", "late"), [(0, 0), (5, 0), (6, 1), (9, 4)])
def test_complete_record_marks_it_late(world, clients, days, late):
    record = complete(world, *clients, served_on=workdays_ago(days))

    assert record.late_days == late


def test_complete_record_does_not_count_holidays_as_late(world, clients):
    before, after = dt.date(2026, 9, 30), dt.datetime(2026, 10, 8, 9, tzinfo=dt.UTC)
    with time_machine.travel(after, tick=False):
        record = complete(world, *clients, served_on=before)

    assert record.late_days == 0


def refused(world, *clients, **said):
    with pytest.raises(RefusedError) as refusal:
        complete(world, *clients, **said)
    assert not ServiceRecord.objects.exists()
    return refusal.value


def test_complete_record_refuses_a_future_date(world, clients):
    tomorrow = clock.today() + dt.timedelta(days=1)

    assert refused(world, *clients, served_on=tomorrow).field == "served_on"


def test_complete_record_refuses_a_day_outside_the_project(world, clients):
    assert refused(world, *clients, served_on=dt.date(2019, 12, 31)).field == "plan"


def test_complete_record_refuses_nobody(world, at_home):
    refusal = refused(world)

    assert (refusal.field, str(refusal)) == ("clients", phrases.NOBODY_SERVED)


def test_complete_record_allows_nobody_where_the_kind_needs_none(world, at_home):
    record = complete(world, kind=kind(world, "publicity"))

    assert not record.participations.exists()


def test_complete_record_refuses_a_client_of_another_station(world, at_home):
    with world.scope("stranger"):
        elsewhere = ClientFactory()

    assert str(refused(world, elsewhere)) == phrases.CLIENT_ELSEWHERE


def test_complete_record_refuses_a_project_of_another_station(world, clients):
    with world.scope("stranger"):
        elsewhere = plan(world, world.neighbour)

    assert refused(world, *clients, plan=elsewhere).field == "plan"


def test_complete_record_refuses_a_community_of_another_street(world, clients):
    assert refused(world, *clients, community=world.far_community).field == "community"


def test_complete_record_refuses_after_the_station_closed(world, clients):
    world.home.closed_on = clock.today() - dt.timedelta(days=2)
    world.home.save(update_fields=["closed_on"])

    assert refused(world, *clients).field == "served_on"


@pytest.mark.parametrize("purpose", [Purpose.SUPERVISION, Purpose.OVERSIGHT, Purpose.PUBLIC])
def test_complete_record_refuses_who_only_reads(world, clients, purpose):
    said = values(world, *clients)
    with open_scope(Scope(frozenset({world.home.pk}), purpose)), pytest.raises(NotAllowedError):
        complete_record(
            record_id=uuid7(),
            station_id=world.home.pk,
            values=said,
            by=world.people["supervisor"],
        )


def test_complete_record_leaves_nothing_when_a_later_step_fails(world, clients):
    taken = StationFileFactory()
    complete_with = {"station_id": world.home.pk, "by": world.people["worker"]}
    said = values(world, *clients)
    complete_record(record_id=uuid7(), values=said, files=[taken], **complete_with)

    with pytest.raises(IntegrityError):
        complete_record(record_id=uuid7(), values=said, files=[taken], **complete_with)

    assert ServiceRecord.objects.count() == 1
    assert AuditEvent.objects.filter(action="record.completed").count() == 1


def test_correct_record_keeps_both_versions(world, clients):
    record = complete(world, *clients)

    corrected = correct(world, record, *clients, minutes=45, reason="时长写错")

    first, second = record.versions.order_by("number")
    assert (corrected.version, corrected.minutes) == (2, 45)
    assert (first.values["minutes"], second.values["minutes"]) == (30, 45)
    assert (second.reason, second.author) == ("时长写错", record.worker)
    assert is_intact(first)
    assert is_intact(second)


def test_correct_record_masks_narratives_in_the_audit(world, clients):
    record = complete(world, *clients)

    correct(world, record, clients[0], content="改过的内容", minutes=45)

    event = AuditEvent.objects.get(action="record.corrected")
    assert event.changes["content"] == [MASK, MASK]
    assert event.changes["minutes"] == [30, 45]
    assert event.changes["clients"] == [2, 1]
    assert "改过的内容" not in str(event.changes)


def test_correct_record_changes_participations_by_difference(world, clients):
    record = complete(world, *clients)
    kept = RecordClient.objects.get(client=clients[1])
    added = ClientFactory(client_class=ClientClass.DISABLED)
    clients[1].client_class = ClientClass.OTHER
    clients[1].save(update_fields=["client_class"])

    correct(world, record, clients[1], added)

    people = record.participations.order_by("position").values_list("pk", "client_class")
    assert people[0] == (kept.pk, "child")  # the class of that day stays
    assert [each.client_id for each in record.participations.order_by("position")] == [
        clients[1].pk,
        added.pk,
    ]


def test_correct_record_moves_the_date_of_its_participations(world, clients):
    record = complete(world, *clients)
    earlier = workdays_ago(8)

    corrected = correct(world, record, *clients, served_on=earlier)

    assert set(record.participations.values_list("served_on", flat=True)) == {earlier}
    assert corrected.late_days == 3


def test_correct_record_moves_the_figures(world, clients):
    record = complete(world, *clients)

    correct(world, record, clients[0], minutes=90)

    counted = ServiceTally.objects.exclude(records=0, minutes=0, person_times=0)
    assert [(row.records, row.minutes, row.person_times) for row in counted] == [(1, 90, 1)]


def test_correct_record_refuses_a_stale_version(world, clients):
    record = complete(world, *clients)
    correct(world, record, *clients, minutes=45)

    with pytest.raises(RecordChangedError) as refusal:
        correct(world, record, *clients, minutes=60, seen=1)

    assert refusal.value.record.minutes == 45
    assert record.versions.count() == 2


def test_correct_record_refuses_what_changes_nothing(world, clients):
    record = complete(world, *clients)

    with pytest.raises(NothingChangedError, match=phrases.NOTHING_CHANGED):
        correct(world, record, *clients)


def test_correct_record_needs_a_reason(world, clients):
    record = complete(world, *clients)

    with pytest.raises(RefusedError, match=phrases.REASON_MISSING):
        correct(world, record, *clients, minutes=45, reason="  ")


def test_correct_record_is_open_to_the_lead(world, clients):
    record = complete(world, *clients)

    with world.scope("lead"):
        corrected = correct(world, record, *clients, by="lead", minutes=45)

    assert corrected.versions.get(number=2).author == world.people["lead"]
    assert corrected.worker == world.people["worker"]


def test_correct_record_is_closed_to_a_colleague(world, clients):
    with world.scope("lead"):
        record = complete(world, *clients, by="lead")

    with pytest.raises(NotAllowedError, match=phrases.NOT_AUTHOR_OR_LEAD):
        correct(world, record, *clients, minutes=45)


def test_completed_record_cannot_be_changed_quietly(world, clients):
    record = complete(world, *clients)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE casework_servicerecord SET minutes = 5 WHERE id = %s", [record.pk])


def test_workdays_ago_counts_workdays():
    assert add_workdays(workdays_ago(5), 5) <= clock.today()
