"""The browser of the end-to-end tests."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    WebError,
    sync_playwright,
)

from tests.support.source import ROOT

CHROMIUM = Path("/usr/bin/chromium")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
STYLES = ROOT / "static" / "dist" / "app.css"

DESK = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}

# Chinese also where the browser speaks itself; no connection of its own to anywhere.
ARGUMENTS = (
    "--no-sandbox",
    "--lang=zh-CN",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
)
# C.UTF-8 exists everywhere; without it Chromium cannot open files with Chinese names.
SPEAKS_CHINESE = {"LANGUAGE": "zh_CN", "LC_ALL": "C.UTF-8"}

# Our pages must be free of these. The other impacts are advice.
SERIOUS = {"serious", "critical"}

# Chromium writes a line for every answer of 400 and above, and for every request without a
# connection; tests ask for such answers on purpose.
EXPECTED = (
    "Failed to load resource: the server responded with a status of",
    "Failed to load resource: net::ERR_INTERNET_DISCONNECTED",
)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start the system's Chromium. Playwright runs a loop, which Django would mistake for async."""
    for file, remedy in (
        (CHROMIUM, "`bin/test` installs it (apt: chromium)"),
        (STYLES, "`npm run build` makes it"),
        (AXE, "`npm ci` installs it"),
    ):
        if not file.exists():
            raise FileNotFoundError(f"The browser tests need {file}: {remedy}.")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS, env={**os.environ, **SPEAKS_CHINESE}
        )
        yield browser
        browser.close()


class Visit:
    """One person's window: its pages, and what went wrong on them."""

    def __init__(self, browser: Browser, base_url: str, size: dict[str, int]) -> None:
        self.base_url = base_url
        self.context: BrowserContext = browser.new_context(
            base_url=base_url,
            viewport={"width": size["width"], "height": size["height"]},
            has_touch=size is PHONE,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(15_000)
        self.errors: list[str] = []
        self.context.on("console", self._note_console)
        self.context.on("weberror", self._note_error)
        self.page: Page = self.context.new_page()

    def sign_in(self, session_key: str) -> None:
        """Take a session that was opened by the test."""
        name = settings.SESSION_COOKIE_NAME
        self.context.add_cookies([{"name": name, "value": session_key, "url": self.base_url}])

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(EXPECTED):
            self.errors.append(message.text)

    def _note_error(self, error: WebError) -> None:
        self.errors.append(str(error.error))


class Hand:
    """Does what a person does on a page, and counts every act but typing."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.acts = 0

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        self.page.keyboard.type(text)

    def click(self, target: Locator) -> None:
        """Click or tap."""
        self.acts += 1
        target.click()

    def press(self, key: str) -> None:
        """Press a key that is not text, like Enter."""
        self.acts += 1
        self.page.keyboard.press(key)


def sign_in_by_hand(page: Page, username: str, password: str) -> None:
    """Sign in on the login page, as people do."""
    page.goto("/accounts/login/")
    page.get_by_label("登录名").fill(username)
    page.get_by_label("密码", exact=True).fill(password)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(lambda url: "/accounts/login/" not in url)


def end_session(page: Page) -> None:
    """Let the login expire, as after half an hour without a request."""
    cookies = page.context.cookies()
    key = next(
        each.get("value", "")
        for each in cookies
        if each.get("name") == settings.SESSION_COOKIE_NAME
    )
    import_module(settings.SESSION_ENGINE).SessionStore(key).delete()


def figure(page: Page, label: str) -> int:
    """Return a figure of the dashboard."""
    value = page.locator(".figure", has_text=label).locator(".figure-value").first.inner_text()
    return int(re.sub(r"\D", "", value))


def accessibility_faults(page: Page) -> list[str]:
    """Return what axe-core finds serious on the page as it is now."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result: dict[str, Any] = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{found['id']} ({found['impact']}): {node['target']} {node['html'][:160]}"
        for found in result["violations"]
        if found["impact"] in SERIOUS
        for node in found["nodes"]
    ]


def assert_accessible(page: Page) -> None:
    """Assert that axe-core finds nothing serious."""
    faults = accessibility_faults(page)
    assert not faults, f"{page.url}:\n" + "\n".join(faults)


def assert_fits(page: Page) -> None:
    """Assert that nothing sticks out to the side."""
    wide, seen = page.evaluate("() => [document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= seen, f"{page.url} is {wide} px wide in a window of {seen} px"
