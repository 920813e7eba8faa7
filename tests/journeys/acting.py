"""People in a real browser, each with a window of their own, in time that we set."""

import re
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, BrowserContext, Page

from tests.builders.people import TOTP_SECRET
from trustmark.accounts import api as accounts
from trustmark.accounts.api import User

PASSWORD = "Vier groene fietsen, 26 bellen!"


@dataclass
class Clock:
    """The moment it is in the story."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **length: float) -> datetime:
        """Let time pass; gives the new moment."""
        self.now += timedelta(**length)
        return self.now


@dataclass
class Actor:
    """One person with a browser window of their own; pages are read in English."""

    browser: Browser
    site: str
    person: User | None = None
    complaints: list[str] = field(default_factory=list)
    _context: BrowserContext | None = None
    _page: Page | None = None

    @property
    def page(self) -> Page:
        """The window, opened when it is first needed."""
        if self._page is None:
            self._context = self.browser.new_context(locale="en")
            self._page = self._context.new_page()
            self._context.set_default_timeout(8000)
            self._page.on("pageerror", lambda fault: self.complaints.append(str(fault)))
        return self._page

    def go(self, path: str) -> Page:
        """Open a page of the site, or the address a letter names."""
        is_whole = path.startswith("http")
        self.page.goto(path if is_whole else f"{self.site}/en/{path}")
        return self.page

    def sign_in(self, email: str, password: str = PASSWORD, *, code: str = "") -> None:
        """Sign in on the real pages, with a code where one is asked for."""
        self.go("account/login/")
        self.page.locator("input[name=login]").fill(email)
        self.page.locator("input[name=password]").fill(password)
        self.press("Sign in")
        if code:
            self.page.locator("input[name=code]").fill(code)
            self.page.locator("main form").first.locator("button").first.click()
            self.page.wait_for_load_state()

    def come_back(self) -> None:
        """Be signed in again, for later days on which signing in is not the story."""
        if self.person is None:
            raise ValueError("nobody to come back as")
        self.close()
        session = SessionStore()
        session[SESSION_KEY] = str(self.person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = self.person.get_session_auth_hash()
        session.create()
        self.page.context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": str(session.session_key),
                    "url": self.site,
                }
            ]
        )

    def press(self, label: str) -> None:
        """Press the first button or link of the page's main part with this label."""
        main = self.page.locator("main")
        button = main.get_by_role("button", name=label, exact=True)
        link = main.get_by_role("link", name=label, exact=True)
        button.or_(link).first.click()
        self.page.wait_for_load_state()

    def fill(self, **typed: str | list[str] | bool) -> None:
        """Fill in a form: texts and choices by name, lists for boxes, True to tick."""
        for name, value in typed.items():
            # Forms of several steps put the name of the step before the field.
            control = self.page.locator(f"main [name='{name}'], main [name$='-{name}']")
            if value is True:
                control.check()
            elif isinstance(value, list):
                for one in value:
                    control.and_(self.page.locator(f"[value='{one}']")).check()
            elif control.first.evaluate("node => node.tagName") == "SELECT":
                control.select_option(str(value))
            elif control.first.get_attribute("type") == "radio":
                control.and_(self.page.locator(f"[value='{value}']")).check()
            else:
                control.fill(str(value))

    def deed(self, code: str, label: str, **typed: str) -> None:
        """Open a deed on a staff page, fill it in, and press it."""
        fold = self.page.locator(f"#deed-{code}")
        fold.locator("summary").click()
        for name, words in typed.items():
            control = fold.locator(f"[name={name}]")
            if control.evaluate("node => node.tagName") == "SELECT":
                control.select_option(words)
            else:
                control.fill(words)
        fold.get_by_role("button", name=label, exact=True).click()
        self.page.wait_for_load_state()

    def reads(self) -> str:
        """All the words of the page, as a person sees them."""
        return " ".join(self.page.locator("body").inner_text().split())

    def close(self) -> None:
        """Close the window."""
        if self._context is not None:
            self._context.close()
        self._context = self._page = None


def code_now(secret: str = TOTP_SECRET) -> str:
    """What an authenticator app shows; it knows only the real time."""
    return accounts.totp_code(secret, at=datetime.fromtimestamp(time.time(), UTC))


def link_in(letter: str, *, to: str) -> str:
    """The address in a letter that leads to this part of our site."""
    for found in re.findall(r"https?://[^\s)>]+", letter):
        if to in found:
            return str(found)
    raise LookupError(f"no address with {to!r} in: {letter}")
