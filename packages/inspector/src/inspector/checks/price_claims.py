"""Whether reductions, credit and prices from afar are told honestly."""

import re
from datetime import date, timedelta

from selectolax.lexbor import LexborHTMLParser

from inspector.checking import check, found
from inspector.checks.statements import (
    Words,
    every,
    first,
    near,
    no_occasion,
    nothing_against,
    pattern,
    says,
)
from inspector.facts import Page
from inspector.reading.elements import read_elements
from inspector.reading.money import amounts
from inspector.report import Finding, Outcome
from inspector.site import Site

CUT = pattern(
    r"\bvan (?:€|EUR)\s?\d[^\n]{0,20}\bvoor (?:€|EUR)|\bvan voor\b|-\s?\d{2}\s?%",
    r"\b\d{2}\s?% (?:korting|de réduction|de remise|off|rabatt)",
)
STRUCK = (
    "del, s, strike, [style*='line-through'], [class*='old-price'], "
    "[class*='price-old'], [class*='was-price'], [class*='price--was'], "
    "[class*='price-before'], [class*='prix-barre'], [class*='from-price']"
)
LONGEST_PRICE = 60
LOWEST = pattern(
    r"laagste prijs[^.\n]{0,40}30 dagen|"
    r"prix le plus bas[^.\n]{0,40}30 (?:derniers )?jours",
    r"lowest price[^.\n]{0,40}30 days|niedrigste\w* preis[^.\n]{0,40}30 tag",
)
PERSONAL = pattern(
    r"(?:gepersonaliseerde|persoonlijke) prijs|prix personnalis|personali[sz]ed price",
    r"personalisierte\w* preis",
)
FROM_FAR = pattern(
    r"(?:verzonden|verzending|geleverd|verstuurd) (?:vanuit|uit) (?:china|hong ?kong|"
    r"het vk|"
    r"de vs|turkije|azië)|expédi\w+ (?:depuis|de) (?:la )?chine|ships? from (?:china|"
    r"the u)",
    r"(?:invoer|douane|import)(?:rechten|kosten|heffing\w*)|droits de douane|"
    r"customs dut|"
    r"import dut",
)
CUSTOMER_PAYS = pattern(
    r"voor (?:uw|jouw|de) (?:eigen )?rekening|rekening van de (?:klant|koper|"
    r"consument)",
    r"à (?:la|votre) charge|(?:paid|borne) by the (?:customer|buyer)|you (?:must )?pay",
)
SALES = pattern(r"\bsolden\b|\bsoldes\b|\bkoopjesperiode\b")
LATER = pattern(
    r"\bklarna\b|\briverty\b|\bafterpay\b|\bin3\b|\bbillink\b|\bspraypay\b|\balma\b|"
    r"\boney\b",
    r"\bscalapay\b|gespreid betalen|betal\w+ in (?:3|drie|termijnen)|"
    r"paiement en \d fois",
    r"pay later|achteraf betalen",
)
WARNING = pattern(
    r"geld lenen kost (?:ook )?geld|"
    r"emprunter de l.argent co[uû]te (?:aussi )?de l.argent",
    r"borrowing money (?:also )?costs money|kreditaufnahme kostet geld",
)


@check("prices.reduction-30-days")
def reduction(site: Site) -> Finding:
    """An announced reduction names the lowest price of the thirty days before.

    Directive 98/6/EC, article 6a. Only a history of prices can prove the figure, so a
    reduction always goes to a person.
    """
    named = first(site, LOWEST, ("product", "category", "home"))
    if named is not None:
        return says(Outcome.UNCLEAR, named, confidence=0.5)
    words = first(site, CUT, ("product", "category", "home"))
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.4)
    for page in site.of_kind("product", "category", "home"):
        struck = struck_price(page)
        if struck:
            return _struck(page, struck)
    return no_occasion(site)


def struck_price(page: Page) -> str:
    """The first price that is crossed out, as it stands there; else empty.

    Crossed out by a mark, by a style, or by what shops usually call such a price.
    """
    for node in LexborHTMLParser(page.html).css(STRUCK)[:200]:
        shown = " ".join(node.text(separator=" ").split())
        if len(shown) < LONGEST_PRICE and amounts(shown):
            return shown
    return ""


def _struck(page: Page, struck: str) -> Finding:
    start = page.text.find(struck)
    return found(
        Outcome.UNCLEAR,
        "crossed-out",
        value=struck,
        url=page.url,
        quote=struck if start >= 0 else "",
        start=start if start >= 0 else None,
        picture=page.screenshot or "",
        confidence=0.5,
    )


@check("prices.personalised")
def personalised(site: Site) -> Finding:
    """A price made for one customer is announced as such.

    One visit sees one price; whether others see another takes two visitors.
    """
    words = first(site, PERSONAL, ())
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.5)
    return nothing_against(
        site, on=(), needs=("home", "product"), outcome=Outcome.UNCLEAR
    )


@check("prices.import-charges")
def import_charges(site: Site) -> Finding:
    """Goods from outside the Union show all duties in the price."""
    places = ("delivery", "terms", "product", "returns", "home")
    for words in every(site, FROM_FAR, places):
        if near(words, CUSTOMER_PAYS, within=160):
            return says(Outcome.UNCLEAR, words, confidence=0.6)
    named = first(site, FROM_FAR, places)
    if named is not None:
        return says(Outcome.UNCLEAR, named, confidence=0.4)
    return no_occasion(site, needs=("home", "terms"))


@check("prices.sales-period")
def sales_period(site: Site) -> Finding:
    """The Belgian word for sales is used in its legal periods only.

    WER VI.25 to VI.28.
    """
    words = first(site, SALES, ("home", "category", "product"))
    if words is None:
        return no_occasion(site, needs=("home",))
    if _is_sales_day(site.visited_at.date()):
        return says(Outcome.MET, words, confidence=0.7)
    return says(Outcome.NOT_MET, words, confidence=0.7)


def _is_sales_day(day: date) -> bool:
    """3 to 31 January and 1 to 31 July; a day earlier when the first is a Sunday."""
    nominal = date(day.year, 1, 3) if day.month <= 3 else date(day.year, 7, 1)
    begins = nominal - timedelta(days=1) if nominal.weekday() == 6 else nominal
    return begins <= day <= date(day.year, nominal.month, 31)


@check("prices.credit-warning")
def credit_warning(site: Site) -> Finding:
    """Paying later carries the warning that borrowing costs money.

    Directive (EU) 2023/2225, in force for shops since 20 November 2026.
    """
    places = ("product", "cart", "checkout", "payment", "home", "terms")
    offered = first(site, LATER, places) or _scripted(site)
    if offered is None:
        return no_occasion(site, needs=("home", "product"))
    if isinstance(offered, Words):
        warned = first(site, WARNING, places)
        if warned is not None:
            return says(Outcome.MET, warned, confidence=0.75)
        return says(Outcome.UNCLEAR, offered, confidence=0.5)
    return found(
        Outcome.UNCLEAR,
        "names-person",
        url=offered.url,
        values={"names": "Klarna, Riverty, in3"},
        confidence=0.4,
    )


def _scripted(site: Site) -> Page | None:
    """A page that draws in the script of a lender."""
    lender = re.compile(r"klarna|riverty|billink|in3\.|alma|oney|scalapay", re.I)
    for page in site.of_kind("product", "cart", "checkout", "payment"):
        for drawn in read_elements(page.html, page.url).scripts:
            if lender.search(drawn.url.split("/")[2]):
                return page
    return None
