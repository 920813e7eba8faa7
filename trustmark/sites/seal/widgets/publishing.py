"""Publishes the widgets of a shop as files, like its seal: on change and each night."""

from datetime import date, datetime
from pathlib import Path

from django.conf import settings

from trustmark.certificates import api as certificates
from trustmark.certificates.api import Entry
from trustmark.kernel.calendar import day_of
from trustmark.reviews import api as reviews
from trustmark.schemes import api as schemes
from trustmark.schemes.api import Scheme
from trustmark.shops.api import Shop
from trustmark.sites.layout.widgets import OF_SHOP, product_name, widget_file
from trustmark.sites.seal.publishing import BATCH, is_fresh, write
from trustmark.sites.seal.widgets.drawing import draw, draw_product
from trustmark.sites.seal.widgets.telling import Stars, Told, tell


def publish_shop(shop: Shop, *, at: datetime) -> None:
    """Write the widgets of a shop in every scheme where it has or had a certificate."""
    held = {found.scheme for found in certificates.list_certificates_of(shop)}
    for slug in sorted(held):
        (entry,) = certificates.entries(slug, [shop])
        _publish(schemes.get_scheme(slug), entry, at=at)


def publish_all(*, on: date, at: datetime) -> int:
    """Write every widget anew and take away what nobody writes; counts the shops."""
    count = 0
    for scheme in schemes.list_schemes():
        shops = certificates.list_shops_with_certificates(scheme.slug).order_by("id")
        batch = list(shops[:BATCH])
        while batch:
            for entry in certificates.entries(scheme.slug, batch):
                _publish(scheme, entry, at=at)
            count += len(batch)
            batch = list(shops.filter(id__gt=batch[-1].pk)[:BATCH])
        _take_away_old(scheme.slug, at=at)
    return count


def _publish(scheme: Scheme, entry: Entry, *, at: datetime) -> None:
    told = tell(scheme, entry, on=day_of(at))
    domain = entry.shop.domain
    for language in scheme.languages:
        for name in OF_SHOP:
            text = draw(told, name, language=language)
            write(widget_file(scheme.slug, domain, name, language), text, at=at)
        _publish_products(told, language=language, at=at)


def _publish_products(told: Told, *, language: str, at: datetime) -> None:
    shop, slug = told.entry.shop, told.scheme.slug
    for scored in reviews.list_product_scores(shop):
        name = product_name(scored.external_id)
        if name:
            stars = Stars(scored.points / scored.count, scored.count)
            text = draw_product(told, name, stars, language=language)
            write(widget_file(slug, shop.domain, name, language), text, at=at)


def _take_away_old(scheme: str, *, at: datetime) -> None:
    folder = Path(settings.PUBLISHED_DIR) / "widgets" / scheme
    for path in folder.glob("*/*"):
        if not is_fresh(path, at=at):
            path.unlink(missing_ok=True)
