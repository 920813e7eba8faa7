"""Whether paying is fair: when, to whom, and what being late costs."""

from collections.abc import Iterator

from stdnum import iban

from inspector.checking import check, found
from inspector.checks.statements import (
    Words,
    every,
    first,
    nothing_against,
    pages_of,
    pattern,
    says,
    silent,
    words_at,
)
from inspector.checks.walked import picture_of
from inspector.report import Finding, Outcome
from inspector.site import Site

PLACES = ("payment", "checkout", "cart", "terms", "home", "delivery", "product")
LATER = pattern(
    r"\bklarna\b|\briverty\b|\bafterpay\b|\bin3\b|\bbillink\b|achteraf(?: betalen)?|"
    r"op rekening|op factuur|betaal\w*[^.\n]{0,30}na ontvangst|onder rembours|"
    r"bij (?:aflevering|ontvangst)|cash on delivery|"
    r"pay (?:later|after|on delivery|on invoice)|"
    r"paiement (?:à la livraison|après|sur facture)|pay by invoice"
)
IN_ADVANCE = pattern(
    r"\bideal\b|\bwero\b|bancontact|creditcard|carte de crédit|overschrijving|visa"
)
IBAN = pattern(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,4})?\b")
ONE_COUNTRY = pattern(
    r"(?:alleen|uitsluitend|only|uniquement)[^.\n]{0,30}(?:nederlandse|belgische|"
    r"belges?|"
    r"néerlandais\w*|dutch|belgian) (?:bank|rekening|iban|account|compte)\w*"
)
LATE = pattern(
    r"(?:incasso|aanmaning|herinnering|schadebeding|invorder)\w*[^.\n]{0,140}",
    r"(?:rappel|mise en demeure|clause pénale|recouvrement)[^.\n]{0,140}",
    r"(?:collection costs?|payment reminder|late payment)[^.\n]{0,140}",
)
COSTLY = pattern(
    r"(?:herinnering|aanmaning|rappel|reminder)\w*[^.\n]{0,60}(?:€|EUR)\s?[1-9]\d*",
    r"(?:minimum|minstens|ten minste|au moins)[^.\n]{0,20}(?:€|EUR)\s?(?:[5-9]\d|"
    r"\d{3,})",
    r"\b(?:1[6-9]|[2-9]\d)\s?%[^.\n]{0,60}(?:incasso|schadevergoeding|indemnité|"
    r"collection)",
)
FREE_FIRST = pattern(
    r"(?:herinnering|aanmaning|rappel|reminder)\w*[^.\n]{0,40}(?:zonder kosten|"
    r"kosteloos|gratis|"
    r"gratuit|sans frais|free)|kosteloze (?:herinnering|aanmaning)"
)


@check("payment.advance-nl")
def advance(site: Site) -> Finding:
    """A customer in the Netherlands need not pay more than half in advance.

    BW 7:26(2). The choices of the payment step prove it; a word on a page does not.
    """
    walk = site.checkout
    ticks = [
        tick
        for tick in (walk.ticks if walk else ())
        if tick.kind == "radio"
        and (LATER.search(tick.label) or IN_ADVANCE.search(tick.label))
    ]
    choices = [tick.label for tick in ticks]
    later = [label for label in choices if LATER.search(label)]
    if later or choices:
        names = "; ".join(label[:60] for label in later or choices)
        return found(
            Outcome.MET if later else Outcome.NOT_MET,
            "names" if later else "names-against",
            value=names,
            url=ticks[0].url,
            picture=picture_of(walk, ticks[0]) if walk else "",
            values={"names": names},
            confidence=0.85 if later else 0.7,
        )
    words = first(site, LATER, PLACES)
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.6)
    return silent(site, ("home", "payment"), outcome=Outcome.UNCLEAR)


@check("payment.iban-sepa")
def iban_sepa(site: Site) -> Finding:
    """Bank accounts on the site can exist, and none of another country is refused.

    Regulation (EU) No 260/2012, article 9. Whose account it is, is for a person.
    """
    against = first(site, ONE_COUNTRY, PLACES)
    if against is not None:
        return says(Outcome.NOT_MET, against, confidence=0.7)
    accounts = list(_accounts(site))
    wrong = next((words for words, valid in accounts if not valid), None)
    if wrong is not None:
        return says(Outcome.NOT_MET, wrong, confidence=0.8)
    if accounts:
        return says(Outcome.MET, accounts[0][0], confidence=0.75)
    return nothing_against(
        site, on=PLACES, needs=("home", "terms"), outcome=Outcome.UNCLEAR
    )


def _accounts(site: Site) -> Iterator[tuple[Words, bool]]:
    for page in pages_of(site, (*PLACES, "contact")):
        for match in IBAN.finditer(page.text):
            number = match[0].replace(" ", "")
            if number[:2].isupper() and number[:2] in COUNTRIES and len(number) >= 15:
                yield words_at(page, match), bool(iban.is_valid(number))


_LANDS = (
    "NL BE DE FR LU AT IE ES IT PT LT EE LV FI SE DK PL CZ SK SI HR HU RO BG GR CY MT"
)
COUNTRIES = frozenset(_LANDS.split())


@check("payment.late-costs")
def late_costs(site: Site) -> Finding:
    """Reminders and collection cost a consumer no more than the law allows.

    BW 6:96(5) and (6); WER XIX. Amounts go to a person, with the clause.
    """
    costly = first(site, COSTLY, ("terms", "payment"))
    if costly is not None:
        return says(Outcome.UNCLEAR, costly, confidence=0.6)
    free = first(site, FREE_FIRST, ("terms", "payment"))
    if free is not None:
        return says(Outcome.MET, free, confidence=0.65)
    for words in every(site, LATE, ("terms", "payment")):
        return says(Outcome.UNCLEAR, words, confidence=0.5)
    return nothing_against(
        site, on=("terms", "payment"), needs=("terms",), outcome=Outcome.MET
    )
