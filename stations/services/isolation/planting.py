"""What a station may happen not to have: an export, a file, a message, a second factor."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings

from accounts.models import Notification, User
from accounts.selectors import has_second_factor
from core import clock
from core.files import remove_stored
from core.ids import uuid7
from stations.enums import JobStatus, Purpose
from stations.models import Job, Station, StationFile
from stations.tenancy import Scope, open_scope


@contextmanager
def planted(station: Station, owner: User) -> Iterator[None]:
    """Let `owner` have one of each for the block. The caller rolls the rows back."""
    job, kept = uuid7(), uuid7()
    paths = {job: f"jobs/{job.hex}", kept: f"stations/{station.pk}/isolation-{kept.hex}"}
    try:
        for key, path in paths.items():
            _write(path, key)
        with open_scope(Scope(frozenset({station.pk}), Purpose.SERVICE, owner.pk)):
            _make_job(job, paths[job], station, owner)
            _make_file(kept, paths[kept], station, owner)
            Notification.objects.create(owner=owner, title="隔离检查所用的站内消息")
        _make_second_factor(owner)
        yield
    finally:
        for path in paths.values():
            remove_stored(path)


def _make_job(key: UUID, path: str, station: Station, owner: User) -> None:
    Job.objects.create(
        pk=key,
        owner=owner,
        assignment=owner.assignments.filter(station=station)[0],
        kind="isolation-check",
        title="隔离检查所用的导出任务",
        task="isolation-check",
        status=JobStatus.DONE,
        result_path=path,
        result_name="隔离检查所用的导出结果.xlsx",
        finished_at=clock.now(),
        expires_at=clock.now() + dt.timedelta(days=1),
    )


def _make_file(key: UUID, path: str, station: Station, owner: User) -> None:
    content = _content(key)
    StationFile.objects.create(
        pk=key,
        station=station,
        name="隔离检查所用的附件.txt",
        mime="text/plain",
        size=len(content),
        sha256=sha256(content).hexdigest(),
        path=path,
        uploaded_by=owner,
    )


def _make_second_factor(owner: User) -> None:
    """Give him what the pages of the second factor show."""
    if not has_second_factor(owner):
        TOTP.activate(owner, generate_totp_secret())
    RecoveryCodes.activate(owner)


def _content(key: UUID) -> bytes:
    return f"隔离检查 {key}".encode()


def _write(path: str, key: UUID) -> None:
    file = Path(settings.MEDIA_ROOT) / path
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.write_bytes(_content(key))
