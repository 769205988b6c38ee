"""服务记录表."""

import datetime as dt

import pytest

from casework import documents
from casework.selectors.histories import version_in_force
from casework.selectors.records import get_record
from casework.services.records import complete_record, correct_record
from core import clock
from core.ids import uuid7
from tests.factories.casework import ClientFactory
from tests.support.records import values

PRINTED = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def record(world):
    with world.scope("worker"):
        client = ClientFactory(name="陈秀英")
        record = complete_record(
            record_id=uuid7(),
            station_id=world.home.pk,
            values=values(world, client, anonymous_count=2),
            by=world.people["worker"],
        )
        return correct_record(
            record=record,
            seen_version=1,
            values=values(world, client, anonymous_count=3),
            reason="漏记一人",
            by=world.people["worker"],
        )


def sheet_of(world, record, who):
    with world.scope(who) as workspace:
        found = get_record(pk=record.pk)
        return documents.record_sheet(found, version_in_force(found, workspace), workspace)


def test_record_sheet_says_what_is_in_force_and_why(world, record):
    sheet = sheet_of(world, record, "worker")

    assert sheet.title == "大智街道社工站服务记录表"
    assert [person.name for person in sheet.people] == ["陈秀英"]
    assert (sheet.anonymous_count, sheet.version, sheet.reason) == (3, 2, "漏记一人")
    assert sheet.facts["日期"] == clock.today().isoformat()


def test_record_sheet_masks_for_supervisors(world, record):
    sheet = sheet_of(world, record, "supervisor")

    assert [person.name for person in sheet.people] == ["陈**"]
    assert sheet.facts["服务对象"] == "陈**"


@pytest.mark.slow
def test_render_record_gives_the_same_bytes_twice(world, record):
    sheet = sheet_of(world, record, "worker")

    once, again = (
        documents.render_record(sheet, printed_at=PRINTED, data={"version": 2}) for _ in range(2)
    )

    assert once == again
    assert once.startswith(b"%PDF-1.7")
