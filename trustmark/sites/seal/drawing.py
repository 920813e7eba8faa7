"""Draws the seal: an SVG that says, in words, how a shop stands in a scheme."""

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from trustmark.certificates import api as certificates
from trustmark.certificates.api import Entry, State
from trustmark.schemes.api import Scheme

LONGEST = 42  # Signs of a domain that can be printed; longer ones lose their middle.
FITS_VALID, FITS_INVALID = 26, 36


@dataclass(frozen=True)
class Seal:
    """Everything that is printed on a seal."""

    domain: str
    scheme_name: str
    remark: str
    kinds: str
    accent: str
    alt: str
    licence: str
    is_valid: bool

    @property
    def is_long(self) -> bool:
        """Whether the domain has to be squeezed into its line."""
        fits = FITS_VALID if self.is_valid else FITS_INVALID
        return len(self.domain) > fits


def draw(scheme: Scheme, entry: Entry | None, *, domain: str, language: str) -> str:
    """The seal of a domain as it stands now; without an entry it is not certified."""
    with translation.override(language):
        seal = _seal(scheme, entry, domain=domain, language=language)
    template = "seal/valid.svg" if seal.is_valid else "seal/invalid.svg"
    return render_to_string(template, {"seal": seal})


def draw_elsewhere(scheme: Scheme, *, domain: str, language: str) -> str:
    """The seal as another website sees it that shows it without right."""
    with translation.override(language):
        seal = _invalid(
            scheme, _("Not valid for this site"), domain=domain, language=language
        )
    return render_to_string("seal/invalid.svg", {"seal": seal})


def shortened(domain: str) -> str:
    """A domain that fits: very long ones lose their middle, never their end."""
    if len(domain) <= LONGEST:
        return domain
    keep = (LONGEST - 1) // 2
    return f"{domain[:keep]}…{domain[-keep:]}"


def _seal(scheme: Scheme, entry: Entry | None, *, domain: str, language: str) -> Seal:
    if entry is None:
        return _invalid(scheme, _("Not certified"), domain=domain, language=language)
    if not entry.is_carrying:
        remark = {
            State.SUSPENDED: _("Suspended"),
            State.WITHDRAWN: _("No longer certified"),
            State.EXPIRED: _("No longer certified"),
        }[State(entry.state)]
        return _invalid(scheme, remark, domain=domain, language=language)
    parts = sorted({scheme.kinds[kind].seal for kind in entry.carried_kinds})
    return Seal(
        domain=shortened(domain),
        scheme_name=scheme.name[language],
        remark=_remark(entry.leading),
        kinds=" + ".join(part for part in parts if part)
        if len(scheme.kinds) > 1
        else "",
        accent=scheme.tokens.accent_light,
        alt=_("%(domain)s is certified by %(scheme)s")
        % {"domain": domain, "scheme": scheme.name[language]},
        licence=scheme.licence[language],
        is_valid=True,
    )


def _invalid(scheme: Scheme, remark: str, *, domain: str, language: str) -> Seal:
    return Seal(
        domain=shortened(domain),
        scheme_name=scheme.name[language],
        remark=remark,
        kinds="",
        accent="",
        alt=f"{domain}: {remark}",
        licence=scheme.licence[language],
        is_valid=False,
    )


def _remark(certificate: certificates.Certificate) -> str:
    since: date = certificate.valid_from
    words = {"since": date_format(since, "j M Y")}
    if certificate.state == State.PROVISIONAL:
        return _("Checked · new since %(since)s") % words
    return _("Checked · since %(since)s") % words
