"""The embedded servers: start, stop, and what comes in between."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import kombu
import psycopg
import pytest
import redis

from config.env import database
from core import servers

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "core" / "servers").glob("*.py"))


@contextmanager
def running(data):
    """Servers on `data` for the time of a block."""
    found = servers.start(data, durable=False)
    try:
        yield found
    finally:
        found.stop()


def connect(url):
    parts = database(url)
    return psycopg.connect(
        host=parts["HOST"],
        user=parts["USER"],
        password=parts["PASSWORD"],
        dbname=parts["NAME"],
        autocommit=True,
    )


def is_alive(pid):
    """Whether a process runs; one that nobody has buried yet does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2][0]
    except OSError:
        return False
    return state not in "ZX"


def ask(data, statement):
    """Ask as the application."""
    with connect(servers.urls(data).database) as connection:
        return connection.execute(statement).fetchone()


@pytest.fixture(scope="module")
def sound_folder(tmp_path_factory):
    """A data folder after one day of use."""
    data = tmp_path_factory.mktemp("sound")
    servers.start(data).stop()
    return data


@pytest.fixture
def data(sound_folder, tmp_path):
    """A copy of it, which is faster than a new one."""
    copy = tmp_path / "data"
    subprocess.run(["/bin/cp", "--archive", sound_folder, copy], check=True)  # noqa: S603 -- ours
    return copy


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Servers at work on a new folder, for looking only."""
    with running(tmp_path_factory.mktemp("base") / "site") as found:
        yield found


# ── running ──────────────────────────────────────────────────────────


def test_application_signs_in_as_itself(site):
    query = "SELECT current_user, current_setting('data_checksums')"

    assert ask(site.folder.path, query) == ("linli_app", "on")


def test_queue_answers(site):
    urls = servers.urls(site.folder.path)

    assert redis.from_url(urls.redis).ping()
    with kombu.Connection(urls.broker) as broker:
        broker.ensure_connection(max_retries=1)


@pytest.mark.parametrize("role", ["database", "owner_database"])
def test_roles_bypass_nothing(site, role):
    powers = (
        "SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"
    )

    with connect(getattr(servers.urls(site.folder.path), role)) as connection:
        assert connection.execute(powers).fetchone() == (False, False, False)


def test_login_needs_the_password(site):
    url = servers.urls(site.folder.path).database.replace("linli_app:", "linli_app:no")

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        connect(url)


def test_nobody_else_can_look_inside(site):
    parts = [site.folder.path, site.folder.pg, site.folder.valkey, site.folder.logs]

    modes = {stat.S_IMODE(part.stat().st_mode) for part in [*parts, site.folder.sockets]}

    assert modes == {0o700}
    assert stat.S_IMODE(site.folder.secrets_file.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["数据 目录 #1 100%?", "Upper" + "a" * 120])
def test_any_folder_name_will_do(data, name):
    odd = data.rename(data.with_name(name))

    with running(odd):
        assert ask(odd, "SELECT 1") == (1,)
        assert redis.from_url(servers.urls(odd).redis).ping()


# ── stopping and starting again ──────────────────────────────────────


def test_stop_leaves_no_process_and_no_socket(data):
    with running(data) as found:
        pids = [child.process.pid for child in found.children]

    assert not any(is_alive(pid) for pid in pids)
    assert not found.folder.sockets.exists()
    assert list((data / "run").iterdir()) == []
    assert not (data / "pg" / "postmaster.pid").exists()


def test_data_survives_a_stop(data):
    with running(data), connect(servers.urls(data).owner_database) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
        connection.execute("GRANT SELECT ON kept TO linli_app")

    with running(data):
        assert ask(data, "SELECT one FROM kept") == (1,)


def test_second_starter_is_refused(data):
    with running(data):
        with pytest.raises(servers.InUseError, match="正被另一个"):
            servers.start(data)

        assert ask(data, "SELECT 1") == (1,)


def test_servers_end_with_a_killed_starter(data):
    code = (
        "import sys, time; from pathlib import Path; from core import servers;"
        "running = servers.start(Path(sys.argv[1]), durable=False);"
        "print(*(child.process.pid for child in running.children), flush=True); time.sleep(60)"
    )
    with subprocess.Popen(  # noqa: S603 -- our own code
        [sys.executable, "-c", code, str(data)], cwd=ROOT, stdout=subprocess.PIPE
    ) as starter:
        pids = starter.stdout.readline().split()
        starter.send_signal(signal.SIGKILL)

    with running(data):
        assert ask(data, "SELECT 1") == (1,)
        assert not any(is_alive(int(pid)) for pid in pids)


def test_stale_pid_file_does_not_hinder(data):
    with running(data):
        left = (data / "pg" / "postmaster.pid").read_text().splitlines()
    left[0] = str(os.getpid())  # the number now belongs to another process
    (data / "pg" / "postmaster.pid").write_text("\n".join(left))

    with running(data):
        assert ask(data, "SELECT 1") == (1,)


def test_interrupted_first_start_is_put_aside(tmp_path):
    servers.secrets(tmp_path)
    (tmp_path / "pg.new").mkdir()
    (tmp_path / "pg.new" / "half").write_text("half")

    with running(tmp_path):
        assert ask(tmp_path, "SELECT 1") == (1,)

    assert [file.read_text() for file in tmp_path.glob("pg.interrupted.*/half")] == ["half"]


# ── what is refused ──────────────────────────────────────────────────


def damage_secrets(data):
    (data / "secrets.json").write_text("{")


def lose_secrets(data):
    (data / "secrets.json").unlink()


def exchange_secrets(data):
    known = json.loads((data / "secrets.json").read_text())
    known["superuser_password"] = "of another folder"
    (data / "secrets.json").write_text(json.dumps(known))


def lose_version(data):
    (data / "pg" / "PG_VERSION").unlink()


def age(data):
    (data / "pg" / "PG_VERSION").write_text("15\n")


def damage_cluster(data):
    (data / "pg" / "global" / "pg_control").write_text("x")


def damage_queue(data):
    next((data / "valkey" / "appendonlydir").glob("*.manifest")).write_text("x")


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (damage_secrets, "secrets.json 已损坏"),
        (lose_secrets, "却没有 secrets.json"),
        (exchange_secrets, "不接受 secrets.json 里的密码"),
        (lose_version, "不是 PostgreSQL 数据目录"),
        (age, "是 PostgreSQL 15 的数据"),
        (damage_cluster, "数据库无法启动，原因见日志"),
        (damage_queue, "Valkey 无法启动，原因见日志"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_damaged_folder_is_refused_and_left_alone(data, damage, sentence):
    damage(data)
    before = [file for file in data.rglob("*") if file.is_file() and file.suffix != ".init"]

    with pytest.raises(servers.ServersError, match=sentence):
        servers.start(data)

    assert all(file.exists() for file in before)


def test_folder_of_something_else_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")

    with pytest.raises(servers.ServersError, match=r"不是本系统的数据目录（里面有 thesis\.txt）"):
        servers.start(tmp_path)

    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.txt"]


def test_file_in_place_of_folder_is_refused(tmp_path):
    (tmp_path / "data").write_text("mine")

    with pytest.raises(servers.ServersError, match="应当是目录"):
        servers.start(tmp_path / "data")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give folders away")
def test_folder_of_another_user_is_refused(tmp_path):
    os.chown(tmp_path, 65534, 65534)

    with pytest.raises(servers.ServersError, match="属于另一个用户"):
        servers.start(tmp_path)


def test_full_disk_is_refused(tmp_path, monkeypatch):
    full = SimpleNamespace(free=50 * 1024 * 1024)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: full)

    with pytest.raises(servers.ServersError, match="只剩 50 MB"):
        servers.start(tmp_path)


def test_urls_work_before_the_servers_run(tmp_path):
    urls = servers.urls(tmp_path / "data")

    assert urls.database.startswith("postgres://linli_app:")
    assert urls.owner_database.startswith("postgres://linli_owner:")
    assert urls.broker.startswith("redis+socket:///")


def test_secrets_are_made_once(tmp_path):
    first = servers.secrets(tmp_path)

    assert servers.secrets(tmp_path) == first
    assert servers.secrets(tmp_path / "other") != first


def test_command_runs_against_servers_of_its_own():
    code = "import os, sys; print(os.environ['LINLI_DATA']); sys.exit(7)"

    done = subprocess.run(  # noqa: S603 -- our own code
        [sys.executable, "-m", "core.servers", "run", "--", sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 7
    assert not Path(done.stdout.strip()).exists()


def test_a_log_that_grew_long_is_put_aside(data):
    with (data / "logs" / "postgres.log").open("wb") as log:
        log.truncate(11 * 1024 * 1024)

    with running(data):
        pass

    assert (data / "logs" / "postgres.log").stat().st_size < 1024 * 1024
    assert (data / "logs" / "postgres.log.1").exists()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_tree_is_ever_removed(source):
    """A wrong path must cost nobody a file: what is removed is removed by name."""
    assert "rmtree" not in source.read_text(encoding="utf-8")
