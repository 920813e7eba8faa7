"""The reviews of a shop as RSS 2.0, paged as RFC 5005 has it."""

from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime

from django.utils.translation import gettext as _

from trustmark.reviews.api import HowObtained, Review
from trustmark.sites.connect.feeds.pages import Page, last_change
from trustmark.sites.connect.feeds.xml import DECLARATION, element, wrapped

_ATOM = "http://www.w3.org/2005/Atom"
_DUBLIN = "http://purl.org/dc/elements/1.1/"


def write(page: Page) -> Iterator[str]:
    """The feed, piece by piece; what we say ourselves in the active language."""
    source = page.source
    yield DECLARATION
    yield f'<rss version="2.0" xmlns:atom="{_ATOM}" xmlns:dc="{_DUBLIN}"><channel>'
    yield element("title", title_of(page))
    yield element("link", source.page)
    yield element("description", about(page))
    yield element("language", source.language)
    yield _link("self", source.address("feed_rss", page.own))
    if page.following:
        yield _link("next", source.address("feed_rss", page.following))
    changed = last_change(page)
    if changed:
        yield element("lastBuildDate", _moment(changed))
    for review in page.found:
        yield _item(page, review)
    yield "</channel></rss>"


def title_of(page: Page) -> str:
    """What the feed is called."""
    return _("Reviews of %(shop)s") % {"shop": page.source.shop.name}


def about(page: Page) -> str:
    """Where the reviews come from."""
    words = {"domain": page.source.shop.domain, "scheme": page.source.scheme.name}
    words["scheme"] = page.source.scheme.name[page.source.language]
    return _("What customers wrote about %(domain)s with %(scheme)s.") % words


def headline(review: Review) -> str:
    """The stars, and the title where there is one."""
    stars = _("%(rating)s of 5 stars") % {"rating": review.rating}
    return f"{stars}: {review.title}" if review.title else stars


def obtained(review: Review) -> str:
    """How the review came to us, in words."""
    return str(HowObtained(review.how_obtained).label)


def _item(page: Page, review: Review) -> str:
    pieces = [
        element("title", headline(review)),
        element("link", page.source.page),
        element("guid", identity(page, review), isPermaLink="false"),
        element("pubDate", _moment(review.written_at)),
        element("category", obtained(review)),
        element("description", review.text),
    ]
    if review.author_name:
        pieces.append(element("dc:creator", review.author_name))
    return wrapped("item", pieces)


def identity(page: Page, review: Review) -> str:
    """The name of a review in feeds, which never changes."""
    return f"{page.source.scheme.slug}/{page.source.shop.domain}/reviews/{review.pk}"


def _link(relation: str, address: str) -> str:
    return element("atom:link", rel=relation, href=address, type_="application/rss+xml")


def _moment(at: datetime) -> str:
    return format_datetime(at)
