"""What programs read: pictures, colours, robots, sitemap, security, the tracker."""

import base64
from datetime import timedelta

from flask import Flask, Response, abort, request
from flask.typing import ResponseReturnValue

from demo_shop.addresses import ON_THE_WAY, PLACES
from demo_shop.drawings import draw, draw_banner
from demo_shop.pages import address, is_open, path_of
from demo_shop.scene import house, scene

PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
NOT_IN_SITEMAP = ON_THE_WAY | {"search", "cart"}


def add_to(app: Flask) -> None:
    """Give the village its addresses for programs."""
    app.add_url_rule("/robots.txt", "robots", robots)
    app.add_url_rule("/sitemap.xml", "sitemap", sitemap)
    app.add_url_rule("/.well-known/security.txt", "security", security)
    app.add_url_rule("/.well-known/keurmeester.txt", "proof", proof)
    app.add_url_rule("/picture/<slug>.svg", "picture", picture)
    app.add_url_rule("/banner.svg", "banner", banner)
    app.add_url_rule("/colours.css", "colours", colours)


def is_tracker(host: str) -> bool:
    """Whether this host is the other firm that follows visitors."""
    return host == house().settings.tracker_host


def track() -> ResponseReturnValue:
    """One invisible pixel and a cookie that lasts a year."""
    answer = Response(PIXEL, mimetype="image/gif")
    answer.headers["Cache-Control"] = "no-store"
    answer.set_cookie(
        "_tid", "t-1", max_age=31_536_000, secure=True, httponly=True, samesite="None"
    )
    return answer


def robots() -> ResponseReturnValue:
    """Everybody may read everything but the checkout."""
    text = (
        "User-agent: *\nDisallow: /afrekenen/\nDisallow: /en/checkout/\n"
        f"Disallow: /fr/commande/\nSitemap: {address('/sitemap.xml')}\n"
    )
    return Response(text, mimetype="text/plain")


def sitemap() -> ResponseReturnValue:
    """Every page of the shop in every language."""
    shop = scene().shop
    paths: list[str] = []
    for lang in shop.languages:
        for place in PLACES:
            if place in NOT_IN_SITEMAP or not is_open(place):
                continue
            slugs = {
                "category": [each.slug for each in shop.categories],
                "product": [each.slug for each in shop.products],
            }.get(place, [""])
            paths += [path_of(place, lang, slug) for slug in slugs]
    entries = "".join(f"<url><loc>{address(path)}</loc></url>\n" for path in paths)
    return Response(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{entries}</urlset>\n",
        mimetype="application/xml",
    )


def security() -> ResponseReturnValue:
    """Where to report a weakness."""
    until = house().settings.clock() + timedelta(days=180)
    mail = scene().company.email
    contacts = [f"Contact: mailto:{mail}\n"] if mail else []
    contacts.append(f"Contact: {address(path_of('contact', 'nl'))}\n")
    text = (
        f"{''.join(contacts)}Expires: {until:%Y-%m-%dT00:00:00Z}\n"
        f"Preferred-Languages: {', '.join(scene().shop.languages)}\n"
        f"Canonical: {address('/.well-known/security.txt')}\n"
    )
    return Response(text, mimetype="text/plain")


def proof() -> ResponseReturnValue:
    """The word that proves that the domain belongs to this shop."""
    word = house().proofs.word(scene().shop.host) or abort(404)
    answer = Response(f"{word}\n", mimetype="text/plain")
    # Who puts a word there wants it to be seen at the next look.
    answer.headers["Cache-Control"] = "no-store"
    return answer


def picture(slug: str) -> ResponseReturnValue:
    """The drawing of a product."""
    product = scene().shop.product(slug) or abort(404)
    return _svg(draw(product.picture, product.colours, scene().shop.look.tint))


def banner() -> ResponseReturnValue:
    """The drawing at the top of the home page."""
    shop = scene().shop
    return _svg(draw_banner(shop.products, shop.look))


def colours() -> ResponseReturnValue:
    """The colours of this shop as custom properties."""
    look = scene().shop.look
    text = (
        f":root{{--accent:{look.accent};--deep:{look.deep};--tint:{look.tint};"
        f"--headings:var(--{look.headings})}}\n"
    )
    return Response(text, mimetype="text/css")


def _svg(drawing: str) -> Response:
    answer = Response(drawing, mimetype="image/svg+xml")
    if request.method in ("GET", "HEAD"):
        answer.headers["Cache-Control"] = "max-age=3600"
    return answer
