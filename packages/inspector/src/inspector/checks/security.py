"""Whether the shop is reached over HTTPS, and its answers carry protective headers."""

from urllib.parse import urljoin

from inspector.checking import check, found
from inspector.checks.tls import knows_no_tls
from inspector.facts import Entrance
from inspector.reading.domains import is_same_site
from inspector.reading.protections import max_age_of
from inspector.reading.security_headers import missing_protection
from inspector.report import Finding, Outcome
from inspector.site import Site

PERMANENT = frozenset({301, 308})


@check("security.https", law=("GDPR, article 32",))
def https(site: Site) -> Finding:
    """Every address of the shop is served over HTTPS, and plain HTTP leads there.

    A secure connection is part of the security of processing (GDPR, article 32).
    """
    plain = [way for way in site.entrances if way.url.startswith("http:")]
    secure = [way for way in site.entrances if way.url.startswith("https:")]
    if not any(_ends_secure(way) for way in secure):
        problems = {way.problem for way in secure} - {"tls"}
        if not secure or "timeout" in problems:
            return found(Outcome.UNCLEAR, "not-seen", confidence=0.3)
        is_tls = any(way.problem == "tls" for way in secure)
        if is_tls and not knows_no_tls(site):
            return found(Outcome.UNCLEAR, "certificate-first", confidence=0.5)
        return found(Outcome.NOT_MET, "no-https", url=site.url, confidence=0.9)
    for way in plain:
        if _stays_plain(way):
            return found(Outcome.NOT_MET, "no-redirect", url=way.url, confidence=0.95)
        stranger = _stranger_on(way)
        if stranger:
            values = {"target": stranger}
            return found(
                Outcome.NOT_MET,
                "over-a-stranger",
                url=way.url,
                values=values,
                confidence=0.9,
            )
    return _judge_plain(site, plain)


def _stays_plain(way: Entrance) -> bool:
    """Whether a way ends, or goes round, without ever being sent to HTTPS."""
    if not way.hops or _ends_secure(way):
        return False
    last = way.hops[-1]
    leads = 300 <= last.status < 400 and bool(last.location)
    return not (leads and last.location.startswith("https:"))


def _stranger_on(way: Entrance) -> str:
    """Another site that a way passes unprotected before it is safe; else empty."""
    for hop in way.hops:
        goes_to = urljoin(hop.url, hop.location)
        if goes_to.startswith("http:") and not is_same_site(goes_to, way.url):
            return goes_to[:200]
    return ""


def _judge_plain(site: Site, plain: list[Entrance]) -> Finding:
    answered = [way for way in plain if _ends_secure(way)]
    if not answered:
        if any(way.problem == "no-answer" for way in plain):
            return found(Outcome.MET, "plain-closed", url=site.url, confidence=0.8)
        return found(Outcome.UNCLEAR, "plain-not-seen", url=site.url, confidence=0.4)
    for way in answered:
        first = way.hops[0]
        if first.status not in PERMANENT or not first.location.startswith("https:"):
            values = {"status": str(first.status)}
            return found(
                Outcome.MET, "detour", url=way.url, values=values, confidence=0.8
            )
    return found(Outcome.MET, "redirects", url=answered[0].url, confidence=0.95)


def _ends_secure(way: Entrance) -> bool:
    if way.problem or not way.hops:
        return False
    return way.hops[-1].url.startswith("https:")


@check("security.hsts", law=("GDPR, article 32", "RFC 6797"))
def hsts(site: Site, *, at_least_days: int = 365) -> Finding:
    """The site tells browsers to come back over HTTPS only, for long enough.

    RFC 6797; a header that cannot be read counts as none, as it does for a browser.
    """
    home = site.home
    if home is None or home.status >= 400:
        return found(Outcome.UNCLEAR, "not-seen", confidence=0.3)
    if not home.url.startswith("https:"):
        return found(Outcome.NOT_MET, "no-https", url=home.url, confidence=0.9)
    header = home.header("strict-transport-security")
    if not header:
        return found(Outcome.NOT_MET, "absent", url=home.url, confidence=0.95)
    seconds = max_age_of(header)
    if seconds is None:
        return found(
            Outcome.NOT_MET,
            "unreadable",
            value=header[:100],
            url=home.url,
            confidence=0.9,
        )
    days = seconds // 86_400
    outcome = Outcome.MET if days >= at_least_days else Outcome.NOT_MET
    return found(
        outcome,
        "days" if outcome is Outcome.MET else "too-short",
        value=header[:100],
        url=home.url,
        values={"days": str(days), "asked": str(at_least_days)},
        confidence=0.95,
    )


@check("security.headers", law=("GDPR, article 32", "OWASP Secure Headers Project"))
def headers(site: Site) -> Finding:
    """The answers carry the headers that protect visitors against common attacks.

    Security of processing (GDPR, article 32); the list follows OWASP.
    """
    pages = [page for page in site.pages if page.status < 400 and page.headers]
    if site.home is None or site.home.status >= 400 or not pages:
        return found(Outcome.UNCLEAR, "not-seen", confidence=0.3)
    for page in pages:
        missing = missing_protection(page.headers)
        if missing:
            names = ", ".join(missing)
            return found(
                Outcome.NOT_MET,
                "missing",
                value=names,
                url=page.url,
                values={"names": names},
                confidence=0.9,
            )
    return found(Outcome.MET, "all-there", url=pages[0].url, confidence=0.9)
