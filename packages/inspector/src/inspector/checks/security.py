"""Whether the connection is safe: HTTPS, certificate, and protective headers."""

from datetime import datetime

from inspector.checking import check, found
from inspector.facts import Entrance, TlsFacts
from inspector.reading.domains import host_of
from inspector.reading.protections import max_age_of
from inspector.reading.security_headers import missing_protection
from inspector.report import Finding, Outcome
from inspector.site import Site

PERMANENT = frozenset({301, 308})
# CA/Browser Forum, Baseline Requirements 6.3.2: the longest any certificate may live.
MAX_LIFETIME_DAYS = 398


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
        if any(way.problem == "tls" for way in secure):
            return found(Outcome.UNCLEAR, "certificate-first", confidence=0.5)
        return found(Outcome.NOT_MET, "no-https", url=site.url, confidence=0.9)
    for way in plain:
        if way.hops and not way.problem and not _ends_secure(way):
            return found(Outcome.NOT_MET, "no-redirect", url=way.url, confidence=0.95)
    return _judge_plain(site, plain)


def _judge_plain(site: Site, plain: list[Entrance]) -> Finding:
    answered = [way for way in plain if way.hops]
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


@check(
    "security.certificate",
    law=("GDPR, article 32", "CA/Browser Forum, Baseline Requirements"),
)
def certificate(site: Site, *, at_least_days: int = 14) -> Finding:
    """The certificate is trusted, fits the host, is strong and has days to run.

    Security of processing (GDPR, article 32). Certificates that live shorter than
    fifty days may be nearer their end, because they are renewed more often.
    """
    facts = next((tls for tls in site.tls if tls.host == host_of(site.url)), None)
    if facts is None or facts.problem in {"no-answer", "other"}:
        return found(Outcome.UNCLEAR, "not-seen", confidence=0.3)
    values = {"host": facts.host, "until": facts.valid_until[:10]}
    details = {"url": f"https://{facts.host}/", "values": values}
    if facts.problem:
        message = f"problem-{facts.problem}"
        return found(Outcome.NOT_MET, message, confidence=0.95, **details)
    if not facts.valid_until:
        return found(Outcome.UNCLEAR, "not-seen", confidence=0.3)
    if _is_weak(facts):
        return found(Outcome.NOT_MET, "problem-weak", confidence=0.95, **details)
    return _judge_days(site, facts, at_least_days, values)


def _judge_days(
    site: Site, facts: TlsFacts, at_least_days: int, values: dict[str, str]
) -> Finding:
    begins = datetime.fromisoformat(facts.valid_from)
    ends = datetime.fromisoformat(facts.valid_until)
    left = (ends - site.visited_at).days
    lifetime = (ends - begins).days
    asked = at_least_days if lifetime >= 50 else min(at_least_days, 7, lifetime // 3)
    values = {**values, "left": str(left)}
    url = f"https://{facts.host}/"
    if left < asked:
        return found(
            Outcome.NOT_MET, "ends-soon", url=url, values=values, confidence=0.9
        )
    # Authorities of our own making, trusted for a test, live by their own rules.
    if lifetime > MAX_LIFETIME_DAYS and site.options.get("extra_trust") != "true":
        return found(
            Outcome.UNCLEAR, "long-lived", url=url, values=values, confidence=0.6
        )
    return found(
        Outcome.MET,
        "good",
        value=facts.valid_until[:10],
        url=url,
        values=values,
        confidence=0.95,
    )


def _is_weak(facts: TlsFacts) -> bool:
    least = {"rsa": 2048, "ec": 256}.get(facts.key_kind, 0)
    is_short = facts.key_kind == "dsa" or facts.key_bits < least
    return is_short or facts.signature_hash in {"md5", "sha1"}


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
