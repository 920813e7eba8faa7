"""Draws the widgets; a shop that may not carry the seal shows no star anywhere."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from trustmark.reviews.api import Review
from trustmark.schemes.api import Scheme
from trustmark.sites.components.moments import day_in_words
from trustmark.sites.layout.domains import readable_domain
from trustmark.sites.layout.widgets import KINDS, kind_of
from trustmark.sites.seal import drawing
from trustmark.sites.seal.lettering import Lettering, fitted
from trustmark.sites.seal.widgets.telling import (
    LONGEST,
    Stars,
    Told,
    how_many,
    in_a_sentence,
    page_of,
    shortened,
)

_STYLE = (Path(__file__).parent / "frame.css").read_text("utf-8")
# Where the five stars begin, and how wide one is, in each drawing.
_STARS = {"seal": (12, 74, 16), "bar": (14, 9, 22), "product": (2, 4, 20)}


@dataclass(frozen=True)
class Star:
    """One of five: where it stands, and how much of it is filled, from 0 to 24."""

    left: float
    filled: float


@dataclass(frozen=True)
class Quoted:
    """One review as a widget shows it."""

    review: Review
    text: str
    stars: tuple[Star, ...]
    when: str
    alt: str


def draw(told: Told, name: str, *, language: str) -> str:
    """A widget of a shop as it stands now, in one language."""
    with translation.override(language):
        if not told.entry.is_carrying:
            return draw_without_stars(
                told.scheme,
                name,
                seal=drawing.draw(
                    told.scheme,
                    told.entry,
                    domain=told.entry.shop.domain,
                    language=language,
                ),
                domain=told.entry.shop.domain,
                language=language,
            )
        if kind_of(name).is_picture:
            return _picture(told, name, told.stars, language=language)
        return _frame(told, name, language=language)


def draw_product(told: Told, name: str, stars: Stars, *, language: str) -> str:
    """The stars of one product."""
    with translation.override(language):
        if not told.entry.is_carrying:
            return draw(told, name, language=language)
        return _picture(told, name, stars, language=language)


def draw_without_stars(
    scheme: Scheme, name: str, *, seal: str, domain: str, language: str
) -> str:
    """What stands in the place of a widget that may not be shown.

    A picture is the seal as it stands, which says why; a frame says it in one line.
    """
    kind = kind_of(name)
    if kind.is_picture:
        return seal
    with translation.override(language):
        values = _common(scheme, domain, language=language) | {
            "title": _("No reviews are shown here now"),
            "quotes": (),
            "stars": (),
        }
        return _rendered("frame.html", values)


def _picture(told: Told, name: str, stars: Stars | None, *, language: str) -> str:
    kind = kind_of(name)
    domain = told.entry.shop.domain
    scheme = told.scheme.name[language]
    values = {
        "kind": kind,
        "alt": in_a_sentence(domain, scheme, stars),
        "accent": told.scheme.tokens.accent_light,
        "accent_dark": told.scheme.tokens.accent_dark,
        "stars": _row(kind.name, stars),
        "top": _STARS[kind.name][1],
        "scale": round((_STARS[kind.name][2] - 2) / 24, 3),
        "lines": _lines(kind.name, told, stars, language=language),
    }
    return _rendered(f"{kind.name}.svg", values)


def _lines(
    kind: str, told: Told, stars: Stars | None, *, language: str
) -> dict[str, Lettering]:
    """The words of a picture, each fitted into its room."""
    domain = readable_domain(told.entry.shop.domain)
    scheme = told.scheme.name[language]
    score = _("%(mean)s of 5") % {"mean": stars.in_words} if stars else ""
    count = how_many(stars.count) if stars else _("No reviews yet")
    if kind == "seal":
        return {
            "name": fitted(scheme, room=148, largest=11, smallest=7),
            "domain": fitted(domain, room=148, largest=15, smallest=9, is_bold=True),
            "remark": fitted(_("Checked"), room=148, largest=9.5, smallest=7),
            "count": fitted(
                f"{score} · {count}" if score else count,
                room=112 if stars else 196,
                largest=11.5,
                smallest=8,
            ),
        }
    if kind == "bar":
        return {
            "score": fitted(score, room=68, largest=14, smallest=9, is_bold=True),
            "count": fitted(f"{count} · {scheme}", room=184, largest=10, smallest=7),
            "domain": fitted(domain, room=100, largest=10, smallest=7),
        }
    return {
        "count": fitted(
            f"{stars.in_words} ({stars.count})" if stars else count,
            room=92 if stars else 190,
            largest=13,
            smallest=8,
        )
    }


def _row(kind: str, stars: Stars | None) -> tuple[Star, ...]:
    if stars is None:
        return ()
    left, _, step = _STARS[kind]
    return tuple(
        Star(left + step * place, round(24 * filled / 100, 2))
        for place, filled in enumerate(stars.filled)
    )


def _frame(told: Told, name: str, *, language: str) -> str:
    kind = KINDS[name]
    domain, scheme = told.entry.shop.domain, told.scheme.name[language]
    quotes = told.newest[:1] if name == "card" else told.newest
    values = _common(told.scheme, domain, language=language) | {
        "title": in_a_sentence(readable_domain(domain), scheme, told.stars),
        "score": told.stars.in_words if told.stars else "",
        "count": how_many(told.stars.count) if told.stars else _("No reviews yet"),
        "stars": _small(told.stars),
        "quotes": tuple(_quoted(review, LONGEST[kind.name]) for review in quotes),
    }
    return _rendered("frame.html", values)


def _common(scheme: Scheme, domain: str, *, language: str) -> dict[str, Any]:
    return {
        "language": language,
        "domain": readable_domain(domain),
        "scheme": scheme.name[language],
        "page": page_of(scheme, domain, language=language),
        "style": _style(scheme),
    }


def _style(scheme: Scheme) -> SafeString:
    tokens = scheme.tokens
    accents = f":root{{--a:light-dark({tokens.accent_light},{tokens.accent_dark})}}"
    # Ours to the last sign: the file beside this one, and colours of a sealed rulebook.
    return mark_safe(f"<style>{accents}{_STYLE}</style>")  # noqa: S308


def _quoted(review: Review, longest: int) -> Quoted:
    stars = Stars(review.rating, 1)
    return Quoted(
        review=review,
        text=shortened(review.text, longest),
        stars=_small(stars),
        when=day_in_words(review.written_on),
        alt=_("%(rating)s of 5 stars") % {"rating": review.rating},
    )


def _small(stars: Stars | None) -> tuple[Star, ...]:
    filled = stars.filled if stars else ()
    return tuple(
        Star(24 * n, round(24 * part / 100, 2)) for n, part in enumerate(filled)
    )


def _rendered(template: str, values: dict[str, Any]) -> str:
    text = render_to_string(f"widgets/{template}", values)
    return "\n".join(line for line in text.splitlines() if line.strip())
