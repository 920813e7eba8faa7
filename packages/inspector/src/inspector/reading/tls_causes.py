"""Names what is wrong with a TLS connection, cause by cause, from the facts of a visit.

Sources: CA/Browser Forum Baseline Requirements (lifetimes, keys, names), RFC 8996 (old
protocols), RFC 5280 (no subject), Mozilla's guidance on server side TLS (ciphers).
"""

import re
from dataclasses import dataclass
from datetime import datetime

from inspector.facts import TlsFacts

FAIL, WARN, NOTE, UNCLEAR = "fail", "warn", "note", "unclear"
OLD_PROTOCOLS = ("SSLv2", "SSLv3", "TLSv1", "TLSv1.1")
FORBIDDEN_CIPHERS = ("null", "anonymous", "export", "rc4", "3des")
SOON_DAYS = 14
LEAST_DH_BITS = 2048
# Baseline Requirements 6.3.2, and the shorter term for what is issued since that day.
MOST_DAYS, SHORTER_SINCE, SHORTER_DAYS = 398, datetime(2026, 3, 15), 200  # noqa: DTZ001


@dataclass(frozen=True)
class Cause:
    """One thing that is wrong; `level` is fail, warn, note or unclear.

    `detail` is the protocol, the number of days or bits, or the question that could not
    be answered.
    """

    code: str
    level: str
    detail: str = ""


def tls_causes(facts: TlsFacts, *, at: datetime) -> tuple[Cause, ...]:
    """Every cause for concern on this moment; empty when all is well.

    What could not be asked is `unclear`, never well.
    """
    if facts.problem == "no-answer":
        return (Cause("no-tls", FAIL),)
    if facts.problem == "protocol" and _refuses_every_protocol(facts):
        return (Cause("no-tls", FAIL),)
    if facts.problem == "client-certificate":
        return (Cause("asks-for-a-client-certificate", UNCLEAR),)
    return (*_of_certificate(facts, at), *_of_chain(facts), *_of_offer(facts))


def _refuses_every_protocol(facts: TlsFacts) -> bool:
    """Whether something answers there that shakes hands with nobody."""
    # The oldest two are refused in words that no client understands for sure.
    answers = {
        facts.answer(name) for name in (*OLD_PROTOCOLS[2:], "TLSv1.2", "TLSv1.3")
    }
    is_older = any(facts.answer(name) == "accepted" for name in OLD_PROTOCOLS[:2])
    return answers == {"refused"} and not is_older


def _of_certificate(facts: TlsFacts, at: datetime) -> list[Cause]:
    causes = []
    if facts.problem not in {"", "weak", "protocol"}:
        causes.append(Cause(facts.problem, FAIL))
    if not facts.valid_until:
        return [*causes, Cause("certificate-not-seen", UNCLEAR)]
    if not facts.names:
        causes.append(Cause("no-names", FAIL))
    elif not facts.subject and not facts.names_are_critical:
        causes.append(Cause("no-subject-and-names-not-critical", FAIL))
    least = {"rsa": 2048, "ec": 256}.get(facts.key_kind, 0)
    if facts.key_kind == "dsa" or facts.key_bits < least:
        causes.append(Cause("short-key", FAIL, str(facts.key_bits)))
    if facts.signature_hash in {"md5", "sha1"}:
        causes.append(Cause("weak-signature", FAIL, facts.signature_hash))
    if facts.problem == "weak" and not causes:
        # The own certificate is strong, so it is one above it that is not.
        causes.append(Cause("weak-chain", FAIL))
    return causes + _of_lifetime(facts, at)


def _of_lifetime(facts: TlsFacts, at: datetime) -> list[Cause]:
    begins = datetime.fromisoformat(facts.valid_from)
    ends = datetime.fromisoformat(facts.valid_until)
    lifetime, left = (ends - begins).days, (ends - at).days
    asked = SOON_DAYS if lifetime >= 50 else min(7, lifetime // 3)
    is_later = begins.replace(tzinfo=None) >= SHORTER_SINCE
    most = SHORTER_DAYS if is_later else MOST_DAYS
    causes = []
    if 0 <= left < asked:
        causes.append(Cause("ends-soon", WARN, str(left)))
    if lifetime > most:
        causes.append(Cause("lives-too-long", WARN, str(lifetime)))
    return causes


def _of_chain(facts: TlsFacts) -> list[Cause]:
    causes = []
    pairs = zip(facts.chain, facts.chain[1:], strict=False)
    if any(link.issuer != above.subject for link, above in pairs):
        causes.append(Cause("chain-out-of-order", WARN))
    if any(link.subject == link.issuer for link in facts.chain[1:]):
        causes.append(Cause("chain-holds-its-root", NOTE))
    return causes


def _of_offer(facts: TlsFacts) -> list[Cause]:
    causes = [
        Cause("old-protocol", FAIL, name)
        for name in OLD_PROTOCOLS
        if facts.answer(name) == "accepted"
    ]
    causes += [
        Cause(f"cipher-{family}", FAIL)
        for family in FORBIDDEN_CIPHERS
        if facts.answer(family) == "accepted"
    ]
    if facts.answer("static-rsa") == "accepted":
        is_only = facts.answer("forward-secret") == "refused"
        is_only &= facts.answer("TLSv1.3") != "accepted"
        code = "no-forward-secrecy" if is_only else "also-without-forward-secrecy"
        causes.append(Cause(code, FAIL if is_only else WARN))
    if facts.answer("cbc") == "accepted":
        causes.append(Cause("cipher-cbc", WARN))
    if facts.answer("renegotiation") == "accepted":
        causes.append(Cause("insecure-renegotiation", FAIL))
    if facts.answer("early-data") == "accepted":
        causes.append(Cause("early-data", WARN))
    return causes + _of_key_exchange(facts) + _unanswered(facts)


def _of_key_exchange(facts: TlsFacts) -> list[Cause]:
    details = [p.detail for p in facts.probes if p.asked == "dhe"]
    sizes = [int(size) for text in details for size in re.findall(r"DH (\d+)", text)]
    return [
        Cause("short-key-exchange", FAIL, str(size))
        for size in sizes
        if size < LEAST_DH_BITS
    ]


def _unanswered(facts: TlsFacts) -> list[Cause]:
    if not facts.probes:
        return [Cause("offer-not-seen", UNCLEAR)]
    return [
        Cause("question-without-answer", UNCLEAR, probe.asked)
        for probe in facts.probes
        if probe.answer == "unclear"
    ]
