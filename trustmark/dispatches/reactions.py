"""What is told when something happened below; by reference, without a person."""

from datetime import datetime

from trustmark.certificates.api import Certificate
from trustmark.certificates.events import CertificateChanged
from trustmark.dispatches import queries
from trustmark.dispatches.services import syncing
from trustmark.dispatches.services.telling import tell
from trustmark.dispatches.shapes import order_reference, review_reference
from trustmark.dispatches.states import Topic
from trustmark.invitations import api as invitations
from trustmark.invitations.events import InvitationSent
from trustmark.kernel.announcements import on
from trustmark.orders import api as orders
from trustmark.orders.events import OrderTaken
from trustmark.reviews import api as reviews
from trustmark.reviews.api import State
from trustmark.reviews.events import ReviewChanged, ReviewGone, ReviewPublished

# Where a review is after it left the page. One that is back by now was held.
_GONE = {
    State.WITHDRAWN: Topic.REVIEW_WITHDRAWN,
    State.REMOVED: Topic.REVIEW_REMOVED,
    State.REPLACED: Topic.REVIEW_REPLACED,
}


@on(ReviewPublished)
def tell_published(event: ReviewPublished, *, at: datetime) -> None:
    """A review stands on the page of its shop."""
    _tell_review(event.review_id, event.shop_id, Topic.REVIEW_PUBLISHED, at=at)


@on(ReviewChanged)
def tell_changed(event: ReviewChanged, *, at: datetime) -> None:
    """A review reads otherwise, or the reply below it."""
    topic = Topic.REVIEW_CHANGED
    if event.what == "reply":
        review = reviews.get_review(event.review_id)
        has_reply = review.pk in reviews.replies_to(review)
        topic = Topic.REPLY_PUBLISHED if has_reply else Topic.REPLY_WITHDRAWN
    _tell_review(event.review_id, event.shop_id, topic, at=at)


@on(ReviewGone)
def tell_gone(event: ReviewGone, *, at: datetime) -> None:
    """A review left the page, and why."""
    state = State(reviews.get_review(event.review_id).state)
    topic = _GONE.get(state, Topic.REVIEW_HELD)
    _tell_review(event.review_id, event.shop_id, topic, at=at)


@on(ReviewPublished)
def bring_published(event: ReviewPublished, *, at: datetime) -> None:
    """Bring its product reviews to the system of the shop."""
    syncing.bring(event.review_id, at=at)


@on(ReviewChanged)
def bring_changed(event: ReviewChanged, *, at: datetime) -> None:
    """Bring what they say now; a reply of the shop is no part of them."""
    if event.what != "reply":
        syncing.bring(event.review_id, at=at)


@on(ReviewGone)
def take_back(event: ReviewGone, *, at: datetime) -> None:
    """Have them taken off the pages of the shop."""
    syncing.bring(event.review_id, at=at)


@on(OrderTaken)
def tell_accepted(event: OrderTaken, *, at: datetime) -> None:
    """An order is kept."""
    is_new = not event.is_repeat
    if is_new and queries.hears(event.shop_id, Topic.ORDER_ACCEPTED):
        order = orders.get_order(event.order_id)
        told = {"order": order_reference(order.pk), "number": order.number}
        tell(event.shop_id, Topic.ORDER_ACCEPTED, told, at=at)


@on(InvitationSent)
def tell_invited(event: InvitationSent, *, at: datetime) -> None:
    """A customer was asked for a review; only of which order is told."""
    if queries.hears(event.shop_id, Topic.INVITATION_SENT):
        order = invitations.get_invitation(event.invitation_id).order
        told = {"order": order_reference(order.pk), "number": order.number}
        tell(event.shop_id, Topic.INVITATION_SENT, told, at=at)


@on(CertificateChanged)
def tell_certificate(event: CertificateChanged, *, at: datetime) -> None:
    """The certificate of the shop stands otherwise."""
    if queries.hears(event.shop_id, Topic.CERTIFICATE_CHANGED):
        number = Certificate.objects.get(pk=event.certificate_id).number
        told = {"certificate": number, "scheme": event.scheme, "change": event.change}
        tell(event.shop_id, Topic.CERTIFICATE_CHANGED, told, at=at)


def _tell_review(review_id: int, shop_id: int, topic: Topic, *, at: datetime) -> None:
    if queries.hears(shop_id, topic):
        tell(shop_id, topic, {"review": review_reference(review_id)}, at=at)
