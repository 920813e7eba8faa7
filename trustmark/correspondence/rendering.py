"""From a letter to what its reader gets: subject, plain text and HTML."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import css_inline
from django.template import Context, Engine
from django.utils.safestring import mark_safe

from trustmark.correspondence.cleaning import on_one_line
from trustmark.correspondence.frame import FRAMES
from trustmark.correspondence.letter import (
    Letter,
    LetterFault,
    Sender,
    values_of,
    words_of,
)
from trustmark.correspondence.typesetting import as_html, as_text
from trustmark.correspondence.wording import worded

SUBJECT_LENGTH = 200
_TEMPLATES = Path(__file__).parent / "templates"
# The style sheet stays beside the inlined styles: dark mode, phones and print need it.
_INLINER = css_inline.CSSInliner(keep_style_tags=True, load_remote_stylesheets=False)


@dataclass(frozen=True)
class Rendering:
    """One letter in one language, ready to keep and to post."""

    subject: str
    text: str
    html: str


def render(letter: Letter, *, language: str, sender: Sender) -> Rendering:
    """The letter as its reader gets it; a mistake in it is a `LetterFault`."""
    if language not in FRAMES:
        raise LetterFault(f"Letters are not written in {language!r}")
    values = {**values_of(letter), "sender": sender}
    path = words_of(type(letter), language=language)
    wording = worded(path, values, language=language)
    subject = on_one_line(wording.filled(wording.subject))
    if not subject or len(subject) > SUBJECT_LENGTH:
        raise LetterFault(f"{path} makes a subject of {len(subject)} characters")
    around = {
        "subject": subject,
        "language": language,
        "sender": sender,
        "frame": FRAMES[language],
    }
    # Everything from outside was escaped when the letter was typeset.
    body = mark_safe(as_html(wording))  # noqa: S308
    html = _framed("letter.html", {**around, "body": body})
    text = _framed("letter.txt", {**around, "body": as_text(wording)}, escape=False)
    return Rendering(subject, text.strip() + "\n", _INLINER.inline(html))


def _framed(name: str, values: dict[str, object], *, escape: bool = True) -> str:
    template = _engine().get_template(f"correspondence/{name}")
    return str(template.render(Context(values, autoescape=escape)))


@cache
def _engine() -> Engine:
    return Engine(dirs=[str(_TEMPLATES)])
