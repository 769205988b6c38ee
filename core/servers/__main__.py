"""`python -m core.servers run -- command …`: run a command against servers made for it alone."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from core.servers import ServersError, start, urls


def main(words: list[str]) -> int:
    """Start servers on a throw-away folder, run the command, return its exit code."""
    match words:
        case ["run", "--", *command] if command:
            with tempfile.TemporaryDirectory(prefix="linli-") as data:
                return _run_with_servers(Path(data), command)
        case _:
            raise ServersError("用法：python -m core.servers run -- 命令 …")


def _run_with_servers(data: Path, command: list[str]) -> int:
    running = start(data, durable=False)
    try:
        addresses = urls(data)
        environment = {
            **os.environ,
            "LINLI_DATA": str(data),
            "DATABASE_URL": addresses.database,
            "DATABASE_OWNER_URL": addresses.owner_database,
            "REDIS_URL": addresses.redis,
        }
        return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 -- the caller's own command
    finally:
        running.stop()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except ServersError as error:
        sys.exit(str(error))
