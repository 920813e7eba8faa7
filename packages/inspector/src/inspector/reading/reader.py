"""Reads one page: what kind it is, its language, and the facts it states."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from inspector.reading.domains import host_of
from inspector.reading.language import language_of
from inspector.reading.legible import Legible
from inspector.reading.markup import read_markup
from inspector.reading.page_class import class_of
from inspector.reading.page_facts import facts_of
from inspector.reading.page_facts.fact import Fact, JsonValue, PageText

FORMAT = 1
# More than any page a person reads; what comes after is not looked at.
LONGEST_TEXT = 120_000
LOOKS_LIKE_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body)\b|"
    r"<(?:p|div|span|table|section|article|ul|ol|h[1-6]|main|br|a\s+href)\b[^>]{0,300}>",
    re.I | re.S,
)


@dataclass(frozen=True)
class Reading:
    """What was read on one page; every quote stands in `text` at its start."""

    page_class: str
    language: str
    facts: Mapping[str, Fact]
    text: str

    def to_json(self) -> dict[str, str | int | dict[str, dict[str, JsonValue]]]:
        """As it goes out of the door; `reading.schema.json` describes it."""
        facts = {key: fact.to_json() for key, fact in self.facts.items()}
        return {
            "page_class": self.page_class,
            "language": self.language,
            "facts": facts,
        }


def looks_like_html(document: str) -> bool:
    """Whether a document is HTML; plain text may mention a tag, but has no body."""
    beginning = document[:20_000]
    match = LOOKS_LIKE_HTML.search(beginning)
    return match is not None and (match.start() < 2000 or "</" in beginning)


def read_html(html: str, url: str = "") -> Reading:
    """Read a page of HTML; its text is the title and below it what a visitor sees."""
    markup = read_markup(html, url)
    text = "\n".join(part for part in (markup.title, markup.text) if part)
    return read_text(text, url, declared=markup.language)


def read_text(text: str, url: str = "", *, declared: str = "") -> Reading:
    """Read a page of plain text; `declared` is the language its HTML claims."""
    legible = Legible(text[:LONGEST_TEXT])
    language = language_of(legible.text, declared=declared)
    kind = class_of(legible.text, url)
    page = PageText(legible, language, kind, host_of(url))
    facts = facts_of(page)
    if language:
        facts["page_language"] = Fact(language)
    return Reading(kind, language, facts, text)
