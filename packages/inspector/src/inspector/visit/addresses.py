"""Which addresses the inspector may talk to: the public internet and nothing else."""

import ipaddress
import re
from urllib.parse import urlsplit

import idna

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

NAT64 = ipaddress.ip_network("64:ff9b::/96")
REFUSED_NETWORKS = tuple(
    ipaddress.ip_network(network)
    for network in (
        "::/96",  # IPv4-compatible, long withdrawn (RFC 4291)
        "::ffff:0:0:0/96",  # IPv4-translated (RFC 2765)
        "64:ff9b:1::/48",  # NAT64 for local use (RFC 8215)
        "2001::/32",  # Teredo carries an IPv4 address inside
        "2002::/16",  # so does 6to4
        "fec0::/10",  # site-local, withdrawn but still routed by some
        "168.63.129.16/32",  # the metadata service of one cloud has a public address
        "192.0.0.0/24",  # protocol assignments; one cloud's metadata lives here
    )
)
# What inet_aton takes for an address and a person does not: 2130706433, 0x7f.1.
NUMERIC_HOST = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+))*\.?", re.I)


class BadUrl(ValueError):
    """This is not the address of a website."""


def is_public(address: str) -> bool:
    """Whether this literal address lies on the public internet.

    Addresses that carry another inside (IPv4-mapped, NAT64, ISATAP) are judged by
    both.
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _carried(parsed)
    if inner is not None and not _is_global(inner):
        return False
    return _is_global(parsed) or parsed in NAT64 or _is_mapped(parsed)


def is_disguised(host: str) -> bool:
    """Whether a host is a number in another form than four plain decimals."""
    if not NUMERIC_HOST.fullmatch(host):
        return False
    try:
        return str(ipaddress.IPv4Address(host)) != host
    except ValueError:
        return True


def clean_url(text: str) -> str:
    """The address of a website in one form; raises `BadUrl` with the reason."""
    text = text.strip()
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as problem:
        raise BadUrl(f"{text!r} is not a web address: {problem}.") from problem
    if parts.scheme not in {"http", "https"}:
        raise BadUrl("A web address begins with https:// or http://.")
    if parts.username is not None or parts.password is not None:
        raise BadUrl("A web address may not contain a user name or password.")
    host = clean_host(parts.hostname or "")
    shown = f"[{host}]" if ":" in host else host
    if port and port != {"http": 80, "https": 443}[parts.scheme]:
        shown = f"{shown}:{port}"
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{shown}{parts.path or '/'}{query}"


def clean_host(host: str) -> str:
    """A host name in the form the network wants; raises `BadUrl`."""
    host = host.rstrip(".").lower()
    if not host or len(host) > 253 or is_disguised(host):
        raise BadUrl(f"{host!r} is not the name of a website.")
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        pass
    try:
        return idna.encode(host, uts46=True).decode()
    except idna.IDNAError as problem:
        raise BadUrl(f"{host!r} is not the name of a website.") from problem


def _is_global(address: Address) -> bool:
    if any(address in network for network in REFUSED_NETWORKS):
        return False
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_unspecified
    )


def _is_mapped(address: Address) -> bool:
    return (
        isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None
    )


def _carried(address: Address) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    last = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    # ISATAP: …:0:5efe:a.b.c.d or …:200:5efe:a.b.c.d (RFC 5214).
    is_isatap = (int(address) >> 32) & 0xFDFFFFFF == 0x5EFE
    return last if address in NAT64 or is_isatap else None
