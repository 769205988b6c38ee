"""How to reach the embedded servers."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from core.servers.keys import secrets
from core.servers.layout import DataDir

DATABASE = "linli"
SUPERUSER = "postgres"
OWNER = "linli_owner"
APP = "linli_app"
VALKEY_SOCKET = "valkey.sock"


@dataclass(frozen=True)
class Urls:
    """Addresses for the settings: the application's, the owner's, and the queue's."""

    database: str
    owner_database: str
    redis: str

    @property
    def broker(self) -> str:
        """The queue's address as Celery writes it."""
        return self.redis.replace("unix://", "redis+socket://", 1)


def urls(data: Path) -> Urls:
    """Return the addresses that belong to a data folder, whether servers run or not."""
    known = secrets(data)
    sockets = DataDir.at(data).sockets
    return Urls(
        database=_database_url(APP, known.app_password, sockets),
        owner_database=_database_url(OWNER, known.owner_password, sockets),
        redis=f"unix://{quote(str(sockets / VALKEY_SOCKET))}",
    )


def _database_url(role: str, password: str, sockets: Path) -> str:
    """Write the socket's folder in the path: the host part of a URL loses capital letters."""
    return f"postgres://{role}:{quote(password, safe='')}@/{quote(str(sockets))}/{DATABASE}"
