"""A browser for tests: one Chromium per run, one page per test, nothing outside.

Tests that use it are marked `browser`. `page_at` opens pages of the running site at
a width, in a theme and in a language; `assert_accessible` asks axe what it finds.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

Theme = Literal["light", "dark"]
OpenPage = Callable[..., Page]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_AXE = Axe()
_SWITCHES = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_browser() -> str | None:
    """The path of a Chromium: from the environment, or the first on the path."""
    named = os.environ.get("KEURMEESTER_BROWSER", "")
    found = (shutil.which(name) for name in (named, *_NAMES) if name)
    return next((path for path in found if path), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run."""
    path = find_browser()
    if path is None:
        pytest.skip("no Chromium on this machine")
    # Chromium refuses its own sandbox to root, as in most containers.
    switches = [*_SWITCHES, "--no-sandbox"] if os.geteuid() == 0 else _SWITCHES
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous
    # code and then refuses the database to every test that follows.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=switches)
        yield chromium
        chromium.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
    else:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture
def page_at(browser: Browser, live_server) -> Iterator[OpenPage]:
    """Opens pages: `page_at("/staff/", width=360, theme="dark", language="fr")`.

    The language becomes the first part of the address; `language=""` leaves it as it
    is. Whatever the page complains of on the console fails the test at its end.
    """
    opened: list[Page] = []
    complaints: list[str] = []

    def open_page(
        path: str = "/",
        *,
        width: int = 1280,
        theme: Theme = "light",
        language: str = "nl",
    ) -> Page:
        page = browser.new_page(
            viewport=ViewportSize(width=width, height=900),
            color_scheme=theme,
            locale=language or "nl",
        )
        opened.append(page)
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.on(
            "console",
            lambda said: complaints.append(said.text) if _is_ours(said.text) else None,
        )
        prefix = f"/{language}" if language else ""
        page.goto(live_server.url + prefix + path)
        return page

    yield open_page
    for page in opened:
        page.close()
    assert complaints == []


def assert_accessible(page: Page) -> None:
    """Axe finds nothing on the page, in any of its rules."""
    faults = find_violations(page)
    assert not faults, "\n\n".join(faults)


def find_violations(page: Page) -> list[str]:
    """Whatever axe finds on the page, in any of its rules."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE.axe_script)
    options = {"resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(options)", options)
    return [
        f"{fault['id']}: {node['html']}\n{node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def assert_nothing_sticks_out(page: Page) -> None:
    """Nobody has to scroll sideways."""
    widths = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1]


def _is_ours(said: str) -> bool:
    # The browser reports the status of an error page as if something were broken.
    return "the server responded with a status of" not in said
