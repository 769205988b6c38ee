"""Who the servers run as: PostgreSQL refuses to run as root, and rightly so."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.servers.errors import ServersError
from core.servers.layout import DataDir

NAME = "linli-db"
CREATE = [
    *("useradd", "--system", "--no-create-home", "--home-dir", "/nonexistent"),
    *("--shell", "/usr/sbin/nologin", NAME),
]


@dataclass(frozen=True)
class Account:
    """A user of the operating system."""

    uid: int
    gid: int

    @property
    def is_other(self) -> bool:
        """Whether this is not who we are, so that files must be handed over."""
        return self.uid != os.geteuid()

    @property
    def popen(self) -> dict[str, Any]:
        """Arguments with which `subprocess` runs a program as this account."""
        if not self.is_other:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def take(self, folder: Path) -> None:
        """Hand a folder over to the account, for nobody else to look into."""
        folder.chmod(0o700)
        if self.is_other:
            os.chown(folder, self.uid, self.gid)


def server_account(folder: DataDir) -> Account:
    """Return ourselves, or as root the unprivileged account that the servers run as."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    entry = _find() or _create()
    _refuse_files_of_others(folder, entry.pw_uid)
    return Account(entry.pw_uid, entry.pw_gid)


def _find() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        return None


def _create() -> pwd.struct_passwd:
    """Create the system account; the database must not run as root."""
    program = shutil.which(CREATE[0], path="/usr/sbin:/sbin:/usr/bin:/bin")
    if program:
        command = [program, *CREATE[1:]]
        subprocess.run(command, capture_output=True, check=False)  # noqa: S603 -- fixed words
    entry = _find()
    if entry is None:
        raise ServersError(
            f"数据库不能以 root 身份运行，又无法创建系统用户 {NAME}：请执行 {' '.join(CREATE)}，"
            "或改用普通用户运行。"
        )
    return entry


def _refuse_files_of_others(folder: DataDir, uid: int) -> None:
    """A data folder copied from elsewhere still belongs to whoever had it there."""
    cluster = folder.pg / "PG_VERSION"
    if cluster.exists() and cluster.stat().st_uid != uid:
        raise ServersError(
            f"{folder.pg} 不属于系统用户 {NAME}（可能是从别处复制来的）："
            f"请执行 chown -R {NAME}: {folder.pg} {folder.valkey}，或用 --data 指定别的目录。"
        )
