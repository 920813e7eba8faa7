"""What we have on the shop itself."""

import re

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from trustmark.certificates import api as certificates
from trustmark.kernel.links import link_to
from trustmark.orders import api as orders
from trustmark.orders.api import Scope
from trustmark.schemes import api as schemes
from trustmark.schemes.api import Scheme
from trustmark.shops.api import Company, Shop
from trustmark.sites.connect.compatible import answers, credentials
from trustmark.sites.connect.compatible.answers import answering_200
from trustmark.sites.layout.access import for_programs
from trustmark.sites.layout.requests import Request

RETRIEVED = "Webshop details successfully retrieved!"
_LANGUAGES = {"nl": "Nederlands", "fr": "Français", "en": "English"}
_HOUSE_NUMBER = re.compile(r"(?P<street>.*\D) (?P<number>[0-9].*)$")
_COUNTRIES = {"NL": "Nederland", "BE": "België", "DE": "Duitsland", "FR": "Frankrijk"}


@for_programs
@answering_200
def webshop(request: Request) -> HttpResponse:
    """Name, address, and its public page in every language."""
    if request.method not in {"GET", "HEAD"}:
        return answers.failure(answers.WRONG_METHOD)
    shop = credentials.shop_that_reads(request, scope=Scope.SHOP).shop
    data = {
        "name": shop.name,
        "logo": _logo(shop),
        "address": _address(shop.company),
        "languages": _languages(shop),
    }
    return answers.success(RETRIEVED, data=data)


def profile(shop: Shop, *, language: str) -> str:
    """The public page of a shop, in the register of its scheme once it has one."""
    scheme = scheme_of(shop)
    if scheme is None:
        return link_to("public:home", language=language)
    return link_to("public:entry", scheme.slug, shop.domain, language=language)


def main_language(shop: Shop, wished: str = "") -> str:
    """The language wished for if our pages have it; else the first of the shop's."""
    known = [code for code, _ in settings.LANGUAGES]
    choices: list[str] = [orders.language_of(wished), *shop.languages, known[0]]
    return next(code for code in choices if code in known)


def scheme_of(shop: Shop) -> Scheme | None:
    """The scheme of the newest certificate a shop has or had."""
    found = certificates.list_certificates_of(shop)
    return schemes.get_scheme(found[0].scheme) if found else None


def _logo(shop: Shop) -> str:
    """The picture of the shop's seal; shops give us no other."""
    scheme = scheme_of(shop)
    if scheme is None:
        return ""
    language = scheme.prevailing_language
    picture = reverse("seal:seal", args=[scheme.slug, shop.domain, language])
    return settings.PUBLIC_URL + picture


def _address(company: Company) -> dict[str, str]:
    street, number = _split(company.street)
    return {
        "street": street,
        "housenumber": number,
        "postalcode": company.postcode,
        "city": company.city,
        "country": _COUNTRIES.get(company.country, company.country),
    }


def _split(street: str) -> tuple[str, str]:
    """`Kaasmarkt 12 a` is the street Kaasmarkt and the number `12 a`."""
    found = _HOUSE_NUMBER.match(street)
    return (found["street"], found["number"]) if found else (street, "")


def _languages(shop: Shop) -> list[dict[str, object]]:
    """Every language of our pages; exactly one is the main one of the shop."""
    known = [code for code, _ in settings.LANGUAGES]
    main = main_language(shop)
    return [
        {
            "name": _LANGUAGES.get(code, code),
            "url": profile(shop, language=code),
            "iso": code,
            "all": True,
            "main": code == main,
        }
        for code in known
    ]
