"""Every way in which a secure connection can be wrong is told from the others."""

import asyncio
import ssl
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509 import Certificate, load_pem_x509_certificate
from lab import (
    HOST,
    OLDER,
    Laboratory,
    Manner,
    Paper,
    plain_host,
    silent_host,
    stubborn_host,
)

from inspector import Finding, Outcome, Profile, Site, TlsFacts, TlsProbe, examine
from inspector.reading.tls_causes import tls_causes
from inspector.visit.gate import Gate, GateRules
from inspector.visit.tls import examine_tls

NOW = datetime.now(UTC)  # noqa: TID251 - certificates live by the real clock
TLS10, TLS11, TLS12 = (
    ssl.TLSVersion.TLSv1,
    ssl.TLSVersion.TLSv1_1,
    ssl.TLSVersion.TLSv1_2,
)
RSA = Paper(key="rsa2048")
# OpenSSL refuses to serve a short key or a weak signature unless told not to look.
CARELESS = Manner(ciphers=f"ECDHE+AESGCM:ECDHE+CHACHA20:{OLDER}")
Papers = tuple[Any, list[Certificate]]
Make = Callable[[Laboratory], Papers]
Causes = set[tuple[str, str]]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Laboratory:
    return Laboratory(tmp_path_factory.mktemp("lab"), now=NOW)


def _examine(port: int, trust: Path | None) -> TlsFacts:
    async def examine() -> TlsFacts:
        async with Gate(GateRules({f"{HOST}:443": f"127.0.0.1:{port}"})) as gate:
            return await examine_tls(gate, HOST, 443, trust=trust)

    return asyncio.run(examine())


def _causes(facts: TlsFacts) -> set[tuple[str, str]]:
    return {(cause.code, cause.level) for cause in tls_causes(facts, at=NOW)}


def _verdicts(facts: TlsFacts) -> tuple[str, str]:
    """What the checks make of it: of the certificate, and of what is accepted."""
    site = Site(f"https://{HOST}/", NOW, tls=(facts,))
    report = examine(site, Profile.everything(), on=NOW.date())
    return (
        _verdict(report.finding("security.certificate")),
        _verdict(report.finding("security.tls-versions")),
    )


def _verdict(finding: Finding) -> str:
    """Pass, fail, unclear, or warn: a cause for concern that is named, and no more."""
    words = {Outcome.MET: "pass", Outcome.NOT_MET: "fail", Outcome.UNCLEAR: "unclear"}
    is_warning = finding.outcome is not Outcome.NOT_MET and finding.values["warned"]
    return "warn" if is_warning else words[finding.outcome]


def _are_named(facts: TlsFacts) -> bool:
    """Whether the two checks together name every cause there is."""
    site = Site(f"https://{HOST}/", NOW, tls=(facts,))
    report = examine(site, Profile.everything(), on=NOW.date())
    checks = ("security.certificate", "security.tls-versions")
    named = ",".join(report.finding(check).values["causes"] for check in checks)
    return all(f"{code}=" in named for code, _ in _causes(facts))


CERTIFICATES: dict[str, tuple[Make, Causes, str]] = {
    "good": (lambda lab: lab.chain(), set(), "pass"),
    "rsa-2048": (lambda lab: lab.chain(RSA), set(), "pass"),
    "expired": (
        lambda lab: lab.chain(Paper(days_before=90, days_after=-1)),
        {("expired", "fail")},
        "fail",
    ),
    "notyet": (
        lambda lab: lab.chain(Paper(days_before=-2)),
        {("not-yet-valid", "fail")},
        "fail",
    ),
    "soon": (
        lambda lab: lab.chain(Paper(days_before=80, days_after=6)),
        {("ends-soon", "warn")},
        "warn",
    ),
    "wronghost": (
        lambda lab: lab.chain(Paper(names=("other.test",))),
        {("wrong-name", "fail")},
        "fail",
    ),
    "nosan": (
        lambda lab: lab.chain(Paper(names=())),
        {("no-names", "fail")},
        "fail",
    ),
    "nocn": (
        lambda lab: lab.chain(Paper(subject="")),
        {("no-subject-and-names-not-critical", "fail")},
        "fail",
    ),
    "nocn-critical": (
        lambda lab: lab.chain(Paper(subject="", names_are_critical=True)),
        set(),
        "pass",
    ),
    "longlife": (
        lambda lab: lab.chain(Paper(days_after=900)),
        {("lives-too-long", "warn")},
        "warn",
    ),
    "rsa1024": (
        lambda lab: lab.chain(Paper(key="rsa1024")),
        {("short-key", "fail")},
        "fail",
    ),
    "incomplete": (
        lambda lab: lab.chain(above=()),
        {("incomplete", "fail")},
        "fail",
    ),
    "reversed": (
        lambda lab: lab.chain(above=(lab.middle, lab.lower)),
        {("chain-out-of-order", "warn")},
        "warn",
    ),
    "withroot": (
        lambda lab: lab.chain(above=(lab.lower, lab.middle, lab.root)),
        {("chain-holds-its-root", "note")},
        "pass",
    ),
    "selfsigned": (lambda lab: lab.self_signed(), {("self-signed", "fail")}, "fail"),
    "untrusted": (
        lambda lab: _untrusted(lab),
        {("untrusted", "fail"), ("chain-holds-its-root", "note")},
        "fail",
    ),
}


@pytest.mark.parametrize("case", CERTIFICATES)
def test_a_certificate_is_wrong_in_the_way_it_is_wrong(lab, case):
    make, expected, verdict = CERTIFICATES[case]

    with lab.host(make(lab), CARELESS) as port:
        facts = _examine(port, lab.trust)

    assert _causes(facts) == expected
    assert facts.fingerprint
    assert _verdicts(facts) == (verdict, "pass")
    assert _are_named(facts)


MANNERS: dict[str, tuple[Manner, Causes, tuple[str, str]]] = {
    "tls13": (Manner(lowest=ssl.TLSVersion.TLSv1_3), set(), ("pass", "pass")),
    "intermediate": (
        Manner(ciphers="ECDHE+AESGCM:DHE+AESGCM"),
        set(),
        ("pass", "pass"),
    ),
    "tls10": (
        Manner(TLS10, TLS10, f"ALL:!kRSA:!aNULL:{OLDER}"),
        {("old-protocol", "fail"), ("cipher-cbc", "warn")},
        ("pass", "fail"),
    ),
    "tls11": (
        Manner(TLS11, TLS11, f"ALL:!kRSA:!aNULL:{OLDER}"),
        {("old-protocol", "fail"), ("cipher-cbc", "warn")},
        ("pass", "fail"),
    ),
    "old": (
        Manner(TLS10, ciphers=f"ALL:{OLDER}"),
        {
            ("old-protocol", "fail"),
            ("cipher-anonymous", "fail"),
            ("also-without-forward-secrecy", "warn"),
            ("cipher-cbc", "warn"),
        },
        ("pass", "fail"),
    ),
    "tls12": (
        Manner(highest=TLS12, ciphers="DEFAULT"),
        {("also-without-forward-secrecy", "warn"), ("cipher-cbc", "warn")},
        ("pass", "warn"),
    ),
    "cbc": (
        Manner(highest=TLS12, ciphers="ECDHE-RSA-AES128-SHA256:ECDHE+AESGCM"),
        {("cipher-cbc", "warn")},
        ("pass", "warn"),
    ),
    "staticrsa": (
        Manner(highest=TLS12, ciphers="AES128-GCM-SHA256"),
        {("no-forward-secrecy", "fail")},
        ("pass", "fail"),
    ),
    "null": (
        Manner(highest=TLS12, ciphers=f"ECDHE+AESGCM:ECDHE-RSA-NULL-SHA:{OLDER}"),
        {("cipher-null", "fail")},
        ("pass", "fail"),
    ),
    "dh1024": (
        Manner(TLS12, TLS12, f"DHE-RSA-AES128-GCM-SHA256:{OLDER}", short_dh=True),
        {("short-key-exchange", "fail")},
        ("pass", "fail"),
    ),
    "clientcert": (
        Manner(wants_certificate=True),
        {("asks-for-a-client-certificate", "unclear")},
        ("unclear", "unclear"),
    ),
    "clientcert-tls12": (
        Manner(highest=TLS12, wants_certificate=True),
        {("asks-for-a-client-certificate", "unclear")},
        ("unclear", "unclear"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MANNERS)
def test_a_host_accepts_what_it_should_not(lab, case):
    manner, expected, verdicts = MANNERS[case]

    with lab.host(lab.chain(RSA), manner) as port:
        facts = _examine(port, lab.trust)

    assert _causes(facts) == expected
    assert _verdicts(facts) == verdicts
    assert _are_named(facts)


def test_a_signature_with_sha1_is_weak(lab, tmp_path):
    """`cryptography` makes none any more, so OpenSSL must."""
    with lab.host(_signed_with_sha1(lab, tmp_path), CARELESS) as port:
        facts = _examine(port, lab.trust)

    assert ("weak-signature", "fail") in _causes(facts)
    assert _verdicts(facts)[0] == "fail"


def test_a_host_without_tls_is_named_as_such():
    with plain_host() as port:
        facts = _examine(port, None)

    assert _causes(facts) == {("no-tls", "fail")}
    assert _verdicts(facts) == ("fail", "fail")
    assert all(facts.answer(asked) != "accepted" for asked in ("TLSv1", "TLSv1.3"))


def test_nothing_listening_is_no_tls():
    assert _causes(_examine(1, None)) == {("no-tls", "fail")}


def test_who_hangs_up_on_old_protocols_while_answering_new_ones_refuses_them(lab):
    context = lab._context(lab.chain(), Manner())
    with stubborn_host(context) as port:
        facts = _examine(port, lab.trust)

    refused = {
        p.asked for p in facts.probes if (p.answer, p.detail) == ("refused", "hung-up")
    }
    assert {"SSLv3", "TLSv1", "TLSv1.1"} <= refused
    assert _causes(facts) == set()


@pytest.mark.slow("a host that says nothing is waited for")
def test_a_silent_host_is_never_taken_for_a_good_one(monkeypatch):
    # `inspector.visit` as a word is the function, so the module is named by its place.
    monkeypatch.setattr(sys.modules["inspector.visit.tls"], "SECONDS", 1)
    monkeypatch.setattr(sys.modules["inspector.visit.tls"], "PROBE_SECONDS", 2)
    with silent_host() as port:
        facts = _examine(port, None)

    assert _causes(facts) == {("no-tls", "fail")}
    assert facts.probes == ()


@pytest.mark.parametrize("asked", ["SSLv3", "TLSv1", "rc4", "renegotiation"])
def test_a_question_that_got_no_answer_is_unclear_and_never_well(lab, asked):
    with lab.host(lab.chain()) as port:
        facts = _examine(port, lab.trust)
    probes = [p for p in facts.probes if p.asked != asked]
    doubtful = replace(facts, probes=(*probes, TlsProbe(asked, "unclear", "timed out")))

    assert _causes(facts) == set()
    assert _causes(doubtful) == {("question-without-answer", "unclear")}
    assert _causes(replace(facts, probes=())) == {("offer-not-seen", "unclear")}


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("SSLv2", "old-protocol"),
        ("SSLv3", "old-protocol"),
        ("rc4", "cipher-rc4"),
        ("export", "cipher-export"),
        ("3des", "cipher-3des"),
        ("renegotiation", "insecure-renegotiation"),
        ("early-data", "early-data"),
    ],
)
def test_what_this_machine_cannot_serve_is_still_named_when_a_host_accepts_it(
    lab, asked, code
):
    """OpenSSL 3 serves none of these, so no host in the lab can accept them."""
    with lab.host(lab.chain()) as port:
        facts = _examine(port, lab.trust)
    probes = [p for p in facts.probes if p.asked != asked]
    old = replace(facts, probes=(*probes, TlsProbe(asked, "accepted")))

    assert code in {cause.code for cause in tls_causes(old, at=NOW)}
    assert _verdicts(old)[1] == ("warn" if asked == "early-data" else "fail")
    assert _are_named(old)


def _untrusted(lab: Laboratory) -> Papers:
    key, leaf = lab.leaf(Paper(), lab.stranger)
    return key, [leaf, lab.stranger.certificate]


def _signed_with_sha1(lab: Laboratory, folder: Path) -> Papers:
    issuer_key, issuer = folder / "issuer.key", folder / "issuer.pem"
    issuer_key.write_bytes(
        lab.lower.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    issuer.write_bytes(lab.lower.certificate.public_bytes(Encoding.PEM))
    key = rsa.generate_private_key(65537, 2048)
    (folder / "own.key").write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    command = (
        *("openssl", "req", "-new", "-key", "own.key", "-subj", f"/CN={HOST}"),
        *("-out", "own.csr"),
    )
    sign = (
        *("openssl", "x509", "-req", "-in", "own.csr", "-CA", "issuer.pem"),
        *("-CAkey", "issuer.key", "-CAcreateserial", "-days", "60", "-sha1"),
        *("-extfile", "names", "-out", "own.pem"),
    )
    (folder / "names").write_text(f"subjectAltName=DNS:{HOST}")
    for words in (command, sign):
        done = subprocess.run(words, cwd=folder, capture_output=True, check=False)  # noqa: S603
        if done.returncode:
            pytest.skip(f"OpenSSL here signs nothing with SHA-1: {done.stderr[-80:]!r}")
    leaf = load_pem_x509_certificate((folder / "own.pem").read_bytes())
    return key, [leaf, lab.lower.certificate, lab.middle.certificate]
