"""A file that anything refers to is never cleaned away; what is begun meanwhile wins."""

import datetime as dt
from pathlib import Path

import pytest
import time_machine
from django.conf import settings

from casework.phrases import FILE_CLEANED
from casework.services.drafts import discard_draft, save_draft
from casework.services.records import complete_record
from core import clock
from core.errors import RefusedError
from core.ids import uuid7
from core.models import AuditEvent
from stations.models import StationFile
from stations.selectors.files import keys_to_files
from stations.services.file_cleaning import clean_files
from tests.factories.casework import RecordFileFactory, ServiceRecordFactory
from tests.factories.stations import StationFileFactory
from tests.support.filling import fill_station
from tests.support.records import values
from tests.support.threads import under_way

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def make_file(world):
    """Return an upload of the worker with a content of its own."""
    with world.scope("worker"):
        return StationFileFactory(content=uuid7().bytes)


def a_week_later():
    return time_machine.travel(clock.now() + dt.timedelta(days=8), tick=False)


def is_there(world, kept):
    """Return whether its row and its file are there."""
    with world.everywhere():
        has_row = StationFile.objects.filter(pk=kept.pk).exists()
    return has_row, (Path(settings.MEDIA_ROOT) / kept.path).exists()


def cleaned(world):
    with world.everywhere():
        return AuditEvent.objects.filter(action__in=("file.removed", "file.swept")).count()


def draft_with(world, kept, who="worker", **data):
    return save_draft(
        draft_id=uuid7(),
        station_id=world.home.pk,
        data={"kind": "visit", **(data or {"kept_files": str(kept.pk)})},
        version=0,
        by=world.person(who),
    )


@pytest.mark.parametrize("key", keys_to_files(), ids=str)
def test_file_that_something_has_stays(world, key):
    """Every foreign key to a file that the models know, of whatever app."""
    fill_station(world)
    kept, unused = make_file(world), make_file(world)
    with world.everywhere():
        holder = key.model._base_manager.filter(station=world.home).first()
        changed = key.model._base_manager.filter(pk=holder.pk).update(**{key.name: kept})
    assert changed == 1

    with a_week_later():
        clean_files()

    assert is_there(world, kept) == (True, True)
    assert is_there(world, unused) == (False, False)


def test_every_kind_of_reference_is_looked_at():
    known = {f"{key.model._meta.object_name}.{key.name}" for key in keys_to_files()}

    assert {"RecordFile.file", "Consent.proof", "CostLine.receipt"} <= known


@pytest.mark.parametrize("shape", [str, lambda pk: [str(uuid7()), str(pk)]], ids=["one", "many"])
def test_file_of_a_draft_stays_as_long_as_the_draft(world, shape):
    kept = make_file(world)
    with world.scope("worker"):
        draft = draft_with(world, kept, kept_files=shape(kept.pk))

    with a_week_later():
        clean_files()
        first = is_there(world, kept)
        with world.scope("worker"):
            discard_draft(draft_id=draft.pk, by=world.person("worker"))
        clean_files()

    assert (first, is_there(world, kept)) == ((True, True), (False, False))


def test_draft_of_somebody_else_keeps_nothing(world):
    """He could not attach it: a form takes one's own uploads alone."""
    kept = make_file(world)
    with world.scope("lead"):
        draft_with(world, kept, who="lead")

    with a_week_later():
        clean_files()

    assert is_there(world, kept) == (False, False)


def test_file_that_was_cleaned_away_cannot_be_attached(world):
    kept = make_file(world)
    with a_week_later():
        clean_files()

    with world.scope("worker"), pytest.raises(RefusedError) as refusal:
        complete_record(
            record_id=uuid7(),
            station_id=world.home.pk,
            values=values(world, anonymous_count=1),
            files=[kept],
            by=world.person("worker"),
        )

    assert (str(refusal.value), refusal.value.field) == (FILE_CLEANED, "files")


def attach(world, kept):
    RecordFileFactory(record=ServiceRecordFactory(), file=kept)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("use", [attach, draft_with], ids=["record", "draft"])
def test_reference_made_meanwhile_wins(world, use):
    kept = make_file(world)

    def begin(pause):
        with world.scope("worker"):
            use(world, kept)
            pause()

    with a_week_later():
        with under_way(begin):
            clean_files()
        first = is_there(world, kept)
        clean_files()

    assert first == is_there(world, kept) == (True, True)
    assert cleaned(world) == 0
