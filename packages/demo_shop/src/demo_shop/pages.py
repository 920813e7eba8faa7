"""What every template may use."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Flask, request, url_for
from flask import render_template as render
from markupsafe import Markup

from demo_shop.addresses import GONE_WITH, PLACES
from demo_shop.money import amount
from demo_shop.scene import house, is_for_people, scene
from demo_shop.words import words

__all__ = ["offer_words", "render"]

MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober "
    "november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre "
    "novembre décembre",
    "en": "January February March April May June July August September October "
    "November December",
}
LANGUAGE_NAMES = {"nl": "Nederlands", "fr": "Français", "en": "English"}


def offer_words(app: Flask) -> None:
    """Give the templates their words, links, prices and dates."""
    app.context_processor(_context)
    app.add_template_filter(lambda cents: amount(cents, scene().lang), "money")
    app.add_template_filter(lambda at: long_moment(at, scene().lang), "moment")


def word(key: str, **values: object) -> str:
    """A short text in the language of the page."""
    return words(scene().lang)[key].format(**values)


def link(place: str, slug: str = "") -> str:
    """The address of a page in the language of the page we are on."""
    return path_of(place, scene().lang, slug)


def path_of(place: str, lang: str, slug: str = "") -> str:
    """The address of a page in one language."""
    endpoint = f"{place}:{lang}"
    return url_for(endpoint, slug=slug) if slug else url_for(endpoint)


def is_open(place: str) -> bool:
    """Whether this shop has this page."""
    return place not in GONE_WITH or not scene().has(GONE_WITH[place])


def address(path: str) -> str:
    """A path as a full address of this shop."""
    scheme = "http" if is_for_people(scene().host) else "https"
    host = request.host if scheme == "http" else scene().host
    return f"{scheme}://{host}{path}"


def long_moment(at: datetime, lang: str) -> str:
    """A moment as people write it: 21 november 2026, 14:05."""
    local = at.astimezone(ZoneInfo("Europe/Brussels"))
    month = MONTHS[lang].split()[local.month - 1]
    return f"{local.day} {month} {local.year}, {local:%H:%M}"


def as_json(value: object) -> Markup:
    """A value as JSON inside a page; a `<` in it cannot end the block."""
    text = json.dumps(value, ensure_ascii=False, indent=1).replace("<", "\\u003c")
    # The only character that could leave the block has just been taken out.
    return Markup(text)  # noqa: S704


def _translations() -> dict[str, str]:
    """The address of this same page in every language of the shop."""
    place = (request.endpoint or "").partition(":")[0]
    target = place if place in PLACES else "home"
    slug = (request.view_args or {}).get("slug", "") if target == place else ""
    return {lang: path_of(target, lang, slug) for lang in scene().shop.languages}


def _context() -> dict[str, object]:
    found = scene()
    settings = house().settings
    filled = {
        "host": found.shop.host,
        "lang": found.lang,
        "scheme": found.shop.scheme,
    }
    return {
        "scene": found,
        "shop": found.shop,
        "lang": found.lang,
        "company": found.company,
        "has": found.has,
        "t": word,
        "link": link,
        "is_open": is_open,
        "address": address,
        "as_json": as_json,
        "translations": _translations(),
        "language_names": LANGUAGE_NAMES,
        "seal_image": settings.seal_image.format(**filled),
        "seal_link": settings.seal_link.format(**filled),
        "tracker": f"https://{settings.tracker_host}",
        "tracker_host": settings.tracker_host,
        "cart_count": sum(found.visit.cart.values()),
        "mark": MARKS[found.shop.scheme],
    }


MARKS = {"webwinkelkeur": "WebwinkelKeur", "becommerce": "BeCommerce"}
