"""What an author does: write, confirm, change, answer a question."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from trustmark.invitations import api as invitations
from trustmark.invitations.api import Invitation
from trustmark.kernel.announcements import announce
from trustmark.kernel.cases import MoveRefused, begin, note, take
from trustmark.orders import api as orders
from trustmark.reviews import permissions, posting, states
from trustmark.reviews.events import ReviewChanged, ReviewGone
from trustmark.reviews.models import Review
from trustmark.reviews.photos import photos_of
from trustmark.reviews.queries import deadline_of, locked, standing_of
from trustmark.reviews.rules.screening import Finding
from trustmark.reviews.rules.words import Words
from trustmark.reviews.services.closing import drop_open
from trustmark.reviews.services.coming import came, went
from trustmark.reviews.services.counting import count_in, count_out
from trustmark.reviews.services.looking import screened
from trustmark.reviews.services.photographing import (
    attach,
    give_other_addresses,
    let_go,
)
from trustmark.reviews.services.wording import (
    change_products,
    changed_words,
    fill,
    keep_words,
    product_of,
    take_over,
    told,
)
from trustmark.reviews.states import HowObtained, State
from trustmark.shops.api import Shop


@dataclass(frozen=True)
class Author:
    """Who writes without an invitation: the address, and where from."""

    email: str
    address: str | None = None


@transaction.atomic
def write_invited(
    invitation: Invitation, words: Words, *, address: str | None, at: datetime
) -> Review:
    """Take the review an invitation asked for: published at once, or read first.

    A newer review of the same consumer takes the place of the one before. Raises
    `MoveRefused` when the invitation was answered, expired or stopped.
    """
    refusal = permissions.why_not_answer(invitation, at=at)
    if refusal:
        raise MoveRefused(refusal)
    order = invitation.order
    review = Review(
        shop=invitation.shop,
        scheme=invitation.scheme,
        invitation=invitation,
        how_obtained=HowObtained.INVITED,
        author_email=order.email,
        email_key=order.email_key,
        order_number=order.number,
    )
    known = {p.external_id: p for p in orders.list_products(order)}
    invitations.mark_answered(invitation, at=at)
    fill(review, words, address=address, at=at)
    products = [
        product_of(review, known[one.external_id], one.rating, one.text)
        for one in words.products
        if one.external_id in known
    ]
    said = (*(product.text for product in products), *words.beside)
    found = screened(review, products=said, at=at)
    _replace_standing(review, at=at)
    _begin(review, found, at=at)
    for product in products:
        product.review = review
        product.save(force_insert=True)
    attach(review, words.photos, at=at)
    posting.write_received(review, at=at)
    return review


@transaction.atomic
def write_open(
    shop: Shop, words: Words, author: Author, *, scheme: str, at: datetime
) -> Review:
    """Keep a review nobody asked for, until its author confirms it by mail."""
    review = Review(
        shop=shop,
        scheme=scheme,
        how_obtained=HowObtained.OPEN,
        author_email=author.email,
        email_key=orders.email_key(author.email),
        order_number=words.order_number,
        state=State.UNCONFIRMED,
    )
    fill(review, words, address=author.address, at=at)
    begin(review, by=None, at=at, tells="write")
    attach(review, words.photos, at=at)
    keep_words(review, at=at)
    posting.write_to_confirm(review, at=at)
    return review


@transaction.atomic
def confirm(review: Review, *, at: datetime) -> None:
    """Take the word of whoever reads the mail of that address: publish, or read first.

    Raises `MoveRefused` when there is nothing to confirm, or when an invited review of
    the same person stands there: that one counts, and can be changed.
    """
    locked(review)
    refusal = permissions.why_not_confirm(review)
    if refusal:
        raise MoveRefused(refusal)
    beside = tuple(photo.alt for photo in photos_of(review)[review.pk] if photo.alt)
    found = screened(review, products=beside, at=at)
    _replace_standing(review, at=at)
    changes: dict[str, Any] = {"findings": told(found), "changed_at": at}
    if found:
        take(
            review,
            states.CONFIRM_HELD,
            by=None,
            at=at,
            deadline=deadline_of(review, "moderation-target", at=at),
            **changes,
        )
    else:
        take(review, states.CONFIRM, by=None, at=at, published_at=at, **changes)
        came(review, at=at)
    posting.write_received(review, at=at)


@transaction.atomic
def change(review: Review, words: Words, *, at: datetime) -> None:
    """Put other words in their place; what was published or refused is screened anew.

    Words after a refusal or removal, and whatever is held, a person reads first. The
    earlier words are kept inside, the page says that it was changed.
    """
    locked(review)
    refusal = permissions.why_not_change(review)
    if refusal:
        raise MoveRefused(refusal)
    was = State(review.state)
    if was == State.PUBLISHED:
        count_out(review)
    take_over(review, words, at=at)
    said = (*change_products(review, words), *words.beside)
    found = screened(review, products=said, at=at)
    attach(review, words.photos, at=at)
    if found or was != State.PUBLISHED:
        if was != State.HELD:
            _replace_standing(review, at=at)
        take(
            review,
            states.CHANGE_HELD,
            by=None,
            at=at,
            deadline=deadline_of(review, "moderation-target", at=at),
            findings=told(found),
            ground="",
            ended_at=None,
            **changed_words(review),
        )
        if was == State.PUBLISHED:
            give_other_addresses(review)
            announce(ReviewGone(review.pk, review.shop_id), at=at)
    else:
        take(
            review, states.CHANGE, by=None, at=at, findings=[], **changed_words(review)
        )
        count_in(review)
        announce(ReviewChanged(review.pk, review.shop_id), at=at)
    drop_open(review, at=at)
    keep_words(review, at=at)


@transaction.atomic
def answer_question(review: Review, answer: str, *, at: datetime) -> None:
    """Keep what the author answers to the moderator."""
    refusal = permissions.why_not_answer_question(review)
    if refusal or not answer.strip():
        raise MoveRefused(refusal or "an answer has words")
    note(review, states.ANSWERED, by=None, at=at, reason=answer.strip())


def _begin(review: Review, found: tuple[Finding, ...], *, at: datetime) -> None:
    review.findings = told(found)
    if found:
        review.state = State.HELD
        review.deadline = deadline_of(review, "moderation-target", at=at)
        begin(review, by=None, at=at, tells="write_held")
    else:
        review.state = State.PUBLISHED
        review.published_at = at
        begin(review, by=None, at=at, tells="write_published")
        came(review, at=at)
    keep_words(review, at=at)


def _replace_standing(review: Review, *, at: datetime) -> None:
    """One standing review by one consumer: the newest takes the place of the other."""
    older = standing_of(review)
    if older is None:
        return
    was_published = older.state == State.PUBLISHED
    if was_published:
        went(older, at=at)
    take(
        older,
        states.REPLACE,
        by=None,
        at=at,
        ended_at=at,
        changed_at=at,
        findings=[],
    )
    drop_open(older, at=at)
    let_go(older, at=at)
