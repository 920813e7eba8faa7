"""What one visit fetched: frozen, to be saved and examined again next year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

from inspector import archive
from inspector.facts import (
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


@dataclass(frozen=True)
class Site:
    """One shop as it was on one moment, with everything needed to judge it later.

    `pictures` holds screenshots (PNG) by the name that pages and findings use.
    """

    url: str
    visited_at: datetime
    pages: tuple[Page, ...] = ()
    entrances: tuple[Entrance, ...] = ()
    tls: tuple[TlsFacts, ...] = ()
    dns: DnsFacts | None = None
    banner: Banner | None = None
    consent: tuple[ConsentState, ...] = ()
    checkout: Checkout | None = None
    barriers: tuple[BarrierLook, ...] = ()
    files: tuple[FileAnswer, ...] = ()
    not_found: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    used_browser: bool = False
    inspector_version: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def home(self) -> Page | None:
        """The page the visit began with, when it could be read."""
        return next((page for page in self.pages if page.kind == "home"), None)

    def of_kind(self, *kinds: str) -> tuple[Page, ...]:
        """The pages of these kinds that were served without an error."""
        return tuple(
            page for page in self.pages if page.kind in kinds and page.status < 400
        )

    def state(self, name: str) -> ConsentState | None:
        """One consent state, when it could be brought about."""
        for state in self.consent:
            if state.name == name and state.reached:
                return state
        return None

    def has_note(self, *codes: str) -> bool:
        """Whether the visit noted one of these."""
        return any(note.code in codes for note in self.notes)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over everything in the visit; equal evidence, equal digest."""
        return archive.digest_of(archive.entries_of(self))

    def save(self, path: Path) -> None:
        """Write the visit as one zip whose manifest names every entry's SHA-256."""
        archive.write(archive.entries_of(self), path)

    @classmethod
    def load(cls, path: Path) -> "Site":
        """Read a saved visit; raises `archive.VisitFileRefused` when it was altered."""
        return archive.build(cls, archive.read(path))
