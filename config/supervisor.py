"""`bin/run`: database, queue, web server, worker and beat, started and stopped as one."""

import argparse
import errno
import signal
import socket
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import NoReturn

from config.env import data_dir, env
from config.site import Site, refuse_ended
from core import servers
from core.servers import ServersError
from core.servers.errors import explained
from core.servers.processes import Child

HOST = "127.0.0.1"
USAGE = "用法：bin/run [--port 端口，默认 8000] [--data 目录，默认 var] [--no-demo 不要演示数据]"
VARIABLES = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL")
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PORT_PATIENCE = 2  # seconds that the web server of a killed predecessor may take to end


class StopRequested(BaseException):
    """Somebody pressed Ctrl-C or sent SIGTERM. No error: nothing may catch it on the way."""


def main() -> int:
    """Run until asked to stop, or until something fails."""
    data = data_dir()
    options = _parse(sys.argv[1:])
    for number in STOP_SIGNALS:
        signal.signal(number, _request_stop)
    try:
        with ExitStack() as undo:
            try:
                _serve(data, options, undo)
            except StopRequested:
                _say("正在停止 …")
                raise
            finally:
                for number in STOP_SIGNALS:
                    signal.signal(number, signal.SIG_IGN)
    except StopRequested:
        return 0
    except ServersError as error:
        sys.exit(str(error))


def _serve(data: Path, options: argparse.Namespace, undo: ExitStack) -> NoReturn:
    """Start one after the other what the next one needs; then watch."""
    listener = undo.enter_context(_listen(options.port))
    _say("启动数据库 …")
    embedded = _start_servers(data, undo)
    site = Site(servers.DataDir.at(data), listener)
    with explained(data):
        _say("更新数据，第一次约需一分钟 …")
        accounts = site.prepare(demo=not options.no_demo)
        _say("启动网页服务和后台任务 …")
        children = site.start(undo)
    watched = [*embedded, *children]
    site.wait_until_ready(watched)
    _announce(options.port, accounts)
    while True:
        refuse_ended(watched)
        time.sleep(0.3)


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--port", type=int, choices=range(1, 65536), default=8000)
    parser.add_argument("--no-demo", action="store_true")
    try:
        options, unknown = parser.parse_known_args(arguments)
    except argparse.ArgumentError:
        sys.exit(f"参数有误。{USAGE}")
    if unknown:
        sys.exit(f"不认识的参数 {unknown[0]}。{USAGE}")
    if options.help:
        _say(USAGE)
        sys.exit()
    return options


def _start_servers(data: Path, undo: ExitStack) -> tuple[Child, ...]:
    """Start the embedded servers, unless the environment names others."""
    given = [name for name in VARIABLES if env.str(name, default="")]
    if not given:
        running = servers.start(data)
        undo.callback(running.stop)
        return running.children
    missing = [name for name in VARIABLES if name not in given]
    if missing:
        raise ServersError(
            f"设置了 {'、'.join(given)}，还缺 {'、'.join(missing)}：请三个都设置以使用现成的"
            "服务器，或都不设置以使用自带的服务器。"
        )
    servers.claim(data, undo)
    return ()


def _listen(port: int) -> socket.socket:
    """Take the port before anything is started; the web server inherits it."""
    deadline = time.monotonic() + PORT_PATIENCE
    while True:
        try:
            return socket.create_server((HOST, port), backlog=512)
        except OSError as error:
            if error.errno == errno.EACCES:
                raise ServersError(
                    f"没有使用端口 {port} 的权限：请用 --port 指定 1024 以上的端口。"
                ) from error
            if time.monotonic() > deadline:
                raise ServersError(
                    f"端口 {port} 已被占用：请用 --port 指定别的端口，或先停止占用它的程序。"
                ) from error
            time.sleep(0.1)


def _announce(port: int, accounts: str) -> None:
    _say(f"ready http://{HOST}:{port}")
    if accounts:
        _say(f"\n{accounts.rstrip()}")
    _say("\n按 Ctrl-C 停止。")


def _say(line: str) -> None:
    with suppress(OSError):  # nobody reads any more
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def _request_stop(*_: object) -> NoReturn:
    raise StopRequested


if __name__ == "__main__":
    sys.exit(main())
