"""Markdown of a letter set twice: as HTML, and as plain text that reads as well."""

import re
from collections.abc import Callable
from html import escape
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from trustmark.correspondence.cleaning import on_one_line
from trustmark.correspondence.letter import LetterFault
from trustmark.correspondence.wording import Wording

_ACTION = re.compile(r"^\[\[(?P<label>.+?)\|(?P<url>.+?)\]\]$", re.DOTALL)
_MARKDOWN = (
    MarkdownIt("commonmark", {"html": False})
    .enable("table")
    .disable(["image", "code", "html_inline", "html_block", "autolink", "reference"])
)


def as_html(wording: Wording) -> str:
    """The body of the letter as HTML, values escaped."""
    tokens = _parsed(wording)
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                url = wording.filled(str(child.attrs["href"]))
                child.attrs["href"] = _checked(url)
    markup = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    markup = wording.filled(markup, lambda text: escape(text).replace("\n", "<br>\n"))
    # What an empty value leaves; a value itself cannot make this, it is escaped.
    return markup.replace("<p></p>\n", "")


def as_text(wording: Wording) -> str:
    """The body of the letter as plain text: paragraphs of one line each."""
    tree = SyntaxTreeNode(_parsed(wording))
    text = _Text(wording).blocks(tree)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _parsed(wording: Wording) -> list[Token]:
    tokens, set_tokens = _MARKDOWN.parse(wording.markdown), []
    while tokens:
        action = _action_at(tokens)
        if action:
            label, url = wording.filled(action["label"]), wording.filled(action["url"])
            set_tokens.append(_button(on_one_line(label), _checked(url)))
            tokens = tokens[3:]
        else:
            set_tokens.append(tokens[0])
            tokens = tokens[1:]
    return set_tokens


def _action_at(tokens: list[Token]) -> "re.Match[str] | None":
    if tokens[0].type != "paragraph_open":
        return None
    return _ACTION.match(tokens[1].content.strip())


def _button(label: str, url: str) -> Token:
    markup = f'<p class="action"><a href="{escape(url)}">{escape(label)}</a></p>\n'
    meta = {"label": label, "url": url}
    return Token("html_block", "", 0, content=markup, meta=meta, block=True)


def _checked(url: str) -> str:
    """The address when a reader may safely follow it, or `LetterFault`."""
    url = url.strip()
    parts = urlsplit(url)
    is_page = parts.scheme in {"http", "https"} and bool(parts.netloc)
    is_address = parts.scheme == "mailto" and "@" in parts.path and not parts.query
    if not (is_page or is_address) or re.search(r"[\s<>\"'\\]", url):
        raise LetterFault(f"{url!r} is not an address a letter may link to")
    return url


class _Text:
    """Writes the tree of a letter as plain text."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    def blocks(self, node: SyntaxTreeNode, *, between: str = "\n\n") -> str:
        return between.join(self.block(child) for child in node.children)

    def block(self, node: SyntaxTreeNode) -> str:
        """One block, without a line end after it."""
        write: dict[str, Callable[[SyntaxTreeNode], str]] = {
            "paragraph": self.line,
            "heading": self.line,
            "bullet_list": self.list,
            "ordered_list": self.list,
            "blockquote": lambda quote: _indented(self.blocks(quote), "> ", "> "),
            "table": self.table,
            "hr": lambda _: "---",
            "html_block": lambda button: "{label}: {url}".format(**button.meta),
        }
        if node.type not in write:
            raise LetterFault(f"Letters have no {node.type} in plain text")
        return write[node.type](node)

    def list(self, node: SyntaxTreeNode) -> str:
        first = int(node.attrs.get("start", 1))
        lines = []
        for place, child in enumerate(node.children, start=first):
            sign = "- " if node.type == "bullet_list" else f"{place}. "
            text = self.blocks(child, between="\n")
            lines.append(_indented(text, sign, " " * len(sign)))
        return "\n".join(lines)

    def table(self, node: SyntaxTreeNode) -> str:
        rows = [
            [on_one_line(self.line(cell)) for cell in row.children]
            for part in node.children
            for row in part.children
        ]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        numeric = [
            "right" in str(cell.attrs.get("style", ""))
            for cell in node.children[0].children[0].children
        ]
        return "\n".join(
            "  ".join(
                cell.rjust(width) if right else cell.ljust(width)
                for cell, width, right in zip(row, widths, numeric, strict=True)
            ).rstrip()
            for row in rows
            if any(row)
        )

    def line(self, node: SyntaxTreeNode) -> str:
        """The running text inside a block, values in place."""
        return "".join(self.inline(child) for child in node.children)

    def inline(self, node: SyntaxTreeNode) -> str:
        if node.type in {"text", "code_inline"}:
            return self.wording.filled(node.content)
        if node.type == "softbreak":
            return " "
        if node.type == "hardbreak":
            return "\n"
        inner = self.line(node)
        if node.type != "link":
            return inner
        url = _checked(self.wording.filled(str(node.attrs["href"])))
        bare = url.removeprefix("mailto:")
        return inner if inner == bare else f"{inner} ({bare})"


def _indented(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(rest + line for line in lines[1:])])
