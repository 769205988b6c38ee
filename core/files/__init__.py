"""Uploaded files: looked into before they are kept, kept where nobody can guess or escape.

    facts = inspect_upload(upload)                 # UploadRefusedError says what is wrong
    path = store(station.pk, facts, upload)        # relative to MEDIA_ROOT, safe to repeat
    with open_stored(path) as stored: ...

`facts.sha256` and `facts.size` describe what is stored: photos lose their metadata (place, camera,
owner) before that, so their hash is not that of the file on the phone.
"""

from core.files.errors import UploadRefusedError
from core.files.inspection import UploadFacts, inspect_upload
from core.files.kinds import ALLOWED_SUFFIXES, FileKind
from core.files.names import safe_name
from core.files.storage import (
    make_private_folders,
    open_stored,
    remove_stored,
    store,
    stored_before,
)

__all__ = [
    "ALLOWED_SUFFIXES",
    "FileKind",
    "UploadFacts",
    "UploadRefusedError",
    "inspect_upload",
    "make_private_folders",
    "open_stored",
    "remove_stored",
    "safe_name",
    "store",
    "stored_before",
]
