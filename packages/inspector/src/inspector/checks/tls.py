"""Whether the handshake is sound: the certificate, and what the host would accept.

Both checks name every cause that `reading.tls_causes` finds. What fails is not met;
what is doubtful goes to a person; what works and could be better is named beside it.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from inspector.checking import check, found
from inspector.facts import TlsFacts
from inspector.reading.domains import host_of
from inspector.reading.tls_causes import (
    FAIL,
    SOON_DAYS,
    UNCLEAR,
    WARN,
    Cause,
    tls_causes,
)
from inspector.report import Finding, Outcome
from inspector.site import Site

SOUND = frozenset({"TLSv1.2", "TLSv1.3"})
WEAK_CIPHER = re.compile(
    r"RC4|3DES|DES-CBC|NULL|EXPORT|MD5|^AES\d+-(?:SHA|GCM)|^TLS_RSA_", re.I
)
OFFERED = (
    "old-protocol",
    "cipher-",
    "weak-cipher",
    "no-forward-secrecy",
    "also-without-forward-secrecy",
    "insecure-renegotiation",
    "early-data",
    "short-key-exchange",
    "offer-not-seen",
    "question-without-answer",
)
# Neither can be said of a host with which nobody can shake hands.
OF_BOTH = ("no-tls", "asks-for-a-client-certificate")
# They work today, and somebody should look into them before they do not.
TO_LOOK_INTO = frozenset({"ends-soon", "lives-too-long"})
ORDER = {level: place for place, level in enumerate((FAIL, UNCLEAR, WARN))}


@dataclass(frozen=True)
class Shaken:
    """One host, what we saw of it, and the causes that one check judges."""

    facts: TlsFacts
    causes: tuple[Cause, ...]
    at: datetime
    sound: str
    value: str

    def told(self) -> Finding:
        """The finding these causes make together; each of them is named."""
        levels = {cause.level for cause in self.causes}
        to_look_into = any(cause.code in TO_LOOK_INTO for cause in self.causes)
        if FAIL in levels:
            return self._as(Outcome.NOT_MET, "wrong", confidence=0.95)
        if UNCLEAR in levels or to_look_into:
            return self._as(Outcome.UNCLEAR, "doubtful", confidence=0.5)
        if self.causes:
            return self._as(Outcome.MET, "sound-but", confidence=0.8)
        return self._as(Outcome.MET, self.sound, confidence=0.95)

    def _as(self, outcome: Outcome, message: str, *, confidence: float) -> Finding:
        facts = self.facts
        ordered = sorted(self.causes, key=lambda cause: ORDER.get(cause.level, 9))
        named = ", ".join(f"{c.code} {c.detail}".strip() for c in ordered)
        names = " ".join(part for part in (facts.protocol, facts.cipher) if part)
        return found(
            outcome,
            message,
            value=named[:400] or self.value,
            url=f"https://{facts.host}/",
            values={
                "host": facts.host,
                "until": facts.valid_until[:10],
                "left": str(_days_left(facts, at=self.at)),
                "names": names,
                "causes": ",".join(f"{c.code}={c.detail}" for c in ordered),
                "warned": ", ".join(c.code for c in ordered if c.level == WARN),
            },
            confidence=confidence,
        )


@check(
    "security.certificate",
    law=("GDPR, article 32", "CA/Browser Forum, Baseline Requirements"),
)
def certificate(site: Site, *, at_least_days: int = SOON_DAYS) -> Finding:
    """The certificate is trusted, fits the host, is strong and has days to run.

    Security of processing (GDPR, article 32). One that ends soon, or lives longer than
    authorities may allow, goes to a person. Certificates that live shorter than fifty
    days may be nearer their end, because they are renewed more often.
    """
    facts = facts_of(site)
    if facts is None or facts.problem == "other" or _is_only_silent(site, facts):
        return found(Outcome.UNCLEAR, "not-seen", confidence=0.3)
    causes = [
        cause
        for cause in tls_causes(facts, at=site.visited_at)
        if not cause.code.startswith(OFFERED) and cause.code != "ends-soon"
    ]
    # Authorities of our own making, trusted for a test, live by their own rules.
    if site.options.get("extra_trust") == "true":
        causes = [cause for cause in causes if cause.code != "lives-too-long"]
    if not any(cause.level == FAIL for cause in causes):
        causes += _soon(facts, at=site.visited_at, at_least_days=at_least_days)
    finding = Shaken(
        facts, tuple(causes), site.visited_at, "good", facts.valid_until[:10]
    ).told()
    if finding.outcome is not Outcome.MET:
        return finding
    return _of_other_names(site, facts) or finding


def _of_other_names(site: Site, facts: TlsFacts) -> Finding | None:
    """The certificate must cover the shop's address with and without `www` too."""
    broken = [
        host_of(way.url)
        for way in site.entrances
        if way.problem == "tls" and host_of(way.url) != facts.host
    ]
    if not broken:
        return None
    return found(
        Outcome.UNCLEAR,
        "other-name",
        value=broken[0],
        url=f"https://{broken[0]}/",
        values={"host": broken[0]},
        confidence=0.6,
    )


def _soon(facts: TlsFacts, *, at: datetime, at_least_days: int) -> list[Cause]:
    if not facts.valid_until:
        return []
    begins = datetime.fromisoformat(facts.valid_from)
    ends = datetime.fromisoformat(facts.valid_until)
    left, lifetime = _days_left(facts, at=at), (ends - begins).days
    asked = at_least_days if lifetime >= 50 else min(at_least_days, 7, lifetime // 3)
    return [Cause("ends-soon", WARN, str(left))] if left < asked else []


@check("security.tls-versions")
def tls_versions(site: Site) -> Finding:
    """Only TLS 1.2 and 1.3 with sound ciphers are accepted.

    Met when each question put to the host was answered and nothing weak was accepted;
    one handshake alone proves what is weak, never that everything weak is refused.
    """
    facts = facts_of(site)
    if facts is None or _is_only_silent(site, facts):
        return found(Outcome.UNCLEAR, "not-seen", confidence=0.3)
    causes = [
        cause
        for cause in tls_causes(facts, at=site.visited_at)
        if cause.code.startswith((*OFFERED, *OF_BOTH))
    ]
    if not facts.probes:
        causes += _of_one_handshake(facts)
    return Shaken(facts, tuple(causes), site.visited_at, "names", facts.protocol).told()


def _of_one_handshake(facts: TlsFacts) -> list[Cause]:
    """What one handshake proves against a host that answered no other question."""
    if facts.protocol and facts.protocol not in SOUND:
        return [Cause("old-protocol", FAIL, facts.protocol)]
    if facts.protocol != "TLSv1.3" and WEAK_CIPHER.search(facts.cipher):
        return [Cause("weak-cipher", FAIL, facts.cipher)]
    return []


def facts_of(site: Site) -> TlsFacts | None:
    """What the handshake with the shop's own host showed."""
    return next((tls for tls in site.tls if tls.host == host_of(site.url)), None)


def knows_no_tls(site: Site) -> bool:
    """Whether something answers where TLS belongs, and shakes hands with nobody."""
    facts = facts_of(site)
    if facts is None or facts.problem == "no-answer":
        return False
    return any(c.code == "no-tls" for c in tls_causes(facts, at=site.visited_at))


def _is_only_silent(site: Site, facts: TlsFacts) -> bool:
    """Whether the host said nothing, and nothing else shows that it knows no TLS."""
    if facts.problem != "no-answer":
        return False
    plain = [way for way in site.entrances if way.url.startswith("http:")]
    secure = [way for way in site.entrances if way.url.startswith("https:")]
    is_open = any(way.hops and not way.problem for way in plain)
    is_closed = bool(secure) and all(way.problem == "no-answer" for way in secure)
    return not (is_open and is_closed)


def _days_left(facts: TlsFacts, *, at: datetime) -> int:
    if not facts.valid_until:
        return 0
    return (datetime.fromisoformat(facts.valid_until) - at).days
