"""Asks the name service about the shop's domain: addresses, mail, keys, authorities."""

import asyncio

import dns.asyncresolver
import dns.exception
import dns.resolver

from inspector.facts import DnsFacts
from inspector.visit.sender_policy import follow_policy, policies_in

SECONDS = 4


async def look_at_names(
    domain: str, host: str, *, resolver: dns.asyncresolver.Resolver | None = None
) -> DnsFacts:
    """What the name service says; `problem` is set when it does not answer."""
    try:
        resolver = resolver or dns.asyncresolver.Resolver()
    except (dns.exception.DNSException, OSError):
        return DnsFacts(domain, problem="no-resolver")
    resolver.lifetime = SECONDS
    asked = {
        "A": (host, "A"),
        "AAAA": (host, "AAAA"),
        "MX": (domain, "MX"),
        "TXT": (domain, "TXT"),
        "DMARC": (f"_dmarc.{domain}", "TXT"),
        "CAA": (domain, "CAA"),
        "DS": (domain, "DS"),
    }
    answers = await asyncio.gather(*(_ask(resolver, *each) for each in asked.values()))
    given = dict(zip(asked, answers, strict=True))
    said = {name: records or () for name, records in given.items()}
    signing = "signed" if given["DS"] else "unsigned"
    unanswered = [name for name, records in given.items() if records is None]

    async def ask(name: str) -> tuple[str, ...] | None:
        texts = await _ask(resolver, name, "TXT")
        return None if texts is None else tuple(_whole(text) for text in texts)

    policies = policies_in(tuple(_whole(text) for text in said["TXT"]))
    followed = await follow_policy(policies[0] if policies else "", ask)
    if not followed.is_whole:
        unanswered.append("SPF")
    return DnsFacts(
        domain,
        addresses=(*said["A"], *said["AAAA"]),
        mail_servers=tuple(r.split(" ")[-1].rstrip(".") for r in said["MX"]),
        sender_policy=policies[0] if policies else "",
        mail_policy=_starting("v=DMARC1", said["DMARC"]),
        authorities=said["CAA"],
        problem="" if said["A"] or said["AAAA"] else "no-addresses",
        signing="unclear" if given["DS"] is None else signing,
        unanswered=tuple(unanswered),
        sender_policies=len(policies),
        sender_ending=followed.ending,
        sender_lookups=followed.lookups,
    )


async def _ask(
    resolver: dns.asyncresolver.Resolver, name: str, kind: str
) -> tuple[str, ...] | None:
    """The records, none when the service says there are none, `None` when it fails."""
    try:
        answer = await resolver.resolve(name, kind)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return ()
    except (dns.exception.DNSException, OSError, ValueError):
        return None
    return tuple(sorted(record.to_text() for record in answer))


def _starting(beginning: str, texts: tuple[str, ...]) -> str:
    whole = (_whole(text) for text in texts)
    return next((text for text in whole if text.startswith(beginning)), "")


def _whole(text: str) -> str:
    """A text record without the quotes around its parts."""
    return text.replace('" "', "").strip('"')
