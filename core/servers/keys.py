"""The secrets of an installation, made by chance at its first start."""

import base64
import json
import os
import secrets as chance
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from core.servers.errors import ServersError, explained
from core.servers.layout import DataDir


def _password() -> str:
    return chance.token_urlsafe(24)


def _key() -> str:
    return base64.b64encode(chance.token_bytes(32)).decode()


@dataclass(frozen=True)
class Secrets:
    """Passwords and keys of one data folder. Lose them, and the personal data is lost."""

    secret_key: str = field(default_factory=lambda: chance.token_urlsafe(48))
    superuser_password: str = field(default_factory=_password)
    owner_password: str = field(default_factory=_password)
    app_password: str = field(default_factory=_password)
    encryption_keys: str = field(default_factory=lambda: f"k1:{_key()}")
    blind_index_key: str = field(default_factory=_key)


def secrets(data: Path) -> Secrets:
    """Return the secrets of a data folder; make folder and secrets the first time."""
    folder = DataDir.at(data)
    with explained(folder.path):
        missing = not folder.secrets_file.exists()
    if missing:
        folder.make()
        _create(folder.secrets_file)
    return _read(folder.secrets_file)


def _create(file: Path) -> None:
    """Write new secrets whole or not at all, and never over existing ones."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    with explained(file):
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                json.dump(asdict(Secrets()), stream, indent=2)
                stream.flush()
                os.fsync(stream.fileno())
            _link(draft, file)
        finally:
            draft.unlink(missing_ok=True)


def _link(draft: Path, file: Path) -> None:
    """Give the draft its name, unless another process was first."""
    try:
        file.hardlink_to(draft)
    except FileExistsError:
        return


def _read(file: Path) -> Secrets:
    with explained(file):
        text = file.read_text(encoding="utf-8")
    try:
        content = json.loads(text)
        return Secrets(**{each.name: content[each.name] for each in fields(Secrets)})
    except (ValueError, KeyError, TypeError) as error:
        raise ServersError(f"{file} 已损坏，读不出密码和密钥：请从备份恢复这个文件。") from error
