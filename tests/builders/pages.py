"""What the inspector sees in a test: pages written in the test itself."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import inspector
from inspector.reading.page import read_page
from trustmark.audits.suppliers.visitor import CouldNotVisit, OnProgress

SHOWN: dict[str, dict[str, str]] = {}
CLOSED: dict[str, tuple[str, str]] = {}
FACTS: dict[str, dict[str, Any]] = {}
FILLER = "Onze kazen rijpen een jaar in de kelder en gaan daarna per post op reis. " * 4
HOME = f"<title>Kaasboer</title><h1>Kaasboer Jansen</h1><p>{FILLER}</p>"
CONTACT = "<h1>Contact</h1><p>Kaasboer Jansen B.V., Kaasmarkt 12, 1012 AB Alkmaar</p>"
RETURNS = (
    "<title>Retourneren</title><h1>Retourneren en herroepen</h1><p>U heeft {days} "
    "dagen bedenktijd om uw bestelling te herroepen.</p><p>" + FILLER + "</p>"
)


def show(shop: object, pages: dict[str, str]) -> None:
    """From now on the visitor sees these pages of the shop: HTML by path."""
    SHOWN[_host(shop)] = {"/": HOME, **pages}


def add_facts(shop: object, **facts: Any) -> None:
    """From now on the visitor also sees these facts, by their names in a visit."""
    FACTS.setdefault(_host(shop), {}).update(facts)


def close(shop: object, why: str = "the shop does not answer", code: str = "") -> None:
    """From now on the shop cannot be visited."""
    CLOSED[_host(shop)] = (why, code)


class ScriptedVisitor:
    """Sees what the test wrote, and an empty site where it wrote nothing."""

    def visit(
        self, url: str, *, at: datetime, on_progress: OnProgress
    ) -> inspector.Site:
        """Read the pages as the inspector reads them."""
        host = urlsplit(url).hostname or ""
        if host in CLOSED:
            raise CouldNotVisit(*CLOSED[host])
        on_progress(inspector.Progress(step="home", done=1, total=1, url=url))
        pages = tuple(
            read_page(
                urljoin(url, path),
                f"<html lang=nl><body>{html}</body></html>",
                promised="home" if path == "/" else "other",
            )
            for path, html in SHOWN.get(host, {}).items()
        )
        site = inspector.Site(url=url, visited_at=at, pages=pages)
        return replace(site, **FACTS.get(host, {}))


def scripted_visitor() -> ScriptedVisitor:
    """The visitor the setting names."""
    return ScriptedVisitor()


def _host(shop: object) -> str:
    return urlsplit(str(getattr(shop, "url", shop))).hostname or ""


class BrokenVisitor:
    """Fails halfway every visit, as a network does."""

    def visit(
        self, url: str, *, at: datetime, on_progress: OnProgress
    ) -> inspector.Site:
        """Fail."""
        raise OSError("the cable is out")


def broken_visitor() -> BrokenVisitor:
    """The visitor for tests of bad days."""
    return BrokenVisitor()
