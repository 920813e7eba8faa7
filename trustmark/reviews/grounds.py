"""The grounds in words: for lists, for forms, and for statements of reasons."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trustmark.reviews.rules.grounds import (
    FLAGGING,
    ILLEGAL,
    REFUSING,
    SCREENING,
    Ground,
)


class GroundChoice(TextChoices):
    """A ground as people name it."""

    CONTACT_DATA = Ground.CONTACT_DATA.value, _("Contact data or account numbers")
    LINK = Ground.LINK.value, _("A link to another site")
    INSULT = Ground.INSULT.value, _("Insults a person or a group")
    OTHER_LANGUAGE = Ground.OTHER_LANGUAGE.value, _("A language we do not read")
    COPIED = Ground.COPIED.value, _("Copied from another review")
    VELOCITY = Ground.VELOCITY.value, _("Unusually many reviews at once")
    OWN_NETWORK = Ground.OWN_NETWORK.value, _("Written by or for the shop itself")
    PERSONAL_DATA = Ground.PERSONAL_DATA.value, _("Personal data of somebody else")
    NO_PURCHASE = Ground.NO_PURCHASE.value, _("Not about an own experience")
    OTHER_SHOP = Ground.OTHER_SHOP.value, _("About another shop or company")
    ADVERTISING = Ground.ADVERTISING.value, _("Advertising")
    UNLAWFUL = Ground.UNLAWFUL.value, _("Threatening, discriminating or unlawful")


# What the review breaks, as the statement of reasons says it.
BREAKS: dict[Ground, "str | Promise"] = {
    Ground.CONTACT_DATA: _(
        "A review holds no addresses, phone numbers or account numbers, for the safety "
        "of whoever they belong to."
    ),
    Ground.LINK: _("A review holds no links."),
    Ground.INSULT: _(
        "A review may be sharp about what a shop did. It may not insult people."
    ),
    Ground.OTHER_LANGUAGE: _("We publish what we can read."),
    Ground.COPIED: _("A review is written by its author and not copied."),
    Ground.VELOCITY: _("When many reviews come at once, somebody looks."),
    Ground.OWN_NETWORK: _(
        "A shop, those who work there and those who stand close to it write no reviews "
        "of it."
    ),
    Ground.PERSONAL_DATA: _(
        "A review names nobody else in full and gives no data by which they are found "
        "(Regulation (EU) 2016/679, article 6)."
    ),
    Ground.NO_PURCHASE: _(
        "A review tells of an own experience with the shop: an order, or an attempt at "
        "one."
    ),
    Ground.OTHER_SHOP: _("A review is about the shop on whose page it stands."),
    Ground.ADVERTISING: _("A review does not advertise."),
    Ground.UNLAWFUL: _(
        "What the law forbids is not published: threats, discrimination, slander."
    ),
}


def name_of(ground: str) -> str:
    """The ground as people name it, in the active language."""
    return str(GroundChoice(ground).label) if ground else ""


def breaks(ground: str) -> str:
    """The sentence a review on this ground breaks, in the active language."""
    return str(BREAKS[Ground(ground)])


def choices_of(grounds: tuple[Ground, ...]) -> list[tuple[str, "str | Promise"]]:
    """These grounds for a form, in their order."""
    return [(ground.value, GroundChoice(ground.value).label) for ground in grounds]


__all__ = [
    "BREAKS",
    "FLAGGING",
    "ILLEGAL",
    "REFUSING",
    "SCREENING",
    "Ground",
    "GroundChoice",
    "breaks",
    "choices_of",
    "name_of",
]
