"""Where proof of a domain is looked for: its DNS, its home page, a file it serves."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Protocol

import dns.exception
import dns.resolver
from django.conf import settings

import inspector

META_NAME = "keurmeester-proof"
FILE = "/.well-known/keurmeester.txt"
RECORD = "_keurmeester"
SECONDS = 2.0
"""What the DNS gets: somebody waits for the page, and may simply look again."""


class DomainReader(Protocol):
    """Reads the three places in which an owner can leave a word."""

    def texts(self, domain: str) -> list[str]: ...

    def meta_tags(self, domain: str) -> list[str]: ...

    def well_known(self, domain: str) -> list[str]: ...


@dataclass(frozen=True)
class NetworkReader:
    """Looks on the real internet, with the guards of the inspector."""

    options: inspector.VisitOptions

    def texts(self, domain: str) -> list[str]:
        """TXT records of the domain and of `_keurmeester` under it."""
        # Both at once: without a network each of them takes all of its time.
        with ThreadPoolExecutor(max_workers=2) as pool:
            answers = pool.map(_records, (domain, f"{RECORD}.{domain}"))
            return [text for texts in answers for text in texts]

    def meta_tags(self, domain: str) -> list[str]:
        """What meta tags of our name say on the home page."""
        page = inspector.glance(f"https://{domain}/", options=self.options)
        if page.problem:
            return []
        reader = _MetaReader()
        reader.feed(page.text)
        return reader.words

    def well_known(self, domain: str) -> list[str]:
        """The lines of the file under `/.well-known/`."""
        page = inspector.glance(f"https://{domain}{FILE}", options=self.options)
        if page.problem or page.status != 200:
            return []
        return [line.strip() for line in page.text.splitlines() if line.strip()]


@dataclass(frozen=True)
class PretendReader:
    """Finds what a test or the demo village put there, in the DNS."""

    words: dict[str, list[str]] = field(default_factory=dict)

    def texts(self, domain: str) -> list[str]:
        """The words left for this domain."""
        return list(self.words.get(domain, []))

    def meta_tags(self, domain: str) -> list[str]:
        """Nothing: the pretended owner uses the DNS."""
        return []

    def well_known(self, domain: str) -> list[str]:
        """Nothing: the pretended owner uses the DNS."""
        return []


PRETENDED = PretendReader()


def get_domain_reader() -> DomainReader:
    """The reader this installation uses."""
    environment = settings.ENVIRONMENT
    if environment.domain_service == "pretend":
        return PRETENDED
    return NetworkReader(
        inspector.VisitOptions(
            connect_to=environment.connections,
            trust=_authority(environment.trust_ca),
        )
    )


def _authority(named: str) -> Path | None:
    """The file with a further authority; none before the test shops have made it."""
    file = Path(named)
    return file if named and file.is_file() else None


def _records(name: str) -> list[str]:
    try:
        resolver = dns.resolver.Resolver()
        resolver.lifetime = SECONDS
        answer = resolver.resolve(name, "TXT")
    except (dns.exception.DNSException, OSError):
        return []
    return [b"".join(record.strings).decode(errors="replace") for record in answer]


class _MetaReader(HTMLParser):
    """Collects the contents of meta tags of our name."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "meta" and (named.get("name") or "").lower() == META_NAME:
            self.words.append((named.get("content") or "").strip())
