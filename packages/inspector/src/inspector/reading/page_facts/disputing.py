"""What a page says about complaints, disputes, governing law and legal guarantee."""

import re
from collections.abc import Iterator

from inspector.reading.durations import Duration, durations
from inspector.reading.page_facts.fact import Fact, PageText
from inspector.reading.sentences import around, sentences
from inspector.reading.vocabulary import vocabulary

WORDS = vocabulary("disputes")
LAWS = {
    meaning.removeprefix("law_of_").upper(): pattern
    for meaning, pattern in WORDS.items()
    if meaning.startswith("law_of_")
}
BODY = re.compile(rf"\b(?:{WORDS['body'].pattern})(?!\w)", re.I)
# A name behind "the mediator is": capitals, until the sentence goes on.
BODY_NAMED = re.compile(
    rf"\b(?:{WORDS['introduces_body'].pattern})(?:[ ]?:\s*|[ ])\"?"
    r"(?P<name>(?-i:[A-ZÀ-Þ][\w'&.À-ÿ-]+"
    r"(?:[ ](?:(?:de|du|la|des|van|der|voor|pour|et|-) ){0,3}"
    r"[A-ZÀ-Þ0-9][\w'&À-ÿ-]+){0,6}))",
    re.I,
)
SPEAKS_OF_DISPUTES = re.compile(
    r"m[ée]diat|geschil|litige|dispute|schlichtung|streit|ombuds|klacht|réclamation|"
    r"bemiddel|complaint|beschwerde|"
    r"dispuut|\badr",
    re.I,
)
# Bodies for other matters than goods and services bought.
OTHER_MATTER = re.compile(
    r"cnil|autoriteit|europ|commission|tribuna|rechtbank|court|gericht|loi|code|article|"
    r"règlement|odr|plateforme",
    re.I,
)
# Several words with capitals or one in capitals; one capital may begin a sentence.
TWO_CAPITALS = re.compile(r"[A-ZÀ-Þ]{3}|[A-ZÀ-Þ][\w'-]+[ ](?:\w+ )*[A-ZÀ-Þ]")
# Half a sentence: what is joined by "and" may have a term of its own.
CLAUSE = re.compile(r".+?(?:\b(?:and|en|et|und)\b|[,;]|\Z)", re.S)
LONGEST_ANSWER = 100
LONGEST_HEADING = 60
# What stands this near after a mention belongs to it.
BESIDE, MOST_BESIDE = 400, 3


def odr_link(page: PageText) -> Fact | None:
    """The European platform for disputes: its address, else the words that name it."""
    address = WORDS["platform_address"].search(page.text)
    mention = address or WORDS["platform"].search(page.text)
    if mention is None:
        return None
    start, end = mention.span()
    end = start + len(page.text[start:end].rstrip(".,)"))
    return page.statement(start, end, page.text[start:end] if address else "mention")


def dispute_committee(page: PageText) -> Fact | None:
    """The body that settles disputes, when it is named and not declined."""
    # A German page says first that the company takes no part, then where it would.
    before = 1 if page.language == "de" else 0
    for start, end in _named_bodies(page.text):
        first, last = around(page.text, start, before=before, after=1)
        if not WORDS["takes_no_part"].search(page.text, first, last):
            return page.statement(start, end)
    return None


def governing_law(page: PageText) -> Fact | None:
    """The country whose law governs, as two letters."""
    found = []
    for country, pattern in LAWS.items():
        for match in pattern.finditer(page.text):
            first, last = around(page.text, match.start())
            first = max(first, match.start() - 200)
            last = min(last, match.end() + 200)
            if WORDS["of_other_things"].search(page.text, first, last):
                continue
            if WORDS["governs"].search(page.text, first, last):
                found.append((*match.span(), country))
                break
    if not found:
        return None
    start, end, country = min(found)
    return page.statement(start, end, country)


def complaint_term(page: PageText) -> Fact | None:
    """Within how long a complaint is answered; `vague` when only soon is promised."""
    soon = received = None
    for start, end in sentences(page.text):
        if not _promises_answer(page.text, start, end):
            continue
        for term in durations(page.text, start, end):
            if not _is_term_of_answer(page.text, term, start):
                continue
            if not _is_acknowledged(page.text[start:end], term.start - start):
                return page.statement(term.start, term.end, term.label)
            received = received or term
        soon = soon or WORDS["soon"].search(page.text, start, end)
    if received:
        return page.statement(received.start, received.end, received.label)
    return page.statement(*soon.span(), "vague") if soon else None


def statutory_guarantee(page: PageText) -> Fact | None:
    """The guarantee of the law; with its years when they stand in the sentence.

    A page may name it in passing and tell of it elsewhere: the place where most is
    said of it is taken.
    """
    text = page.text
    mentions = [
        match
        for match in WORDS["guarantee"].finditer(text)
        if not WORDS["no_guarantee"].search(text, *around(text, match.start()))
    ]
    best: tuple[int, re.Match[str]] | None = None
    for match in mentions:
        first, last = around(text, match.start())
        beside = sum(1 for other in mentions if 0 <= _way(match, other) <= BESIDE)
        is_said = text[first:last].rstrip(" ")[-1:] in {".", ";", "!"}
        is_told = is_said or last - first > LONGEST_HEADING
        # Announced three times is less than said once.
        said = 3 * is_told + 2 * bool(_years(text, first, last))
        worth = said + min(beside, MOST_BESIDE)
        if best is None or worth > best[0]:
            best = worth, match
    if best is None:
        return None
    start, end = best[1].span()
    years = _years(text, *around(text, start))
    return page.statement(start, end, years[0].label if years else "yes")


def _years(text: str, first: int, last: int) -> list[Duration]:
    return [term for term in durations(text, first, last) if term.days >= 180]


def _way(match: re.Match[str], other: re.Match[str]) -> int:
    return other.start() - match.start()


def _named_bodies(text: str) -> Iterator[tuple[int, int]]:
    found = [
        match.span()
        for match in BODY.finditer(text)
        if SPEAKS_OF_DISPUTES.search(
            text, max(0, match.start() - 250), match.end() + 250
        )
    ]
    for match in BODY_NAMED.finditer(text):
        near = text[max(0, match.start() - 150) : match.end() + 150]
        if not SPEAKS_OF_DISPUTES.search(near) or OTHER_MATTER.search(match["name"]):
            continue
        if TWO_CAPITALS.search(match["name"]):
            start, end = match.span("name")
            found.append((start, start + len(text[start:end].rstrip("."))))
    yield from sorted(found, key=lambda place: (place[0], -place[1]))


def _promises_answer(text: str, start: int, end: int) -> bool:
    """Whether a sentence promises an answer, and the talk is of complaints."""
    if not WORDS["answer"].search(text, start, end):
        return False
    if WORDS["complaint"].search(text, start, end):
        return True
    first, _ = around(text, start, before=2)
    return bool(WORDS["complaint"].search(text, max(first, start - 300), start))


def _is_acknowledged(said: str, place: int) -> bool:
    """Whether the clause around a term tells only that the complaint came in."""
    clause = next(
        match[0]
        for match in CLAUSE.finditer(said)
        if match.start() <= place < match.end()
    )
    rest = WORDS["acknowledged"].sub("", clause)
    return rest != clause and not WORDS["answer"].search(rest)


def _is_term_of_answer(text: str, term: Duration, start: int) -> bool:
    if term.days > LONGEST_ANSWER:
        return False
    first, last = max(start, term.start - 100), term.end + 50
    return not WORDS["customer_must"].search(text, first, last)
