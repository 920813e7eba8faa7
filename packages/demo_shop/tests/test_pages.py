"""Every page of every shop, in each of its languages."""

import json
import re
from collections.abc import Callable

import pytest
from stdnum import ean, iban
from stdnum.be import vat as belgian_vat
from stdnum.nl import btw as dutch_vat

from demo_shop.addresses import OPEN_TO_ALL, rule
from demo_shop.testing import Visitor
from demo_shop.village import FIRST, village
from demo_shop.words import words

Visit = Callable[..., Visitor]


def text_of(page: str) -> str:
    """What a reader sees."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.mark.parametrize("host", village())
def test_every_page_opens_in_every_language_of_the_shop(
    visit: Visit, host: str
) -> None:
    shop, visitor = village()[host], visit(host=host)

    for lang in shop.languages:
        paths = [rule(place, lang) for place in OPEN_TO_ALL]
        paths += [
            rule("category", lang).replace("<slug>", each.slug)
            for each in shop.categories
        ]
        paths += [
            rule("product", lang).replace("<slug>", each.slug) for each in shop.products
        ]
        for path in paths:
            page = visitor.read(path)
            assert f'<html lang="{lang}">' in page, path
            assert "<h1>" in page, path


def test_a_dutch_shop_has_no_french_pages(visit: Visit) -> None:
    visitor = visit()

    assert visitor.get("/fr/").status_code == 404
    assert visitor.get("/fr/conditions-generales").status_code == 404


def test_an_unknown_name_shows_the_cheese_shop(visit: Visit) -> None:
    visitor = visit(host="somewhere.example")

    assert "Kaasboer Jansen" in visitor.read("/")


def test_a_name_under_localhost_shows_the_shop_of_that_name(visit: Visit) -> None:
    visitor = visit(host="fietsenhoek.test")

    page = visitor.client.get("/", base_url="http://fietsenhoek.localhost:8001")

    assert "De Fietsenhoek" in page.text


def test_a_missing_page_answers_in_the_language_of_its_address(visit: Visit) -> None:
    answer = visit().get("/en/nothing-here")

    assert answer.status_code == 404
    assert "This page does not exist" in answer.text


@pytest.mark.parametrize("host", village())
def test_the_numbers_of_every_company_pass_their_checks(host: str) -> None:
    company = village()[host].company

    if company.country == "NL":
        assert re.fullmatch(r"\d{8}", company.number)
        dutch_vat.validate(company.vat)
    else:
        belgian_vat.validate(company.number)
        belgian_vat.validate(company.vat)
    iban.validate(company.iban)
    for product in village()[host].products:
        ean.validate(product.gtin)


def test_the_languages_have_the_same_words() -> None:
    assert words("nl").keys() == words("fr").keys() == words("en").keys()


def test_the_legal_pages_are_long_enough_to_be_complete(visit: Visit) -> None:
    visitor = visit(host="chocolaterie-dubois.test")

    for lang in ("nl", "fr", "en"):
        assert len(text_of(visitor.read(rule("terms", lang)))) > 4500
        assert len(text_of(visitor.read(rule("privacy", lang)))) > 3000


def test_a_product_tells_machines_its_price_and_return_policy(visit: Visit) -> None:
    page = visit().read("/product/oude-boerenkaas")

    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    assert block is not None
    product = json.loads(block[1])
    assert product["offers"]["price"] == "12.95"
    assert product["offers"]["hasMerchantReturnPolicy"]["merchantReturnDays"] == 14


def test_search_finds_by_every_word(visit: Visit) -> None:
    page = visit().read("/zoeken?q=oude+boerenkaas")

    assert 'href="/product/oude-boerenkaas"' in page
    assert 'href="/product/jonge-boerenkaas"' not in page


def test_robots_sitemap_and_security_txt_point_to_the_shop(visit: Visit) -> None:
    visitor = visit()

    sitemap = visitor.read("/sitemap.xml")
    security = visitor.read("/.well-known/security.txt")

    assert f"Sitemap: https://{FIRST}/sitemap.xml" in visitor.read("/robots.txt")
    assert f"<loc>https://{FIRST}/en/returns</loc>" in sitemap
    assert "/afrekenen/" not in sitemap
    assert "Expires: 2027-05-20T00:00:00Z" in security


def test_every_address_in_the_sitemap_opens(visit: Visit) -> None:
    visitor = visit(host="speelgoed-janssens.test")

    found = re.findall(
        r"<loc>https://[^/]+(/[^<]*)</loc>", visitor.read("/sitemap.xml")
    )

    assert len(found) > 60
    for path in found:
        visitor.read(path)


def test_business_prices_are_without_vat_and_say_so(visit: Visit) -> None:
    visitor = visit(host="kantoor-plus.test")
    visitor.post("/winkelwagen", product="bureaustoel", action="add", count="1")

    product = text_of(visitor.read("/product/bureaustoel"))
    cart = text_of(visitor.read("/winkelwagen"))

    assert "€ 249,00 excl. btw" in product
    assert "Btw € 52,29" in cart
    assert "Totaal incl. btw € 301,29" in cart


def test_a_business_shop_gives_thirty_days_to_pay_on_every_page(visit: Visit) -> None:
    visitor = visit(host="kantoor-plus.test")

    for path in ("/betalen", "/algemene-voorwaarden"):
        page = text_of(visitor.read(path))
        assert "binnen 30 dagen na" in page.replace("dagen nadat", "dagen na")
