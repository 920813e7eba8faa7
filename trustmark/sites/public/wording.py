"""Documents in Markdown: as HTML with an anchor at every number, and as blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_NUMBER = re.compile(r"(?:\*\*)?(?P<anchor>[A-Z]?\d+(?:\.\d+)*[a-z]?)(?:\*\*)? ")


@dataclass(frozen=True)
class Span:
    """A run of words in one manner."""

    words: str
    is_strong: bool
    url: str


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph or an item of a list."""

    kind: str
    spans: tuple[Span, ...]


def as_html(text: str) -> str:
    """The text as HTML; markup in it is shown as signs, never obeyed.

    Headings and paragraphs that begin with a number carry it as their anchor, so that
    a letter can cite `#3.4`.
    """
    html: str = _reader().render(text)
    return html


def blocks_of(text: str) -> list[Block]:
    """The text as blocks, for whoever sets it otherwise."""
    tokens = _reader().parse(text)
    opened: list[str] = []
    found: list[Block] = []
    for token in tokens:
        if token.nesting == 1:
            opened.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            opened.pop()
        elif token.type == "inline":
            kind = next(k for k in ("heading", "list_item", "paragraph") if k in opened)
            found.append(Block(kind, tuple(_spans(token))))
    return found


def _spans(inline: Token) -> Iterator[Span]:
    depth, url = 0, ""
    for token in inline.children or []:
        if token.type in {"strong_open", "strong_close"}:
            depth += token.nesting
        elif token.type in {"link_open", "link_close"}:
            url = str(token.attrGet("href") or "")
        elif token.type == "softbreak":
            yield Span(" ", depth > 0, url)
        elif token.content:
            yield Span(token.content, depth > 0, url)


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("js-default")
    reader.core.ruler.push("anchors", _set_anchors)
    return reader


def _set_anchors(state: StateCore) -> None:
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type in {"heading_open", "paragraph_open"}:
            found = _NUMBER.match(inline.content)
            if found:
                opening.attrSet("id", found["anchor"])
