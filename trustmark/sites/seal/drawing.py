"""Draws the seal: an SVG that says, in words, how a shop stands in a scheme."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from trustmark.certificates import api as certificates
from trustmark.certificates.api import Entry, State
from trustmark.schemes.api import Scheme
from trustmark.sites.components.moments import day_in_words
from trustmark.sites.layout.domains import readable_domain
from trustmark.sites.seal.lettering import Lettering, fitted

# The drawing is 224 by 64; words begin beside the rosette, marks end at the frame.
_ROOM = 148
_LAST_MARK, _STEP = 188, 26


@dataclass(frozen=True)
class Mark:
    """A kind of certificate as the seal names it, and how far from the left."""

    words: str
    left: float


@dataclass(frozen=True)
class Lines:
    """The words of a seal at one of its two sizes."""

    name: Lettering
    domain: Lettering
    remark: Lettering


@dataclass(frozen=True)
class Seal:
    """Everything that is printed on a seal; without an accent it is not valid."""

    large: Lines
    small: Lines
    alt: str
    licence: str
    accent: str = ""
    marks: tuple[Mark, ...] = ()
    is_new: bool = False


def draw(scheme: Scheme, entry: Entry | None, *, domain: str, language: str) -> str:
    """The seal of a domain as it stands now; without an entry it is not certified."""
    with translation.override(language):
        if entry is not None and entry.is_carrying:
            return _draw_valid(scheme, entry, domain=domain, language=language)
        remark = _why_not_valid(entry)
        return _draw_invalid(scheme, remark, domain=domain, language=language)


def draw_elsewhere(scheme: Scheme, *, domain: str, language: str) -> str:
    """The seal as another website sees it that shows it without right."""
    with translation.override(language):
        remark = _("Not valid for this site")
        return _draw_invalid(scheme, remark, domain=domain, language=language)


def _draw_valid(scheme: Scheme, entry: Entry, *, domain: str, language: str) -> str:
    name, shown = scheme.name[language], readable_domain(domain)
    kinds, remark = _kinds(scheme, entry), _checked(entry.leading)
    words = {"domain": _both(domain), "scheme": name, "kinds": " + ".join(kinds)}
    told = (
        _("%(domain)s is certified by %(scheme)s (%(kinds)s)")
        if kinds
        else _("%(domain)s is certified by %(scheme)s")
    )
    beside_marks = _ROOM - _STEP * len(kinds)
    seal = Seal(
        large=Lines(
            name=fitted(name, room=beside_marks, largest=11, smallest=7),
            domain=fitted(shown, room=_ROOM, largest=15, smallest=9, is_bold=True),
            remark=fitted(remark, room=_ROOM, largest=9.5, smallest=6),
        ),
        small=Lines(
            name=fitted(scheme.short_name, room=beside_marks, largest=15, smallest=9),
            domain=fitted(shown, room=_ROOM, largest=22, smallest=11, is_bold=True),
            remark=fitted("", room=_ROOM, largest=9, smallest=9),
        ),
        alt=f"{told % words}. {remark}",
        licence=scheme.licence[language],
        accent=scheme.tokens.accent_light,
        marks=tuple(
            Mark(kind, _LAST_MARK - _STEP * place)
            for place, kind in enumerate(reversed(kinds))
        ),
        is_new=entry.state == State.PROVISIONAL,
    )
    return render_to_string("seal/valid.svg", {"seal": seal})


def _draw_invalid(scheme: Scheme, remark: str, *, domain: str, language: str) -> str:
    name, shown = scheme.name[language], readable_domain(domain)
    seal = Seal(
        large=Lines(
            name=fitted(name, room=_ROOM, largest=9.5, smallest=7),
            domain=fitted(shown, room=_ROOM, largest=11, smallest=8),
            remark=fitted(remark, room=_ROOM, largest=15, smallest=9, is_bold=True),
        ),
        small=Lines(
            name=fitted(scheme.short_name, room=_ROOM, largest=13, smallest=9),
            domain=fitted(shown, room=_ROOM, largest=15, smallest=10),
            remark=fitted(remark, room=_ROOM, largest=20, smallest=11, is_bold=True),
        ),
        alt=f"{name}: {remark}. {_both(domain)}" if domain else f"{name}: {remark}",
        licence=scheme.licence[language],
    )
    return render_to_string("seal/invalid.svg", {"seal": seal})


def _why_not_valid(entry: Entry | None) -> str:
    if entry is None:
        return _("Not certified")
    if entry.state == State.SUSPENDED:
        return _("Suspended")
    return _("No longer certified")


def _kinds(scheme: Scheme, entry: Entry) -> tuple[str, ...]:
    """The marks of the kinds held now; nothing where a scheme has only one kind."""
    if len(scheme.kinds) == 1:
        return ()
    marks = {scheme.kinds[kind].seal for kind in entry.carried_kinds}
    # B2C before B2B, as one says it: the order in which the scheme names them.
    order = [kind.seal for kind in scheme.kinds.values()]
    return tuple(sorted(marks, key=order.index))


def _checked(certificate: certificates.Certificate) -> str:
    words = {"since": day_in_words(certificate.valid_from)}
    if certificate.state == State.PROVISIONAL:
        return _("Checked, new since %(since)s") % words
    return _("Checked, since %(since)s") % words


def _both(domain: str) -> str:
    """The domain in both writings, where they differ."""
    shown = readable_domain(domain)
    return domain if shown == domain else f"{shown} ({domain})"
