"""Files that come with a record."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from casework import phrases, rules
from core.files import UploadRefusedError
from stations.models import StationFile
from stations.services.files import keep_upload


@dataclass(frozen=True)
class Uploads:
    """Which files were kept, and why others were not."""

    kept: tuple[StationFile, ...] = ()
    refusals: tuple[str, ...] = ()


def keep_uploads(*, station_id: int, uploads: "Sequence[UploadedFile[Any]]", by: User) -> Uploads:
    """Keep each file that can be taken, so that one bad file costs none of the others."""
    if not uploads:
        return Uploads()
    if len(uploads) > rules.MOST_FILES:
        return Uploads(refusals=(phrases.TOO_MANY_FILES,))
    return _keep(station_id, uploads, by)


@transaction.atomic
def _keep(station_id: int, uploads: "Sequence[UploadedFile[Any]]", by: User) -> Uploads:
    kept, refusals = [], []
    for upload in uploads:
        try:
            kept.append(keep_upload(station_id=station_id, upload=upload, by=by))
        except UploadRefusedError as error:
            refusals.append(str(error))
    return Uploads(tuple(kept), tuple(refusals))
