"""Widgets follow the certificate of a shop and its reviews."""

from datetime import datetime

from trustmark.certificates.events import CertificateChanged
from trustmark.kernel.announcements import on
from trustmark.reviews.events import ReviewChanged, ReviewGone, ReviewPublished
from trustmark.shops.api import Shop
from trustmark.sites.seal.widgets.publishing import publish_shop


@on(CertificateChanged)
def follow_certificate(event: CertificateChanged, *, at: datetime) -> None:
    """Show stars, or show none, as the certificate stands now."""
    publish_shop(Shop.objects.get(pk=event.shop_id), at=at)


@on(ReviewPublished)
def show_new_review(event: ReviewPublished, *, at: datetime) -> None:
    """Count a new review in."""
    publish_shop(Shop.objects.get(pk=event.shop_id), at=at)


@on(ReviewChanged)
def show_changed_review(event: ReviewChanged, *, at: datetime) -> None:
    """Show the words its author means now."""
    publish_shop(Shop.objects.get(pk=event.shop_id), at=at)


@on(ReviewGone)
def drop_review(event: ReviewGone, *, at: datetime) -> None:
    """Show a review no longer that left the page."""
    publish_shop(Shop.objects.get(pk=event.shop_id), at=at)
