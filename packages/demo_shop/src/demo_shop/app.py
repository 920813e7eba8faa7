"""The village as a web application."""

from collections.abc import Callable

from flask import Flask, Response, abort, request
from flask.typing import ResponseReturnValue

from demo_shop import (
    browsing,
    checkout,
    consent,
    contact,
    control,
    machines,
    ordering,
    withdrawal,
)
from demo_shop.addresses import GONE_WITH, PLACES, TEXTS, rule
from demo_shop.faults import Switches
from demo_shop.pages import offer_words, path_of, render
from demo_shop.proofs import Proofs
from demo_shop.protection import protect, to_https
from demo_shop.scene import House, host_name, is_for_people, open_scene, scene
from demo_shop.settings import ShopSettings
from demo_shop.visits import Visits

View = Callable[..., ResponseReturnValue]

VIEWS: dict[str, View] = {
    "home": browsing.home,
    "category": browsing.category,
    "product": browsing.product,
    "search": browsing.search,
    "cart": browsing.cart,
    "details": checkout.details,
    "shipping": checkout.shipping,
    "paying": checkout.paying,
    "overview": ordering.overview,
    "ordered": ordering.ordered,
    "order_copy": ordering.order_copy,
    "contact": contact.contact,
    "cookie_choice": consent.cookie_choice,
    "withdraw": withdrawal.withdraw,
    "withdrawal_copy": withdrawal.withdrawal_copy,
}


def create_app(settings: ShopSettings) -> Flask:
    """The village, ready to serve every shop by its host name."""
    app = Flask("demo_shop", static_folder="static", template_folder="templates")
    app.extensions["demo_shop"] = House(
        settings,
        Switches(settings.faults_file),
        Proofs(settings.proofs_file),
        Visits(),
    )
    app.before_request(_arrive)
    app.after_request(protect)
    app.register_error_handler(404, _not_found)
    offer_words(app)
    _add_pages(app)
    machines.add_to(app)
    if settings.control:
        control.add_to(app)
    return app


def _add_pages(app: Flask) -> None:
    for place, addresses in PLACES.items():
        for lang in addresses:
            app.add_url_rule(
                rule(place, lang),
                f"{place}:{lang}",
                _text_view(place) if place in TEXTS else VIEWS[place],
                defaults={"lang": lang},
                methods=["GET", "POST"],
            )
    app.add_url_rule("/consent", "consent", consent.choose, methods=["POST"])


def _text_view(place: str) -> View:
    def show() -> ResponseReturnValue:
        return render(f"texts/{scene().lang}/{place}.html")

    return show


def _arrive() -> ResponseReturnValue | None:
    """Find the shop, the language and the visitor, and whether the page exists."""
    if machines.is_tracker(host_name()):
        return machines.track()
    values = request.view_args or {}
    lang = values.pop("lang", "") or _language_in(request.path)
    found = open_scene(lang)
    if elsewhere := to_https(found):
        return elsewhere
    place = (request.endpoint or "").partition(":")[0]
    if lang not in found.shop.languages or _is_gone(place):
        abort(404)
    if request.endpoint == "static" or place not in PLACES:
        return None
    if request.method == "POST" and not _from_this_site():
        abort(403)
    return None


def _language_in(path: str) -> str:
    """The language of an address that is no page: of a mistyped one, mostly."""
    start = path.split("/")[1]
    return start if start in ("en", "fr") else "nl"


def _is_gone(place: str) -> bool:
    if place.startswith("control"):
        return not is_for_people(scene().host)
    return place in GONE_WITH and scene().has(GONE_WITH[place])


def _from_this_site() -> bool:
    """Whether a form was sent from our own page; old browsers do not say."""
    origin = request.headers.get("Origin")
    return origin is None or origin.partition("://")[2] == request.host


def _not_found(error: Exception) -> ResponseReturnValue:
    homes = {lang: path_of("home", lang) for lang in scene().shop.languages}
    page = render("not_found.html", translations=homes)
    return Response(page, status=404, mimetype="text/html")
