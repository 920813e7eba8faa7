"""What a widget tells: the score of twelve months, and the newest verified reviews.

Nobody picks which reviews are shown, and no shop gets another rule: the newest that
have words.
"""

from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trustmark.certificates.api import Entry
from trustmark.kernel.links import link_to
from trustmark.reviews import api as reviews
from trustmark.reviews.api import Review, in_tenths
from trustmark.schemes.api import Scheme

SHOWN = 3
_LOOKED_AT = 60
LONGEST = {"card": 300, "list": 110}


@dataclass(frozen=True)
class Stars:
    """A mean as five stars show it; without ratings there is none."""

    mean: float
    count: int

    @property
    def in_words(self) -> str:
        """The mean with one digit, as the active language writes it."""
        return number_format(in_tenths(self.mean) / 10, decimal_pos=1)

    @property
    def filled(self) -> tuple[int, ...]:
        """How much of each star is filled, in whole per cents."""
        tenths = in_tenths(self.mean)
        return tuple(max(0, min(10, tenths - 10 * n)) * 10 for n in range(5))


@dataclass(frozen=True)
class Told:
    """All that the widgets of one shop rest on."""

    scheme: Scheme
    entry: Entry
    stars: Stars | None
    newest: tuple[Review, ...]


def tell(scheme: Scheme, entry: Entry, *, on: date) -> Told:
    """What there is to tell of a shop today."""
    score = reviews.get_summary(entry.shop, on=on).recent.score
    return Told(
        scheme=scheme,
        entry=entry,
        stars=Stars(score.mean, score.count) if score else None,
        newest=_newest(entry),
    )


def _newest(entry: Entry) -> tuple[Review, ...]:
    found = reviews.list_page(entry.shop, limit=_LOOKED_AT)
    return tuple(
        islice((one for one in found if one.is_verified and one.text.strip()), SHOWN)
    )


def page_of(scheme: Scheme, domain: str, *, language: str) -> str:
    """Where all reviews of the shop stand."""
    return link_to("public:shop_reviews", scheme.slug, domain, language=language)


def how_many(count: int) -> str:
    """How many reviews there are, in words."""
    number = number_format(count, use_l10n=True, force_grouping=True)
    told = ngettext("%(number)s review", "%(number)s reviews", count)
    return told % {"number": number}


def in_a_sentence(domain: str, scheme: str, stars: Stars | None) -> str:
    """What the stars say, for whoever does not see them."""
    words: dict[str, object] = {"domain": domain, "scheme": scheme}
    if stars is None:
        return _("%(domain)s has no reviews with %(scheme)s yet") % words
    words |= {"mean": stars.in_words, "reviews": how_many(stars.count)}
    return (
        _("%(domain)s: %(mean)s of 5 from %(reviews)s with %(scheme)s in twelve months")
        % words
    )


def shortened(text: str, longest: int) -> str:
    """The text on one line, and no longer than there is room for."""
    plain = " ".join(text.split())
    if len(plain) <= longest:
        return plain
    return plain[:longest].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
