"""Reads what a server sends to be kept: the header Set-Cookie."""

import re
from http.cookies import CookieError, Morsel, SimpleCookie

from inspector.facts import Cookie, Page
from inspector.reading.domains import host_of, is_same_site

ADDRESS_CHARACTERS = 2_000


def cookies_in(line: str, *, url: str, site: str) -> tuple[Cookie, ...]:
    """The cookies one line asks for at this address; what is taken away is none."""
    try:
        parsed = SimpleCookie(line)
    except CookieError:
        return ()
    return tuple(
        _cookie(name, morsel, url=url, site=site)
        for name, morsel in parsed.items()
        if not _is_removal(morsel)
    )


def cookies_of_pages(pages: tuple[Page, ...], *, site: str) -> tuple[Cookie, ...]:
    """What pages that were fetched without a browser asked to be kept."""
    found = {
        (cookie.name, cookie.domain): cookie
        for page in pages
        for name, line in page.headers
        if name == "set-cookie"
        for cookie in cookies_in(line, url=page.url, site=site)
    }
    return tuple(found[key] for key in sorted(found))


def _cookie(name: str, morsel: "Morsel[str]", *, url: str, site: str) -> Cookie:
    domain = (morsel["domain"] or host_of(url)).lstrip(".").lower()
    return Cookie(
        name=name,
        domain=domain,
        path=morsel["path"] or "/",
        http_only=bool(morsel["httponly"]),
        secure=bool(morsel["secure"]),
        same_site=str(morsel["samesite"]),
        third_party=not is_same_site(f"http://{domain}/", site),
        seen_in="header",
        set_by=url[:ADDRESS_CHARACTERS],
    )


def _is_removal(morsel: "Morsel[str]") -> bool:
    """Whether a server takes a cookie away: an age of nothing, or a date long past."""
    if str(morsel["max-age"]).strip() in {"0", "-1"}:
        return True
    return bool(re.search(r"\b(?:19\d\d|200\d)\b", str(morsel["expires"])))
