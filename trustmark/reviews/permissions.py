"""Who may do what with a review, and why not."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from trustmark.accounts import api as accounts
from trustmark.accounts.api import Role, User
from trustmark.invitations import api as invitations
from trustmark.invitations.api import Invitation
from trustmark.reviews import queries
from trustmark.reviews.models import (
    Flag,
    PrivateReply,
    Review,
    ReviewAppeal,
    ReviewPhoto,
)
from trustmark.reviews.rules.grounds import FLAGGING
from trustmark.reviews.states import (
    LIVE,
    AppealState,
    FlagState,
    HowObtained,
    Outcome,
    State,
)
from trustmark.shops import api as shops

MOST_OPEN_FLAGS = 10
MOST_PRIVATE_REPLIES = 2
AWAY = frozenset({State.REFUSED, State.REMOVED})


def why_not_answer(invitation: Invitation, *, at: datetime) -> str | None:
    """Whoever holds the letter, once, as long as the invitation runs."""
    if invitation.state == invitations.State.ANSWERED:
        return _("You have already written this review. Change it by the link we sent.")
    if invitation.state not in invitations.ANSWERABLE:
        return _("This invitation is no longer open.")
    if invitation.answerable_until <= at or not invitation.order.email:
        return _("The time to write this review is over.")
    return None


def why_not_confirm(review: Review) -> str | None:
    """Whoever reads the mail, once; unless an invited review of them stands there."""
    if review.state != State.UNCONFIRMED:
        return _("This review was confirmed already, or is no longer there.")
    standing = queries.standing_of(review)
    if standing is not None and standing.how_obtained == HowObtained.INVITED:
        return _(
            "You wrote about this shop before, after an order. Change that review by "
            "the link we sent; it counts for more."
        )
    return None


def why_not_change(review: Review) -> str | None:
    """The author, for as long as the review is there."""
    if review.state not in LIVE or review.state == State.UNCONFIRMED:
        return _("This review can no longer be changed.")
    return None


def why_not_withdraw(review: Review) -> str | None:
    """The author, at any time."""
    if review.words_erased_at is not None:
        return _("This review was withdrawn already.")
    if review.state not in LIVE:
        return _("A newer review of yours took the place of this one.")
    return None


def why_not_answer_question(review: Review) -> str | None:
    """The author, when a moderator asked something."""
    if review.words_erased_at is not None or not queries.open_question(review):
        return _("Nothing was asked about this review.")
    return None


def why_not_publish(review: Review, *, by: User, on: date) -> str | None:
    """A moderator, while it is held."""
    if review.state != State.HELD:
        return _("This review is not held.")
    return _why_not_moderator(review, by=by, on=on)


def why_not_refuse(review: Review, *, by: User, on: date) -> str | None:
    """A moderator, while it is held."""
    return why_not_publish(review, by=by, on=on)


def why_not_remove(review: Review, *, by: User, on: date) -> str | None:
    """A moderator, while it stands on the page."""
    if review.state != State.PUBLISHED:
        return _("This review is not on the page.")
    if queries.find_open_appeal(review):
        return _("The shop appealed; somebody else decides on that first.")
    return _why_not_moderator(review, by=by, on=on)


def why_not_hold(review: Review, *, by: User, on: date) -> str | None:
    """A moderator, while it stands on the page."""
    return why_not_remove(review, by=by, on=on)


def why_not_keep(review: Review, *, by: User, on: date) -> str | None:
    """A moderator, while a flag of the shop is open on a published review."""
    if queries.find_open_flag(review) is None:
        return _("There is no open flag on this review.")
    if review.state != State.PUBLISHED:
        return _("This review is not on the page.")
    return _why_not_moderator(review, by=by, on=on)


def why_not_ask(review: Review, *, by: User, on: date) -> str | None:
    """A moderator, while there is an author to ask."""
    if review.words_erased_at is not None or not review.author_email:
        return _("There is nobody to ask any more.")
    if queries.open_question(review):
        return _("The author has not answered the last question yet.")
    return _why_not_moderator(review, by=by, on=on)


def why_not_show_photos(review: Review, *, by: User, on: date) -> str | None:
    """A moderator, while photos of a review on the page wait to be looked at."""
    waiting = ReviewPhoto.objects.filter(review=review, shown_at=None, gone_at=None)
    if not waiting.exists():
        return _("No photo waits to be looked at.")
    if review.state != State.PUBLISHED:
        return _("This review is not on the page.")
    return _why_not_moderator(review, by=by, on=on)


def why_not_refuse_photo(photo: ReviewPhoto, *, by: User, on: date) -> str | None:
    """A moderator, while the photo is there and its author can be told."""
    if photo.review is None or photo.gone_at is not None:
        return photo_is_gone()
    return _why_not_moderator(photo.review, by=by, on=on)


def photo_is_gone() -> str:
    """The sentence for whoever comes too late for a photo."""
    return _("This photo is not there any more.")


def why_not_decide_appeal(appeal: ReviewAppeal, *, by: User, on: date) -> str | None:
    """A moderator who took no part in any decision on this review before."""
    if appeal.state != AppealState.FILED:
        return _("This appeal has already been decided.")
    if queries.has_decided(by, appeal.review):
        return _("You decided on this review before; somebody else looks again.")
    return _why_not_moderator(appeal.review, by=by, on=on)


def why_not_flag(review: Review, *, by: User) -> str | None:
    """A contact of the shop, for a review on the page, one flag at a time."""
    if review.state != State.PUBLISHED:
        return _("This review is not on the page.")
    if queries.find_open_flag(review):
        return _("You flagged this review already; we are looking at it.")
    opened = Flag.objects.filter(review__shop=review.shop_id, state=FlagState.OPEN)
    if opened.count() >= MOST_OPEN_FLAGS:
        return _("Ten flags of yours are open. Wait until we have looked at one.")
    return _why_not_contact(review, by=by)


def why_not_flag_on(review: Review, ground: str) -> str | None:
    """A ground from the list, on which nobody decided before about these words."""
    if ground not in {one.value for one in FLAGGING}:
        return _("Choose a ground from the list.")
    before = Flag.objects.filter(
        review=review, ground=ground, state=FlagState.DISMISSED
    )
    if review.edited_at:
        before = before.filter(raised_at__gt=review.edited_at)
    if before.exists():
        return _("We looked at this review on that ground before. You may appeal.")
    return None


def why_not_reply(review: Review, *, by: User | None, on: date) -> str | None:
    """A contact or a program of the shop, on the page, where the rulebook lets."""
    if review.state != State.PUBLISHED:
        return _("This review is not on the page.")
    if not queries.rulebook_of(review, on=on).allows("review-reply"):
        return _("Under this scheme shops do not reply to reviews.")
    return None if by is None else _why_not_contact(review, by=by)


def why_not_write_privately(review: Review, *, by: User, on: date) -> str | None:
    """A contact of the shop, twice at most, while there is an author to write to."""
    if not review.author_email:
        return _("There is nobody to write to any more.")
    if PrivateReply.objects.filter(review=review).count() >= MOST_PRIVATE_REPLIES:
        return _("You wrote to this author twice. More would be pressing.")
    return why_not_reply(review, by=by, on=on)


def why_not_appeal_as_author(review: Review, *, on: date) -> str | None:
    """The author, once per decision, while the term runs."""
    if review.state not in AWAY:
        return _("There is no refusal or removal to object to.")
    return _why_not_object(review, on=on)


def why_not_appeal_as_shop(review: Review, *, by: User, on: date) -> str | None:
    """A contact of the shop, once, after its flag was dismissed."""
    decision = queries.latest_decision(review)
    if decision is None or decision.outcome != Outcome.KEEP:
        return _("There is no decision to object to.")
    if review.state != State.PUBLISHED:
        return _("This review is not on the page.")
    return _why_not_object(review, on=on) or _why_not_contact(review, by=by)


def _why_not_object(review: Review, *, on: date) -> str | None:
    decision = queries.latest_decision(review)
    if decision is None or decision.against_id is not None:
        return _("Somebody else has already looked at this again.")
    if ReviewAppeal.objects.filter(decision=decision).exists():
        return _("An appeal was already filed.")
    last = queries.last_day_to_appeal(decision)
    if last is not None and on > last:
        return _("The time to appeal is over.")
    return None


def _why_not_moderator(review: Review, *, by: User, on: date) -> str | None:
    if not accounts.has_role(
        by, Role.MODERATOR, Role.MANAGER, on=on, scheme=review.scheme
    ):
        return _("Only a moderator or a manager decides on reviews.")
    if shops.is_contact(by, company=review.shop.company):
        return _("You act for this shop; somebody else decides.")
    return None


def _why_not_contact(review: Review, *, by: User) -> str | None:
    if shops.is_contact(by, company=review.shop.company):
        return None
    return _("Only who acts for the company does this for its shop.")
