"""`bin/run` without its set-up: everything up, everything down, and each refusal one sentence."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from core import servers

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120  # seconds, on a busy machine


def environment(**extra):
    """Ours, without the servers of the test run."""
    ours = {name: value for name, value in os.environ.items() if name != "LINLI_DATA"}
    return {**ours, "DJANGO_SETTINGS_MODULE": "config.settings.dev", **extra}


def launch(*words, **extra):
    """Start `bin/run` with these words."""
    return subprocess.Popen(  # noqa: S603 -- our own program
        [sys.executable, "-m", "config.supervisor", *map(str, words)],
        cwd=ROOT,
        env=environment(**extra),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def free_port():
    """Return a port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@contextmanager
def site(data):
    """`bin/run` when it is ready, with its port."""
    port = free_port()
    process = launch("--port", port, "--data", data, "--no-demo")
    try:
        lines = iter(process.stdout.readline, "")
        assert f"ready http://127.0.0.1:{port}\n" in lines, process.stderr.read()
        yield process, port
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def processes_on(data):
    """Return what runs on a data folder, by name and number."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            variables = (entry / "environ").read_bytes().split(b"\0")
            words = (entry / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        ended = words == [b""]  # it has given its memory back between the two readings
        if f"LINLI_DATA={data}".encode() in variables and not ended:
            found[int(entry.name)] = words[2].decode()
    return found


def wait_for(condition):
    """Wait until `condition()` holds."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def get(port):
    """Return how the first page answers."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", "/accounts/login/")
        return connection.getresponse().status


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder that has seen its first start."""
    folder = tmp_path_factory.mktemp("run") / "data"
    with site(folder):
        pass
    return folder


# ── life and death ───────────────────────────────────────────────────


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_everything(data, number):
    with site(data) as (process, port):
        assert get(port) == http.HTTPStatus.OK
        assert {"gunicorn", "celery"} <= set(processes_on(data).values())

        process.send_signal(number)

        assert process.wait(PATIENCE) == 0
    assert processes_on(data) == {}
    assert list((data / "run").iterdir()) == []
    with servers.start(data, durable=False).undo:
        pass


@pytest.mark.slow
def test_everything_ends_with_a_child(data):
    with site(data) as (process, _):
        web = min(pid for pid, name in processes_on(data).items() if name == "gunicorn")

        os.kill(web, signal.SIGKILL)

        assert process.wait(PATIENCE) == 1
        said = process.stderr.read()
    log = data / "logs" / "web.log"
    assert said == f"网页服务意外结束，其余服务已一并停止，原因见日志 {log}。\n"
    assert processes_on(data) == {}


@pytest.mark.slow
def test_everything_ends_with_a_killed_supervisor(data):
    with site(data) as (process, _):
        process.kill()
        process.wait(PATIENCE)

        wait_for(lambda: processes_on(data) == {})
    with site(data) as (_, port):
        assert get(port) == http.HTTPStatus.OK


# ── refusals ─────────────────────────────────────────────────────────


def refusal(*words, **extra):
    """Return what it says on stderr when it gives up."""
    process = launch(*words, **extra)
    _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    return said


def test_taken_port_is_refused(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        said = refusal("--port", port, "--data", tmp_path / "data")

    assert said == f"端口 {port} 已被占用：请用 --port 指定别的端口，或先停止占用它的程序。\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [["--port", "many"], ["--port", "0"], ["--prot", "1"], ["x"]])
def test_wrong_words_are_refused(words):
    assert "用法：bin/run" in refusal(*words)


def test_some_but_not_all_server_variables_are_refused(tmp_path):
    said = refusal(
        "--data", tmp_path, "--port", "8999", DATABASE_URL="postgres:///x", REDIS_URL="x"
    )

    assert said.startswith("设置了 DATABASE_URL、REDIS_URL，还缺 DATABASE_OWNER_URL")


def test_broken_folder_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")

    said = refusal("--data", tmp_path, "--port", free_port())

    assert "不是本系统的数据目录" in said
    assert len(said.splitlines()) == 1


@pytest.mark.slow
def test_other_servers_are_used_where_named(data, tmp_path):
    with site(data):
        urls, port = servers.urls(data), free_port()
        process = launch(
            *("--port", port, "--data", tmp_path / "other", "--no-demo"),
            DATABASE_URL=urls.database,
            DATABASE_OWNER_URL=urls.owner_database,
            REDIS_URL=urls.redis,
        )
        lines = iter(process.stdout.readline, "")
        assert f"ready http://127.0.0.1:{port}\n" in lines
        process.terminate()
        process.communicate(timeout=PATIENCE)

    assert list((tmp_path / "other" / "pg").iterdir()) == []
