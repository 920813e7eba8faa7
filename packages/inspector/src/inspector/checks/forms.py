"""Whether forms ask no more than they need, and keep what they are told."""

import re
from urllib.parse import urlsplit

from inspector.checking import check, found
from inspector.checks.statements import (
    first,
    nothing_against,
    pattern,
    says,
)
from inspector.checks.walked import picture_of
from inspector.reading.elements import read_elements
from inspector.report import Finding, Outcome
from inspector.site import Site

PLACES = ("privacy", "cookies")
NEWS = pattern(
    r"(?:nieuwsbrief|newsletter|lettre d.information|infolettre)[^.\n]{0,200}"
    r"(?:afmeld|uitschrij|afmelden|désinscri|désabonn|unsubscribe|opt[- ]?out|"
    r"abmeld)[^.\n]{0,60}",
    r"(?:afmeld|uitschrij|désinscri|désabonn|unsubscribe)\w*[^.\n]{0,120}"
    r"(?:nieuwsbrief|newsletter|mail)",
)
NEWS_FORM = re.compile(r"nieuwsbrief|newsletter|infolettre", re.I)
TOO_PERSONAL = re.compile(
    r"geboorte|naissance|birth|geslacht|gender|\bgenre\b|rijksregister|\bbsn\b|"
    r"national number|"
    r"identiteitsnummer",
    re.I,
)
ACCOUNT = re.compile(r"wachtwoord|password|mot de passe", re.I)
IN_ADDRESS = re.compile(
    r"[?&](?:e-?mail|name|naam|phone|telefoon|address|adres)=[^&]*(?:@|%40)", re.I
)


@check("privacy.newsletter")
def newsletter(site: Site) -> Finding:
    """News by mail is asked for freely and easily ended.

    Whether mail keeps to it takes a mailbox and thirty days.
    """
    walk = site.checkout
    for tick in walk.ticks if walk is not None else ():
        if walk is not None and NEWS_FORM.search(tick.label):
            return found(
                Outcome.NOT_MET if tick.checked else Outcome.UNCLEAR,
                "names-against" if tick.checked else "names-person",
                value=tick.label,
                url=tick.url,
                quote=tick.label,
                picture=picture_of(walk, tick),
                values={"names": tick.label},
                confidence=0.85 if tick.checked else 0.5,
            )
    words = first(site, NEWS, (*PLACES, "home", "terms"))
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.5)
    return nothing_against(site, on=PLACES, needs=("privacy",), outcome=Outcome.UNCLEAR)


@check("privacy.minimisation", needs_browser=True)
def minimisation(site: Site) -> Finding:
    """The checkout asks what is needed, and can be used as a guest.

    Who came to the last button gave no password, whatever is asked of those who have
    an account.
    """
    walk = site.checkout
    was_guest = walk is not None and walk.reached == "order-button"
    for page in site.of_kind("checkout"):
        for form in read_elements(page.html, page.url).forms:
            for field in form.fields:
                asked = f"{field.label} {field.name}"
                if field.required and (
                    TOO_PERSONAL.search(asked)
                    or (ACCOUNT.search(asked) and not was_guest)
                ):
                    name = field.label or field.name
                    return found(
                        Outcome.NOT_MET,
                        "names-against",
                        value=name,
                        url=page.url,
                        picture=page.screenshot or "",
                        values={"names": name},
                        confidence=0.7,
                    )
    if walk is None or not was_guest:
        return found(Outcome.UNCLEAR, "not-reached", confidence=0.2)
    return found(
        Outcome.MET,
        "as-guest",
        url=walk.checkout_url,
        picture=walk.screenshot or "",
        confidence=0.75,
    )


@check("privacy.form-leak", needs_browser=True)
def form_leak(site: Site) -> Finding:
    """What customers type does not leak into addresses or to others.

    Addresses of requests and pages are looked at; bodies of requests are not kept.
    """
    addresses = [request.url for state in site.consent for request in state.requests]
    for url in [*addresses, *(page.url for page in site.pages)]:
        if IN_ADDRESS.search(url):
            return found(
                Outcome.NOT_MET,
                "names-against",
                value=urlsplit(url).netloc,
                url=url[:300],
                values={"names": url[:200]},
                confidence=0.8,
            )
    for page in site.pages:
        for form in read_elements(page.html, page.url).forms:
            asks = any(f.kind in {"email", "tel", "password"} for f in form.fields)
            if asks and form.method == "get":
                return found(
                    Outcome.UNCLEAR,
                    "sent-by-get",
                    value=form.action[:200],
                    url=page.url,
                    values={"names": form.action[:200]},
                    confidence=0.6,
                )
    if site.state("before") is None:
        return found(Outcome.UNCLEAR, "not-looked", confidence=0.2)
    return nothing_against(site, on=(), needs=("home",), outcome=Outcome.UNCLEAR)
