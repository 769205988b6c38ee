"""Where files lie: one folder for each station, named by content."""

import datetime as dt
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from core.errors import NotFoundError
from core.files.errors import UploadRefusedError
from core.files.inspection import UploadFacts
from core.files.scanning import scan

_MISSING = "文件不存在，或者已经被清理。"


def store(station_id: int, facts: UploadFacts, upload: "UploadedFile[bytes]") -> str:
    """Keep the upload and return its path below MEDIA_ROOT.

    Named by its content, so storing it twice keeps one file. It appears under its name only when
    it is complete, scanned, and what was inspected.
    """
    relative = PurePosixPath(
        "stations", str(int(station_id)), facts.sha256[:2], facts.sha256 + facts.suffix
    )
    target = _root() / relative
    make_private_folders(target.parent)
    chunks = upload.chunks() if facts.cleaned is None else [facts.cleaned]
    temporary = _write(chunks, target.parent, facts)
    try:
        scan(temporary, facts.name)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
    return str(relative)


def open_stored(path: str) -> BinaryIO:
    """Open a stored file for reading; a path that leads out of MEDIA_ROOT does not exist."""
    try:
        return _resolve(path).open("rb")
    except OSError as error:
        raise NotFoundError(_MISSING) from error


def remove_stored(path: str) -> None:
    """Remove a stored file; one that is gone already stays gone."""
    _resolve(path).unlink(missing_ok=True)


def stored_before(folder: str, moment: dt.datetime) -> Iterator[str]:
    """Yield the path of each file below `folder` that was last written before `moment`."""
    for place, _, names in os.walk(_root() / folder):
        for name in names:
            path = Path(place, name)
            with suppress(FileNotFoundError):  # gone since it was listed
                found = path.lstat()
                if stat.S_ISREG(found.st_mode) and found.st_mtime < moment.timestamp():
                    yield path.relative_to(_root()).as_posix()


def _root() -> Path:
    return Path(settings.MEDIA_ROOT).resolve()


def _resolve(path: str) -> Path:
    parts = PurePosixPath(path).parts
    if not parts or "\0" in path or "\\" in path or PurePosixPath(path).is_absolute():
        raise NotFoundError(_MISSING)
    resolved = (_root() / path).resolve()  # follows links, so that they cannot lead out
    if ".." in parts or not resolved.is_relative_to(_root()) or resolved.is_dir():
        raise NotFoundError(_MISSING)
    return resolved


def make_private_folders(folder: Path) -> None:
    """Make each missing folder for this account only; `mkdir(parents=True)` would not."""
    missing = [folder, *folder.parents]
    for each in reversed([path for path in missing if not path.exists()]):
        each.mkdir(mode=0o700, exist_ok=True)


def _write(chunks: Iterable[bytes], folder: Path, facts: UploadFacts) -> Path:
    digest = hashlib.sha256()
    descriptor, name = tempfile.mkstemp(prefix=".upload-", dir=folder)
    path = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as target:
            for chunk in chunks:
                digest.update(chunk)
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
        if digest.hexdigest() != facts.sha256:
            raise UploadRefusedError(facts.name, "在上传过程中变了，请重新选择文件。")
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path
