"""Removing what nobody uses: uploads that nothing refers to, and files on disk without a row.

An upload is kept before the form that it came with is complete, and the form may never be sent. A
crash, or a refusal, undoes the row of an upload, but not its file.

The row goes first. Its file goes when that is committed, as one without a row: files are named by
their content, and another row may have the same one.

The audit event comes before any lock: it takes the station's chain, as those do who attach a file.
After it nothing waits. What somebody else holds, or has begun to use, is his, and the rest is left
for the next night.
"""

import datetime as dt
import logging
from collections.abc import Callable, Collection
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from core import audit, clock
from core.files import remove_stored
from stations import phrases
from stations.enums import Purpose
from stations.models import Station, StationFile
from stations.selectors.files import files_without_key, strays_of_jobs, strays_of_station
from stations.selectors.workspaces import system_scope
from stations.services.files import UPLOADING
from stations.tenancy import Scope, open_scope

logger = logging.getLogger(__name__)

# A crash leaves a few files without a row. More than so many mean that the database is not the one
# that belongs to the folder of files, such as a backup of last month: nothing is removed then. So
# no more rows than that go in one night.
MOST_STRAYS = 100

# Which of these files are named by something that is not a foreign key, such as a draft.
Keeper = Callable[[Collection[StationFile]], Collection[UUID]]

# Upper apps add theirs in `AppConfig.ready()`.
KEEPERS: list[Keeper] = []


def register_keeper(keeper: Keeper) -> None:
    """Let `keeper` name files that stay. Registering it twice changes nothing."""
    if keeper not in KEEPERS:
        KEEPERS.append(keeper)


def kept_since() -> dt.datetime:
    """Return the moment before which a file that nobody uses is too old."""
    return clock.now() - dt.timedelta(days=settings.LINLI_UNUSED_FILES_DAYS)


def clean_files() -> None:
    """Clean up station by station; one that breaks does not stop the others."""
    before = kept_since()
    with system_scope():
        for station in Station.objects.order_by("pk"):
            with open_scope(Scope(frozenset({station.pk}), Purpose.SYSTEM)):
                _try(partial(_clean_station, station, before), f"stations/{station.pk}")
        _try(partial(_remove_strays, partial(strays_of_jobs, before), None), "jobs")


def _try(work: Callable[[], object], folder: str) -> None:
    try:
        work()
    except Exception:
        logger.exception("files_not_cleaned", extra={"folder": folder})


def _clean_station(station: Station, before: dt.datetime) -> None:
    strays = partial(strays_of_station, station.pk, before)
    if _remove_strays(strays, station) and (gone := _remove_rows(station, before)):
        _remove_strays(strays, station, gone)


@transaction.atomic
def _remove_rows(station: Station, before: dt.datetime) -> set[str]:
    """Remove the rows of unused uploads. Returns where their files lie."""
    unused = _unused(before)
    if not unused:
        return set()
    reason = phrases.FILES_UNUSED.format(count=len(unused), days=settings.LINLI_UNUSED_FILES_DAYS)
    changes = {"files": [len(unused), 0]}
    audit.record("file.removed", target=station, by=None, changes=changes, reason=reason)
    free = StationFile.objects.select_for_update(of=("self",), skip_locked=True)
    held = {each.pk for each in free.filter(pk__in=unused)}
    if held & _unused(before).keys() != unused.keys():
        transaction.set_rollback(True)
        return set()
    StationFile.objects.filter(pk__in=held).delete()
    return set(unused.values())


def _unused(before: dt.datetime) -> dict[UUID, str]:
    """Return the oldest files that nothing refers to, and where they lie."""
    files = list(files_without_key(before).order_by("pk"))
    kept = {pk for keeper in KEEPERS for pk in keeper(files)}
    unused = [(each.pk, each.path) for each in files if each.pk not in kept]
    return dict(unused[:MOST_STRAYS])


@transaction.atomic
def _remove_strays(
    find: Callable[[], set[str]], station: Station | None, gone: Collection[str] = ()
) -> bool:
    """Unlink what lies on disk without a row. Returns whether nothing such is left.

    Of those that are `gone` the audit knows already.
    """
    strays = find()
    if not strays:
        return True
    unknown = strays.difference(gone)
    if len(unknown) > MOST_STRAYS:
        return False  # the nightly check tells it (`checks.check_strays`)
    if unknown:
        reason = phrases.FILES_UNKNOWN.format(count=len(unknown))
        changes = {"files": [len(unknown), 0]}
        audit.record("file.swept", target=station, by=None, changes=changes, reason=reason)
    if not _nobody_uploads(station) or find() != strays:
        transaction.set_rollback(True)
        return False
    for path in strays:
        remove_stored(path)
    return True


def _nobody_uploads(station: Station | None) -> bool:
    """Keep uploads out until the transaction ends, unless one is under way."""
    if station is None:
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [UPLOADING, station.pk])
        (alone,) = cursor.fetchone()
    return bool(alone)
