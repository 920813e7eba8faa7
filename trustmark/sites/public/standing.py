"""How a shop stands, in the words the public reads."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trustmark.certificates.api import Entry, State
from trustmark.schemes.api import Scheme
from trustmark.sites.layout.domains import readable_domain
from trustmark.sites.public.pages import reader_language

Words = str | Promise


@dataclass(frozen=True)
class Standing:
    """A state in a word, as an answer to the question, and in which tone."""

    label: Words
    answer: Words
    tone: str


# Colour follows the words, never alone.
STANDING = {
    State.ACTIVE: Standing(_("Certified"), _("Yes, this shop is certified."), "good"),
    State.PROVISIONAL: Standing(
        _("Certified, new member"),
        _("Yes, this shop is certified, as a new member."),
        "good",
    ),
    State.SUSPENDED: Standing(
        _("Suspended"),
        _("Not now: the certificate of this shop is suspended."),
        "bad",
    ),
    State.WITHDRAWN: Standing(
        _("No longer certified"), _("No, this shop is no longer certified."), "bad"
    ),
    State.EXPIRED: Standing(
        _("No longer certified"), _("No, this shop is no longer certified."), "bad"
    ),
}
UNKNOWN = Standing(_("Not certified"), _("No, this domain is not certified."), "bad")

# What moved a certificate, for its public history.
TOLD = {
    "issue": _("The certificate was issued"),
    "become_full": _("No longer a new member"),
    "suspend": _("Suspended"),
    "restore": _("The suspension was lifted"),
    "restore_provisional": _("The suspension was lifted"),
    "withdraw": _("Withdrawn"),
    "expire": _("Expired"),
}


@dataclass(frozen=True)
class Line:
    """One shop in a list of results."""

    name: str
    domain: str
    shown_domain: str
    standing: Standing
    kinds: tuple[str, ...]
    since: date


def line_of(scheme: Scheme, found: Entry) -> Line:
    """The shop as the register lists it."""
    kinds = [scheme.kinds[kind].name[reader_language()] for kind in found.carried_kinds]
    return Line(
        name=found.shop.name,
        domain=found.shop.domain,
        shown_domain=readable_domain(found.shop.domain),
        standing=STANDING[State(found.leading.state)],
        kinds=tuple(kinds),
        since=found.leading.valid_from,
    )
