"""What the recognisers of facts read on the pages of a visit, as words to rest upon.

A recogniser knows more ways to say a thing than a check could, and what only looks like
it; the check still decides what it means.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from inspector.checks.statements import Words, pages_of, words_between
from inspector.facts import Page
from inspector.reading.domains import host_of
from inspector.reading.durations import Duration, durations
from inspector.reading.legible import Legible
from inspector.reading.page_facts import RECOGNISERS
from inspector.reading.page_facts.fact import Fact, PageText
from inspector.site import Site

# A visit names pages by what a walk needs, a reading by what a text is.
CLASSES = {"delivery": "shipping", "category": "product"}


@dataclass(frozen=True)
class Stated:
    """A fact that a page states, and the words with which it does."""

    fact: Fact
    words: Words

    @property
    def term(self) -> Duration | None:
        """The first length of time it tells, if any."""
        return next(iter(durations(self.fact.value)), None)


def stated_facts(site: Site, key: str, on: Sequence[str]) -> Iterator[Stated]:
    """Every page of these kinds that states this fact, in the order of reading."""
    for page in pages_of(site, on):
        fact = _fact(page, key)
        if fact is None or fact.start is None:
            continue
        words = words_between(page, fact.start, fact.start + len(fact.quote))
        yield Stated(fact, words)


def first_stated(site: Site, key: str, on: Sequence[str]) -> Stated | None:
    """The first page of these kinds that states this fact."""
    return next(stated_facts(site, key, on), None)


def _fact(page: Page, key: str) -> Fact | None:
    return _read(page.text, page.language, page.kind, page.url, key)


@lru_cache(maxsize=512)
def _read(text: str, language: str, kind: str, url: str, key: str) -> Fact | None:
    page = _page_text(text, language, CLASSES.get(kind, kind), host_of(url))
    return RECOGNISERS[key](page)


@lru_cache(maxsize=32)
def _page_text(text: str, language: str, kind: str, host: str) -> PageText:
    return PageText(Legible(text), language, kind, host)
