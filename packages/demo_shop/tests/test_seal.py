"""The place of the seal."""

from flask import Flask

from demo_shop import ShopSettings, create_app
from demo_shop.testing import Visitor

IMAGE = "https://mark.test/seal/{scheme}/{host}.{lang}.svg"
LINK = "https://mark.test/{lang}/shops/{host}"


def test_a_shop_without_a_seal_has_no_empty_place_for_one(app: Flask) -> None:
    assert 'class="seal"' not in Visitor(app.test_client()).read("/")


def test_the_seal_is_a_plain_link_around_a_plain_picture() -> None:
    settings = ShopSettings(seal_image=IMAGE, seal_link=LINK)
    visitor = Visitor(create_app(settings).test_client(), "chocolaterie-dubois.test")

    answer = visitor.get("/fr/")

    assert (
        '<a href="https://mark.test/fr/shops/chocolaterie-dubois.test">'
        '<img src="https://mark.test/seal/becommerce/chocolaterie-dubois.test.fr.svg"'
    ) in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "img-src 'self' https://tracker.test https://mark.test;" in policy
