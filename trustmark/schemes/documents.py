"""The texts that parties accept, with an anchor at every paragraph.

A document is Markdown: lines of `key: value` between two `---` lines, then headings
`## 3 Title` and paragraphs that begin with their number in bold, `**3.4** …`.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trustmark.schemes.faults import RulebookFault

KINDS = ("terms", "code-of-conduct", "processing-agreement")
KEYS = {"version", "date", "title", "language", "prevailing"}

_FRONT = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_HEADING = re.compile(r"^## (?P<anchor>[A-Z]?\d+) (?P<title>.+)$")
_PARAGRAPH = re.compile(
    r"\*\*(?P<anchor>[A-Z]?\d+(?:\.\d+)*[a-z]?)\*\* +(?P<text>.+)\Z", re.DOTALL
)


@dataclass(frozen=True)
class Paragraph:
    """One numbered paragraph; letters cite it by its anchor."""

    anchor: str
    text: str


@dataclass(frozen=True)
class Section:
    """One numbered heading of a document with its paragraphs."""

    anchor: str
    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Document:
    """A text that parties accept; `text` is its Markdown, `digest` that of the file."""

    kind: str
    language: str
    version: str
    dated: date
    title: str
    text: str
    digest: str
    sections: tuple[Section, ...]

    def find_paragraph(self, anchor: str) -> Paragraph | None:
        """The paragraph a letter cites, such as `3.4`."""
        for section in self.sections:
            for paragraph in section.paragraphs:
                if paragraph.anchor == anchor:
                    return paragraph
        return None


def read_documents(
    folder: Path, languages: tuple[str, ...]
) -> tuple[list[Document], list[RulebookFault]]:
    """Every document of a version in every language, and what is wrong with them."""
    documents: list[Document] = []
    faults: list[RulebookFault] = []
    for kind in KINDS:
        for language in languages:
            path = folder / f"{kind}.{language}.md"
            document, found = _read(path, kind, language)
            faults += found
            documents += [document] if document else []
    expected = {f"{kind}.{language}.md" for kind in KINDS for language in languages}
    faults += [
        RulebookFault(
            f"documents/{path.name}", "", "is not expected here.", "Move or rename it."
        )
        for path in sorted(folder.glob("*"))
        if path.name not in expected
    ]
    return documents, faults + _unlike(documents)


def _read(
    path: Path, kind: str, language: str
) -> tuple[Document | None, list[RulebookFault]]:
    name = f"documents/{path.name}"
    if not path.exists():
        remedy = "Write it, or leave the language out of the scheme."
        return None, [RulebookFault(name, "", "is missing.", remedy)]
    raw = path.read_bytes()
    match = _FRONT.match(raw.decode("utf-8"))
    if match is None:
        remedy = "Begin with ---, version, date and title, and --- again."
        return None, [RulebookFault(name, "", "has no front matter.", remedy)]
    front = _front(match["front"])
    faults = list(_front_faults(name, front, language))
    if faults:
        return None, faults
    sections = tuple(_sections(match["body"]))
    document = Document(
        kind=kind,
        language=language,
        version=front["version"],
        dated=date.fromisoformat(front["date"]),
        title=front["title"],
        text=match["body"].strip(),
        digest=hashlib.sha256(raw).hexdigest(),
        sections=sections,
    )
    return document, _anchor_faults(name, sections)


def _front(text: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in text.splitlines() if line.strip())
    return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}


def _front_faults(
    name: str, front: dict[str, str], language: str
) -> Iterator[RulebookFault]:
    for key in ("version", "date", "title"):
        if not front.get(key):
            yield RulebookFault(name, key, "is missing.", f"Add a line `{key}: …`.")
    for key in sorted(front.keys() - KEYS):
        yield RulebookFault(name, key, "is not a known key.", "Leave the line out.")
    if front.get("language", language) != language:
        remedy = "Make it the language in the name of the file."
        yield RulebookFault(name, "language", "is another language.", remedy)
    try:
        date.fromisoformat(front.get("date", "2026-01-01"))
    except ValueError:
        yield RulebookFault(name, "date", "is not a date.", "Write it as 2026-06-19.")


def _sections(body: str) -> Iterator[Section]:
    heading: re.Match[str] | None = None
    paragraphs: list[Paragraph] = []
    for block in re.split(r"\n\s*\n", body.strip()):
        found = _HEADING.match(block)
        if found:
            if heading:
                yield Section(heading["anchor"], heading["title"], tuple(paragraphs))
            heading, paragraphs = found, []
        elif numbered := _PARAGRAPH.match(block):
            paragraphs.append(Paragraph(numbered["anchor"], numbered["text"]))
        elif paragraphs:
            # A list or a second block still belongs to the number before it.
            last = paragraphs.pop()
            paragraphs.append(Paragraph(last.anchor, f"{last.text}\n\n{block}"))
    if heading:
        yield Section(heading["anchor"], heading["title"], tuple(paragraphs))


def _anchor_faults(name: str, sections: tuple[Section, ...]) -> list[RulebookFault]:
    anchors = [p.anchor for section in sections for p in section.paragraphs]
    faults = [
        RulebookFault(name, anchor, "is used twice.", "Give each paragraph its number.")
        for anchor in sorted(set(anchors))
        if anchors.count(anchor) > 1
    ]
    if not anchors:
        remedy = "Begin paragraphs with their number in bold, as in **3.4**."
        faults.append(RulebookFault(name, "", "has no numbered paragraph.", remedy))
    return faults


def _unlike(documents: list[Document]) -> list[RulebookFault]:
    """Translations that differ in version or in the paragraphs they number."""
    faults: list[RulebookFault] = []
    for kind in KINDS:
        translations = [document for document in documents if document.kind == kind]
        for other in translations[1:]:
            faults += _differs(other, translations[0])
    return faults


def _differs(other: Document, first: Document) -> Iterator[RulebookFault]:
    name = f"documents/{other.kind}.{other.language}.md"
    if other.version != first.version:
        remedy = f"Make it {first.version}, as in {first.language}."
        yield RulebookFault(name, "version", "differs.", remedy)
    for anchor in sorted(_anchors(first) ^ _anchors(other)):
        remedy = f"Number the same paragraphs as in {first.language}."
        yield RulebookFault(name, anchor, "is in one language only.", remedy)


def _anchors(document: Document) -> set[str]:
    return {p.anchor for section in document.sections for p in section.paragraphs}
