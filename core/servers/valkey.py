"""Our Valkey: queue and cache, reached over a private socket only."""

import socket
import time
from pathlib import Path

from core.servers.account import Account
from core.servers.addresses import VALKEY_SOCKET
from core.servers.binaries import Binaries
from core.servers.errors import failure
from core.servers.layout import DataDir
from core.servers.processes import Child, Program, run

PATIENCE = 60  # seconds, for reading a long append-only file


def start_valkey(
    folder: DataDir, account: Account, binaries: Binaries, lock: int, *, durable: bool
) -> Child:
    """Start the server and return once it answers."""
    address = folder.sockets / VALKEY_SOCKET
    options = {
        "port": "0",
        "unixsocket": str(address),
        "unixsocketperm": "700",
        "dir": ".",
        "appendonly": "yes" if durable else "no",
        "save": "",
        "maxmemory-policy": "noeviction",  # a queue must not forget
    }
    child = run(
        Program(
            name="valkey",
            command=[
                binaries.valkey,
                *(word for name, value in options.items() for word in (f"--{name}", value)),
            ],
            folder=folder.valkey,
            log=folder.logs / "valkey.log",
            environment={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
            descriptors=(lock,),
            popen=account.popen,
        )
    )
    deadline = time.monotonic() + PATIENCE
    while not _answers(address):
        if child.has_ended() or time.monotonic() > deadline:
            child.stop()
            raise failure("Valkey 无法启动", child.program.log)
        time.sleep(0.02)
    return child


def _answers(address: Path) -> bool:
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(1)
            connection.connect(str(address))
            connection.sendall(b"PING\r\n")
            return connection.recv(64).startswith(b"+PONG")
    except OSError:
        return False
