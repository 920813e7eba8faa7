"""Whether prices are whole, honest and known in time."""

import re
from collections.abc import Iterator

from inspector.checking import check, found
from inspector.checks.statements import (
    every,
    first,
    near,
    no_occasion,
    nothing_against,
    pattern,
    says,
    stated,
)
from inspector.checks.walked import picture_of
from inspector.reading.money import amounts
from inspector.report import Finding, Outcome
from inspector.site import Site

OFFERED = ("product", "category", "home")
SHELF = (*OFFERED, "cart")
WITHOUT_VAT = pattern(
    r"\bexcl?(?:usief|\.)?\s*(?:de\s)?(?:btw|b\.t\.w\.|vat)\b",
    r"\bhors (?:tva|taxes)\b|\bhtva\b|\bzzgl\.?\s*(?:der gesetzlichen )?mwst",
    r"\b(?:plus|excl(?:uding|\.)?) vat\b",
    r"\bex(?:cl?(?:usief|l)?)?\.?\s*(?:\d{1,2}\s?%\s*)?(?:btw|vat|tva|mwst)\b",
    r"\bniet (?:incl\w*\.?|met)\s*(?:\d{1,2}\s?%\s*)?btw\b|"
    r"\bbtw (?:is )?niet (?:inbegrepen|meegerekend)|"
    r"(?:\+|vermeerder\w* met)\s?(?:\d{1,2}\s?%\s?)?btw\b",
    r"\btva (?:est )?non (?:comprise|incluse)|€\s?ht\b|\bprix ht\b",
    r"\bnot including (?:\d+\s?% )?vat|\bvat (?:is )?not included",
)
WITH_VAT = pattern(
    r"(?<!niet )\bincl?(?:usief|\.)?\s*(?:de\s|\d{1,2}\s?%\s?)?(?:btw|b\.t\.w\.|vat)\b|"
    r"\bmet btw\b",
    r"\btva (?:comprise|incluse)|\bttc\b|toutes taxes comprises|inkl\.?\s*mwst",
    r"(?<!not )\bincluding (?:\d+\s?% )?vat\b|\bwith vat\b|\bvat (?:is )?included",
)
_COST = (
    r"(?:verzend|bezorg|leverings?|porto)-?\s?kosten|frais (?:de port|de livraison|"
    r"d.envoi)|"
    r"(?:shipping|delivery|postage) (?:costs?|fees?|charges?|rates?)|versandkosten|"
    r"livraison|bezorging|verzending|delivery|shipping|versand"
)
_AMOUNT = (
    r"(?:€|\bEUR\b)\s?\d|\d\s?(?:€|euro?\b)|\bgratis\b|gratuite?\b|offerte?\b|"
    r"\bfree\b|kostenlos"
)
DELIVERY_COST = re.compile(
    rf"(?:{_COST})[^.\n]{{0,120}}?(?:{_AMOUNT})|"
    rf"(?:{_AMOUNT})[^.\n]{{0,60}}?(?:{_COST})",
    re.I,
)
# What is denied stands before it, and belongs to the words.
_DENIED = r"(?:\b(?:geen|zonder|sans|aucun|pas de|no|without|kein\w*|ohne) (?:\w+ )?)?"
SURCHARGE = pattern(
    rf"{_DENIED}(?:supplément|majoration|surcoût)[^.\n]{{0,80}}"
    r"(?:paiement|\bcarte|paypal|bancontact)[^.\n]{0,40}",
    r"(?:paiement|\bcarte|paypal|bancontact)[^.\n]{0,80}(?:majorée?s?\b|surcoût)",
    rf"{_DENIED}(?:surcharge|extra (?:fee|charge|cost)s?)[^.\n]{{0,60}}"
    r"(?:card|payment|paypal)[^.\n]{0,40}",
    rf"{_DENIED}(?:extra|bijkomende) kosten[^.\n]{{0,60}}"
    r"(?:betal|kaart|ideal|paypal|bancontact)[^.\n]{0,40}",
    rf"{_DENIED}(?:aufschlag|zuschlag)[^.\n]{{0,60}}"
    r"(?:zahlung|karte|paypal)[^.\n]{0,40}",
    r"(?:card|kaart|paypal|ideal|bancontact|carte)\w{0,4}-?\s?"
    r"(?:toeslag|kosten|fee|surcharge|supplement)[^.\n]{0,60}",
    r"(?:betaal|transactie|administratie)-?\s?kosten[^.\n]{0,60}(?:€|EUR|%)\s?\d*",
    r"toeslag[^.\n]{0,60}(?:betal|kaart|ideal|paypal|credit)|"
    r"(?:betal|kaart|creditcard|paypal|bancontact)[^.\n]{0,60}\b(?:toeslag|meerkosten)",
    r"(?:supplément|frais)[^.\n]{0,40}(?:paiement|carte|paypal)[^.\n]{0,40}(?:€|%)",
    r"paiement[^.\n]{0,40}(?:supplément|majoration|frais supplémentaires)",
    r"(?:payment|card|transaction) (?:surcharge|fee)s?\b[^.\n]{0,60}",
)
NO_SURCHARGE = pattern(
    r"\b(?:geen|zonder|nooit|gratis|kosteloos|sans|aucun\w*|pas de|no|without|never|"
    r"free|kein\w*|ohne)\b",
)
UNIT = pattern(
    r"(?:€|EUR)\s?\d+[.,]\d{2}\s?(?:/|per|par|pro|le|la)\s?(?:kg|kilo|100\s?g|l\b|"
    r"liter|"
    r"litre|100\s?ml|m²|m2|m\b|meter|mètre)",
    r"(?:prijs per|par|per) (?:kilo|kg|liter|litre|100 g(?:ram)?|100 ml)[^.\n]{0,20}\d",
)
BY_QUANTITY = pattern(
    r"(?<![\d.,])\d+(?:[.,]\d+)?\s?(?:kg|gr?|gram|ml|cl|liter|litres?)\b"
)


@check("prices.vat-inclusive")
def vat_inclusive(site: Site) -> Finding:
    """Prices for consumers are shown with VAT.

    Both kinds of words in one sentence, or a switch for businesses, go to a person.
    """
    against = first(site, WITHOUT_VAT, OFFERED)
    if against is not None:
        if near(against, WITH_VAT, within=400):
            return says(Outcome.UNCLEAR, against, confidence=0.5)
        return says(Outcome.NOT_MET, against, confidence=0.8)
    # A bill may name the amount without VAT on the way to the amount with it.
    billed = first(site, WITHOUT_VAT, ("cart", "checkout"))
    if billed is not None and not near(billed, WITH_VAT, within=400):
        return says(Outcome.UNCLEAR, billed, confidence=0.5)
    places = (*SHELF, "checkout", "terms", "delivery", "payment")
    words = next(
        (w for w in every(site, WITH_VAT, places) if not WITHOUT_VAT.search(w.quote)),
        None,
    )
    if words is not None and site.of_kind("product", "category"):
        return says(Outcome.MET, words, confidence=0.75)
    return nothing_against(
        site, on=SHELF, needs=("home", "product"), outcome=Outcome.UNCLEAR
    )


@check("prices.delivery-cost")
def delivery_cost(site: Site) -> Finding:
    """What delivery costs can be read before the order process begins."""
    return stated(
        site,
        DELIVERY_COST,
        on=("delivery", "product", "cart", "home", "category", "terms"),
        needs=("home", "product", "terms"),
        otherwise=Outcome.UNCLEAR,
    )


@check("prices.payment-surcharge")
def payment_surcharge(site: Site) -> Finding:
    """No means of payment costs extra (Directive (EU) 2015/2366, article 62(4)).

    Met only when the order process was walked to its last step.
    """
    walk = site.checkout
    summary = walk.summary if walk is not None else ""
    for line in _lines(summary):
        if walk is not None and _costs_extra(line):
            picture = walk.screenshot or ""
            return _seen_on_the_way(line, walk.checkout_url, picture, confidence=0.85)
    for tick in walk.ticks if walk is not None else ():
        if walk is not None and _costs_extra(tick.label):
            picture = picture_of(walk, tick)
            return _seen_on_the_way(tick.label, tick.url, picture, confidence=0.8)
    for words in every(site, SURCHARGE, ("payment", "checkout", "cart", "terms")):
        if not NO_SURCHARGE.search(words.quote):
            is_price = words.page.kind == "payment" and bool(amounts(words.quote))
            outcome = Outcome.NOT_MET if is_price else Outcome.UNCLEAR
            return says(outcome, words, confidence=0.7 if is_price else 0.5)
    if walk is None or walk.reached != "order-button" or not summary:
        return found(Outcome.UNCLEAR, "not-reached", confidence=0.2)
    return nothing_against(
        site, on=("payment", "checkout", "cart", "terms"), needs=("terms",),
        outcome=Outcome.MET,
    )  # fmt: skip


def _lines(summary: str) -> Iterator[str]:
    return (line for line in summary.split("\n") if line.strip())


def _costs_extra(line: str) -> bool:
    """Whether a line asks something for a way to pay; nothing is no surcharge."""
    if not SURCHARGE.search(line) or NO_SURCHARGE.search(line):
        return False
    asked = amounts(line)
    return not asked or any(amount.cents for amount in asked)


def _seen_on_the_way(
    line: str, url: str, picture: str, *, confidence: float
) -> Finding:
    return found(
        Outcome.NOT_MET,
        "reads-against",
        value=line[:200],
        url=url,
        quote=line[:260],
        picture=picture,
        values={"quote": line[:260]},
        confidence=confidence,
    )


@check("prices.unit-price")
def unit_price(site: Site) -> Finding:
    """Goods sold by weight or volume carry a price per kilo or litre.

    Directive 98/6/EC. Asked where a product names such a quantity.
    """
    goods = site.of_kind("product", "category")
    quantity = first(site, BY_QUANTITY, ("product", "category"))
    if quantity is None:
        return no_occasion(site)
    priced = first(site, UNIT, ("product", "category"))
    if priced is not None:
        return says(Outcome.MET, priced, confidence=0.75)
    if any("UnitPriceSpecification" in page.html for page in goods):
        return found(Outcome.MET, "nothing-shown", url=goods[0].url, confidence=0.6)
    return says(Outcome.UNCLEAR, quantity, confidence=0.4, message="quantity-without")
