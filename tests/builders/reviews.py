"""Shops with reviews for tests: orders, invitations and reviews, by the verbs."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from tests.builders import cases
from tests.builders.people import MONDAY, a_user
from tests.builders.worker import settle
from trustmark.accounts.api import Role, User
from trustmark.certificates import api as certificates
from trustmark.invitations import api as invitations
from trustmark.invitations.api import Invitation
from trustmark.orders import api as orders
from trustmark.orders.api import Order, OrderMessage, ProductMessage, Source
from trustmark.reviews import api as reviews
from trustmark.reviews.api import Author, Reasons, Review, Words
from trustmark.shops import api as shops
from trustmark.shops.api import Shop

_numbers = count(1001)
PLAIN = Words(
    rating=4,
    text="Snel geleverd en de kaas was heel lekker, ik bestel hier weer.",
    author_name="Anna",
    language="nl",
)
RUDE = replace(PLAIN, rating=1, text="Wat een klootzakken, mijn kaas kwam nooit aan.")
AWAY = Reasons("insult", "Je noemt de mensen van de winkel klootzakken.")


def a_certified_shop(*, at: datetime = MONDAY) -> Shop:
    """A shop that may show the seal, so that its customers are asked."""
    certificate = cases.a_certificate(at=at)
    return certificates.get_certificate(certificate.number).shop


def contact_of(shop: Shop) -> User:
    """Somebody who acts for the shop."""
    return shops.list_contacts(shop.company)[0].user


def a_moderator(name: str = "Mila Moderator") -> User:
    """Somebody who decides on reviews."""
    return a_user(Role.MODERATOR, name=name)


def an_order(
    shop: Shop,
    *,
    email: str = "",
    number: str = "",
    language: str = "nl",
    delay: str = "0",
    name: str = "Anna de Wit",
    products: tuple[ProductMessage, ...] = (),
    at: datetime = MONDAY,
) -> Order:
    """An order the shop told us of, with what follows from that."""
    connection = orders.connect(shop, at=at)
    if products:
        orders.choose_products(connection, takes=True, by=contact_of(shop))
    turn = next(_numbers)
    message = OrderMessage(
        email=email or f"klant{turn}@thuis.test",
        source=Source.MANUAL,
        number=number or f"2026-{turn}",
        language=language,
        delay=delay,
        customer_name=name,
        products=products,
    )
    order = orders.take_order(connection, message, at=at).order
    settle(at)
    return order


def an_invitation(
    shop: Shop | None = None,
    *,
    at: datetime = MONDAY,
    sent_at: datetime | None = None,
    **order: object,
) -> Invitation:
    """An invitation that was sent, at once or at a later moment."""
    known = shop or a_certified_shop(at=at)
    told = an_order(known, at=at, **order)  # type: ignore[arg-type]
    invitations.send_due(at=sent_at or at)
    settle(sent_at or at)
    return invitations.get_invitation(invitations.find_invitations([told])[told.pk].pk)


def a_review(
    shop: Shop | None = None,
    words: Words = PLAIN,
    *,
    address: str | None = None,
    at: datetime = MONDAY,
    **order: object,
) -> Review:
    """A review after an invitation: published, or held when its words are rude."""
    invitation = an_invitation(shop, at=at, **order)  # type: ignore[arg-type]
    review = reviews.write_invited(invitation, words, address=address, at=at)
    settle(at)
    return reviews.get_review(review.pk)


def an_open_review(
    shop: Shop,
    words: Words = PLAIN,
    *,
    email: str = "",
    at: datetime = MONDAY,
) -> Review:
    """A review nobody asked for, not confirmed yet."""
    author = Author(email or f"open{next(_numbers)}@thuis.test", "198.51.100.7")
    (certificate, *_) = certificates.list_certificates_of(shop)
    return reviews.write_open(shop, words, author, scheme=certificate.scheme, at=at)


def a_refused_review(
    shop: Shop | None = None, *, by: User | None = None, at: datetime = MONDAY
) -> Review:
    """A review that was refused for an insult."""
    review = a_review(shop, RUDE, at=at)
    reviews.refuse(review, AWAY, by=by or a_moderator(), at=at)
    return review


def a_flag(
    review: Review, *, ground: str = "other-shop", at: datetime = MONDAY
) -> reviews.Flag:
    """A flag of the shop on a published review."""
    return reviews.flag(
        review,
        ground=ground,
        explanation="Deze klant kennen wij niet.",
        by=contact_of(review.shop),
        at=at,
    )


def days_later(days: int, *, at: datetime = MONDAY) -> datetime:
    """The same hour, so many days later."""
    return at + timedelta(days=days)
