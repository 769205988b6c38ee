"""Our PostgreSQL: a cluster in the data folder, reached over a private socket with a password."""

import os
import signal
import subprocess
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from core.servers.account import Account
from core.servers.addresses import APP, DATABASE, OWNER, SUPERUSER
from core.servers.binaries import POSTGRES_MAJOR, Binaries
from core.servers.errors import ServersError, failure
from core.servers.keys import Secrets
from core.servers.layout import DataDir
from core.servers.processes import Child, Program, open_log, run

SOCKET = ".s.PGSQL.5432"
# A folder may lie below one that the server's account cannot enter (`/root`). The server starts
# inside its folder and is told that it is there: no folder above has to be opened to others.
HERE = "/proc/self/cwd"
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
PATIENCE = 300  # seconds; longer than any recovery after a crash of a small server

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "1GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] %u@%d ",
    # Statements and their values are personal data: a failing one is not written to the log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_checkpoints": "off",
}
FOR_TESTS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "300",
}


@dataclass(frozen=True)
class Postgres:
    """One cluster with what is needed to run it."""

    folder: DataDir
    account: Account
    binaries: Binaries
    secrets: Secrets
    lock: int
    durable: bool

    @property
    def log(self) -> Path:
        """The server's log."""
        return self.folder.logs / "postgres.log"

    def start(self) -> Child:
        """Start the server, on a new cluster if there is none, and return once it answers."""
        if not any(self.folder.pg.iterdir()):
            self._create_cluster()
        self._refuse_other_version()
        self._forget_dead_server()
        child = run(self._program())
        try:
            self._wait_until_ready(child)
            self._create_roles()
        except BaseException:
            child.stop()
            raise
        return child

    def _program(self) -> Program:
        settings = {**SETTINGS, **({} if self.durable else FOR_TESTS)}
        settings["unix_socket_directories"] = str(self.folder.sockets)
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return Program(
            name="postgres",
            command=[self.binaries.postgres, "-D", HERE, *options],
            folder=self.folder.pg,
            log=self.log,
            environment=ENVIRONMENT,
            stop_signal=signal.SIGINT,  # fast shutdown: does not wait for connections to close
            orphan_signal=signal.SIGINT,
            descriptors=(self.lock,),
            popen=self.account.popen,
        )

    # ── the cluster ──────────────────────────────────────────────────

    def _create_cluster(self) -> None:
        """Make the cluster beside its place and move it there whole."""
        draft = self.folder.path / "pg.new"
        if draft.exists():  # an interrupted first start; put aside, never deleted
            draft.rename(draft.with_name(f"pg.interrupted.{time.time_ns()}"))
        draft.mkdir(mode=0o700)
        self.account.take(draft)
        if self._initdb(draft):
            raise failure("无法建立数据库", self.log)
        draft.replace(self.folder.pg)

    def _initdb(self, draft: Path) -> int:
        """Run `initdb`, handing it the password in memory, and return its exit code."""
        with (
            open_log(self.log) as log,
            closing(os.fdopen(os.memfd_create("password"), "w+b", buffering=0)) as password,
        ):
            password.write(self.secrets.superuser_password.encode())
            return subprocess.run(  # noqa: S603 -- our own program, no input in the command
                [
                    *(self.binaries.initdb, "-D", HERE, "-U", SUPERUSER),
                    *("--auth=scram-sha-256", f"--pwfile=/proc/self/fd/{password.fileno()}"),
                    *("--data-checksums", "--encoding=UTF8", "--no-instructions"),
                    *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
                    *("--text-search-config=simple", *([] if self.durable else ["--no-sync"])),
                ],
                cwd=draft,
                env=ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=(password.fileno(),),
                check=False,
                **self.account.popen,
            ).returncode

    def _refuse_other_version(self) -> None:
        try:
            version = (self.folder.pg / "PG_VERSION").read_text(encoding="ascii").strip()
        except OSError as error:
            raise ServersError(
                f"{self.folder.pg} 不是 PostgreSQL 数据目录：请从备份恢复，或用 --data 指定别的目录。"
            ) from error
        if version != POSTGRES_MAJOR:
            raise ServersError(
                f"{self.folder.pg} 是 PostgreSQL {version} 的数据，本版本自带 PostgreSQL "
                f"{POSTGRES_MAJOR}：请先用旧版本的 pg_dump 导出，再导入新的数据目录。"
            )

    # ── starting ─────────────────────────────────────────────────────

    def _forget_dead_server(self) -> None:
        """Remove a pid file whose process is gone, even if its number now names another."""
        pid_file = self.folder.pg / "postmaster.pid"
        with suppress(OSError, ValueError, IndexError):
            pid = int(pid_file.read_text(encoding="utf-8").splitlines()[0])
            if self._stands_in_cluster(pid):
                raise ServersError(
                    f"数据库 {self.folder.pg} 正在运行（进程 {pid}），但不是本程序启动的："
                    f"请先停止它：kill -INT {pid}。"
                )
            pid_file.unlink()

    def _stands_in_cluster(self, pid: int) -> bool:
        try:
            return Path(f"/proc/{pid}/cwd").samefile(self.folder.pg)
        except OSError:
            return False

    def _wait_until_ready(self, child: Child) -> None:
        """Wait for the last line of the pid file, as pg_ctl does."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if child.has_ended():
                break
            with suppress(OSError):
                lines = (self.folder.pg / "postmaster.pid").read_text(encoding="utf-8").split("\n")
                if lines[7:8] and lines[7].strip() == "ready":
                    return
            time.sleep(0.02)
        raise failure("数据库无法启动", self.log)

    # ── roles ────────────────────────────────────────────────────────

    def _create_roles(self) -> None:
        """Make the two roles and the database, where they are missing."""
        with self._connect() as connection:
            connection.execute(Path(__file__).with_name("roles.sql").read_bytes())
            for role, password in (
                (OWNER, self.secrets.owner_password),
                (APP, self.secrets.app_password),
            ):
                statement = sql.SQL("ALTER ROLE {} PASSWORD {}")
                connection.execute(statement.format(sql.Identifier(role), sql.Literal(password)))
            database, owner, app = map(sql.Identifier, (DATABASE, OWNER, APP))
            if not self._exists(connection):
                connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(database, owner))
            connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
            connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, app))

    def _exists(self, connection: psycopg.Connection) -> bool:
        query = "SELECT 1 FROM pg_database WHERE datname = %s"
        return connection.execute(query, [DATABASE]).fetchone() is not None

    def _connect(self) -> psycopg.Connection:
        try:
            return psycopg.connect(
                host=str(self.folder.sockets),
                dbname="postgres",
                user=SUPERUSER,
                password=self.secrets.superuser_password,
                autocommit=True,
            )
        except psycopg.OperationalError as error:
            raise ServersError(
                f"数据库不接受 secrets.json 里的密码：{self.folder.secrets_file} 与 "
                f"{self.folder.pg} 不是同一套数据，请从备份恢复。"
            ) from error
