"""The HTTP client of the tests: signed in as a persona, strict about every page it gets."""

import re
from html.parser import HTMLParser
from typing import Any

from django.db import connection
from django.test import Client

from accounts.models import User
from tests.support.personas import World

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LEFTOVER = re.compile(r"\{\{|\{%|\{#")
WRITE = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
SAFE_METHODS = {"GET", "HEAD"}

# What a page may write although it only shows something.
WRITTEN_BY_READING = {
    "core_auditevent": "reading is recorded",
    "casework_questionuse": "what is never read is told to the district",
    "django_session": "the session lives on while its owner works",
    "usersessions_usersession": "allauth lists where somebody is signed in",
    "mfa_authenticator": "allauth notes that the recovery codes were shown",
}


class PageCheck(HTMLParser):
    """Notes what our pages must not contain."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self._posting: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        known = dict(attrs)
        self.faults += [f"{tag} has {name}=" for name in known if name.startswith("on")]
        if "style" in known:
            self.faults.append(f"{tag} has style=")
        if tag == "script" and "src" not in known and known.get("type") != "application/json":
            self.faults.append("script inside the page")
        if tag == "style":
            self.faults.append("style inside the page")
        if tag == "form" and (known.get("method") or "").lower() == "post":
            self._posting.append(False)
        if tag == "input" and known.get("name") == "csrfmiddlewaretoken" and self._posting:
            self._posting[-1] = True

    def handle_endtag(self, tag: str) -> None:
        """Look whether a form that ends had its token."""
        if tag == "form" and self._posting and not self._posting.pop():
            self.faults.append("form without a CSRF token")


def page_faults(html: str) -> list[str]:
    """Return what is wrong with a page."""
    check = PageCheck()
    check.feed(html)
    if LEFTOVER.search(html):
        check.faults.append("unrendered template code")
    return check.faults


class WebClient(Client):
    """Refuses bad pages, and GET requests that write."""

    def request(self, **request: Any) -> Any:
        """Send one request and look at its answer."""
        if request.get("REQUEST_METHOD", "GET") not in SAFE_METHODS:
            response = super().request(**request)
        else:
            with connection.execute_wrapper(_refuse_writes):
                response = super().request(**request)
        if not response.streaming and response.get("Content-Type", "").startswith("text/html"):
            faults = page_faults(response.content.decode())
            assert not faults, f"{request['PATH_INFO']}: {'; '.join(faults)}"
        return response


class WebClients:
    """`web("worker")` is a client signed in as the worker, `web()` one who is not signed in."""

    def __init__(self, world: World, headers: dict[str, str] | None = None) -> None:
        self.world, self.headers = world, headers

    def __call__(self, who: str | User | None = None) -> WebClient:
        """Return a new client."""
        client = WebClient(headers=self.headers)
        if who is not None:
            person = self.world.person(who)
            client.force_login(person, backend=BACKEND)
        return client


def seen(person: WebClient, url: str) -> dict[str, str]:
    """Return when what the page shows was last changed, as its form will send it."""
    page = person.get(url).content.decode()
    return dict(re.findall(r'name="([^"]*seen_at)" value="([^"]+)"', page))


def _refuse_writes(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    match = WRITE.match(sql)
    if match and match[1] not in WRITTEN_BY_READING:
        raise AssertionError(f"a page that only shows something writes to {match[1]}: {sql[:200]}")
    return execute(sql, params, many, context)
