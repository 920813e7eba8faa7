"""A walk along pages in a real browser, with what axe and a ruler say of each."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.test import Client
from playwright.sync_api import APIResponse, Page

from tests.browser import Theme, find_violations
from tests.sites.samples import Stop
from trustmark.accounts.api import User

LOOKS: tuple[tuple[Theme, int], ...] = (("light", 1280), ("dark", 390))
REDIRECTS = (301, 302, 303)
ONLY_SENT_TO = 405
# Everything that can be unfolded is looked at unfolded.
_UNFOLD = (
    "document.querySelectorAll('details').forEach(fold => "
    "{ fold.removeAttribute('name'); fold.open = true })"
)
# Colours and measures follow a change of look one picture later; on a loaded machine
# a single button may keep its old colour until the page is drawn anew.
_SETTLE = (
    "new Promise(on => { const top = document.documentElement; top.hidden = true; "
    "void top.offsetHeight; top.hidden = false; "
    "requestAnimationFrame(() => requestAnimationFrame(on)) })"
)
_WIDTHS = "[document.documentElement.scrollWidth, window.innerWidth]"


@dataclass
class Walk:
    """One browser page on its way along the pages of a site."""

    page: Page
    site: str
    findings: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    passed: dict[str, str] = field(default_factory=dict)

    def become(self, person: User | None) -> None:
        """Go on as somebody who just signed in with all that asks, or as nobody."""
        self.page.context.clear_cookies()
        if person is None:
            return
        client = Client()
        client.force_login(person)
        session = client.session
        # Pages about the way in ask for the password again, unless that was just now.
        session["account_authentication_methods"] = [
            {"method": "password", "at": time.time(), "reauthenticated": True}
        ]
        session["account_authentication_methods_user"] = str(person.pk)
        session.save()
        self._bring(client)

    def become_consumer(self, email: str) -> None:
        """Go on as whoever came by a link from a letter."""
        client = Client()
        session = client.session
        session["consumer"] = {"email": email, "until": "2999-01-01T00:00:00+00:00"}
        session.save()
        self.page.context.clear_cookies()
        self._bring(client)

    def visit(self, name: str, stops: Iterable[Stop]) -> None:
        """Look at a page at its addresses, or note why there is no page to look at."""
        for stop in stops:
            address = self.site + stop.address
            answer = self.page.context.request.get(address, max_redirects=0)
            kind = kind_of(answer)
            if kind:
                self.passed[name] = kind
                continue
            if answer.status != stop.status:
                self.findings.append(f"{name} ({address}) answers {answer.status}")
            self.page.emulate_media(color_scheme=LOOKS[0][0])
            self.page.goto(address)
            self.look(name)

    def look(self, name: str) -> None:
        """Ask axe and the ruler about the page that is open, in both looks."""
        self.seen.add(name)
        self.page.evaluate(_UNFOLD)
        for theme, width in LOOKS:
            self.page.emulate_media(color_scheme=theme)
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.evaluate(_SETTLE)
            where = f"{name} ({self.page.url}, {theme}, {width} px)"
            self.findings += [f"{where}\n{one}" for one in find_violations(self.page)]
            wide, window = self.page.evaluate(_WIDTHS)
            if wide > window:
                self.findings.append(f"{where}\nsticks out by {wide - window} px")

    def _bring(self, client: Client) -> None:
        name = settings.SESSION_COOKIE_NAME
        value = client.cookies[name].value
        self.page.context.add_cookies(
            [{"name": name, "value": value, "url": self.site}]
        )


def kind_of(answer: APIResponse) -> str:
    """What an address gives instead of a page; nothing when it gives a page."""
    if answer.status in REDIRECTS:
        return "leads on"
    if answer.status == ONLY_SENT_TO:
        return "is sent to"
    given = answer.headers.get("content-type", "").partition(";")[0]
    if answer.headers.get("content-disposition", "").startswith("attachment"):
        return f"{given}, attached" if given == "text/html" else given
    if "sandbox" in answer.headers.get("content-security-policy", ""):
        # Somebody's words as a mail program draws them. No script runs in it, nor axe.
        return "a letter"
    if given == "text/html":
        return "" if b"<html" in answer.body() else "fragment"
    return given
