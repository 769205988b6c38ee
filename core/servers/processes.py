"""Child processes that never outlive us."""

import ctypes
import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

PR_SET_PDEATHSIG = 1
LOG_LIMIT = 10 * 1024 * 1024
SHUTDOWN = 60  # seconds for a checkpoint on a slow disk
_prctl = ctypes.CDLL(None, use_errno=True).prctl


@dataclass(frozen=True)
class Program:
    """One long-running program: how to run it and how it ends."""

    name: str
    command: Sequence[str | Path]
    folder: Path
    log: Path
    environment: Mapping[str, str]
    stop_signal: signal.Signals = signal.SIGTERM
    orphan_signal: signal.Signals = signal.SIGTERM  # what the kernel sends when we die
    descriptors: tuple[int, ...] = ()
    popen: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Child:
    """A program that is running."""

    program: Program
    process: subprocess.Popen[bytes]

    @property
    def name(self) -> str:
        """The name of its program."""
        return self.program.name

    def has_ended(self) -> bool:
        """Whether it is over, wanted or not."""
        return self.process.poll() is not None

    def stop(self) -> None:
        """End it."""
        self.ask_to_stop()
        self.wait(SHUTDOWN)

    def ask_to_stop(self) -> None:
        """Send the polite signal; to the first process only, it knows its own children."""
        self.process.send_signal(self.program.stop_signal)

    def wait(self, seconds: float) -> None:
        """Wait for its end, and after `seconds` force it; then sweep what it left behind."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGQUIT)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(3)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def run(program: Program) -> Child:
    """Start a program in a process group of its own, tied to our life."""
    with open_log(program.log) as log:
        process = subprocess.Popen(  # noqa: S603 -- our own programs, no input in the command
            [str(word) for word in program.command],
            cwd=program.folder,
            env=dict(program.environment),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            pass_fds=program.descriptors,
            process_group=0,
            umask=0o077,
            preexec_fn=_bound_to_us(program.orphan_signal),  # noqa: PLW1509 -- one prctl call, no locks
            **program.popen,
        )
    return Child(program, process)


def _bound_to_us(orphan_signal: signal.Signals) -> Callable[[], None]:
    """Let the kernel signal the child when we die, however we die."""
    parent = os.getpid()

    def bind() -> None:
        _prctl(PR_SET_PDEATHSIG, orphan_signal.value)
        if os.getppid() != parent:
            os._exit(1)

    return bind


def open_log(path: Path) -> IO[bytes]:
    """Open a log to append to; a long one is put aside first."""
    if path.exists() and path.stat().st_size > LOG_LIMIT:
        path.replace(path.with_name(f"{path.name}.1"))
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "wb")
