"""Asks the name service about the shop's domain: addresses, mail, authorities."""

import asyncio
import contextlib

import dns.asyncresolver
import dns.exception
import dns.resolver

from inspector.facts import DnsFacts

SECONDS = 4


async def look_at_names(domain: str, host: str) -> DnsFacts:
    """What the name service says; `problem` is set when it does not answer."""
    try:
        resolver = dns.asyncresolver.Resolver()
    except (dns.exception.DNSException, OSError):
        return DnsFacts(domain, problem="no-resolver")
    resolver.lifetime = SECONDS
    ipv4, ipv6, mail, texts, policy, authorities = await asyncio.gather(
        _ask(resolver, host, "A"),
        _ask(resolver, host, "AAAA"),
        _ask(resolver, domain, "MX"),
        _ask(resolver, domain, "TXT"),
        _ask(resolver, f"_dmarc.{domain}", "TXT"),
        _ask(resolver, domain, "CAA"),
    )
    return DnsFacts(
        domain,
        addresses=(*ipv4, *ipv6),
        mail_servers=tuple(record.split(" ")[-1].rstrip(".") for record in mail),
        sender_policy=_starting("v=spf1", texts),
        mail_policy=_starting("v=DMARC1", policy),
        authorities=authorities,
        problem="" if ipv4 or ipv6 else "no-addresses",
    )


async def _ask(
    resolver: dns.asyncresolver.Resolver, name: str, kind: str
) -> tuple[str, ...]:
    with contextlib.suppress(dns.exception.DNSException, OSError, ValueError):
        answer = await resolver.resolve(name, kind)
        return tuple(sorted(record.to_text() for record in answer))
    return ()


def _starting(beginning: str, texts: tuple[str, ...]) -> str:
    whole = (text.replace('" "', "").strip('"') for text in texts)
    return next((text for text in whole if text.startswith(beginning)), "")
