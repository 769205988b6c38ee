"""Removing files that nobody uses: the row first, then the file, and nothing that is in use."""

import datetime as dt
import os
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core import clock
from core.files import store
from core.models import AuditEvent
from stations.enums import JobStatus, Purpose
from stations.models import Job, StationFile
from stations.services import file_cleaning, files
from stations.services.checks import check_strays
from stations.services.file_cleaning import MOST_STRAYS, clean_files
from stations.services.files import keep_upload
from stations.tasks import clean_files as clean_files_task
from stations.tenancy import current_scope
from tests.factories.stations import JobFactory
from tests.support.threads import at_once, under_way

pytestmark = pytest.mark.django_db

NAME = "欧阳演秘的同意书.png"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def picture(color="green"):
    content = BytesIO()
    Image.new("RGB", (8, 8), color).save(content, "PNG")
    return SimpleUploadedFile(NAME, content.getvalue(), "image/png")


def upload(world, who="worker", color="green"):
    with world.scope(who) as workspace:
        return keep_upload(
            station_id=workspace.station_id, upload=picture(color), by=world.person(who)
        )


def later(days):
    return time_machine.travel(clock.now() + dt.timedelta(days=days), tick=False)


def on_disk(path):
    return (Path(settings.MEDIA_ROOT) / path).exists()


def has_row(world, kept):
    with world.everywhere():
        return StationFile.objects.filter(pk=kept.pk).exists()


def is_there(world, kept):
    """Return whether its row and its file are there."""
    return has_row(world, kept), on_disk(kept.path)


def events(world):
    """Return what was cleaned away: station, verb, how many."""
    with world.everywhere():
        rows = AuditEvent.objects.filter(action__in=("file.removed", "file.swept"))
        return [(each.station_id, each.action, each.changes["files"][0]) for each in rows]


def write(path, days_old=0):
    """Write a file without a row."""
    file = Path(settings.MEDIA_ROOT) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"left behind")
    written = clock.now().timestamp() - days_old * 86400
    os.utime(file, (written, written))
    return path


def test_old_upload_that_nobody_uses_goes_with_its_file(world):
    kept = upload(world)

    with later(days=8):
        clean_files_task()

    assert is_there(world, kept) == (False, False)


@pytest.mark.parametrize(("days", "expected"), [(6, (True, True)), (8, (False, False))])
def test_upload_waits_a_week(world, days, expected):
    kept = upload(world)

    with later(days=days):
        clean_files()

    assert is_there(world, kept) == expected


def test_how_long_it_waits_is_a_setting(world, settings):
    settings.LINLI_UNUSED_FILES_DAYS = 30
    kept = upload(world)

    with later(days=29):
        clean_files()
    first = is_there(world, kept)
    with later(days=31):
        clean_files()

    assert (first, is_there(world, kept)) == ((True, True), (False, False))


def test_cleaning_again_changes_nothing_and_says_nothing(world):
    upload(world)

    with later(days=8):
        clean_files()
        clean_files()

    assert events(world) == [(world.home.pk, "file.removed", 1)]


def test_event_counts_and_names_nobody(world):
    upload(world)
    upload(world, color="blue")

    with later(days=8):
        clean_files()

    with world.everywhere():
        event = AuditEvent.objects.get(action="file.removed")
    assert (event.changes, event.reason) == ({"files": [2, 0]}, "2 个文件上传满 7 天没有用到")
    assert (event.actor_label, event.actor_role) == ("系统", "system")
    assert event.object_label == str(world.home)
    assert "欧阳" not in str(vars(event))


def test_each_station_is_cleaned_in_its_own_scope_and_chain(world, monkeypatch):
    ours, theirs = upload(world), upload(world, "stranger")
    seen = []

    def look(files):
        scope = current_scope()
        seen.append((scope.station_ids, scope.purpose, {each.pk for each in files}))
        return ()

    monkeypatch.setattr(file_cleaning, "KEEPERS", [look])
    with later(days=8):
        clean_files()

    assert [each for each in seen if each[2]] == 2 * [
        (frozenset({world.home.pk}), Purpose.SYSTEM, {ours.pk}),
    ] + 2 * [(frozenset({world.neighbour.pk}), Purpose.SYSTEM, {theirs.pk})]
    assert events(world) == [
        (world.home.pk, "file.removed", 1),
        (world.neighbour.pk, "file.removed", 1),
    ]


def test_station_that_breaks_does_not_stop_the_others(world, monkeypatch):
    ours, theirs = upload(world), upload(world, "stranger")

    def break_down(files):
        if any(each.pk == ours.pk for each in files):
            raise OSError
        return ()

    monkeypatch.setattr(file_cleaning, "KEEPERS", [break_down])
    with later(days=8):
        clean_files()

    assert is_there(world, ours) == (True, True)
    assert is_there(world, theirs) == (False, False)


def test_file_that_another_row_shares_stays_on_disk(world):
    old = upload(world)
    with later(days=8):
        young = upload(world)
        clean_files()

    assert old.path == young.path
    assert (has_row(world, old), is_there(world, young)) == (False, (True, True))


def test_file_left_by_a_crash_goes_the_night_after(world, monkeypatch):
    kept = upload(world)

    def crash(_path):
        raise SystemExit

    with later(days=8):
        with monkeypatch.context() as broken:
            broken.setattr(file_cleaning, "remove_stored", crash)
            with pytest.raises(SystemExit):
                clean_files()
        first = is_there(world, kept)
        clean_files()

    assert (first, is_there(world, kept)) == ((False, True), (False, False))
    assert events(world) == [
        (world.home.pk, "file.removed", 1),
        (world.home.pk, "file.swept", 1),
    ]


@pytest.mark.parametrize(("days_old", "expected"), [(6, True), (8, False)])
@pytest.mark.parametrize("name", ["ab/abcdef.png", "ab/.upload-killed"])
def test_file_without_a_row_goes_after_the_same_time(world, name, days_old, expected):
    stray = write(f"stations/{world.home.pk}/{name}", days_old)

    clean_files()

    assert on_disk(stray) is expected


@pytest.mark.parametrize(("days_old", "expected"), [(6, True), (8, False)])
def test_result_that_no_job_names_goes_after_the_same_time(world, days_old, expected):
    stray = write("jobs/part-0123", days_old)

    clean_files()

    assert on_disk(stray) is expected


def test_result_of_a_job_stays(world):
    result = write("jobs/0123", days_old=8)
    with world.scope("worker"):
        JobFactory(
            owner=world.person("worker"),
            assignment=world.assignment("worker"),
            status=JobStatus.DONE,
            result_path=result,
            finished_at=clock.now(),
            expires_at=clock.now(),
        )

    clean_files()

    assert on_disk(result)
    with world.everywhere():
        assert Job.objects.get().result_path == result


def test_what_belongs_to_no_station_is_not_touched(world):
    other = write("stations/999999/ab/abcdef.png", days_old=80)

    clean_files()

    assert on_disk(other)


def test_folder_of_another_database_is_not_emptied_but_told(world):
    strays = [
        write(f"stations/{world.home.pk}/{n}.png", days_old=8) for n in range(MOST_STRAYS + 1)
    ]

    kept = upload(world)

    with later(days=8):
        clean_files()

    assert all(on_disk(stray) for stray in strays)
    assert is_there(world, kept) == (True, True)
    assert events(world) == []
    with world.everywhere():
        found = check_strays()
    assert found.checked == 1
    assert found.findings == [
        f"{world.home.name}：有 101 个文件没有登记，没有清理。请核对数据库与文件目录是否是同一套。"
    ]


def test_many_unused_uploads_go_in_several_nights(world, monkeypatch):
    monkeypatch.setattr(file_cleaning, "MOST_STRAYS", 1)
    older, younger = upload(world), upload(world, color="blue")

    with later(days=8):
        clean_files()
        first = is_there(world, older), is_there(world, younger)
        clean_files()

    assert first == ((False, False), (True, True))
    assert is_there(world, younger) == (False, False)


@pytest.mark.django_db(transaction=True)
def test_cleaning_at_once_removes_once(world):
    kept = [upload(world), upload(world, color="blue")]

    with later(days=8):
        results = at_once(*[clean_files] * 4)

    assert results == [None] * 4
    assert [is_there(world, each) for each in kept] == [(False, False)] * 2
    assert events(world) == [(world.home.pk, "file.removed", 2)]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_swept_while_somebody_uploads(world, monkeypatch):
    stray = write(f"stations/{world.home.pk}/ab/abcdef.png", days_old=8)

    def keep(pause):
        def store_slowly(*facts):
            path = store(*facts)
            pause()
            return path

        monkeypatch.setattr(files, "store", store_slowly)
        upload(world)

    with under_way(keep):
        clean_files()
        first = on_disk(stray)
    clean_files()

    assert (first, on_disk(stray)) == (True, False)
    assert events(world) == [(world.home.pk, "file.swept", 1)]
