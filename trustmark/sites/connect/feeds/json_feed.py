"""The reviews of a shop as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from typing import Any

from trustmark.reviews import api as reviews
from trustmark.reviews.api import Reply, Review
from trustmark.sites.connect.feeds.pages import Page
from trustmark.sites.connect.feeds.rss import (
    about,
    headline,
    identity,
    obtained,
    title_of,
)
from trustmark.sites.connect.feeds.xml import clean, moment


def told(page: Page) -> dict[str, Any]:
    """The feed as plain values; our own words are in the active language."""
    source = page.source
    replies = reviews.replies_to(*page.found)
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title_of(page),
        "description": about(page),
        "home_page_url": source.page,
        "feed_url": source.address("feed_json", page.own),
        "language": source.language,
        "items": [_item(page, review, replies.get(review.pk)) for review in page.found],
    }
    if page.following:
        feed["next_url"] = source.address("feed_json", page.following)
    return feed


def _item(page: Page, review: Review, reply: Reply | None) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": identity(page, review),
        "url": page.source.page,
        "title": clean(headline(review)),
        "content_text": clean(review.text),
        "date_published": moment(review.written_at),
        "language": review.language,
        "tags": [obtained(review)],
        "_review": {
            "rating": review.rating,
            "best": 5,
            "worst": 1,
            "recommends": review.recommends or None,
            "how_obtained": review.how_obtained,
            "is_verified": review.is_verified,
            "reply": clean(reply.text) if reply else None,
        },
    }
    if review.author_name:
        item["authors"] = [{"name": clean(review.author_name)}]
    if review.edited_at:
        item["date_modified"] = moment(review.edited_at)
    return item
