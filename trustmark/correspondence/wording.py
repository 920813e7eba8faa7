"""Words with their places filled: Django's template language, strictly.

Every value is replaced by a marker and kept apart. What somebody wrote in a form thus
never meets Markdown or HTML; it is put in when the letter has been typeset.
"""

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.template import Context, Engine, Node, Template, TemplateSyntaxError
from django.template.base import (
    FilterExpression,
    Lexer,
    NodeList,
    Parser,
    Token,
    Variable,
    VariableDoesNotExist,
    VariableNode,
)
from django.utils import translation

from trustmark.correspondence.letter import LetterFault
from trustmark.correspondence.showing import shown_in_words

_ENGINE = Engine(builtins=["trustmark.correspondence.filters"], autoescape=False)
_LONE_TAG = re.compile(r"^[ \t]*(\{%[^\n]*?%\})[ \t]*\n", re.MULTILINE)


@dataclass(frozen=True)
class Wording:
    """Words in Markdown with markers, and the values the markers stand for."""

    subject: str
    markdown: str
    mark: str
    values: tuple[str, ...]

    def filled(self, text: str, shape: Callable[[str], str] = str) -> str:
        """The text with every marker replaced by its value, in the given shape."""
        return re.sub(
            rf"{self.mark}(\d+)z",
            lambda match: shape(self.values[int(match[1])]),
            text,
        )


def worded(path: Path, values: Mapping[str, object], *, language: str) -> Wording:
    """The words in the file with the values in place, or `LetterFault`."""
    try:
        first, _, rest = path.read_text("utf-8").partition("\n")
    except FileNotFoundError as missing:
        raise LetterFault(f"There are no words in {path}") from missing
    if not first.strip() or rest.split("\n", 1)[0].strip():
        raise LetterFault(f"{path} begins with a subject and an empty line")
    page = _Page(dict(values))
    with translation.override(language):
        subject = _render(first, page, path)
        markdown = _render(_LONE_TAG.sub(r"\1", rest), page, path)
    if page.unknown:
        raise LetterFault(f"{path} names what the letter lacks: {page.unknown}")
    return Wording(subject, markdown, page.mark, tuple(page.inserted))


def _render(source: str, page: "_Page", path: Path) -> str:
    try:
        return str(_Strict(source, name=str(path), engine=_ENGINE).render(page))
    except (TemplateSyntaxError, VariableDoesNotExist) as fault:
        raise LetterFault(f"{path}: {fault}") from fault


class _Page(Context):
    """The context of one letter: what it knows, and what was put into its words."""

    def __init__(self, values: dict[str, object]) -> None:
        super().__init__(values, autoescape=False, use_l10n=False)
        self.mark = f"z{secrets.token_hex(6)}v"
        self.inserted: list[str] = []
        self.unknown: list[str] = []

    def insert(self, text: str) -> str:
        """A marker for the text: one plain word, so Markdown leaves it alone."""
        self.inserted.append(text)
        return f"{self.mark}{len(self.inserted) - 1}z"


class _StrictExpression(FilterExpression):
    """An expression that notes an unknown name, also where Django would be silent.

    `{% if %}` swallows every exception, so the name is noted and raised afterwards.
    """

    def resolve(self, context: Context, ignore_failures: bool = False) -> object:
        if isinstance(self.var, Variable) and isinstance(context, _Page):
            try:
                self.var.resolve(context)
            except VariableDoesNotExist:
                context.unknown.append(self.token)
        return super().resolve(context, ignore_failures)


class _ValueNode(Node):
    """A place in the words where a value goes."""

    def __init__(self, expression: FilterExpression) -> None:
        self.expression = expression

    def render(self, context: Context) -> str:
        value = self.expression.resolve(context)
        if not isinstance(context, _Page) or context.unknown:
            return ""
        return context.insert(shown_in_words(value, name=self.expression.token))


class _StrictParser(Parser):
    def compile_filter(self, token: str) -> FilterExpression:
        return _StrictExpression(token, self)

    def extend_nodelist(self, nodelist: NodeList, node: Node, token: Token) -> None:
        if isinstance(node, VariableNode):
            node = _ValueNode(node.filter_expression)
        super().extend_nodelist(nodelist, node, token)


class _Strict(Template):
    def compile_nodelist(self) -> NodeList:
        tokens = Lexer(str(self.source)).tokenize()
        libraries, builtins = _ENGINE.template_libraries, _ENGINE.template_builtins
        return _StrictParser(tokens, libraries, builtins, self.origin).parse()
