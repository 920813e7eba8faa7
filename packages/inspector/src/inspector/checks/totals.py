"""Whether the last step asks what the earlier pages announced."""

import re
from dataclasses import dataclass

from inspector.checking import check, found
from inspector.checks.statements import pages_of, pattern
from inspector.checks.walked import TOTAL, Line, cost_of, late_fee, total_line
from inspector.facts import Checkout, Page
from inspector.reading.elements import read_elements
from inspector.reading.money import amounts, cents_of
from inspector.report import Finding, Outcome
from inspector.site import Site

DELIVERY = pattern(
    r"verzend|bezorg|lever|thuis|pakket|afhal|livr|expéd|colis|retrait|domicile",
    r"shipp|deliver|parcel|pick[- ]?up|versand",
)


@dataclass(frozen=True)
class Sum:
    """What the last step asks, and what we know it to be made of; in cents."""

    total: int
    price: int
    delivery: int

    @property
    def rest(self) -> int:
        """What nobody told before."""
        return self.total - self.price - self.delivery


@check("prices.no-hidden-costs", needs_browser=True)
def no_hidden_costs(site: Site) -> Finding:
    """The total of the last step is the price of the goods and the delivery chosen.

    A rest that no page named before is a cost that appears late (Directive 2011/83/EU,
    articles 6(1)(e) and 22). What we cannot follow goes to a person.
    """
    walk = site.checkout
    if walk is None or walk.reached != "order-button":
        return found(Outcome.UNCLEAR, "not-reached", confidence=0.2)
    product = next((p for p in site.pages if p.url == walk.product_url), None)
    total = total_of(walk.summary)
    price, is_certain = price_of(product) if product else (0, False)
    asked = Sum(total, price, chosen_delivery(walk))
    fee = late_fee(walk)
    if fee is not None and not _is_announced(site, fee.cents):
        return _late(fee)
    if not total or not price:
        return _told(walk, Outcome.UNCLEAR, "total-not-read", None, confidence=0.3)
    if asked.rest == 0:
        return _told(walk, Outcome.MET, "adds-up", asked, confidence=0.8)
    is_late = 0 < asked.rest < price and not _is_announced(site, asked.rest)
    if is_certain and is_late:
        return _told(walk, Outcome.NOT_MET, "rest", asked, confidence=0.75)
    return _told(walk, Outcome.UNCLEAR, "rest-person", asked, confidence=0.4)


def _late(line: Line) -> Finding:
    return found(
        Outcome.NOT_MET,
        "late-cost",
        value=line.text,
        url=line.step.url,
        quote=line.text,
        picture=line.step.picture or "",
        values={"quote": line.text},
        confidence=0.8,
    )


def total_of(summary: str) -> int:
    """The amount to pay in a summary of an order, in cents; 0 when none is read."""
    named = [
        amount.cents
        for place in TOTAL.finditer(summary)
        for amount in amounts(summary[place.start() : place.start() + 60])[:1]
    ]
    return max(named, default=0)


def price_of(page: Page) -> tuple[int, bool]:
    """The price of a product in cents, and whether its page has only that one."""
    offers = [
        offer
        for item in read_elements(page.html, page.url).products
        for offer in _listed(item.get("offers"))
    ]
    told = {str(offer["price"]) for offer in offers if offer.get("price")}
    has_choice = (
        bool(re.search(r"<select\b", page.html, re.I)) and "<option" in page.html
    )
    shown = [amount.cents for amount in amounts(page.text)]
    if len(told) == 1:
        price = told.pop()
        if re.fullmatch(r"\d+(?:[.,]\d{1,2})?", price):
            cents = cents_of(f"{float(price.replace(',', '.')):.2f}")
            # What only machines are told is no price that anybody announced.
            if cents in shown:
                return cents, not has_choice
    return (shown[0], False) if shown else (0, False)


def chosen_delivery(walk: Checkout) -> int:
    """What the way of delivery that was chosen costs, in cents."""
    for tick in walk.ticks:
        if tick.kind == "radio" and tick.checked and DELIVERY.search(tick.label):
            cost = amounts(tick.label)
            return cost[0].cents if cost else 0
    return 0


def _is_announced(site: Site, cents: int) -> bool:
    places = ("product", "delivery", "payment", "cart", "home")
    return any(
        amount.cents == cents
        for page in pages_of(site, places)
        for amount in amounts(page.text)
    )


def _listed(offers: object) -> list[dict[str, object]]:
    found_offers = offers if isinstance(offers, list) else [offers]
    return [offer for offer in found_offers if isinstance(offer, dict)]


def _told(
    walk: Checkout,
    outcome: Outcome,
    message: str,
    asked: Sum | None,
    *,
    confidence: float,
) -> Finding:
    values = {}
    if asked is not None:
        values = {
            "total": _euro(asked.total),
            "price": _euro(asked.price),
            "delivery": _euro(asked.delivery),
            "rest": _euro(asked.rest),
        }
    line = cost_of(walk, asked.rest) if asked is not None and asked.rest else None
    return found(
        outcome,
        message,
        value=values.get("total", ""),
        url=walk.checkout_url,
        quote=line.text if line is not None else total_line(walk),
        picture=walk.screenshot or "",
        values=values,
        confidence=confidence,
    )


def _euro(cents: int) -> str:
    sign = "-" if cents < 0 else ""
    return f"{sign}€ {abs(cents) // 100},{abs(cents) % 100:02d}"
