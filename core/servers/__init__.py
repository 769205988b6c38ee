"""The embedded servers: a real PostgreSQL and a real Valkey, brought by two Python packages.

`start(data)` runs both for as long as the process that started them lives (`claim(data)` only
locks the folder, where other servers are used); `urls(data)` and
`secrets(data)` tell the settings how to reach them. Nothing here imports Django.
"""

from core.servers.addresses import Urls, urls
from core.servers.errors import InUseError, ServersError
from core.servers.keys import Secrets, secrets
from core.servers.launcher import Running, claim, start
from core.servers.layout import DataDir

__all__ = [
    "DataDir",
    "InUseError",
    "Running",
    "Secrets",
    "ServersError",
    "Urls",
    "claim",
    "secrets",
    "start",
    "urls",
]
