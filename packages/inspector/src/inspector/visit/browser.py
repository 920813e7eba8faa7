"""A Chromium behind the gate: opened clean, watched, and surely gone afterwards."""

import asyncio
import contextlib
import json
import os
import shutil
import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.async_api import (
    Browser,
    BrowserContext,
    BrowserType,
    Error,
    Page,
    Playwright,
    ProxySettings,
    Request,
    async_playwright,
)

from inspector.visit.gate import Gate, Pass
from inspector.visit.leftovers import browser_folder
from inspector.visit.options import VisitOptions

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
START_SECONDS = 30
CLOSE_SECONDS = 4
LINGER_SECONDS = 0.25
MOST_CHARACTERS = 3_000_000
DESKTOP = {"width": 1366, "height": 900}
PHONE = {"width": 390, "height": 844}
# The last list of features given to Chromium is the only one it heeds, so this holds
# what the driver asks for too. The interface of a window nobody sees is left away: it
# costs as much as a page. WebTransport would not go through the proxy. Frames of other
# sites stay with their page, so that one ear hears them too; every visitor still has a
# process of its own.
NOT_WANTED = (
    "AcceptCHFrame,AimEnabled,AvoidCorsURLLoaderRestartOnRedirect,"
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,"
    "HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,IsolateOrigins,LensOverlay,"
    "MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,"
    "PreconnectToSearch,PreloadTopChromeWebUI,ThirdPartyStoragePartitioning,Translate,"
    "WebTransport,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,WebUIOmniboxPopup,"
    "site-per-process"
)
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    f"--disable-features={NOT_WANTED}",
    "--disable-site-isolation-trials",
)
# Third-party cookies are off by default, which would hide what a shop lets others set.
PREFERENCES = {"profile": {"cookie_controls_mode": 0}}
# For pages that open connections of a kind no proxy carries.
NO_SIDE_DOORS = (
    "for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', "
    "'WebTransport']) delete window[name];"
)


class BrowserRefused(Exception):
    """The browser did not start; the text says why."""


class Chromium:
    """One browser process; every context is a visitor who was never here before."""

    def __init__(self, browser: Browser, options: VisitOptions, gate: Gate) -> None:
        self._browser = browser
        self._options = options
        self.gate = gate

    @asynccontextmanager
    async def visitor(
        self, *, phone: bool = False, on_pass: Pass | None = None
    ) -> AsyncIterator[BrowserContext]:
        """A fresh visitor, on a desktop or a phone; on a pass that can be sealed."""
        major = self._browser.version.partition(".")[0]
        ours = self._options.user_agent.removeprefix("Mozilla/5.0 ")
        settings: dict[str, Any] = {
            "viewport": PHONE if phone else DESKTOP,
            "is_mobile": phone,
            "has_touch": phone,
            "locale": self._options.languages[0],
            "service_workers": "block",
            "accept_downloads": False,
            "user_agent": (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 "
                "(KHTML, like Gecko) "
                f"Chrome/{major}.0.0.0 Safari/537.36 {ours}"
            ),
        }
        if on_pass is not None:
            settings["proxy"] = _proxy(self.gate, on_pass)
        context = await self._browser.new_context(**settings)
        context.on("page", _close_popup)
        try:
            await context.add_init_script(NO_SIDE_DOORS)
            yield context
        finally:
            await _within(context.close(), CLOSE_SECONDS)


def _close_popup(page: Page) -> None:
    """Close what a page opened by itself; a shop may open windows without end."""

    async def close() -> None:
        if await _within(page.opener(), CLOSE_SECONDS) is not None:
            await _within(page.close(), CLOSE_SECONDS)

    asyncio.ensure_future(close())  # noqa: RUF006 - the page lives as long


@asynccontextmanager
async def open_page(context: BrowserContext) -> AsyncIterator[Page]:
    """A page for one navigation; closing it never waits long.

    A page that failed to load once may hang for ever when closed, so each navigation
    gets its own and nobody waits for the close.
    """
    page = await context.new_page()
    page.on("dialog", lambda dialog: asyncio.ensure_future(dialog.dismiss()))
    try:
        yield page
    finally:
        await _within(page.close(), CLOSE_SECONDS)


async def go(page: Page, url: str, *, seconds: float) -> bool:
    """Open an address and wait until it has loaded; false when nothing came.

    A page that loads for too long is taken as it stands.
    """
    try:
        async with asyncio.timeout(seconds + 2):
            await page.goto(url, wait_until="load", timeout=seconds * 1000)
    except (Error, TimeoutError):
        return page.url.startswith(("http:", "https:")) and bool(
            await _within(page.evaluate("document.body?.innerText?.length || 0"), 2)
        )
    return True


async def settle(page: Page, *, still: float = 0.4, longest: float = 2.5) -> None:
    """Wait until the page stops changing, in seconds."""
    milliseconds = [still * 1000, longest * 1000]
    for _ in range(2):
        if await _within(page.evaluate(script("quiet"), milliseconds), longest + 1):
            return
        # The page was left while we watched: wait for the next one instead.
        await _within(page.wait_for_load_state("load"), longest + 5)


@asynccontextmanager
async def answered(page: Page, *, longest: float = 6) -> AsyncIterator[None]:
    """Leave only when what the page sent or opened meanwhile has been answered.

    A page that waits for a slow shop stands as still as one that is done.
    """
    waiting: set[Request] = set()
    lingers = False

    def ask(request: Request) -> None:
        nonlocal lingers
        if request.method != "GET" or request.is_navigation_request():
            waiting.add(request)
            # Where a script asked, the page may go on once it has heard the answer.
            lingers = not request.is_navigation_request()

    def hear(request: Request) -> None:
        waiting.discard(request)

    page.on("request", ask)
    page.on("requestfinished", hear)
    page.on("requestfailed", hear)
    try:
        yield
        # What a press sets off begins a moment later.
        await asyncio.sleep(0.15)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(longest):
                while waiting or lingers:
                    if not waiting:
                        lingers = False
                        await asyncio.sleep(LINGER_SECONDS)
                    await asyncio.sleep(0.05)
    finally:
        page.remove_listener("request", ask)
        page.remove_listener("requestfinished", hear)
        page.remove_listener("requestfailed", hear)


async def photograph(page: Page, *, whole: bool = False) -> bytes:
    """A screenshot as PNG; empty when the page cannot be drawn in time."""
    taken = await _within(
        page.screenshot(full_page=whole, timeout=8000, animations="disabled"), 10
    )
    return taken or b""


async def content_of(page: Page) -> str:
    """The HTML as scripts left it; empty when there is none, or more than we read."""
    content = str(await _within(page.content(), 5) or "")
    return content if len(content) <= MOST_CHARACTERS else ""


@cache
def script(name: str) -> str:
    """One of our own scripts, to be run in a page."""
    path = files("inspector.visit").joinpath("scripts", f"{name}.js")
    return path.read_text("utf-8")


def find_chromium(options: VisitOptions) -> Path | None:
    """The browser to use: the given one, else what stands on the path."""
    if options.browser_path is not None:
        return options.browser_path if options.browser_path.exists() else None
    found = (shutil.which(name) for name in NAMES)
    return next((Path(path) for path in found if path), None)


@asynccontextmanager
async def open_chromium(
    gate: Gate, options: VisitOptions, *, pins: tuple[str, ...] = ()
) -> AsyncIterator[Chromium]:
    """A running browser; raises `BrowserRefused`. Leaves no process behind.

    `pins` are public keys we validated against the caller's own authority.
    """
    path = find_chromium(options)
    if path is None:
        raise BrowserRefused("no Chromium was found")
    before = _drivers()
    driver: Playwright | None = None
    with browser_folder() as folder:
        profile = str(folder)
        try:
            async with asyncio.timeout(START_SECONDS):
                driver = await async_playwright().start()
                first = await _launch(driver, path, folder, gate, pins)
        except (Error, OSError, TimeoutError) as problem:
            await _clear_away(driver, profile, before)
            raise BrowserRefused(str(problem).partition("\n")[0]) from problem
        except asyncio.CancelledError:
            await _clear_away(driver, profile, before)
            raise
        try:
            assert first.browser is not None, "a launched context has one"  # noqa: S101
            yield Chromium(first.browser, options, gate)
        finally:
            await _within(first.close(), CLOSE_SECONDS)
            await _clear_away(driver, profile, before)


async def _clear_away(
    driver: Playwright | None, profile: str, before: set[int]
) -> None:
    """End the driver, and whatever it or the browser has left behind."""
    _kill(_processes_of(profile))
    if driver is not None:
        await _within(driver.stop(), CLOSE_SECONDS)
    _kill(_processes_of(profile) | (_drivers() - before))


async def _launch(
    driver: Playwright, path: Path, profile: Path, gate: Gate, pins: tuple[str, ...]
) -> BrowserContext:
    (profile / "Default").mkdir()
    (profile / "Default" / "Preferences").write_text(json.dumps(PREFERENCES))
    flags = list(FLAGS)
    # Chromium refuses its sandbox to root.
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")
    if pins:
        flags.append(f"--ignore-certificate-errors-spki-list={','.join(pins)}")
    chromium: BrowserType = driver.chromium
    return await chromium.launch_persistent_context(
        profile,
        executable_path=path,
        headless=True,
        args=flags,
        # Without this the driver lets pages open windows nobody asked for.
        ignore_default_args=["--disable-popup-blocking"],
        handle_sigint=False,
        handle_sigterm=False,
        handle_sighup=False,
        proxy=_proxy(gate, gate.own_pass),
    )


def _proxy(gate: Gate, on_pass: Pass) -> ProxySettings:
    return {
        "server": gate.address,
        # Loopback too must go through the gate, to be refused there.
        "bypass": "<-loopback>",
        "username": on_pass.username,
        "password": on_pass.password,
    }


async def _within(work: Any, seconds: float) -> Any:
    """The outcome of some browser work, or `None` when it fails or takes too long."""
    try:
        async with asyncio.timeout(seconds):
            return await work
    except (Error, TimeoutError):
        return None


def _processes_of(profile: str) -> set[int]:
    """Processes started with this profile folder; only Linux tells without a tool."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if profile.encode() in (entry / "cmdline").read_bytes():
                found.add(int(entry.name))
    return found - {os.getpid()}


def _drivers() -> set[int]:
    """The drivers this thread has started, and so this visit; none of another's.

    Every visit has a thread of its own, and Linux tells whose children are whose.
    """
    found: set[int] = set()
    mine = Path(f"/proc/self/task/{threading.get_native_id()}/children")
    with contextlib.suppress(OSError):
        found = {int(pid) for pid in mine.read_text().split()}
    return {pid for pid in found if _is_driver(pid)}


def _is_driver(pid: int) -> bool:
    try:
        return b"run-driver" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def _kill(processes: set[int]) -> None:
    for pid in processes:
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)
