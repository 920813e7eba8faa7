"""Reads HTML: the text a visitor sees, the links, the title."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

UNSEEN = frozenset(
    {"script", "style", "template", "svg", "head", "noscript", "object", "iframe"}
)
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "label",
        "button",
    ]
)
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass(frozen=True)
class Link:
    """A link as a visitor sees it; `place` is footer, header, nav or body."""

    url: str
    text: str
    place: str


@dataclass(frozen=True)
class Markup:
    """What one HTML document says."""

    text: str
    links: tuple[Link, ...]
    title: str
    headings: tuple[str, ...]
    language: str
    canonical: str


def normalise(text: str) -> str:
    """Text in NFC, without invisible signs, with single spaces and line breaks."""
    text = unicodedata.normalize("NFC", text).translate(INVISIBLE)
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=128)
def read_markup(html: str, url: str) -> Markup:
    """Everything the recognisers need from one document, read once."""
    tree = LexborHTMLParser(html)
    root = tree.css_first("html")
    base = _attribute(tree.css_first("base[href]"), "href")
    address = urljoin(url, base) if base else url
    canonical = _attribute(tree.css_first("link[rel=canonical]"), "href")
    return Markup(
        text=_text_of(tree.body),
        links=tuple(_links(tree, address)),
        title=_inline(tree.css_first("title")),
        headings=tuple(_inline(node) for node in tree.css("h1, h2")[:12]),
        language=_attribute(root, "lang").lower()[:2],
        canonical=urljoin(address, canonical) if canonical else "",
    )


def decode_protected_address(code: str) -> str:
    """An e-mail address from Cloudflare's `data-cfemail`: bytes masked by the first."""
    try:
        raw = bytes.fromhex(code)
        return bytes(byte ^ raw[0] for byte in raw[1:]).decode()
    except (ValueError, IndexError):
        return ""


def _text_of(body: LexborNode | None) -> str:
    pieces: list[str] = []
    # An explicit stack: hostile pages nest deeper than Python recurses.
    stack: list[LexborNode | str] = [body] if body is not None else []
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            pieces.append(node)
            continue
        tag = node.tag or ""
        if tag == "-text":
            pieces.append((node.text_content or "").replace("\n", " "))
            continue
        if tag in UNSEEN or tag.startswith(("-", "!")) or _is_hidden(node):
            continue
        protected = _attribute(node, "data-cfemail")
        if protected:
            pieces.append(decode_protected_address(protected))
            continue
        _open(node, tag, pieces, stack)
    return normalise("".join(pieces))


def _open(
    node: LexborNode, tag: str, pieces: list[str], stack: list[LexborNode | str]
) -> None:
    if tag in BLOCKS:
        pieces.append("\n")
        stack.append("\n")
    if tag == "img":
        pieces.append(f" {_attribute(node, 'alt')} ")
    if tag == "input" and _attribute(node, "type") in {"submit", "button"}:
        pieces.append(f"\n{_attribute(node, 'value')}\n")
    stack.extend(reversed(list(node.iter(include_text=True))))


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if "hidden" in attributes or (node.tag == "dialog" and "open" not in attributes):
        return True
    return bool(HIDDEN_STYLE.search(attributes.get("style") or ""))


def _links(tree: LexborHTMLParser, address: str) -> list[Link]:
    found = []
    for node in tree.css("a[href], area[href]")[:1500]:
        href = _attribute(node, "href").strip()
        try:
            url = urljoin(address, href)
            scheme = urlsplit(url).scheme
        except ValueError:
            continue
        if scheme in {"http", "https", "mailto", "tel"}:
            name = _inline(node) or _attribute(node, "aria-label")
            found.append(Link(url, name or _attribute(node, "title"), _place(node)))
    return found


def _place(node: LexborNode) -> str:
    parent = node.parent
    for _ in range(25):
        if parent is None:
            break
        tag = parent.tag or ""
        if tag in {"footer", "header", "nav"}:
            return tag
        attributes = parent.attributes
        if "footer" in f"{attributes.get('id')} {attributes.get('class')}".lower():
            return "footer"
        parent = parent.parent
    return "body"


def _inline(node: LexborNode | None) -> str:
    if node is None:
        return ""
    text = normalise(node.text(separator=" ")).replace("\n", " ")
    if not text:
        picture = node.css_first("img[alt]")
        text = normalise(_attribute(picture, "alt"))
    return " ".join(text.split())[:200]


def _attribute(node: LexborNode | None, name: str) -> str:
    if node is None:
        return ""
    return node.attributes.get(name) or ""
