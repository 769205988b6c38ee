"""The environment: the only place that reads it. `.env.example` lists every variable."""

import argparse
import sys
from pathlib import Path
from typing import Any

import environ

from core import servers

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")


def data_dir() -> Path:
    """Return the folder that holds the embedded servers' data and the uploaded files.

    `--data DIR` on any command line wins over `LINLI_DATA`.
    """
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--data")
    options, sys.argv[1:] = parser.parse_known_args(sys.argv[1:])
    if options.data:
        environ.Env.ENVIRON["LINLI_DATA"] = options.data
    return Path(env.str("LINLI_DATA", default=str(BASE_DIR / "var"))).resolve()


def with_data(data: Path) -> dict[str, str]:
    """Return the environment of a child process that works on `data`."""
    return {**environ.Env.ENVIRON, "LINLI_DATA": str(data)}


def database(url: str) -> dict[str, Any]:
    """Turn a `postgres://` address into Django's settings, on our backend."""
    parsed: dict[str, Any] = environ.Env.db_url_config(url)
    return {**parsed, "ENGINE": "core.postgres"}


def secret(name: str, data: Path) -> str:
    """Return a secret of the environment, or else the data folder's own."""
    own = name.removeprefix("LINLI_").lower()
    return str(env.str(name, default="") or getattr(servers.secrets(data), own))


def server_urls(data: Path) -> servers.Urls:
    """Return the addresses in the environment, or else those of the embedded servers."""
    if not env.str("DATABASE_URL", default=""):
        return servers.urls(data)
    return servers.Urls(
        database=env.str("DATABASE_URL"),
        owner_database=env.str("DATABASE_OWNER_URL", default=""),
        redis=env.str("REDIS_URL"),
    )
