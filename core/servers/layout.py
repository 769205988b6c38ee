"""The data folder: what lies where, and whether a folder can be one."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from core.servers.errors import ServersError, explained

MEBIBYTE = 1024 * 1024
ROOM_FOR_NEW = 400 * MEBIBYTE  # a fresh cluster, its write-ahead log and the demo data
ROOM_TO_START = 100 * MEBIBYTE
PARTS = ("pg", "valkey", "files", "beat", "logs", "run")
LONGEST_FOLDER = 80  # bytes; a socket's whole path must stay below the kernel's limit of 107


@dataclass(frozen=True)
class DataDir:
    """One installation's data: database, queue, uploads, secrets and logs."""

    path: Path

    @classmethod
    def at(cls, path: Path) -> "DataDir":
        """Return the data folder at `path`, under the one name that it always has."""
        return cls(path.resolve())

    @property
    def pg(self) -> Path:
        """The PostgreSQL cluster."""
        return self.path / "pg"

    @property
    def valkey(self) -> Path:
        """Valkey's append-only file."""
        return self.path / "valkey"

    @property
    def beat(self) -> Path:
        """When each regular duty last ran."""
        return self.path / "beat"

    @property
    def logs(self) -> Path:
        """One log per process."""
        return self.path / "logs"

    @property
    def run(self) -> Path:
        """What exists only while the servers run."""
        return self.path / "run"

    @property
    def secrets_file(self) -> Path:
        """Passwords and keys, readable by their owner only."""
        return self.path / "secrets.json"

    @property
    def sockets(self) -> Path:
        """The private folder of the servers' sockets: inside, where its path is short enough.

        As root the servers run as another account, which cannot look into the data folder.
        """
        mark = hashlib.sha256(os.fsencode(self.path)).hexdigest()[:16]
        owner = self.path.stat().st_uid
        if owner == 0:
            return Path("/run/linli") / mark
        inside = self.run / "sockets"
        if len(os.fsencode(inside)) <= LONGEST_FOLDER:
            return inside
        return Path(f"/tmp/linli-{owner}-{mark}")  # noqa: S108 -- made 0700, its owner is checked

    def make(self) -> None:
        """Create the folder and its parts, or say why it cannot be used."""
        with explained(self.path):
            self._refuse_foreign()
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._refuse_of_others()
            for name in PARTS:
                (self.path / name).mkdir(mode=0o700, exist_ok=True)

    def require_room(self) -> None:
        """Refuse to start on a disk that is as good as full."""
        needed = ROOM_TO_START if any(self.pg.iterdir()) else ROOM_FOR_NEW
        free = shutil.disk_usage(self.path).free
        if free < needed:
            raise ServersError(
                f"磁盘空间不足：{self.path} 所在磁盘只剩 {free // MEBIBYTE} MB，"
                f"至少需要 {needed // MEBIBYTE} MB。请清理磁盘，或用 --data 指定别的磁盘上的目录。"
            )

    def _refuse_foreign(self) -> None:
        """A folder full of other things is a typing error, not a data folder."""
        if not self.path.is_dir() or self.secrets_file.exists():
            return
        if (self.pg / "PG_VERSION").exists():
            raise ServersError(
                f"{self.path} 里有数据库，却没有 secrets.json（密码和密钥）：请从备份恢复这个文件。"
            )
        others = sorted(entry.name for entry in self.path.iterdir() if entry.name not in PARTS)
        if others:
            raise ServersError(
                f"{self.path} 不是本系统的数据目录（里面有 {others[0]}）："
                "请用 --data 指定一个空目录或原来的数据目录。"
            )

    def _refuse_of_others(self) -> None:
        """Root could use anybody's folder, but would leave files in it that its owner cannot."""
        if self.path.stat().st_uid != os.geteuid() or not os.access(self.path, os.W_OK | os.X_OK):
            raise ServersError(
                f"{self.path} 属于另一个用户，或者没有读写权限："
                "请换用创建它的用户运行，或用 --data 指定别的目录。"
            )
