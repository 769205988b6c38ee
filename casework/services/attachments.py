"""Files that come with a record."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from casework import phrases, rules
from casework.phrases.consents import PHOTO_REFUSED
from casework.services.photo_consent import is_picture, photo_refusal
from core.files import UploadRefusedError
from stations.models import StationFile
from stations.services.files import keep_upload


@dataclass(frozen=True)
class Uploads:
    """Which files were kept, and why others were not."""

    kept: tuple[StationFile, ...] = ()
    refusals: tuple[str, ...] = ()


def keep_uploads(
    *,
    station_id: int,
    uploads: "Sequence[UploadedFile[Any]]",
    clients: Collection[UUID] = (),
    by: User,
) -> Uploads:
    """Keep each file that can be taken, so that one bad file costs none of the others.

    No picture is taken up when one of `clients` does not agree to photos.
    """
    if not uploads:
        return Uploads()
    if len(uploads) > rules.MOST_FILES:
        return Uploads(refusals=(phrases.TOO_MANY_FILES,))
    has_picture = any(is_picture(upload) for upload in uploads)
    if has_picture and (reason := _photo_refusal(clients)):
        return _keep_others(station_id, uploads, reason, by)
    return _keep(station_id, uploads, by)


@transaction.atomic
def _photo_refusal(clients: Collection[UUID]) -> str:
    return photo_refusal(clients)


def _keep_others(
    station_id: int, uploads: "Sequence[UploadedFile[Any]]", reason: str, by: User
) -> Uploads:
    others = [upload for upload in uploads if not is_picture(upload)]
    kept = _keep(station_id, others, by)
    return Uploads(kept.kept, (*kept.refusals, PHOTO_REFUSED.format(reason=reason)))


@transaction.atomic
def _keep(station_id: int, uploads: "Sequence[UploadedFile[Any]]", by: User) -> Uploads:
    kept, refusals = [], []
    for upload in uploads:
        try:
            kept.append(keep_upload(station_id=station_id, upload=upload, by=by))
        except UploadRefusedError as error:
            refusals.append(str(error))
    return Uploads(tuple(kept), tuple(refusals))
