"""What an author does: write, confirm, change, withdraw, answer a question."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from trustmark.invitations import api as invitations
from trustmark.invitations.api import Invitation
from trustmark.kernel.announcements import announce
from trustmark.kernel.calendar import day_of
from trustmark.kernel.cases import Move, MoveRefused, begin, note, take
from trustmark.kernel.folding import folded
from trustmark.orders import api as orders
from trustmark.reviews import permissions, posting, states
from trustmark.reviews.events import ReviewChanged, ReviewGone, ReviewPublished
from trustmark.reviews.models import ASPECTS, ProductReview, Reply, Review, ReviewText
from trustmark.reviews.queries import deadline_of, locked, rulebook_of, standing_of
from trustmark.reviews.rules.screening import Finding
from trustmark.reviews.rules.words import Words
from trustmark.reviews.services.closing import drop_open
from trustmark.reviews.services.counting import count_in, count_out
from trustmark.reviews.services.looking import copy_key_of, network_of, screened
from trustmark.reviews.states import HowObtained, State
from trustmark.shops.api import Shop

# For so long an open review waits to be confirmed by mail.
TO_CONFIRM = timedelta(days=14)
# Where a rulebook gives no term in days.
NETWORK_DAYS = 90


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
    _fill(review, words, address=address, at=at)
    products = [
        _product(review, known[one.external_id], one.rating, one.text)
        for one in words.products
        if one.external_id in known
    ]
    found = screened(review, products=tuple(p.text for p in products), at=at)
    _replace_standing(review, at=at)
    _begin(review, found, at=at)
    for product in products:
        product.review = review
        product.save(force_insert=True)
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
    _fill(review, words, address=author.address, at=at)
    begin(review, by=None, at=at, tells="write")
    _keep_words(review, at=at)
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
    found = screened(review, at=at)
    _replace_standing(review, at=at)
    changes: dict[str, Any] = {"findings": _told(found), "changed_at": at}
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
    _take_over(review, words, at=at)
    found = screened(review, products=_change_products(review, words), at=at)
    if found or was != State.PUBLISHED:
        if was != State.HELD:
            _replace_standing(review, at=at)
        take(
            review,
            states.CHANGE_HELD,
            by=None,
            at=at,
            deadline=deadline_of(review, "moderation-target", at=at),
            findings=_told(found),
            ground="",
            ended_at=None,
            **_changed(review),
        )
        if was == State.PUBLISHED:
            announce(ReviewGone(review.pk, review.shop_id), at=at)
    else:
        take(review, states.CHANGE, by=None, at=at, findings=[], **_changed(review))
        count_in(review)
        announce(ReviewChanged(review.pk, review.shop_id), at=at)
    drop_open(review, at=at)
    _keep_words(review, at=at)


@transaction.atomic
def withdraw_own(review: Review, *, at: datetime) -> None:
    """Take the review off the page and erase its words, everywhere and at once."""
    locked(review)
    refusal = permissions.why_not_withdraw(review)
    if refusal:
        raise MoveRefused(refusal)
    posting.write_withdrawn(review, at=at)
    _erase(review, states.WITHDRAW, at=at)


def lapse_due(*, on: date, at: datetime) -> int:
    """Erase what nobody confirmed in two weeks."""
    old = Review.objects.filter(
        state=State.UNCONFIRMED, written_at__lte=at - TO_CONFIRM
    )
    return sum(_lapse(review, at=at) for review in old.order_by("id"))


def forget_networks(*, on: date, at: datetime) -> int:
    """Blank the marks of connections past the term of the rulebook."""
    count = 0
    marked = Review.objects.exclude(network="")
    for scheme in set(marked.order_by().values_list("scheme", flat=True)):
        rows = marked.filter(scheme=scheme)
        first = rows.order_by("written_at").first()
        if first is None:
            continue
        term = rulebook_of(first, on=on).find_term("review-ip-retention")
        days = term.days if term and term.days else NETWORK_DAYS
        rows = rows.filter(written_at__lt=at - timedelta(days=days))
        count += rows.update(network="")
    return count


@transaction.atomic
def answer_question(review: Review, answer: str, *, at: datetime) -> None:
    """Keep what the author answers to the moderator."""
    refusal = permissions.why_not_answer_question(review)
    if refusal or not answer.strip():
        raise MoveRefused(refusal or "an answer has words")
    note(review, states.ANSWERED, by=None, at=at, reason=answer.strip())


def came(review: Review, *, at: datetime) -> None:
    """What goes with every review that comes onto the page."""
    count_in(review)
    announce(ReviewPublished(review.pk, review.shop_id), at=at)


def went(review: Review, *, at: datetime) -> None:
    """What goes with every review that leaves the page; ask before it changes."""
    count_out(review)
    announce(ReviewGone(review.pk, review.shop_id), at=at)


def _begin(review: Review, found: tuple[Finding, ...], *, at: datetime) -> None:
    review.findings = _told(found)
    if found:
        review.state = State.HELD
        review.deadline = deadline_of(review, "moderation-target", at=at)
        begin(review, by=None, at=at, tells="write_held")
    else:
        review.state = State.PUBLISHED
        review.published_at = at
        begin(review, by=None, at=at, tells="write_published")
        came(review, at=at)
    _keep_words(review, at=at)


def _fill(review: Review, words: Words, *, address: str | None, at: datetime) -> None:
    review.consented_at = review.written_at = at
    review.written_on = day_of(at)
    review.network = network_of(address)
    _set_words(review, words)
    review.changed_at = at


def _take_over(review: Review, words: Words, *, at: datetime) -> None:
    _set_words(review, words)
    review.edited_at = review.changed_at = at


def _set_words(review: Review, words: Words) -> None:
    for name in ("rating", "title", "text", "author_name", "recommends", "language"):
        setattr(review, name, getattr(words, name))
    for aspect in ASPECTS:
        setattr(review, aspect, getattr(words, aspect))
    review.search_key = folded(f"{words.title} {words.text}")
    review.copy_key = copy_key_of(words.title, words.text)


_WORDS = (
    "rating",
    "title",
    "text",
    "author_name",
    "recommends",
    "language",
    "search_key",
    "copy_key",
    "edited_at",
    "changed_at",
    *ASPECTS,
)


def _changed(review: Review) -> dict[str, Any]:
    return {name: getattr(review, name) for name in _WORDS}


def _change_products(review: Review, words: Words) -> tuple[str, ...]:
    wanted = {one.external_id: one for one in words.products}
    for product in ProductReview.objects.filter(review=review):
        said = wanted.get(product.external_id)
        if said:
            ProductReview.objects.filter(pk=product.pk).update(
                rating=said.rating, text=said.text
            )
    kept = ProductReview.objects.filter(review=review)
    return tuple(kept.values_list("text", flat=True))


def _product(
    review: Review, ordered: orders.OrderedProduct, rating: int, text: str
) -> ProductReview:
    return ProductReview(
        shop=review.shop,
        product=ordered,
        external_id=ordered.external_id,
        name=ordered.name,
        url=ordered.url,
        gtin=ordered.gtin,
        sku=ordered.sku,
        rating=rating,
        text=text,
    )


def _keep_words(review: Review, *, at: datetime) -> None:
    ReviewText.objects.create(
        review=review,
        rating=review.rating,
        title=review.title,
        text=review.text,
        author_name=review.author_name,
        at=at,
    )


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


def _erase(review: Review, move: Move, *, at: datetime) -> None:
    if review.state == State.PUBLISHED:
        went(review, at=at)
    take(
        review,
        move,
        by=None,
        at=at,
        title="",
        text="",
        author_name="",
        author_email="",
        email_key="",
        order_number="",
        search_key="",
        copy_key="",
        network="",
        findings=[],
        ground="",
        words_erased_at=at,
        ended_at=at,
        changed_at=at,
    )
    ReviewText.objects.filter(review=review).update(title="", text="", author_name="")
    ProductReview.objects.filter(review=review).update(text="")
    Reply.objects.filter(review=review, until=None).update(until=at)
    drop_open(review, at=at)


def _lapse(review: Review, *, at: datetime) -> bool:
    try:
        with transaction.atomic():
            _erase(review, states.LAPSE, at=at)
    except MoveRefused:
        return False
    return True


def _told(found: tuple[Finding, ...]) -> list[list[str]]:
    return [[one.ground.value, one.words] for one in found]
