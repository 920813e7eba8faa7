"""What every letter of the house must live up to, in every language."""

from collections.abc import Iterable
from dataclasses import fields

from django.conf import settings
from selectolax.lexbor import LexborHTMLParser

from tests.correspondence.letters import HARBOUR
from trustmark.correspondence.api import Letter, kind_of, render
from trustmark.correspondence.frame import FRAMES

LEFTOVERS = ("{{", "}}", "{%", "%}", "[[", "]]", "**", "None", "&amp;lt;", "&lt;")
SUBJECT = 120


def assert_letters_render(letters: Iterable[type[Letter]]) -> None:
    """Every example of these letters renders whole, in every language."""
    for letter in letters:
        for language, _ in settings.LANGUAGES:
            _assert_renders(letter, language)


def _assert_renders(letter: type[Letter], language: str) -> None:
    name = f"{kind_of(letter)} in {language}"
    made = render(letter.example(), language=language, sender=HARBOUR)
    assert 0 < len(made.subject) <= SUBJECT, f"{name}: subject is too long"
    page = LexborHTMLParser(made.html)
    assert page.css_matches(f'html[lang="{language}"]'), name
    read = "".join(cell.text() for cell in page.css("td.words"))
    assert read.strip(), f"{name}: has no HTML part"
    for part in (made.subject, made.text, read):
        for leftover in LEFTOVERS:
            assert leftover not in part, f"{name}: {leftover} is left over"
    for address in _links_of(letter.example()):
        is_shown = address in made.text
        assert not is_shown or page.css_matches(f'a[href="{address}"]'), (
            f"{name}: write [[ label | address ]], or nobody can click it"
        )
    closing = FRAMES[language].closing
    assert made.text.count(closing) == 1, f"{name}: the frame says goodbye already"
    body = made.text.partition(closing)[0]
    assert len(body.split()) >= 10, f"{name}: says hardly anything"


def _links_of(letter: Letter) -> list[str]:
    return [
        str(getattr(letter, field.name))
        for field in fields(letter)
        if field.name.endswith("link")
    ]
