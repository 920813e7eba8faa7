"""What a running visit has seen so far; whatever stops it, this is kept."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from inspector.facts import (
    KINDS,
    Banner,
    BarrierLook,
    Checkout,
    ConsentState,
    DnsFacts,
    Entrance,
    FileAnswer,
    Note,
    Page,
    TlsFacts,
)
from inspector.site import Site
from inspector.version import __version__
from inspector.visit.options import Progress, VisitOptions
from inspector.visit.politeness import Manners, read_manners

STATES = ("before", "refused", "accepted", "phone")
# What every shop is expected to have, and a visit looks for.
EXPECTED = ("terms", "privacy", "cookies", "returns", "delivery", "payment", "contact")


@dataclass
class Notebook:
    """Facts gathered by the rooms of one visit, and the time that is left."""

    url: str
    options: VisitOptions
    tell: Callable[[Progress], None]
    deadline: float
    pages: list[Page] = field(default_factory=list)
    entrances: list[Entrance] = field(default_factory=list)
    tls: list[TlsFacts] = field(default_factory=list)
    dns: DnsFacts | None = None
    banner: Banner | None = None
    consent: dict[str, ConsentState] = field(default_factory=dict)
    checkout: Checkout | None = None
    barriers: list[BarrierLook] = field(default_factory=list)
    files: list[FileAnswer] = field(default_factory=list)
    unseen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    used_browser: bool = False
    manners: Manners = field(default_factory=lambda: read_manners(""))

    @property
    def seconds_left(self) -> float:
        """Seconds until the visit must end; never below zero."""
        return max(0.0, self.deadline - asyncio.get_running_loop().time())

    def note(self, code: str, url: str = "", detail: str = "") -> None:
        """Write down once that something could not be seen."""
        note = Note(code, url, detail[:300])
        if note not in self.notes:
            self.notes.append(note)

    def has_note(self, code: str) -> bool:
        """Whether this was written down already."""
        return any(note.code == code for note in self.notes)

    def replace_page(self, old: Page, new: Page) -> None:
        """Put a better reading of a page in the place of an earlier one.

        Several visitors look at once, so that another may have done so meanwhile; the
        page is known by its address and kind.
        """
        for place, page in enumerate(self.pages):
            if (page.url, page.kind) == (old.url, old.kind):
                self.pages[place] = new
                return

    def to_site(self, at: datetime) -> Site:
        """Everything seen, in a fixed order, so that equal visits are equal files."""
        order = {kind: place for place, kind in enumerate(KINDS)}
        known = (
            replace(page, unseen=self.unseen.get(page.url, ())) for page in self.pages
        )
        pages = sorted(known, key=lambda page: (order[page.kind], page.url))
        seen = {page.kind for page in pages if page.status < 400}
        return Site(
            url=self.url,
            visited_at=at,
            pages=tuple(pages),
            entrances=tuple(sorted(self.entrances, key=lambda entrance: entrance.url)),
            tls=tuple(sorted(self.tls, key=lambda facts: (facts.host, facts.port))),
            dns=self.dns,
            banner=self.banner,
            consent=tuple(
                self.consent[name] for name in STATES if name in self.consent
            ),
            checkout=self.checkout,
            files=tuple(self.files),
            barriers=tuple(
                sorted(self.barriers, key=lambda look: (order[look.kind], look.url))
            ),
            not_found=tuple(kind for kind in EXPECTED if kind not in seen),
            notes=tuple(
                sorted(self.notes, key=lambda note: (note.code, note.url, note.detail))
            ),
            used_browser=self.used_browser,
            inspector_version=__version__,
            options=self.options.as_facts(),
            pictures=dict(sorted(self.pictures.items())),
        )
