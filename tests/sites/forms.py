"""Forms as a browser reads them: what stands in a page, and what would be sent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from django.urls import ResolverMatch, resolve
from django.utils.translation import get_language_from_path, override
from selectolax.lexbor import LexborHTMLParser, LexborNode

Sent = Mapping[str, list[str]]

# Nobody types into these; they are sent along. Only a browser chooses a file.
UNSEEN = ("hidden", "submit", "file")
CHOICES = ("select", "radio", "checkbox")


@dataclass(frozen=True)
class Control:
    """One question: its kind, what stands in it, what may be chosen, what is said."""

    name: str
    kind: str
    values: tuple[str, ...]
    offered: tuple[str, ...] = ()
    sentence: str = ""
    is_required: bool = False

    @property
    def is_text(self) -> bool:
        """Whether a person can type anything at all here."""
        return self.kind not in (*UNSEEN, *CHOICES)


@dataclass(frozen=True)
class Form:
    """A form that is posted: where to, and its questions in their order."""

    page: str
    action: str
    controls: tuple[Control, ...] = field(default=())

    @property
    def target(self) -> str:
        """The page that gets it, and the deed or step where one page has several."""
        match = self.match
        part = match.kwargs.get("deed") or match.kwargs.get("step")
        return f"{match.view_name}/{part}" if part else match.view_name

    @property
    def match(self) -> ResolverMatch:
        """The page that gets it; its address is read in its own language."""
        path = urlsplit(self.action).path
        with override(get_language_from_path(path)):
            return resolve(path)

    @property
    def names(self) -> tuple[str, ...]:
        """What it asks, without what nobody sees."""
        return tuple(one.name for one in self.controls if one.kind not in UNSEEN)

    def find(self, name: str) -> Control | None:
        """The question of this name."""
        return next((one for one in self.controls if one.name == name), None)

    def sent(self, **typed: list[str] | None) -> dict[str, list[str]]:
        """What a browser sends; `None` leaves a question out."""
        known: dict[str, list[str]] = {}
        for control in self.controls:
            # A browser leaves out a group of which nothing is chosen.
            if control.values or control.kind not in CHOICES:
                known[control.name] = list(control.values)
        changed = known | {name: value or [] for name, value in typed.items()}
        return {
            name: v for name, v in changed.items() if typed.get(name, v) is not None
        }


def encoded(sent: Sent) -> bytes:
    """A form on the wire; half characters stay what they are."""
    pairs = [(name, value) for name, values in sent.items() for value in values]
    return urlencode(pairs, errors="surrogatepass").encode()


def forms_of(html: str, *, address: str) -> Iterator[Form]:
    """Every form of a page that is posted."""
    tree = LexborHTMLParser(html)
    for node in tree.css("form"):
        if (node.attributes.get("method") or "get").lower() != "post":
            continue
        action = urljoin(address, node.attributes.get("action") or "")
        yield Form(address, action, tuple(_controls(tree, node)))


def asked_behind(html: str, *, path: str) -> set[str]:
    """What a page takes behind its address, by its own links and search fields."""
    tree = LexborHTMLParser(html)
    names = {
        name
        for link in tree.css("a[href*='?']")
        for parts in [urlsplit(link.attributes.get("href") or "")]
        if parts.path in {"", path}
        for name in parse_qs(parts.query, keep_blank_values=True)
    }
    for form in tree.css("form"):
        is_read = (form.attributes.get("method") or "get").lower() == "get"
        if is_read and (form.attributes.get("action") or path) == path:
            controls = form.css("[name]")
            names |= {control.attributes["name"] or "" for control in controls}
    return names


def _controls(tree: LexborHTMLParser, form: LexborNode) -> Iterator[Control]:
    found: dict[str, Control] = {}
    for node in form.css("input, textarea, select, button"):
        name = node.attributes.get("name")
        if not name or "disabled" in node.attributes:
            continue
        one = _control(tree, node, name)
        before = found.get(name)
        if one.kind == "submit" and before:
            continue  # One button is pressed, the first.
        if before and one.kind in CHOICES:
            one = replace(
                before,
                values=before.values + one.values,
                offered=before.offered + one.offered,
            )
        found[name] = one
    yield from found.values()


def _control(tree: LexborHTMLParser, node: LexborNode, name: str) -> Control:
    value = node.attributes.get("value") or ""
    if node.tag == "button":
        return Control(name, "submit", (value,))
    around = list(_around(node))
    said, must = _sentence(tree, around), _is_required(around)
    if node.tag == "textarea":
        return Control(name, "textarea", (node.text(),), (), said, must)
    if node.tag == "select":
        return _select(node, name, said, must)
    kind = node.attributes.get("type") or "text"
    if kind not in CHOICES:
        return Control(name, kind, (value,), (), said, must)
    value = node.attributes.get("value") or "on"
    chosen = (value,) if "checked" in node.attributes else ()
    return Control(name, kind, chosen, (value,), said, must)


def _select(node: LexborNode, name: str, said: str, must: bool) -> Control:
    options = [
        (option.attributes.get("value") or "", "selected" in option.attributes)
        for option in node.css("option")
    ]
    chosen = tuple(value for value, is_chosen in options if is_chosen)
    offered = tuple(value for value, _ in options)
    return Control(name, "select", chosen or offered[:1], offered, said, must)


def _around(node: LexborNode) -> Iterator[LexborNode]:
    """A control and what it stands in, up to its form."""
    place: LexborNode | None = node
    while place is not None and place.tag != "form":
        yield place
        place = place.parent


def _is_required(around: list[LexborNode]) -> bool:
    """Whether the page does not say that it may be left open."""
    for holder in around:
        if "field" in (holder.attributes.get("class") or "").split():
            return holder.css_first(".field__optional") is None
    return "required" in around[0].attributes


def _sentence(tree: LexborHTMLParser, around: list[LexborNode]) -> str:
    """What is said at a question, to who sees it and to who hears it read out."""
    for holder in around:
        if holder is not around[0] and holder.tag != "fieldset":
            continue
        for name in (holder.attributes.get("aria-describedby") or "").split():
            told = tree.css_first(f'[id="{name}"]') if name.endswith("_error") else None
            if told is not None:
                return " ".join(told.text().split())
    return ""
