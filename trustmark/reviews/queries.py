"""Questions about reviews: what is published, what waits, what was decided."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from trustmark.accounts.api import User
from trustmark.kernel.calendar import day_of
from trustmark.kernel.folding import folded
from trustmark.kernel.history import list_history
from trustmark.kernel.links import opened_key
from trustmark.orders import api as orders
from trustmark.reviews.models import (
    Flag,
    ModerationDecision,
    ProductReview,
    Reply,
    Review,
    ReviewAppeal,
    ReviewText,
)
from trustmark.reviews.states import STANDING, AppealState, FlagState, State
from trustmark.schemes import api as schemes
from trustmark.schemes.api import Rulebook
from trustmark.shops.api import Shop

AUTHORS, CONFIRMING = "review.author", "review.confirm"
# How a page of reviews may be sorted: always with the id last, so that pages agree.
ORDERS = {
    "newest": ("-written_at", "-id"),
    "oldest": ("written_at", "id"),
    "highest": ("-rating", "-written_at", "-id"),
    "lowest": ("rating", "-written_at", "-id"),
}


@dataclass(frozen=True)
class Filter:
    """Which of the published reviews are asked for."""

    rating: int = 0
    language: str = ""
    text: str = ""
    order: str = "newest"


def list_published(shop: Shop, chosen: Filter | None = None) -> QuerySet[Review]:
    """The reviews on the page of a shop."""
    chosen = chosen or Filter()
    rows = Review.objects.filter(shop=shop, state=State.PUBLISHED)
    if chosen.rating:
        rows = rows.filter(rating=chosen.rating)
    if chosen.language:
        rows = rows.filter(language=chosen.language)
    if chosen.text:
        rows = rows.filter(search_key__contains=folded(chosen.text))
    return rows.order_by(*ORDERS.get(chosen.order, ORDERS["newest"]))


def list_languages(shop: Shop) -> list[str]:
    """The languages in which reviews of a shop are published.

    Steps from one to the next along an index, however many reviews there are of each.
    """
    rows = Review.objects.filter(shop=shop, state=State.PUBLISHED)
    codes = rows.order_by("language").values_list("language", flat=True)
    found: list[str] = []
    code = codes.first()
    while code is not None:
        found.append(code)
        code = codes.filter(language__gt=code).first()
    return found


def list_changed(
    shop: Shop, *, since: datetime | None = None, limit: int = 1000
) -> list[Review]:
    """What programs that keep a copy must fetch, what is gone included; newest first.

    `since` is inclusive: two changes within one moment are both given again.
    """
    rows = Review.objects.filter(shop=shop, published_at__isnull=False)
    if since is not None:
        rows = rows.filter(changed_at__gte=since)
    return list(rows.order_by("-changed_at", "-id")[:limit])


def list_product_reviews(
    shop: Shop, *, external_id: str = "", since: datetime | None = None
) -> QuerySet[ProductReview]:
    """What was said of products, with their review; newest change first.

    What was never published is left out; whether it is now says the review.
    """
    rows = ProductReview.objects.filter(shop=shop, review__published_at__isnull=False)
    if external_id:
        rows = rows.filter(external_id=external_id)
    if since is not None:
        rows = rows.filter(review__changed_at__gte=since)
    return rows.select_related("review").order_by("-review__changed_at", "-id")


def products_of(*reviews: Review) -> dict[int, list[ProductReview]]:
    """What was said of products in these reviews, by the id of the review."""
    found: dict[int, list[ProductReview]] = {review.pk: [] for review in reviews}
    for row in ProductReview.objects.filter(review__in=reviews).order_by("id"):
        found[row.review_id].append(row)
    return found


def replies_to(*reviews: Review) -> dict[int, Reply]:
    """The reply that stands under each of these reviews, by the id of the review."""
    rows = Reply.objects.filter(review__in=reviews, until=None)
    return {reply.review_id: reply for reply in rows}


def list_replies(review: Review) -> list[Reply]:
    """Every reply there was, oldest first."""
    return list(Reply.objects.filter(review=review).order_by("id"))


def get_review(review_id: int) -> Review:
    """The review with this id, with its shop."""
    return Review.objects.select_related("shop__company", "invitation__order").get(
        pk=review_id
    )


def review_of_key(key: str) -> Review:
    """The review whose author holds this key; `LinkRefused` or `DoesNotExist`."""
    return get_review(opened_key(AUTHORS, key))


def review_to_confirm(key: str) -> Review:
    """The review that waits for this key; raises as above."""
    return get_review(opened_key(CONFIRMING, key))


def list_reviews(*, schemes: frozenset[str] | None, text: str = "") -> QuerySet[Review]:
    """Reviews of these schemes for who works here, newest first; `None` is all."""
    rows = Review.objects.select_related("shop")
    if schemes is not None:
        rows = rows.filter(scheme__in=schemes)
    if text:
        found = Q(search_key__contains=folded(text)) | Q(
            shop__search_key__contains=folded(text)
        )
        rows = rows.filter(found)
    return rows.order_by("-id")


def list_reviews_of(shop: Shop) -> QuerySet[Review]:
    """What a shop sees: what stands on its page or did, and what was taken away."""
    hidden = [State.UNCONFIRMED, State.HELD, State.LAPSED, State.REPLACED]
    shown = Review.objects.filter(shop=shop).exclude(state__in=hidden)
    return shown.exclude(published_at=None).order_by("-written_at", "-id")


def list_held(*, schemes: frozenset[str] | None) -> QuerySet[Review]:
    """Reviews that wait for a moderator, the most urgent first."""
    rows = Review.objects.filter(state=State.HELD).select_related("shop")
    rows = rows if schemes is None else rows.filter(scheme__in=schemes)
    return rows.order_by("deadline", "id")


def list_open_flags(*, schemes: frozenset[str] | None) -> QuerySet[Flag]:
    """Flags that wait for a moderator, the most urgent first."""
    rows = Flag.objects.filter(state=FlagState.OPEN).select_related("review__shop")
    rows = rows if schemes is None else rows.filter(scheme__in=schemes)
    return rows.order_by("deadline", "id")


def list_open_appeals(*, schemes: frozenset[str] | None) -> QuerySet[ReviewAppeal]:
    """Appeals that wait for another moderator, the most urgent first."""
    rows = ReviewAppeal.objects.filter(state=AppealState.FILED)
    rows = rows if schemes is None else rows.filter(scheme__in=schemes)
    return rows.select_related("review__shop", "decision").order_by("deadline", "id")


def list_by_author(review: Review) -> list[Review]:
    """The other reviews of whoever wrote this one, newest first."""
    if not review.email_key:
        return []
    rows = Review.objects.filter(email_key=review.email_key).exclude(pk=review.pk)
    return list(rows.select_related("shop").order_by("-id")[:20])


def list_of_author(address: str) -> list[Review]:
    """What somebody who reads this mail wrote and did not erase, newest first."""
    rows = Review.objects.filter(
        email_key__in=orders.list_email_keys(address), words_erased_at=None
    )
    known = rows.exclude(state=State.UNCONFIRMED).select_related("shop", "invitation")
    return list(known.order_by("-id")[:100])


def list_versions(review: Review) -> list[ReviewText]:
    """The words of a review through time, oldest first."""
    return list(ReviewText.objects.filter(review=review).order_by("id"))


def list_flags(review: Review) -> list[Flag]:
    """Every flag on a review, newest first."""
    return list(Flag.objects.filter(review=review).order_by("-id"))


def list_decisions(review: Review) -> list[ModerationDecision]:
    """Every decision on a review, newest first."""
    rows = ModerationDecision.objects.filter(review=review)
    return list(rows.select_related("decided_by").order_by("-id"))


def find_open_flag(review: Review) -> Flag | None:
    """The flag somebody must look at, if there is one."""
    rows = Flag.objects.filter(review=review, state=FlagState.OPEN)
    return rows.select_related("review__shop__company").first()


def find_open_appeal(review: Review) -> ReviewAppeal | None:
    """The appeal somebody else must decide, if there is one."""
    rows = ReviewAppeal.objects.filter(review=review, state=AppealState.FILED)
    return rows.select_related("review__shop__company", "decision").first()


def latest_appeal(review: Review) -> ReviewAppeal | None:
    """The last appeal about a review, decided or not."""
    rows = ReviewAppeal.objects.filter(review=review)
    return rows.select_related("decision").order_by("-id").first()


def latest_decision(review: Review) -> ModerationDecision | None:
    """What was decided last."""
    rows = ModerationDecision.objects.filter(review=review)
    return rows.select_related("flag").order_by("-id").first()


def has_decided(user: User, review: Review) -> bool:
    """Whether this person took part in a decision on the review."""
    return ModerationDecision.objects.filter(review=review, decided_by=user).exists()


def last_day_to_appeal(decision: ModerationDecision) -> date | None:
    """The last day to object to a decision; `None` when the scheme sets no term."""
    book = rulebook_of(decision.review, on=day_of(decision.decided_at))
    term = book.find_term("appeal")
    if term is None:
        return None
    return term.ends_on(day_of(decision.decided_at), book.scheme.calendar)


def open_question(review: Review) -> str:
    """What a moderator asked the author last, while it waits for an answer."""
    asked = ""
    for line in list_history(review):
        if line.move == "ask":
            asked = line.reason
        if line.move in {"answer", "change", "change_held"}:
            asked = ""
    return asked


def standing_of(review: Review) -> Review | None:
    """The other review of the same person that stands for this shop, if any."""
    keys = (
        orders.list_email_keys(review.author_email)
        if review.author_email
        else [review.email_key]
    )
    rows = Review.objects.filter(
        shop=review.shop_id, email_key__in=keys, state__in=sorted(STANDING)
    )
    return rows.exclude(pk=review.pk).select_related("shop__company").first()


def rulebook_of(review: Review, *, on: date) -> Rulebook:
    """The rulebook in force for a review on a day; the rules change for all at once."""
    rules: Rulebook = schemes.current_version(review.scheme, on=on).rules
    return rules


def deadline_of(review: Review, term: str, *, at: datetime) -> date:
    """The last day of a term that begins now."""
    book = rulebook_of(review, on=day_of(at))
    return book.terms[term].ends_on(day_of(at), book.scheme.calendar)


def locked(review: Review) -> None:
    """Read the review anew and let nobody else change it until the transaction ends."""
    review.refresh_from_db(from_queryset=Review.objects.select_for_update())
