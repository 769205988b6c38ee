"""Uploads of a station."""

from collections.abc import Callable
from typing import Any, BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction

from accounts.models import User
from core import audit
from core.files import inspect_upload, open_stored, store
from core.verdicts import Verdict
from stations.models import StationFile
from stations.selectors.workspaces import Workspace

UPLOADING = 4203  # any number; many upload at once, but not while files without a row are removed


@transaction.atomic
def keep_upload(*, station_id: int, upload: "UploadedFile[Any]", by: User) -> StationFile:
    """Look into an upload and keep it. Raises `UploadRefusedError` with the reason."""
    facts = inspect_upload(upload)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, %s)", [UPLOADING, station_id])
    kept = StationFile.objects.create(
        station_id=station_id,
        name=facts.name,
        mime=facts.mime,
        size=facts.size,
        sha256=facts.sha256,
        path=store(station_id, facts, upload),
        uploaded_by=by,
    )
    audit.record("file.kept", target=kept, by=by)
    return kept


FileRule = Callable[[StationFile, Workspace], Verdict]

# Upper apps add theirs in `AppConfig.ready()`: a file is as closed as what it belongs to.
FILE_RULES: list[FileRule] = []


def register_file_rule(rule: FileRule) -> None:
    """Add a condition for opening files. Registering it twice changes nothing."""
    if rule not in FILE_RULES:
        FILE_RULES.append(rule)


@transaction.atomic
def open_file(*, kept: StationFile, workspace: Workspace, by: User) -> BinaryIO:
    """Open a file for reading and note that it was opened."""
    for rule in FILE_RULES:
        rule(kept, workspace).require()
    audit.record_read(kept, by=by)
    return open_stored(kept.path)
