"""What holds for shops that sell to businesses."""

from inspector.checking import check, found
from inspector.checks.prices import WITH_VAT, WITHOUT_VAT
from inspector.checks.statements import (
    every,
    first,
    no_occasion,
    not_on_a_site,
    nothing_against,
    pattern,
    says,
    silent,
)
from inspector.report import Finding, Outcome
from inspector.site import Site

ONLY_BUSINESS = pattern(
    r"(?:alleen|uitsluitend|enkel)[^.\n]{0,30}(?:bedrijven|zakelijk\w*|ondernem\w+|"
    r"professionals)",
    r"(?:exclusivement|uniquement|réservé)[^.\n]{0,30}professionnels",
    r"(?:business(?:es)?|trade|professional)s? (?:customers )?only|"
    r"nur für gewerbetreibende",
)
BUSINESS = pattern(
    r"\bzakelijk\w*|\bB2B\b|\bondernem\w+|\bprofessionnels?\b|\bbusiness customers?\b"
)
PARTS = {
    "offer": r"aanbod|offertes?|\boffre|\boffer",
    "delivery": r"lever|livraison|deliver",
    "complaints": r"reclam|klacht|réclamation|complaint",
    "payment": r"betal|paiement|payment",
    "title": r"eigendomsvoorbehoud|réserve de propriété|retention of title",
    "liability": r"aansprakelijk|responsabilité|liabil",
}
BLACK = pattern(
    r"onweerlegbaar[^.\n]{0,100}|irréfragable[^.\n]{0,100}",
    r"uitsluitend[^.\n]{0,30}(?:bevoegd|recht)[^.\n]{0,30}interpret\w*[^.\n]{0,60}",
    r"(?:prijzen|voorwaarden)[^.\n]{0,60}(?:eenzijdig|"
    r"te allen tijde)[^.\n]{0,60}wijzig\w*",
    r"(?:uitgesloten|exclu\w*)[^.\n]{0,60}(?:opzet|grove fout|faute lourde|"
    r"\bdol\b)[^.\n]{0,60}",
)
PAY_WITHIN = pattern(
    r"betal\w+[^.\n]{0,60}?\b(\d{1,3}) dagen",
    r"(?:betalingstermijn|factuur)[^.\n]{0,60}?\b(\d{1,3}) dagen",
    r"(?:paiement|payable|facture)[^.\n]{0,60}?\b(\d{1,3}) jours",
    r"(?:pay|payment|invoice)[^.\n]{0,60}?\bwithin (\d{1,3}) days",
)
BACK = pattern(r"terug|rembours|refund|herroep|rétract|withdraw")
PEPPOL = pattern(
    r"\bpeppol\b[^.\n]{0,100}|e-?(?:invoice|facturatie|factuur|facture)[^.\n]{0,80}"
)
SELLERS = pattern(
    r"verkopen (?:op|via) (?:ons|het) platform|word verkoper|devenir vendeur|"
    r"become a seller|"
    r"sell on our|marketplace|marktplaats voor"
)
MOST_DAYS = 60


@check("b2b.audience-clear")
def audience_clear(site: Site) -> Finding:
    """A shop for businesses only says so, and keeps consumers out.

    Whether it keeps them out shows when a consumer tries to order.
    """
    words = first(
        site, ONLY_BUSINESS, ("home", "checkout", "terms", "product", "category")
    )
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.5)
    mentioned = first(site, BUSINESS, ("home", "terms"))
    if mentioned is not None:
        return says(Outcome.UNCLEAR, mentioned, confidence=0.4)
    return silent(site, ("home", "terms"), outcome=Outcome.UNCLEAR)


@check("b2b.prices-excl-vat")
def prices_excl_vat(site: Site) -> Finding:
    """Prices for businesses are marked as without VAT."""
    words = first(site, WITHOUT_VAT, ("product", "category", "home", "cart"))
    if words is not None:
        return says(Outcome.MET, words, confidence=0.7)
    with_vat = first(site, WITH_VAT, ("product", "category", "home"))
    if with_vat is not None:
        return says(Outcome.UNCLEAR, with_vat, confidence=0.5)
    return silent(site, ("home", "product"), outcome=Outcome.UNCLEAR)


@check("b2b.terms")
def business_terms(site: Site) -> Finding:
    """Terms for businesses are marked as such and cover what they must."""
    marked = first(site, BUSINESS, ("terms",))
    if marked is None:
        return silent(site, ("terms",), outcome=Outcome.UNCLEAR)
    covered = [
        part for part, words in PARTS.items() if first(site, pattern(words), ("terms",))
    ]
    sure = 0.5 if len(covered) < len(PARTS) else 0.6
    return says(Outcome.UNCLEAR, marked, confidence=sure, value=", ".join(covered))


@check("b2b.unfair-terms")
def unfair_terms(site: Site) -> Finding:
    """Terms for businesses hold no clause of the Belgian black list (WER VI.91/4)."""
    words = first(site, BLACK, ("terms",))
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.6)
    return nothing_against(site, on=("terms",), needs=("terms",), outcome=Outcome.MET)


@check("b2b.payment-term")
def payment_term(site: Site, *, at_most_days: int = MOST_DAYS) -> Finding:
    """Businesses pay within sixty days at most (Directive 2011/7/EU, article 3(5))."""
    longest = None
    for words in every(site, PAY_WITHIN, ("terms", "payment")):
        if BACK.search(words.quote):
            continue
        days = int(next((group for group in words.groups if group), "0"))
        if days > at_most_days:
            return says(Outcome.NOT_MET, words, confidence=0.65, value=f"{days} days")
        longest = longest or words
    if longest is not None:
        return says(Outcome.MET, longest, confidence=0.65)
    return silent(site, ("terms",), outcome=Outcome.UNCLEAR)


@check("b2b.einvoice")
def einvoice(site: Site) -> Finding:
    """A Belgian shop invoices Belgian businesses over Peppol; its directory knows."""
    return not_on_a_site(site, [first(site, PEPPOL, ())])


@check("b2b.platform-fairness")
def platform_fairness(site: Site) -> Finding:
    """A marketplace is fair to its sellers; its terms for them are read by a person."""
    words = first(site, SELLERS, ())
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.5)
    if site.of_kind("home", "terms"):
        return no_occasion(site, needs=("home", "terms"))
    return found(Outcome.UNCLEAR, "not-all-seen", confidence=0.3)
