"""Screens a review: gathers what the pure rules ask about its circumstances."""

import ipaddress
from datetime import datetime, timedelta
from hashlib import sha256

from django.db.models import F, Q, Sum

from trustmark.invitations import api as invitations
from trustmark.kernel import vault
from trustmark.kernel.calendar import day_of
from trustmark.kernel.folding import folded
from trustmark.orders import api as orders
from trustmark.reviews.models import DaySummary, Review
from trustmark.reviews.rules.screening import Circumstances, Finding, Written, screen
from trustmark.reviews.rules.texts import shingles
from trustmark.reviews.states import STANDING, HowObtained, State
from trustmark.shops import api as shops
from trustmark.shops.api import Shop

_PURPOSE = "network of a review author"
_USUAL_DAYS = 90
_LETTER_DAYS = 14
_COMPARED = 200


def screened(
    review: Review, *, products: tuple[str, ...] = (), at: datetime
) -> tuple[Finding, ...]:
    """What speaks for reading this review first; all its texts are looked at."""
    whole = "\n".join((review.text, *products))
    written = Written(whole, title=review.title, author_name=review.author_name)
    return screen(written, _circumstances(review, at=at))


def network_of(address: str | None) -> str:
    """The mark of a connection: a keyed hash of its network, never its address.

    A household shares an IPv4 address or the first 56 bits of IPv6 (RFC 6177).
    """
    if not address:
        return ""
    try:
        place = ipaddress.ip_address(address)
    except ValueError:
        return ""
    width = 32 if place.version == 4 else 56
    network = ipaddress.ip_network((place, width), strict=False)
    return vault.keyed_hash(str(network), purpose=_PURPOSE)


def copy_key_of(title: str, text: str) -> str:
    """The mark of these words wherever they stand again; none for a short text."""
    whole = f"{title}\n{text}"
    if not shingles(whole):
        return ""
    return sha256(" ".join(folded(whole).split()).encode()).hexdigest()


def _circumstances(review: Review, *, at: datetime) -> Circumstances:
    shop = review.shop
    day = timedelta(days=1)
    alike = Review.objects.filter(
        shop=shop, state=State.PUBLISHED, how_obtained=review.how_obtained
    ).exclude(pk=review.pk)
    usual = _lately(review, at=at) / _USUAL_DAYS
    if review.how_obtained == HowObtained.INVITED:
        usual = max(usual, _letters_a_day(shop, at=at))
    from_network = Review.objects.filter(
        network=review.network, written_at__gt=at - day, written_at__lte=at
    ).exclude(pk=review.pk)
    return Circumstances(
        shop_domain=shop.domain,
        others=_others(review),
        today=1 + alike.filter(written_at__gt=at - day, written_at__lte=at).count(),
        usual=usual,
        from_network=1 + (from_network.count() if review.network else 0),
        is_from_shop=_is_from_shop(review, shop),
    )


def _lately(review: Review, *, at: datetime) -> int:
    """How many were published of late, from the counts of the days."""
    since = day_of(at) - timedelta(days=_USUAL_DAYS)
    rows = DaySummary.objects.filter(
        shop=review.shop_id, how_obtained=review.how_obtained, on__gt=since
    )
    stars = F("one") + F("two") + F("three") + F("four") + F("five")
    counted: int = rows.aggregate(n=Sum(stars, default=0))["n"]
    return counted


def _letters_a_day(shop: Shop, *, at: datetime) -> float:
    """Whoever is asked answers within days: many letters explain many answers."""
    since = day_of(at) - timedelta(days=_LETTER_DAYS)
    sent = invitations.funnel_of(shop, since=since, until=day_of(at)).sent
    return 2 * sent / _LETTER_DAYS


def _others(review: Review) -> tuple[str, ...]:
    """The same words anywhere, and the newest of the shop by other people."""
    same = Q(copy_key=review.copy_key) if review.copy_key else Q(pk__in=())
    foreign = Review.objects.exclude(pk=review.pk).exclude(
        email_key=review.email_key, shop=review.shop
    )
    exact = foreign.filter(same, state__in=sorted(STANDING))[:1]
    near = foreign.filter(shop=review.shop, state=State.PUBLISHED)
    newest = near.order_by("-written_at", "-id")[:_COMPARED]
    return tuple(f"{one.title}\n{one.text}" for one in (*exact, *newest))


def _is_from_shop(review: Review, shop: Shop) -> bool:
    company = shop.company
    domain = review.author_email.rpartition("@")[2].casefold()
    if domain and (domain == shop.domain or domain.endswith(f".{shop.domain}")):
        return True
    people = [contact.user.email for contact in shops.list_contacts(company)]
    known = {key for one in (company.email, *people) for key in _keys(one)}
    if review.email_key in known:
        return True
    signed = {accepted.address for accepted in shops.list_acceptances(company)}
    networks = {network_of(address) for address in signed if address}
    return bool(review.network) and review.network in networks


def _keys(address: str) -> list[str]:
    return orders.list_email_keys(address)
