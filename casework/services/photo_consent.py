"""拍照与使用照片：whose pictures are not taken up."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from casework.models import Client
from casework.phrases.consents import PHOTO_REFUSED
from casework.rules.consents import PHOTO
from casework.selectors.consents import refused_by
from core.verdicts import YES, Verdict
from stations.models import StationFile

IMAGE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".heic", ".heif")


def photo_refusal(client_ids: Collection[UUID]) -> str:
    """Return why no picture may be taken up with these clients, or nothing."""
    return refused_by(client_ids, PHOTO).reason


def may_attach(clients: Iterable[Client], files: Iterable[StationFile]) -> Verdict:
    """Tell whether these files may go with these clients: no pictures where one said no."""
    if not any(kept.is_image for kept in files):
        return YES
    reason = photo_refusal([client.pk for client in clients])
    return Verdict(PHOTO_REFUSED.format(reason=reason) if reason else "")


def is_picture(upload: Any) -> bool:
    """Tell whether an upload says that it is a picture; its content is looked into later."""
    name = str(upload.name or "").lower()
    return name.endswith(IMAGE_SUFFIXES) or str(upload.content_type or "").startswith("image/")
