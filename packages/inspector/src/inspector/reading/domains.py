"""Where one site ends and another begins."""

import ipaddress
from functools import cache
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


@cache
def domain_of(host: str) -> str:
    """The registrable domain of a host; an address or a bare name is its own."""
    host = host.lower().rstrip(".")
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return str(_suffixes().privatesuffix(host) or host)
    return host


# Names that are kept for examples and closed networks, and yet look like names.
KEPT_NAMES = frozenset({"test", "example", "local", "internal", "localhost"})


@cache
def is_registrable(domain: str) -> bool:
    """Whether a name lies below a suffix that exists, or one kept for examples."""
    top = domain.rpartition(".")[2]
    if top in KEPT_NAMES:
        return True
    return bool(_known_suffixes().publicsuffix(domain))


@cache
def _known_suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)


def host_of(url: str) -> str:
    """The host in a URL, or empty."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def is_same_site(url: str, other: str) -> bool:
    """Whether two URLs belong to one registrable domain."""
    first, second = host_of(url), host_of(other)
    return bool(first) and domain_of(first) == domain_of(second)
