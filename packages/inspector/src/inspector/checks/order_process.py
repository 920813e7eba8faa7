"""Whether ordering is clear from the first step to the confirmation."""

import re

from inspector.checking import check, found
from inspector.checks.statements import (
    first,
    no_occasion,
    pattern,
    says,
    silent,
)
from inspector.checks.totals import total_of
from inspector.reading.elements import read_elements
from inspector.report import Finding, Outcome
from inspector.site import Site

STEPS = pattern(
    r"(?:wijzig|aanpas|corriger|verbeter)\w*[^.\n]{0,80}(?:bestel|invoer|gegevens|"
    r"winkelwagen)",
    r"(?:bestel|invoer|gegevens)\w*[^.\n]{0,60}(?:controler|wijzig|aanpas|corriger)\w*",
    r"(?:modifier|corriger|vérifier)[^.\n]{0,80}(?:commande|données|panier|saisie)",
    r"(?:change|correct|check|review) (?:your |the |and )?[^.\n]{0,25}"
    r"(?:order|details|cart|input)",
)
CONFIRMED = pattern(
    r"(?:order|bestel)?bevestig\w*[^.\n]{0,80}(?:e-?mail|mail)|"
    r"(?:e-?mail|mail|bericht)[^.\n]{0,80}bevestig\w*|meteen een bericht per e-?mail",
    r"confirm\w*[^.\n]{0,80}(?:e-?mail|courriel|mail)|(?:e-?mail|"
    r"courriel)[^.\n]{0,80}confirm\w*",
    r"bestätig\w*[^.\n]{0,60}e-?mail",
)
MEANS = pattern(
    r"\bideal\b|\bwero\b|\bbancontact\b|\bvisa\b|\bmaster ?card\b|\bmaestro\b|"
    r"\bpaypal\b",
    r"\bklarna\b|\boverschrijving\b|\bvirement\b|\bvorkasse\b|bank transfer|"
    r"op rekening",
    r"credit ?card|carte (?:bancaire|de crédit)|automatische incasso",
)
WHERE_TO = pattern(
    r"(?:bezorg|lever|verzend|verstur)\w*[^.\n]{0,60}(?:nederland|belgi|duitsland|"
    r"europa|hele)",
    r"livr\w+[^.\n]{0,60}(?:belgique|france|pays-bas|luxembourg|europe)",
    r"(?:deliver|ship)\w*[^.\n]{0,60}(?:netherlands|belgium|germany|europe|eu\b)",
)
CONNECTED = pattern(
    r"\bbluetooth\b|\bwi-?fi\b|\bsmart(?:phone)?[- ](?:app|home|tv|watch)|"
    r"\bconnectée?s?\b"
)
DATA_TOLD = pattern(
    r"(?:welke|soort|opgeslagen|verzamel)\w*[^.\n]{0,60}gegevens|"
    r"données[^.\n]{0,60}(?:stock|"
    r"collect|génér)|data[^.\n]{0,60}(?:stored|collect|generat)|systeemvereisten|"
    r"configuration requise|system requirements"
)
SOLD_BY = pattern(
    r"(?:verkocht|verkoop)(?:en verzonden|en verzending|"
    r"\s)*\s?door\s+(\S[^.\n,]{1,40})",
    r"vendu (?:et expédié )?par\s+(\S[^.\n,]{1,40})",
    r"sold (?:and shipped )?by\s+(\S[^.\n,]{1,40})|verkauf durch\s+(\S[^.\n,]{1,40})",
)
LEAST_DESCRIPTION = 150


@check("ordering.summary-before-button", needs_browser=True)
def summary_before_button(site: Site) -> Finding:
    """Above the last button stand the goods and the total with all costs.

    Directive 2011/83/EU, article 8(2). Whether the whole of it stays in view on a small
    screen is for a person with the picture.
    """
    walk = site.checkout
    if walk is None or walk.reached != "order-button":
        return found(Outcome.UNCLEAR, "not-reached", confidence=0.2)
    has_total = total_of(walk.summary) > 0
    return found(
        Outcome.UNCLEAR,
        "total-shown" if has_total else "total-not-read",
        value=walk.summary[:200],
        url=walk.checkout_url,
        quote=walk.summary[:260],
        picture=walk.screenshot or "",
        values={"quote": "; ".join(walk.summary.split("\n"))[:400]},
        confidence=0.6 if has_total else 0.3,
    )


@check("ordering.correct-errors")
def correct_errors(site: Site) -> Finding:
    """Customers can see and correct what they typed, and are told how."""
    words = first(site, STEPS, ("checkout", "cart", "terms", "payment", "delivery"))
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.6)
    return silent(site, ("terms",), outcome=Outcome.UNCLEAR)


@check("ordering.confirmation")
def confirmation(site: Site) -> Finding:
    """The shop says that it confirms an order at once by e-mail.

    We never order, so whether the mail comes, and what it holds, is for a test order.
    """
    words = first(site, CONFIRMED, ("terms", "payment", "delivery", "checkout", "home"))
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.5, message="promised")
    return silent(site, ("terms",), outcome=Outcome.UNCLEAR)


@check("ordering.limits-at-start")
def limits_at_start(site: Site) -> Finding:
    """Means of payment and where the shop delivers are shown before one orders."""
    places = ("home", "product", "category", "cart", "payment", "delivery", "terms")
    means = first(site, MEANS, places)
    where = first(site, WHERE_TO, places)
    if means is None:
        named = _pictured(site)
        if named:
            return found(
                Outcome.UNCLEAR,
                "names-person",
                value=named,
                url=site.url,
                values={"names": named},
                confidence=0.5,
            )
        return silent(site, ("home", "product", "payment"), outcome=Outcome.NOT_MET)
    if where is None:
        return says(Outcome.UNCLEAR, means, confidence=0.5, message="only-means")
    return says(Outcome.MET, means, confidence=0.75)


def _pictured(site: Site) -> str:
    """Means of payment that only a picture names."""
    for page in site.of_kind("home", "product", "cart", "payment", "category"):
        for words in read_elements(page.html, page.url).images:
            if MEANS.search(words):
                return words[:100]
    return ""


@check("ordering.languages")
def languages(site: Site) -> Finding:
    """Terms, privacy statement and offer are in one language a customer can follow."""
    goods = {page.language for page in site.of_kind("home", "product") if page.language}
    legal = [
        page
        for page in site.of_kind("terms", "privacy", "returns")
        if page.language and len(page.text) > 400
    ]
    if not goods or not legal:
        return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)
    for kind in ("terms", "privacy", "returns"):
        spoken = {page.language for page in legal if page.kind == kind}
        missing = sorted(goods - spoken)
        if spoken and missing:
            page = next(page for page in legal if page.kind == kind)
            return found(
                Outcome.UNCLEAR,
                "other-language",
                value=f"{kind}: {', '.join(sorted(spoken))}",
                url=page.url,
                values={
                    "spoken": ", ".join(sorted(spoken)),
                    "missing": ", ".join(missing),
                },
                confidence=0.5,
            )
    names = ", ".join(sorted(goods))
    return found(
        Outcome.MET,
        "same-language",
        value=names,
        url=legal[0].url,
        values={"names": names},
        confidence=0.75,
    )


@check("ordering.product-information")
def product_information(site: Site) -> Finding:
    """Products are described, and connected ones say what data they make."""
    products = site.of_kind("product")
    if not products:
        return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)
    connected = first(site, CONNECTED, ("product",))
    if connected is not None and first(site, DATA_TOLD, ("product",)) is None:
        return says(Outcome.UNCLEAR, connected, confidence=0.4)
    thin = [page for page in products if len(_own_text(page.text)) < LEAST_DESCRIPTION]
    page = thin[0] if thin else products[0]
    return found(
        Outcome.UNCLEAR if thin else Outcome.MET,
        "thin" if thin else "described",
        url=page.url,
        picture=page.screenshot or "",
        values={"count": str(len(products))},
        confidence=0.4 if thin else 0.6,
    )


def _own_text(text: str) -> str:
    """The longer lines of a page: its description without menus and footers."""
    lines = (line for line in text.split("\n") if len(line) > 60)
    return " ".join(line for line in lines if not re.search(r"©|btw-|kvk", line, re.I))


@check("ordering.third-party-seller")
def third_party_seller(site: Site) -> Finding:
    """When somebody else sells, the customer learns who before ordering."""
    words = first(site, SOLD_BY, ("product", "category", "cart"))
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.5)
    return no_occasion(site)
