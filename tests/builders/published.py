"""Shops that tell orders by plug-in and have reviews a week after each order."""

from datetime import datetime, timedelta

from tests.builders import cases
from tests.builders import reviews as reviewed
from tests.builders.orders import Connected, a_connection
from tests.builders.parties import shop_details
from tests.builders.people import MONDAY
from trustmark.certificates.api import Certificate
from trustmark.invitations.api import Invitation
from trustmark.orders.api import ProductMessage
from trustmark.reviews import api as reviews
from trustmark.reviews.api import Review, Words

# The letter goes out within a week after the order; the review is written that day.
WEEK = timedelta(days=7)
PRODUCT = ProductMessage(
    external_id="K-1",
    name="Oude kaas",
    url="https://kaas.test/oude-kaas",
    gtin="8712345678906",
    sku="OK1",
)


def a_reviewed_shop(
    *, domain: str = "", takes_products: bool = False, at: datetime = MONDAY
) -> Connected:
    """A certified shop that tells us its orders."""
    return connected_to(
        a_carrying_certificate(domain=domain, at=at),
        takes_products=takes_products,
        at=at,
    )


def a_carrying_certificate(*, domain: str = "", at: datetime = MONDAY) -> Certificate:
    """A certificate with which a shop may show the seal."""
    url = f"https://{domain}/" if domain else ""
    form = cases.a_submission(shop=shop_details(url=url))
    return cases.a_certificate(submission=form, at=at)


def connected_to(
    certificate: Certificate, *, takes_products: bool = False, at: datetime = MONDAY
) -> Connected:
    """The connection of the shop of this certificate."""
    return a_connection(certificate.shop, takes_products=takes_products, at=at)


def an_invitation(
    connected: Connected, *, at: datetime = MONDAY, **told: object
) -> Invitation:
    """An invitation that was sent to one more customer, a week after the order."""
    order = {"delay": "3", "name": "Jan de Boer"} | told
    return reviewed.an_invitation(connected.shop, at=at, sent_at=at + WEEK, **order)


def words(
    rating: int = 5, text: str = "Snel geleverd en goed verpakt.", **told: object
) -> Words:
    """What an author hands in."""
    values: dict[str, object] = {"author_name": "Jan", "language": "nl"}
    return Words(rating=rating, text=text, **(values | told))  # type: ignore[arg-type]


def an_invited_review(
    connected: Connected,
    given: Words | None = None,
    *,
    at: datetime = MONDAY,
    **told: object,
) -> Review:
    """A review that was asked for, written a week after the order of `at`."""
    invitation = an_invitation(connected, at=at, **told)
    return reviews.write_invited(
        invitation, given or words(), address=None, at=at + WEEK
    )


def an_open_review(
    connected: Connected, given: Words | None = None, *, at: datetime = MONDAY
) -> Review:
    """A review nobody asked for, confirmed by mail."""
    review = reviewed.an_open_review(connected.shop, given or words(), at=at)
    reviews.confirm(review, at=at)
    review.refresh_from_db()
    return review
