"""What the name service says is kept apart from what it failed to say."""

import asyncio
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

import dns.asyncresolver
import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset
import pytest

from inspector import DnsFacts
from inspector.visit.names import look_at_names

DOMAIN = "kaas.test"
ZONE = {
    ("www.kaas.test.", "A"): "93.184.215.14",
    ("kaas.test.", "MX"): "10 post.kaas.test.",
    ("kaas.test.", "TXT"): '"v=spf1 mx -all"',
    ("_dmarc.kaas.test.", "TXT"): '"v=DMARC1; p=reject"',
    ("kaas.test.", "CAA"): '0 issue "letsencrypt.org"',
    ("kaas.test.", "DS"): "1 13 2 " + "AB" * 32,
}


@contextmanager
def _name_service(
    zone: Mapping[tuple[str, str], str], *, fails_on: str = ""
) -> Iterator[dns.asyncresolver.Resolver]:
    """A name service on loopback that knows one zone, and breaks on one question."""
    line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    line.bind(("127.0.0.1", 0))
    line.settimeout(0.1)
    is_open = threading.Event()
    is_open.set()

    def serve() -> None:
        while is_open.is_set():
            with suppress(TimeoutError):
                question, asker = line.recvfrom(4096)
                line.sendto(_answer(question, zone, fails_on), asker)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    resolver = dns.asyncresolver.Resolver(configure=False)
    resolver.nameservers = ["127.0.0.1"]
    resolver.port = line.getsockname()[1]
    try:
        yield resolver
    finally:
        is_open.clear()
        thread.join()
        line.close()


def _answer(packet: bytes, zone: Mapping[tuple[str, str], str], fails_on: str) -> bytes:
    asked = dns.message.from_wire(packet)
    answer = dns.message.make_response(asked)
    answer.flags |= dns.flags.RA
    name = asked.question[0].name.to_text()
    kind = dns.rdatatype.to_text(asked.question[0].rdtype)
    if kind == fails_on:
        answer.set_rcode(dns.rcode.SERVFAIL)
    elif record := zone.get((name, kind)):
        answer.answer.append(dns.rrset.from_text(name, 300, "IN", kind, record))
    return answer.to_wire()


def _look(resolver: dns.asyncresolver.Resolver) -> DnsFacts:
    return asyncio.run(look_at_names(DOMAIN, f"www.{DOMAIN}", resolver=resolver))


def test_everything_a_domain_says_is_kept():
    with _name_service(ZONE) as resolver:
        facts = _look(resolver)

    assert facts == DnsFacts(
        DOMAIN,
        addresses=("93.184.215.14",),
        mail_servers=("post.kaas.test",),
        sender_policy="v=spf1 mx -all",
        mail_policy="v=DMARC1; p=reject",
        authorities=('0 issue "letsencrypt.org"',),
        signing="signed",
        sender_policies=1,
        sender_ending="-",
        sender_lookups=1,
    )


@pytest.mark.parametrize(
    ("policies", "ending", "lookups"),
    [
        ({"kaas.test.": "v=spf1 redirect=post.test"}, "~", 2),
        ({"kaas.test.": "v=spf1 include:post.test"}, "", 2),
        ({"kaas.test.": "v=spf1 a mx include:post.test -all redirect=x.test"}, "-", 4),
        ({"kaas.test.": "v=spf1 all"}, "+", 0),
        ({"kaas.test.": "v=spf1 include:kaas.test -all"}, "-", 11),
        ({"kaas.test.": "v=spf1 exists:%{i}.kaas.test ~all"}, "~", 1),
    ],
)
def test_a_sender_policy_is_followed_as_a_receiver_would(policies, ending, lookups):
    policies = {**policies, "post.test.": "v=spf1 mx ~all"}
    zone = ZONE | {(name, "TXT"): f'"{text}"' for name, text in policies.items()}

    with _name_service(zone) as resolver:
        facts = _look(resolver)

    assert (facts.sender_ending, facts.sender_lookups) == (ending, lookups)


def test_what_a_domain_does_not_have_is_absent_and_answered():
    with _name_service({("www.kaas.test.", "A"): "93.184.215.14"}) as resolver:
        facts = _look(resolver)

    assert (facts.signing, facts.sender_policy, facts.unanswered) == (
        "unsigned",
        "",
        (),
    )


def test_a_question_that_fails_is_unanswered_and_no_absence():
    for kind, name in (("DS", "DS"), ("CAA", "CAA"), ("MX", "MX")):
        with _name_service(ZONE, fails_on=kind) as resolver:
            facts = _look(resolver)

        assert facts.unanswered == (name,)
    with _name_service(ZONE, fails_on="DS") as resolver:
        assert _look(resolver).signing == "unclear"
