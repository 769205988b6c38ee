"""Web server, worker and beat on one data folder."""

import http.client
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from config.env import BASE_DIR, with_data
from core import servers
from core.queues import Queue
from core.servers.errors import failure
from core.servers.processes import Child, Program, open_log, run

FIRST_PAGE = "/accounts/login/"
READY_PATIENCE = 120  # seconds
STOP_PATIENCE = 20  # seconds for a task under way; one that takes longer runs again later
LABELS = {
    "postgres": "数据库",
    "valkey": "队列服务",
    "web": "网页服务",
    "worker": "后台任务",
    "beat": "定时任务",
}


@dataclass(frozen=True)
class Site:
    """Our own processes on one data folder."""

    folder: servers.DataDir
    listener: socket.socket

    def prepare(self, *, demo: bool) -> str:
        """Bring the database up to date, and return the text about its demo accounts."""
        command = [sys.executable, "manage.py", "prepare", *(["--demo"] if demo else [])]
        file = self.folder.logs / "prepare.log"
        with open_log(file) as log:
            done = subprocess.run(  # noqa: S603 -- our own command
                command,
                cwd=BASE_DIR,
                env=with_data(self.folder.path),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                check=False,
            )
        if done.returncode:
            raise failure("数据更新失败", file)
        return done.stdout

    def start(self, undo: ExitStack) -> list[Child]:
        """Start web server, worker and beat; on the way back all three end side by side."""
        children: list[Child] = []
        undo.callback(_stop_together, children)
        for name, command in self._commands().items():
            children.append(run(self._program(name, command)))
        return children

    def wait_until_ready(self, children: list[Child]) -> None:
        """Wait until the first page comes."""
        deadline = time.monotonic() + READY_PATIENCE
        while (status := self._ask_for_first_page()) != http.HTTPStatus.OK:
            refuse_ended(children)
            if status is not None or time.monotonic() > deadline:
                answer = status or "没有回答"
                raise failure(f"打不开登录页（{answer}）", self.folder.logs / "web.log")
            time.sleep(0.1)

    def _ask_for_first_page(self) -> int | None:
        host, port = self.listener.getsockname()
        connection = http.client.HTTPConnection(host, port, timeout=2)
        try:
            connection.request("GET", FIRST_PAGE)
            return connection.getresponse().status
        except OSError:
            return None
        finally:
            connection.close()

    def _commands(self) -> dict[str, list[str | Path]]:
        web = (
            "gunicorn config.wsgi --worker-class gthread --workers 2 --threads 8 --preload"
            " --timeout 60 --graceful-timeout 10 --no-control-socket --bind"
        )
        worker = (
            "celery -A config worker --concurrency 2 --loglevel INFO --without-gossip"
            " --without-mingle"
        )
        beat = "celery -A config beat --loglevel INFO --schedule"
        return {
            "web": [*web.split(), f"fd://{self.listener.fileno()}"],
            "worker": [*worker.split(), f"--queues={','.join(Queue)}"],
            "beat": [*beat.split(), self.folder.beat / "schedule"],
        }

    def _program(self, name: str, command: list[str | Path]) -> Program:
        return Program(
            name=name,
            command=[sys.executable, "-m", *command],
            folder=BASE_DIR,
            log=self.folder.logs / f"{name}.log",
            environment=with_data(self.folder.path),
            orphan_signal=signal.SIGKILL,
            descriptors=(self.listener.fileno(),) if name == "web" else (),
        )


def refuse_ended(children: list[Child]) -> None:
    """Fail if one of them is over."""
    for child in children:
        if child.has_ended():
            raise failure(f"{LABELS[child.name]}意外结束，其余服务已一并停止", child.program.log)


def _stop_together(children: list[Child]) -> None:
    for child in children:
        child.ask_to_stop()
    for child in children:
        child.wait(STOP_PATIENCE)
