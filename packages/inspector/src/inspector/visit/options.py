"""What a caller may ask of a visit, what it hears meanwhile, and how it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from inspector.version import __version__
from inspector.visit.turns import usual_number

USER_AGENT = (
    f"Mozilla/5.0 (compatible; KeurmeesterInspector/{__version__}; "
    "+https://keurmeester.example/inspector; inspector@keurmeester.example)"
)


class VisitRefused(Exception):
    """The shop cannot be visited; `sentence` says why in plain English.

    `reason_code` is one of bad-url, private-address, no-such-name, no-answer,
    asked-away, elsewhere.
    """

    def __init__(self, reason_code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason_code = reason_code
        self.sentence = sentence


@dataclass(frozen=True)
class VisitOptions:
    """How to visit; the defaults suit an unknown shop on the internet.

    `timeout` is in seconds for the whole visit. `connect_to` maps "host:port" to the
    "address:port" to connect to instead; a mapped host may have a private address, as
    may a host in `allow_private`. `trust` is a file with further authorities in PEM.
    `user_agent` must hold an address where the shop can reach us. A robots.txt that
    turns away one of `robots_names` by name ends the visit before a page is fetched,
    and with `stay_on_site` an address that leads to another site is not followed: for
    visits that nobody of the shop asked for. Only other visits do what
    `asks_for_open_files` says: a dozen requests for files that should not be there.
    Of all visits with a browser on this machine at most `browsers_at_once` go on at
    the same time; a further one waits, at most as long as `timeout`, and then goes.
    """

    max_pages: int = 30
    timeout: float = 120
    use_browser: bool = True
    browser_path: Path | None = None
    connect_to: Mapping[str, str] = field(default_factory=dict)
    allow_private: frozenset[str] = frozenset()
    trust: Path | None = None
    user_agent: str = USER_AGENT
    languages: tuple[str, ...] = ("nl", "fr", "en")
    robots_names: tuple[str, ...] = ()
    stay_on_site: bool = False
    asks_for_open_files: bool = True
    browsers_at_once: int = field(default_factory=usual_number)

    def as_facts(self) -> dict[str, str]:
        """The options that shape what is seen, to be kept with the visit."""
        return {
            "max_pages": str(self.max_pages),
            "timeout": str(self.timeout),
            "use_browser": str(self.use_browser).lower(),
            "user_agent": self.user_agent,
            "languages": ",".join(self.languages),
            "extra_trust": str(self.trust is not None).lower(),
            "connect_to": ",".join(sorted(self.connect_to)),
            "asks_for_open_files": str(self.asks_for_open_files).lower(),
        }


@dataclass(frozen=True)
class Progress:
    """One step done; `step` is a code, `total` is `None` while it is unknown.

    Steps: waiting (for other visits of this machine), start, robots, pages, tls, dns,
    browser, consent, screenshots, checkout, done.
    """

    step: str
    done: int
    total: int | None = None
    url: str = ""
