"""Which protections a browser offers the site uses, one by one and by name.

Each lies beside the criterion it belongs to and does not decide it: `security.headers`
and `security.https` do that.
"""

from dataclasses import replace

from inspector.checking import check, found
from inspector.facts import Cookie, Page
from inspector.reading import protections
from inspector.reading.protections import Protection
from inspector.reading.set_cookie import cookies_of_pages
from inspector.report import Finding, Outcome
from inspector.site import Site

LAW = ("GDPR, article 32", "Mozilla web security guidelines")
BESIDE = "security.headers"
OUTCOMES = {
    "good": (Outcome.MET, 0.9),
    "weak": (Outcome.MET, 0.7),
    "bad": (Outcome.NOT_MET, 0.9),
    "unknown": (Outcome.UNCLEAR, 0.3),
}


@check("security.content-policy", law=(*LAW, "CSP Level 3"), beside=BESIDE)
def content_policy(site: Site) -> Finding:
    """A Content-Security-Policy stops scripts that the shop did not mean to run."""
    return _of_home(site, protections.content_policy)


@check("security.hsts-length", law=(*LAW, "RFC 6797"), beside="security.hsts")
def hsts_length(site: Site) -> Finding:
    """Browsers remember for at least half a year to come back over HTTPS only."""
    return _of_home(site, protections.transport_security)


@check("security.referrer-policy", law=LAW, beside=BESIDE)
def referrer_policy(site: Site) -> Finding:
    """Other sites do not learn which page a visitor comes from."""
    return _of_home(site, protections.referrer)


@check("security.framing", law=LAW, beside=BESIDE)
def framing(site: Site) -> Finding:
    """No other site can lay a page of the shop in a frame of its own."""
    return _of_home(site, protections.framing)


@check("security.sniffing", law=LAW, beside=BESIDE)
def sniffing(site: Site) -> Finding:
    """Browsers must believe what kind of file the shop says it sends."""
    return _of_home(site, protections.no_sniffing)


@check("security.resource-policy", law=LAW, beside=BESIDE)
def resource_policy(site: Site) -> Finding:
    """The shop says which sites may load its files."""
    return _of_home(site, protections.resource_policy)


@check("security.sharing", law=LAW, beside=BESIDE)
def sharing(site: Site) -> Finding:
    """Scripts of other sites cannot read answers meant for a customer."""
    return _of_home(site, protections.sharing)


@check("security.script-integrity", law=(*LAW, "W3C SRI"), beside=BESIDE)
def script_integrity(site: Site) -> Finding:
    """Scripts that come from elsewhere are held to a digest."""
    return _of_home(site, protections.script_integrity)


@check("security.redirection", law=LAW, beside="security.https")
def redirection(site: Site) -> Finding:
    """Plain HTTP leads to HTTPS on the same host, at the first step."""
    return _told(protections.redirection(site.entrances), site.url)


def _of_home(site: Site, read: protections.Reader) -> Finding:
    home = _home_with_headers(site)
    if home is None:
        return found(Outcome.UNCLEAR, "not-seen", confidence=0.3)
    return _told(read(home), home.url)


def _home_with_headers(site: Site) -> Page | None:
    home = site.home
    return home if home is not None and home.status < 400 and home.headers else None


def _told(protection: Protection, url: str) -> Finding:
    outcome, confidence = OUTCOMES[protection.level]
    values = {"detail": protection.detail, "result": protection.result}
    return found(
        outcome,
        protection.result if outcome is not Outcome.UNCLEAR else "not-seen",
        value=protection.result,
        url=url,
        values=values,
        confidence=confidence,
    )


@check("security.cookie-flags")
def cookie_flags(site: Site) -> Finding:
    """The shop's own cookies are kept from thieves and from other sites.

    Judged on what browsers kept in every state of consent and on the way to the order
    button, and on what pages sent. Without a cart a shop need not have set a session
    yet, so that none is seen is met only when one was filled.
    """
    states = [state for state in site.consent if state.reached]
    walk = site.checkout
    sent = cookies_of_pages(site.pages, site=site.url)
    kept = tuple(cookie for state in states for cookie in state.cookies)
    walked = walk.cookies if walk is not None else ()
    if not states and not sent and not walked:
        return found(Outcome.UNCLEAR, "not-looked", confidence=0.2)
    home = _home_with_headers(site)
    has_hsts = home is not None and bool(home.header("strict-transport-security"))
    # What a browser kept says more than the line it was asked to keep.
    protection = protections.cookie_flags((*walked, *kept, *sent), has_hsts=has_hsts)
    has_cart = walk is not None and walk.reached != "product"
    if protection.level != "bad" and not has_cart and not _has_session(kept + sent):
        return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)
    finding = _told(protection, site.url)
    named = protection.detail.split(", ")
    causes = [cookie for cookie in (*walked, *kept, *sent) if cookie.name in named]
    url = next((c.set_by for c in causes if c.set_by.startswith("http")), site.url)
    return replace(finding, url=url)


def _has_session(cookies: tuple[Cookie, ...]) -> bool:
    return any(
        protections.SESSION.search(cookie.name)
        for cookie in cookies
        if not cookie.third_party
    )
