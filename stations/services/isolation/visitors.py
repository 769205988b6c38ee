"""Somebody at the door: sends requests, and hands back what can be searched in the answers."""

import html
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.db import connection, transaction
from django.test import Client as Browser

from accounts.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
WRITE = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
JSON = "application/json"
REFUSED, NOT_FOUND, NOT_BY_GET, SERVER_ERROR = 400, 404, 405, 500
NOT_NOW = (403, 409)
LONGEST = 100


@dataclass(frozen=True)
class Knock:
    """One request."""

    method: str
    url: str
    fragment: bool = False
    blank: bool = False

    def __str__(self) -> str:
        how = " (htmx)" * self.fragment + " (blank)" * self.blank
        return f"{self.method} {self.url[:LONGEST]}{how}"

    @property
    def sends_json(self) -> bool:
        """Whether the body is JSON rather than a form."""
        return self.method in ("PUT", "PATCH") or self.url.startswith("/api/")


@dataclass(frozen=True)
class Answer:
    """What came back, as text that can be searched."""

    status: int
    text: str
    digests: frozenset[str]
    allowed: str

    @property
    def opens(self) -> bool:
        """Whether there is something at this address for who asked."""
        return self.status < REFUSED or self.status == NOT_BY_GET

    @property
    def is_there(self) -> bool:
        """Whether somebody permitted heard that it cannot be opened as it is."""
        return self.status in NOT_NOW

    @property
    def finds(self) -> bool:
        """Whether whoever asked by another method than GET was let in to the object."""
        closed = (NOT_FOUND, NOT_BY_GET, *NOT_NOW)
        return self.status not in closed and self.status < SERVER_ERROR

    @classmethod
    def of(cls, response: Any) -> "Answer":
        """Read an answer to its end."""
        body = b"".join(response.streaming_content) if response.streaming else response.content
        headers = unquote(" ".join(f"{name}: {value}" for name, value in response.items()))
        return cls(
            response.status_code,
            f"{headers}\n{readable(body)}",
            frozenset({sha256(body).hexdigest()}),
            response.get("Allow", ""),
        )

    def along_with(self, results: Iterable[bytes]) -> "Answer":
        """Add what else was handed over: the results of exports."""
        bodies = list(results)
        text = "\n".join([self.text, *map(readable, bodies)])
        return replace(
            self, text=text, digests=self.digests | {sha256(body).hexdigest() for body in bodies}
        )


@dataclass
class Visitor:
    """A browser, signed in as `user` or as nobody, and the form that it always sends."""

    user: User | None
    body: dict[str, Any]
    browser: Browser = field(init=False)
    session: str = field(init=False, default="")
    written: set[str] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        host = next((name for name in settings.ALLOWED_HOSTS if "*" not in name), "localhost")
        self.browser = Browser(raise_request_exception=False, SERVER_NAME=host.lstrip("."))
        if self.user is not None:
            self.browser.force_login(self.user, backend=BACKEND)
            self.session = self.browser.cookies[settings.SESSION_COOKIE_NAME].value

    def knock(self, knock: Knock) -> Answer:
        """Send the request; afterwards `written` names the tables that it wrote to."""
        self._restore_cookies()
        self.written.clear()
        with connection.execute_wrapper(self._note_writes):
            return Answer.of(self._send(knock))

    def try_to(self, knock: Knock) -> Answer:
        """Send the request and undo what it wrote."""
        with rolled_back():
            return self.knock(knock)

    def leave(self) -> None:
        """Remove the session, from the cache as well."""
        self._restore_cookies()
        self.browser.logout()

    def _send(self, knock: Knock) -> Any:
        options: dict[str, Any] = {
            "secure": True,
            "headers": {"HX-Request": "true"} if knock.fragment else {},
        }
        send = getattr(self.browser, knock.method.lower())
        body = {} if knock.blank else self.body
        if knock.method in ("GET", "DELETE"):
            return send(knock.url, **options)
        if knock.sends_json:
            return send(knock.url, json.dumps(body), content_type=JSON, **options)
        return send(knock.url, body, **options)

    def _restore_cookies(self) -> None:
        """A request that signs out must not change who makes the next one."""
        self.browser.cookies.clear()
        if self.session:
            self.browser.cookies[settings.SESSION_COOKIE_NAME] = self.session

    def _note_writes(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        match = WRITE.match(sql)
        if match:
            self.written.add(match[1])
        return execute(sql, params, many, context)


@contextmanager
def rolled_back() -> Iterator[None]:
    """Undo whatever the block writes."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


def readable(body: bytes) -> str:
    """Return the text of a page, of JSON, or of a spreadsheet's parts."""
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"\n".join(archive.read(name) for name in archive.namelist())
    text = html.unescape(body.decode("utf-8", errors="replace"))
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
