"""Service records while several people save at the same time, each on a connection of his own."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from casework.errors import RecordChangedError
from casework.models import RecordVersion, ServiceRecord
from casework.services.drafts import save_draft
from casework.services.records import complete_record, correct_record
from core.ids import uuid7
from core.models import AuditEvent
from stations.services.files import keep_upload
from tests.factories.casework import ClientFactory
from tests.support.records import values
from tests.support.recount import recounted, tallied
from tests.support.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def complete(world, *clients, record_id=None, who="worker", **said):
    with world.scope(who):
        return complete_record(
            record_id=record_id or uuid7(),
            station_id=world.home.pk,
            values=values(world, *clients, **said),
            by=world.people[who],
        )


@pytest.fixture
def clients(world):
    with world.scope("worker"):
        return [ClientFactory(), ClientFactory(client_class="child")]


def test_a_double_click_makes_one_record(world, clients):
    key = uuid7()

    def click():
        return complete(world, *clients, record_id=key).pk

    assert at_once(click, click, click) == [key, key, key]
    with world.scope("worker"):
        assert ServiceRecord.objects.count() == RecordVersion.objects.count() == 1
        assert AuditEvent.objects.filter(action="record.completed").count() == 1


def test_form_sent_back_while_its_draft_saves_itself_keeps_both(world):
    key = uuid7()

    def send_back():
        with world.scope("worker"):
            return save_draft(
                draft_id=key,
                station_id=world.home.pk,
                data={"content": "写到一半"},
                version=None,
                by=world.people["worker"],
            ).version

    assert sorted(at_once(send_back, send_back, send_back)) == [1, 2, 3]


def test_of_two_corrections_at_once_one_is_told(world, clients):
    record = complete(world, *clients)

    def correct(who, minutes):
        def save():
            with world.scope(who):
                try:
                    correct_record(
                        record=record,
                        seen_version=1,
                        values=values(world, *clients, minutes=minutes),
                        reason="时长写错",
                        by=world.people[who],
                    )
                except RecordChangedError as error:
                    return error.record.version
                return "saved"

        return save

    outcomes = at_once(correct("worker", 45), correct("lead", 60))

    assert sorted(map(str, outcomes)) == ["2", "saved"]
    with world.scope("worker"):
        assert list(record.versions.values_list("number", flat=True)) == [1, 2]
        assert tallied() == recounted()


def test_saves_that_meet_in_different_order_do_not_lock_each_other_out(world, clients):
    """Each books under the class of the other's first client; one of them also keeps a file."""
    first, second = clients

    def save(*people, upload=None):
        def repeat():
            for turn in range(5):
                with world.scope("worker"):
                    files = [_keep(world, f"{turn}.txt")] if upload else []
                    complete_record(
                        record_id=uuid7(),
                        station_id=world.home.pk,
                        values=values(world, *people),
                        files=files,
                        by=world.people["worker"],
                    )

        return repeat

    outcomes = at_once(save(first, second), save(second, first), save(first, second, upload=True))

    assert outcomes == [None, None, None]
    with world.scope("worker"):
        assert ServiceRecord.objects.count() == 15
        assert tallied() == recounted()


def _keep(world, name):
    upload = SimpleUploadedFile(name, name.encode(), "text/plain")
    return keep_upload(station_id=world.home.pk, upload=upload, by=world.people["worker"])
