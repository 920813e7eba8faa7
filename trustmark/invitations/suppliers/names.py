"""What the names of the internet say about a domain, or that they did not answer."""

from dataclasses import dataclass, field
from typing import Any, Protocol

import dns.exception
import dns.resolver
from django.conf import settings

SECONDS = 3.0


class NameService(Protocol):
    """Answers about one name; `None` says that nobody knows for now."""

    def texts(self, name: str) -> list[str] | None: ...

    def alias(self, name: str) -> str | None: ...


@dataclass(frozen=True)
class DnsNames:
    """Asks the resolver of this machine."""

    def texts(self, name: str) -> list[str] | None:
        """The TXT records of a name; none is an answer too."""
        found = _asked(name, "TXT")
        if found is None:
            return None
        return [b"".join(one.strings).decode(errors="replace") for one in found]

    def alias(self, name: str) -> str | None:
        """Where the CNAME of a name leads, or "" where there is none."""
        found = _asked(name, "CNAME")
        if found is None:
            return None
        return str(found[0].target).rstrip(".") if found else ""


@dataclass
class PretendNames:
    """Says what a test or the demo put there; `is_away` is a day without answers."""

    records: dict[str, list[str]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    is_away: bool = False

    def texts(self, name: str) -> list[str] | None:
        """What was put there."""
        return None if self.is_away else list(self.records.get(name, []))

    def alias(self, name: str) -> str | None:
        """What was put there."""
        return None if self.is_away else self.aliases.get(name, "")


PRETENDED = PretendNames()


def get_names() -> NameService:
    """The service this installation uses."""
    if settings.ENVIRONMENT.domain_service == "pretend":
        return PRETENDED
    return DnsNames()


def _asked(name: str, kind: str) -> list[Any] | None:
    resolver = dns.resolver.Resolver()
    resolver.lifetime = SECONDS
    try:
        return list(resolver.resolve(name, kind))
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except (dns.exception.DNSException, OSError, ValueError):
        return None
