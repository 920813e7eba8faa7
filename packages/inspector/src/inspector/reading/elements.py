"""Reads the parts of a page that are not text: scripts, files, forms, product data."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

MOST = 500
# What a page draws in by itself; a link is only followed by somebody who presses it.
DRAWN_IN = (
    ("script[src]", "src"),
    ("link[rel~=stylesheet][href]", "href"),
    ("iframe[src]", "src"),
    ("img[src]", "src"),
    ("audio[src], video[src], source[src]", "src"),
    ("object[data]", "data"),
)


@dataclass(frozen=True)
class Drawn:
    """A file the page draws in; `integrity` is the digest it is held to."""

    kind: str
    url: str
    integrity: str = ""


@dataclass(frozen=True)
class Field:
    """One field of a form: its type, its name and what a reader may type there."""

    kind: str
    name: str
    label: str = ""
    required: bool = False


@dataclass(frozen=True)
class Form:
    """One form: where it sends, how, and what it asks."""

    action: str
    method: str
    fields: tuple[Field, ...]
    button: str = ""


@dataclass(frozen=True)
class Elements:
    """Everything but the text of one document."""

    drawn: tuple[Drawn, ...] = ()
    forms: tuple[Form, ...] = ()
    products: tuple[dict[str, Any], ...] = ()
    data: tuple[dict[str, Any], ...] = ()
    generator: str = ""
    images: tuple[str, ...] = ()

    @property
    def scripts(self) -> tuple[Drawn, ...]:
        """The scripts that come from a file."""
        return tuple(drawn for drawn in self.drawn if drawn.kind == "script")


@lru_cache(maxsize=128)
def read_elements(html: str, url: str) -> Elements:
    """The elements of one document, read once."""
    tree = LexborHTMLParser(html)
    data = tuple(_data(tree))
    return Elements(
        drawn=tuple(_drawn(tree, url)),
        forms=tuple(_form(node, url) for node in tree.css("form")[:60]),
        products=tuple(item for item in data if "Product" in types_of(item)),
        data=data,
        generator=_attribute(tree.css_first("meta[name=generator]"), "content")[:100],
        images=tuple(_attribute(node, "alt")[:200] for node in tree.css("img")[:MOST]),
    )


def types_of(item: dict[str, Any]) -> tuple[str, ...]:
    """The schema.org types of an item, without the address before them."""
    named = item.get("@type", ())
    listed = named if isinstance(named, list) else [named]
    return tuple(str(name).rpartition("/")[2] for name in listed)


def _drawn(tree: LexborHTMLParser, url: str) -> Iterator[Drawn]:
    for selector, attribute in DRAWN_IN:
        for node in tree.css(selector)[:MOST]:
            try:
                address = urljoin(url, _attribute(node, attribute).strip())
                scheme = urlsplit(address).scheme
            except ValueError:
                continue
            if scheme in {"http", "https"}:
                kind = {"link": "style"}.get(node.tag or "", node.tag or "")
                yield Drawn(kind, address, _attribute(node, "integrity"))


def _form(node: LexborNode, url: str) -> Form:
    try:
        action = urljoin(url, _attribute(node, "action").strip())
    except ValueError:
        action = ""
    labels = {
        _attribute(label, "for"): " ".join(label.text(separator=" ").split())[:200]
        for label in node.css("label")
    }
    fields = tuple(
        _field(field, labels) for field in node.css("input, textarea, select")[:120]
    )
    button = node.css_first("button, input[type=submit]")
    label = ""
    if button is not None:
        label = " ".join(button.text(separator=" ").split()) or _attribute(
            button, "value"
        )
    return Form(
        action, _attribute(node, "method").lower() or "get", fields, label[:100]
    )


def _field(node: LexborNode, labels: dict[str, str]) -> Field:
    kind = (_attribute(node, "type") or "text").lower()
    if node.tag != "input":
        kind = node.tag or ""
    attributes = node.attributes
    label = labels.get(_attribute(node, "id")) if _attribute(node, "id") else ""
    parent = node.parent
    if not label and parent is not None and parent.tag == "label":
        label = " ".join(parent.text(separator=" ").split())[:200]
    label = label or _attribute(node, "aria-label") or _attribute(node, "placeholder")
    return Field(kind, _attribute(node, "name"), label, "required" in attributes)


def _data(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    for node in tree.css('script[type="application/ld+json"]')[:40]:
        try:
            found = json.loads(node.text(), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _items(found, depth=0)


def _items(found: Any, *, depth: int) -> Iterator[dict[str, Any]]:
    """Every item in it, nested ones too; deeper than six levels is somebody's joke."""
    if depth > 6:
        return
    if isinstance(found, list):
        for member in found[:200]:
            yield from _items(member, depth=depth + 1)
    elif isinstance(found, dict):
        if "@type" in found:
            yield found
        for value in found.values():
            if isinstance(value, (dict, list)):
                yield from _items(value, depth=depth + 1)


def _attribute(node: LexborNode | None, name: str) -> str:
    if node is None:
        return ""
    return node.attributes.get(name) or ""
