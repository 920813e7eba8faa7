"""How a check reads what a shop says: where it looks, and what silence means.

Words that stand somewhere are quoted exactly. Silence counts against a shop only when
the pages where the words would stand were seen; and a demand without which nothing is
granted is never met by silence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from inspector.checking import found
from inspector.checks.coverage import has_seen, is_article, is_unseen
from inspector.facts import Page
from inspector.reading.elements import read_elements
from inspector.report import Finding, Outcome
from inspector.site import Site

# From one line or sentence to the next, but no longer than somebody wants to read.
LONGEST_QUOTE = 260
END = re.compile(r"[.!?](?=\s|$)|\n")


@dataclass(frozen=True)
class Words:
    """Some words on a page; `quote` stands at `start` in its text."""

    page: Page
    said: str
    quote: str
    start: int
    groups: tuple[str, ...] = ()


def pattern(*parts: str) -> re.Pattern[str]:
    """One expression of several, for words in any of our languages."""
    return re.compile("|".join(parts), re.I)


def pages_of(site: Site, kinds: Sequence[str]) -> tuple[Page, ...]:
    """The pages of these kinds, in the language of the home page and this order."""
    place = {kind: number for number, kind in enumerate(kinds)}
    pages = (
        site.of_kind(*kinds) if kinds else site.of_kind(*{p.kind for p in site.pages})
    )
    spoken = site.home.language if site.home is not None else ""
    own = (page for page in pages if not is_article(page))
    return tuple(
        sorted(own, key=lambda p: (p.language != spoken, place.get(p.kind, 0)))
    )


def every(site: Site, wanted: re.Pattern[str], on: Sequence[str]) -> Iterator[Words]:
    """Each place on pages of these kinds where the words stand."""
    for page in pages_of(site, on):
        for match in wanted.finditer(page.text):
            yield words_at(page, match)


def first(site: Site, wanted: re.Pattern[str], on: Sequence[str]) -> Words | None:
    """The first place on pages of these kinds where the words stand."""
    return next(every(site, wanted, on), None)


def words_at(page: Page, match: re.Match[str]) -> Words:
    """What a match says, quoted with the sentence around it."""
    start, end = _sentence(page.text, match.start(), match.end())
    groups = tuple(group or "" for group in match.groups())
    return Words(page, match[0], page.text[start:end], start, groups)


def words_between(page: Page, start: int, end: int) -> Words:
    """What stands between two places, quoted with the sentence around it."""
    first, last = _sentence(page.text, start, end)
    return Words(page, page.text[start:end], page.text[first:last], first)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    room = max(0, LONGEST_QUOTE - (end - start)) // 2
    before = [match.end() for match in END.finditer(text, max(0, start - room), start)]
    if before:
        left = before[-1]
    elif start <= room:
        left = 0
    else:
        left = text.find(" ", start - room, start) + 1 or start
    after = END.search(text, max(start, end - 1), min(len(text), end + room))
    right = after.end() if after else _whole_word(text, end, min(len(text), end + room))
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right


def _whole_word(text: str, end: int, limit: int) -> int:
    space = text.rfind(" ", end, limit)
    return limit if space < 0 or limit == len(text) else space


def near(words: Words, wanted: re.Pattern[str], *, within: int = 300) -> bool:
    """Whether other words stand close to these."""
    text, at = words.page.text, words.start
    return bool(
        wanted.search(text[max(0, at - within) : at + within + len(words.quote)])
    )


def says(
    outcome: Outcome,
    words: Words,
    *,
    confidence: float,
    message: str = "",
    value: str = "",
) -> Finding:
    """A finding that rests on these words; on words nobody sees nothing is met."""
    if outcome is Outcome.MET and is_unseen(words.page, words.quote):
        outcome, message, confidence = Outcome.UNCLEAR, "unseen-words", 0.5
    usual = {
        Outcome.MET: "reads",
        Outcome.NOT_MET: "reads-against",
        Outcome.UNCLEAR: "reads-person",
    }
    return found(
        outcome,
        message or usual[outcome],
        value=value or " ".join(words.said.split())[:200],
        url=words.page.url,
        quote=words.quote,
        start=words.start,
        picture=words.page.screenshot or "",
        confidence=confidence,
        values={"quote": " ".join(words.quote.split())},
    )


def shown_in_a_picture(
    site: Site, wanted: re.Pattern[str], on: Sequence[str], *, confidence: float
) -> Finding | None:
    """A picture whose words are wanted; a person looks whether it is the real one."""
    for page in pages_of(site, on):
        for words in read_elements(page.html, page.url).images:
            if wanted.search(words):
                return found(
                    Outcome.UNCLEAR,
                    "names-person",
                    value=words,
                    url=page.url,
                    picture=page.screenshot or "",
                    values={"names": words},
                    confidence=confidence,
                )
    return None


def silent(
    site: Site, needs: Sequence[str], *, outcome: Outcome, confidence: float = 0.65
) -> Finding:
    """What it means that nothing was found: `outcome`, if these pages were seen."""
    if not has_seen(site, *needs):
        return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)
    message = "silent" if outcome is Outcome.NOT_MET else "silent-person"
    sure = confidence if outcome is Outcome.NOT_MET else 0.4
    return found(outcome, message, url=site.url, confidence=sure)


def stated(
    site: Site,
    wanted: re.Pattern[str],
    *,
    on: Sequence[str],
    needs: Sequence[str],
    otherwise: Outcome = Outcome.NOT_MET,
    confidence: float = 0.8,
) -> Finding:
    """Met when the words stand there; otherwise what silence means here."""
    words = first(site, wanted, on)
    if words is not None:
        return says(Outcome.MET, words, confidence=confidence)
    return silent(site, needs, outcome=otherwise)


def nothing_against(
    site: Site, *, on: Sequence[str], needs: Sequence[str], outcome: Outcome
) -> Finding:
    """What it means that no word against a demand was found on these pages."""
    if not has_seen(site, *needs):
        return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)
    count = str(len(pages_of(site, on)))
    message = "nothing-against"
    if outcome is not Outcome.MET:
        message = "nothing-against-person"
    return found(
        outcome,
        message,
        url=site.url,
        values={"count": count},
        confidence=0.7 if outcome is Outcome.MET else 0.4,
    )


def no_occasion(site: Site, *, needs: Sequence[str] = ("home", "product")) -> Finding:
    """The shop gives no reason to ask this, if enough of it was seen to say so."""
    if not has_seen(site, *needs):
        return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)
    count = str(len(site.of_kind(*{page.kind for page in site.pages})))
    return found(
        Outcome.NOT_APPLICABLE,
        "no-occasion",
        url=site.url,
        values={"count": count},
        confidence=0.6,
    )


def not_on_a_site(site: Site, evidence: Iterable[Words | None]) -> Finding:
    """A website cannot show this; what helps to look it up stands beside it."""
    known = [words for words in evidence if words is not None]
    if not known:
        return found(Outcome.UNCLEAR, "not-on-site", confidence=0.2)
    listed = "; ".join(" ".join(words.said.split())[:80] for words in known[:4])
    return found(
        Outcome.UNCLEAR,
        "look-up",
        value=listed,
        url=known[0].page.url,
        quote=known[0].quote,
        start=known[0].start,
        values={"value": listed},
        confidence=0.2,
    )
