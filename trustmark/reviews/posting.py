"""Sends the letters about a review: to its author, or to the company of the shop."""

from datetime import datetime, timedelta

from django.utils import translation

from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import Letter
from trustmark.kernel.calendar import day_of
from trustmark.kernel.links import link_to, sealed_key
from trustmark.reviews import grounds, letters
from trustmark.reviews.letters.to_shops import Flagged
from trustmark.reviews.models import (
    Flag,
    ModerationDecision,
    PrivateReply,
    Reply,
    Review,
    ReviewAppeal,
    ReviewPhoto,
)
from trustmark.reviews.queries import (
    AUTHORS,
    CONFIRMING,
    last_day_to_appeal,
    rulebook_of,
)
from trustmark.reviews.states import Outcome, Party, State
from trustmark.shops import api as shops

LANGUAGES = ("nl", "fr", "en")
_DAYS_TO_CONFIRM = timedelta(days=14)


def own_link(review: Review) -> str:
    """Where the author sees, changes and withdraws the review."""
    key = sealed_key(AUTHORS, review.pk)
    return link_to("public:review_mine", key, language=language_of(review))


def confirm_link(review: Review) -> str:
    """Where the author says that a review is theirs."""
    key = sealed_key(CONFIRMING, review.pk)
    return link_to("public:review_confirm", key, language=language_of(review))


def shop_link(review: Review, *, language: str) -> str:
    """Where the shop sees the review."""
    return link_to("member:review", review.shop.domain, review.pk, language=language)


def language_of(review: Review) -> str:
    """The language the author reads: that of the letter, else that of the review."""
    asked = review.invitation.language if review.invitation else review.language
    return asked if asked in LANGUAGES else "en"


def write_to_confirm(review: Review, *, at: datetime) -> None:
    """Ask the reader of the mail whether the review is theirs."""
    _to_author(
        review,
        letters.ReviewToConfirm(
            review.shop.name, day_of(at + _DAYS_TO_CONFIRM), confirm_link(review)
        ),
        at=at,
    )


def write_received(review: Review, *, at: datetime) -> None:
    """Thank the author, and give the link of their own."""
    is_held = review.state == State.HELD
    _to_author(
        review,
        letters.ReviewReceived(
            review.shop.name, is_held, review.deadline or day_of(at), own_link(review)
        ),
        at=at,
    )


def write_published(review: Review, *, at: datetime) -> None:
    """Tell the author that the review is on the page."""
    letter = letters.ReviewWasPublished(review.shop.name, own_link(review))
    _to_author(review, letter, at=at)


def write_withdrawn(review: Review, *, at: datetime) -> None:
    """Confirm to the author that the review is gone."""
    if review.state != State.UNCONFIRMED:
        _to_author(review, letters.ReviewWithdrawn(review.shop.name), at=at)


def write_question(review: Review, question: str, *, at: datetime) -> None:
    """Pass a question on to the author."""
    book = rulebook_of(review, on=day_of(at))
    term = book.terms["authors-answer"]
    _to_author(
        review,
        letters.ReviewQuestion(
            review.shop.name,
            question,
            term.ends_on(day_of(at), book.scheme.calendar),
            own_link(review),
        ),
        at=at,
    )


def write_taken_off(review: Review, facts: str, *, at: datetime) -> None:
    """Tell the author that the review is off the page while somebody looks, and why."""
    _to_author(
        review,
        letters.ReviewTakenOff(
            review.shop.name,
            facts,
            day_of(at),
            review.deadline or day_of(at),
            own_link(review),
        ),
        at=at,
    )


def write_private_reply(review: Review, said: PrivateReply, *, at: datetime) -> None:
    """Pass on what the shop writes to the author alone."""
    letter = letters.ReviewPrivateReply(review.shop.name, said.text, own_link(review))
    _to_author(review, letter, at=at)


def write_replied(review: Review, reply: Reply, *, at: datetime) -> None:
    """Pass the reply of the shop on to the author."""
    letter = letters.ReviewReplied(review.shop.name, reply.text, own_link(review))
    _to_author(review, letter, at=at)


def write_statement(
    review: Review, decision: ModerationDecision, *, at: datetime
) -> None:
    """Tell the author what was decided and why (DSA, article 17)."""
    language = language_of(review)
    last = last_day_to_appeal(decision)
    with translation.override(language):
        letter = letters.ReviewStatement(
            shop_name=review.shop.name,
            was_published=decision.outcome == Outcome.REMOVE,
            ground=grounds.name_of(decision.ground),
            breaks=grounds.breaks(decision.ground),
            facts=decision.facts,
            is_unlawful=grounds.Ground(decision.ground) in grounds.ILLEGAL,
            found=decision.because.value,
            decided_on=day_of(at),
            may_appeal=last is not None and decision.against is None,
            appeal_before=last or day_of(at),
            link=own_link(review),
        )
    _to_author(review, letter, at=at)


def write_flag_dismissed(
    flag: Flag, decision: ModerationDecision, reasons: str, *, at: datetime
) -> None:
    """Tell the shop why the review stays."""
    review = flag.review
    language = review.shop.company.language
    last = last_day_to_appeal(decision) or day_of(at)
    told = _flagged(review, flag.ground, language=language)
    link = shop_link(review, language=language)
    _to_shop(review, letters.FlagDismissed(told, reasons, last, link), at=at)


def write_flag_upheld(
    flag: Flag, decision: ModerationDecision, *, at: datetime
) -> None:
    """Tell the shop that the review was removed."""
    review = flag.review
    language = review.shop.company.language
    told = _flagged(review, decision.ground, language=language)
    link = shop_link(review, language=language)
    _to_shop(review, letters.FlagUpheld(told, decision.facts, link), at=at)


def write_photo_refused(review: Review, photo: ReviewPhoto, *, at: datetime) -> None:
    """Tell the author that one photo is gone, why, and what one can do."""
    with translation.override(language_of(review)):
        letter = letters.PhotoRefused(
            shop_name=review.shop.name,
            ground=grounds.name_of(photo.ground),
            breaks=grounds.breaks(photo.ground),
            facts=photo.facts,
            is_unlawful=grounds.Ground(photo.ground) in grounds.ILLEGAL,
            decided_on=day_of(at),
            link=own_link(review),
        )
    _to_author(review, letter, at=at)


def write_appeal_received(appeal: ReviewAppeal, *, at: datetime) -> None:
    """Confirm an objection to whoever made it."""
    review, until = appeal.review, appeal.deadline or day_of(at)
    if appeal.party == Party.AUTHOR:
        letter: Letter = letters.ReviewAppealReceived(
            review.shop.name, until, own_link(review)
        )
        _to_author(review, letter, at=at)
        return
    language = review.shop.company.language
    told = _flagged(review, appeal.decision.ground, language=language)
    link = shop_link(review, language=language)
    _to_shop(review, letters.ShopAppealReceived(told, until, link), at=at)


def write_appeal_decided(appeal: ReviewAppeal, *, at: datetime) -> None:
    """Tell whoever objected what came of it."""
    review = appeal.review
    is_published = review.state == State.PUBLISHED
    if appeal.party == Party.AUTHOR:
        letter: Letter = letters.ReviewAppealDecided(
            review.shop.name, is_published, appeal.reasons, own_link(review)
        )
        _to_author(review, letter, at=at)
        return
    language = review.shop.company.language
    told = _flagged(review, appeal.decision.ground, language=language)
    link = shop_link(review, language=language)
    _to_shop(
        review,
        letters.ShopAppealDecided(told, is_published, appeal.reasons, link),
        at=at,
    )


def _flagged(review: Review, ground: str, *, language: str) -> Flagged:
    with translation.override(language):
        return Flagged(
            shop_name=review.shop.name,
            company_name=review.shop.company.name,
            written_on=review.written_on,
            rating=review.rating,
            ground=grounds.name_of(ground),
        )


def _to_author(review: Review, letter: Letter, *, at: datetime) -> None:
    if not review.author_email:
        return
    language = language_of(review)
    book = rulebook_of(review, on=day_of(at))
    correspondence.send(
        letter,
        to=review.author_email,
        name=review.author_name,
        language=language,
        sender=shops.sender_of(book, language=language),
        at=at,
        about=review,
    )


def _to_shop(review: Review, letter: Letter, *, at: datetime) -> None:
    company = review.shop.company
    book = rulebook_of(review, on=day_of(at))
    correspondence.send(
        letter,
        to=company.email,
        name=company.name,
        language=company.language,
        sender=shops.sender_of(book, language=company.language),
        at=at,
        about=review,
    )
