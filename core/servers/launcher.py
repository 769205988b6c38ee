"""Starting and stopping both servers of a data folder."""

import fcntl
import os
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from core.servers.account import Account, server_account
from core.servers.addresses import VALKEY_SOCKET
from core.servers.binaries import binaries_for
from core.servers.errors import InUseError, ServersError, explained
from core.servers.keys import secrets
from core.servers.layout import DataDir
from core.servers.postgres import SOCKET, Postgres
from core.servers.processes import Child
from core.servers.valkey import start_valkey

PATIENCE = 60  # seconds that the servers of a killed predecessor may take to end


@dataclass(frozen=True)
class Running:
    """Servers that run. They end with `stop()`, or with the process that started them."""

    folder: DataDir
    children: tuple[Child, ...]
    undo: ExitStack

    def stop(self) -> None:
        """Stop the servers, the last first, and leave no trace of them."""
        self.undo.close()


def start(data: Path, *, durable: bool = True) -> Running:
    """Start the servers of a data folder.

    `durable=False` trades safety against a power cut for speed: for tests only.
    """
    with ExitStack() as undo, explained(data):
        folder = claim(data, undo)
        servers_lock = _wait_for_servers_lock(folder, undo)
        folder.require_room()
        account = server_account(folder)
        binaries = binaries_for(account)
        for part in (folder.pg, folder.valkey, folder.run):
            account.take(part)
        _make_sockets(folder.sockets, account)
        undo.callback(_remove_sockets, folder.sockets)
        postgres = Postgres(folder, account, binaries, secrets(data), servers_lock, durable).start()
        undo.callback(postgres.stop)
        valkey = start_valkey(folder, account, binaries, servers_lock, durable=durable)
        undo.callback(valkey.stop)
        return Running(folder, (postgres, valkey), undo.pop_all())


def claim(data: Path, undo: ExitStack) -> DataDir:
    """Make the data folder if need be and lock it; nobody else may run anything on it."""
    folder = DataDir.at(data)
    secrets(folder.path)
    with explained(folder.path):
        folder.make()
        if _lock(folder.path, undo) is None:
            raise InUseError(
                f"{folder.path} 正被另一个 bin/run 使用：请先停止它，或用 --data 指定别的目录。"
            )
    return folder


def _wait_for_servers_lock(folder: DataDir, undo: ExitStack) -> int:
    """Lock the part `run`, which the servers inherit from us.

    After a `kill -9` of a predecessor this lock tells when his servers too have ended.
    """
    deadline = time.monotonic() + PATIENCE
    while (servers_lock := _lock(folder.run, undo)) is None:
        if time.monotonic() > deadline:
            raise ServersError(
                f"{folder.path} 上次运行的数据库还没有结束：请稍后再试，"
                f"或查看日志 {folder.logs / 'postgres.log'}。"
            )
        time.sleep(0.1)
    return servers_lock


def _lock(folder: Path, undo: ExitStack) -> int | None:
    """Lock a folder itself: no lock file, and the kernel lets go when its last holder ends."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    undo.callback(os.close, descriptor)
    return descriptor


def _make_sockets(path: Path, account: Account) -> None:
    """Make the folder of the sockets anew: nobody but the servers and us may look inside."""
    with explained(path):
        if path.is_symlink() or (path.exists() and path.stat().st_uid != account.uid):
            raise ServersError(f"{path} 属于别的用户，不能放数据库的连接口：请删除它。")
        _remove_sockets(path)
        path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        path.mkdir(mode=0o700, exist_ok=True)
        account.take(path)


def _remove_sockets(path: Path) -> None:
    """Remove the sockets by name, then their folder if nothing else is in it."""
    with suppress(OSError):
        for name in (SOCKET, f"{SOCKET}.lock", VALKEY_SOCKET):
            (path / name).unlink(missing_ok=True)
        path.rmdir()
