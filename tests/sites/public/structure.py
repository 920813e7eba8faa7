"""Reads microdata the way a search engine does."""

from html.parser import HTMLParser
from typing import Any

VOID = frozenset({"meta", "link", "img", "input", "br", "hr"})


class Microdata(HTMLParser):
    """Collects the things a page describes, with their properties in lists."""

    def __init__(self) -> None:
        super().__init__()
        self.things: list[dict[str, Any]] = []
        # What is open: the thing and the property each element holds, if any.
        self.open: list[tuple[dict[str, Any] | None, list[str] | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        thing: dict[str, Any] | None = None
        words: list[str] | None = None
        if "itemscope" in has:
            thing = {"type": has.get("itemtype")}
            self._hold(has.get("itemprop"), thing)
        elif has.get("itemprop"):
            known = has.get("content") or has.get("href")
            if known is not None:
                self._hold(has["itemprop"], known)
            else:
                words = []
                self._hold(has["itemprop"], words)
        if tag not in VOID:
            self.open.append((thing, words))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for _, words in self.open:
            if words is not None:
                words.append(data)

    def _hold(self, name: str | None, value: object) -> None:
        holder = next((t for t, _ in reversed(self.open) if t is not None), None)
        if name and holder is not None:
            holder.setdefault(name, []).append(value)
        elif isinstance(value, dict):
            self.things.append(value)


def things_of(html: str) -> list[dict[str, Any]]:
    """Every thing the page describes; words of a property joined."""
    reader = Microdata()
    # Void elements in SVG close themselves; the reader asks for both ends.
    reader.feed(html)
    return [_joined(thing) for thing in reader.things]


def _joined(thing: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value if name == "type" else [_plain(one) for one in value]
        for name, value in thing.items()
    }


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return _joined(value)
    return "".join(value).strip() if isinstance(value, list) else value
