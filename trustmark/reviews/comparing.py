"""What a moderator lays beside a review: what resembles it, was asked, or waits."""

from dataclasses import dataclass
from datetime import date

from trustmark.kernel.calendar import day_of
from trustmark.kernel.history import list_history
from trustmark.reviews.models import Flag, PrivateReply, Review, ReviewAppeal
from trustmark.reviews.queries import open_question, rulebook_of
from trustmark.reviews.rules.texts import shingles
from trustmark.reviews.states import AppealState, FlagState, State

# How much of the shorter text two reviews share before it is worth showing.
ALIKE_SHARE = 0.3
_COMPARED, _SHOWN = 300, 5


@dataclass(frozen=True)
class Alike:
    """Another review, and how many per cents of the shorter of the two they share."""

    review: Review
    percent: int


@dataclass(frozen=True)
class Question:
    """What was asked of the author and not answered, and until when they have."""

    text: str
    asked_on: date
    due: date
    is_over: bool


@dataclass(frozen=True)
class Beside:
    """Where a review stands in the queue: what comes before and after it."""

    previous: int | None
    following: int | None


def list_alike(review: Review) -> list[Alike]:
    """The reviews of its scheme whose words resemble these most, by whomever."""
    mine = shingles(f"{review.title}\n{review.text}")
    if not mine:
        return []
    shown = Review.objects.exclude(pk=review.pk).filter(
        scheme=review.scheme, words_erased_at=None
    )
    same = shown.filter(copy_key=review.copy_key) if review.copy_key else shown.none()
    newest = shown.filter(shop=review.shop_id).order_by("-id")[:_COMPARED]
    found: dict[int, Alike] = {}
    for other in (*same.select_related("shop")[:_SHOWN], *newest):
        theirs = shingles(f"{other.title}\n{other.text}")
        smaller = min(len(mine), len(theirs))
        share = len(mine & theirs) / smaller if smaller else 0
        if share >= ALIKE_SHARE:
            found[other.pk] = Alike(other, round(100 * share))
    return sorted(found.values(), key=lambda one: -one.percent)[:_SHOWN]


def question_of(review: Review, *, on: date) -> Question | None:
    """The question that waits for the author, with the day by which they answer."""
    text = open_question(review)
    asked = [line for line in list_history(review) if line.move == "ask"]
    if not text or not asked:
        return None
    asked_on = day_of(asked[-1].at)
    book = rulebook_of(review, on=asked_on)
    due = book.terms["authors-answer"].ends_on(asked_on, book.scheme.calendar)
    return Question(text, asked_on, due, on > due)


def beside(review: Review, *, schemes: frozenset[str] | None) -> Beside:
    """The reviews that wait for a moderator before and after this one, by urgency."""
    queue = _queue(schemes)
    if review.pk in queue:
        place = queue.index(review.pk)
        before, after = queue[:place], queue[place + 1 :]
    else:
        before, after = [], queue
    return Beside(before[-1] if before else None, after[0] if after else None)


def list_private_replies(review: Review) -> list[PrivateReply]:
    """What the shop wrote to the author alone, oldest first."""
    return list(PrivateReply.objects.filter(review=review).order_by("id"))


def flagged_among(*reviews: Review) -> set[int]:
    """The ids of those that a shop flagged and somebody looks at."""
    rows = Flag.objects.filter(review__in=reviews, state=FlagState.OPEN)
    return set(rows.values_list("review_id", flat=True))


def _queue(schemes: frozenset[str] | None) -> list[int]:
    """The ids of all that wait, the most urgent first."""
    held = Review.objects.filter(state=State.HELD)
    flags = Flag.objects.filter(state=FlagState.OPEN)
    appeals = ReviewAppeal.objects.filter(state=AppealState.FILED)
    if schemes is not None:
        held = held.filter(scheme__in=schemes)
        flags = flags.filter(scheme__in=schemes)
        appeals = appeals.filter(scheme__in=schemes)
    waiting = [
        *held.values_list("deadline", "id"),
        *flags.values_list("deadline", "review_id"),
        *appeals.values_list("deadline", "review_id"),
    ]
    ordered = sorted(waiting, key=lambda row: (row[0] or date.max, row[1]))
    return list(dict.fromkeys(review_id for _, review_id in ordered))
