"""Whether the rules around changing one's mind are those of the law."""

import re

from inspector.checking import check, found
from inspector.checks.stated_facts import first_stated, stated_facts
from inspector.checks.statements import (
    every,
    first,
    near,
    nothing_against,
    pattern,
    says,
    silent,
    words_at,
)
from inspector.facts import Page
from inspector.reading.elements import Form, read_elements
from inspector.reading.markup import read_markup
from inspector.reading.withdrawal import is_withdrawal_label, withdrawal_periods
from inspector.report import Finding, Outcome
from inspector.site import Site

PLACES = ("returns", "terms", "complaints", "delivery")
SEEN = ("home", "terms")
RECEIVED = pattern(
    r"\b(?:na|vanaf|sinds)\b[^.\n]{0,60}(?:ontvang|in (?:uw |het )?bezit|levering|"
    r"geleverd)",
    r"(?:ontvang|in bezit|geleverd|bezorgd)\w*[^.\n]{0,80}\bdag",
    r"(?:réception|livraison|prise de possession|reçu|recevez|possession physique)",
    r"(?:receipt|receiv|delivery|possession|delivered)|(?:erhalt|erhalten|besitz)",
)
ORDERED = pattern(
    r"dagen\s[^.\n]{0,20}(?:na|vanaf|sinds)\s[^.\n]{0,20}(?:bestel|aankoop|koop|"
    r"factuur|"
    r"verzend)-?datum",
    r"dagen (?:na|vanaf) (?:de )?(?:datum van )?(?:uw |de )?(?:bestelling|aankoop|"
    r"verzending)\b",
    r"jours (?:à partir|à compter|après)[^.\n]{0,25}(?:commande|achat|facture|"
    r"expédition)\b",
    r"(?:days|weeks) (?:from|after|of)[^.\n]{0,20}(?:order|purchase|invoice|dispatch)"
    r"(?:ing)?(?: date)?\b",
)
FORM_NAMED = pattern(
    r"model-?\s?(?:formulier|herroepings)|herroepingsformulier|formulier (?:voor|"
    r"tot) herroeping",
    r"formulaire (?:type |standard )?de rétractation|modèle de formulaire",
    r"(?:model|standard) (?:withdrawal|cancellation) form|(?:withdrawal|"
    r"cancellation) form",
    r"muster-?widerrufsformular|widerrufsformular",
)
GOODS_EXCLUDED = pattern(
    r"(?:\bsale\b|uitverkoop|afgeprijsd|outlet|solden|\bsoldes\b|promo\w*|"
    r"aanbieding\w*|"
    r"elektronica|cadeaubon)[^.\n]{0,80}\b(?:niet|geen|ni|pas|not|no)\b[^.\n]{0,50}"
    r"(?:retour|herroep|ruil|repris|échang|rembours|return|refund|exchang)",
    r"(?:geen|no) (?:retour|returns|ruiling|remboursement)[^.\n]{0,40}"
    r"(?:sale|uitverkoop|outlet|solden|promo|aanbieding)",
)
EXCEPTION = pattern(
    r"(?:op maat|naar (?:uw|jouw) wens|gepersonaliseerd|snel (?:bederf|verouder)|"
    r"bederfelijk|"
    r"verzegeld|hygiën|aangesneden|digitale inhoud)[^.\n]{0,140}",
    r"(?:sur mesure|personnalis|périssable|scell|hygièn|"
    r"contenu numérique)[^.\n]{0,140}",
    r"(?:custom[- ]made|customi[sz]ed|personali[sz]ed|perishable|sealed|hygien|"
    r"digital content)[^.\n]{0,140}",
)
EXCEPTION_NEAR = pattern(
    r"herroep|retour|teruggeven|rétract|renvo|withdraw|return|uitgezonderd|exception|"
    r"except"
)
RETURN_COST = pattern(
    r"kosten[^.\n]{0,80}(?:retour|terugst|terugz)[^.\n]{0,80}|"
    r"(?:retour|terugst|terugz)\w*[^.\n]{0,60}(?:kosten|gratis|kosteloos|"
    r"rekening)[^.\n]{0,60}",
    r"frais[^.\n]{0,60}(?:retour|renvoi)[^.\n]{0,60}|"
    r"(?:retour|renvoi)\w*[^.\n]{0,60}(?:gratuit|frais|charge)[^.\n]{0,40}",
    r"costs?[^.\n]{0,60}return[^.\n]{0,60}|return\w*[^.\n]{0,60}(?:free|cost|"
    r"charge)[^.\n]{0,40}",
    r"(?:kosten|kostenlos)[^.\n]{0,60}rücksend\w*|rücksend\w*[^.\n]{0,60}kosten",
)
REFUND = pattern(
    r"terugbeta\w+|terugstort|stort\w*[^.\n]{0,60}terug|(?:bedrag|"
    r"geld)[^.\n]{0,20}terug|"
    r"rembours|refund|reimburs|erstatt|betalen[^.\n]{0,60}terug"
)
LATE_REFUND = pattern(
    r"(?:terugbetal|terugstort|rembours|refund|erstatt)\w*[^.\n]{0,60}(?:binnen|sous|"
    r"within|"
    r"dans (?:un délai de|les)|innerhalb(?: von)?)\s(?:21|30|45|60)\s*(?:werk|"
    r"kalender)?"
    r"(?:dagen|jours|days|tage)",
    r"(?:binnen|sous|within|dans les)\s(?:21|30|45|60)\s*(?:werk)?(?:dagen|jours|days)"
    r"[^.\n]{0,40}(?:terugbetaald|teruggestort|remboursé|refunded)",
)
ASKED_BY_CUSTOMER = pattern(
    r"satisfait ou|garantie|niet[- ]goed|sollicit|money[- ]back"
)
NO_OUTBOUND = pattern(
    r"(?:verzendkosten|bezorgkosten)[^.\n]{0,40}\b(?:niet|geen)\b[^.\n]{0,25}(?:terug|"
    r"vergoed)",
    r"frais de (?:port|livraison|envoi)[^.\n]{0,40}\b(?:non|pas)\b[^.\n]{0,25}rembours",
    r"(?:shipping|delivery)[^.\n]{0,30}(?:non[- ]refundable|not (?:be )?refunded)",
)
VOUCHER = pattern(
    r"(?:alleen|uitsluitend|enkel|only|uniquement)[^.\n]{0,60}(?:tegoedbon|waardebon|"
    r"voucher|"
    r"bon d.achat|un avoir|store credit)",
)
WITHIN_14 = pattern(
    r"\b(?:14|veertien|quatorze|fourteen|vierzehn)\b[^.\n]{0,20}(?:dag|jour|day|tag)"
)
# Directive 2011/83/EU, article 13(1).
LONGEST_REFUND = 14
CONDITIONS = pattern(
    r"(?:alleen|uitsluitend|mits|enkel|only|uniquement|"
    r"nur)\b[^.\n]{0,60}(?:originele verpakking|"
    r"ongeopend|ongebruikt|emballage d.origine|non ouvert|unopened|original packaging)",
    r"(?:provided|must be|has to be|have to be|as long as|mits|moet(?:en)?|"
    r"dien(?:t|en)|pourvu|à condition|doi(?:t|vent))\b[^.\n]{0,80}"
    r"(?:originele verpakking|ongeopend|"
    r"emballage d.origine|non ouvert|unopened|original,? (?:\w+ )?packag)",
    r"(?:retournummer|rma|toestemming|accord préalable|prior approval)[^.\n]{0,30}"
    r"(?:verplicht|vereist|requis|required|nodig)",
    r"(?:zonder|sans|without)[^.\n]{0,20}(?:goedkeuring|toestemming|accord|approval|"
    r"retournummer)[^.\n]{0,50}",
    r"(?:administratie|herstock|restocking|annulerings)-?\s?(?:kosten|"
    r"fees?)\b[^.\n]{0,60}",
    r"frais de (?:dossier|restockage)[^.\n]{0,60}|reden[^.\n]{0,15}(?:verplicht|"
    r"vereist)",
)
CONFIRM = pattern(
    r"herroeping bevestigen|bevestig (?:de |mijn )?(?:herroeping|ontbinding)|"
    r"confirmer (?:la |ma )?rétractation|confirm (?:the |my )?withdrawal|"
    r"widerruf bestätigen"
)
TOO_MUCH = re.compile(
    r"reden|raison|reason|grund|wachtwoord|password|mot de passe|iban|rekeningnummer|"
    r"foto|photo|"
    r"geboorte|naissance|birth",
    re.I,
)
RECEIPT = pattern(
    r"(?:ontvangst)?bevestig\w*[^.\n]{0,120}(?:datum|tijd|e-?mail|meteen|direct)",
    r"accusé de réception[^.\n]{0,120}|confirm\w*[^.\n]{0,100}(?:date|heure|time|"
    r"e-?mail)",
)


@check("withdrawal.start")
def start(site: Site) -> Finding:
    """The period begins when the goods have arrived, not when they were ordered."""
    for words in every(site, ORDERED, PLACES):
        if withdrawal_periods(words.quote) and not RECEIVED.search(words.quote):
            return says(Outcome.NOT_MET, words, confidence=0.7)
    for page in site.of_kind(*PLACES):
        for period in withdrawal_periods(page.text):
            match = RECEIVED.search(
                page.text, max(0, period.start - 160), period.start + 240
            )
            if match:
                return says(Outcome.MET, words_at(page, match), confidence=0.75)
    return silent(site, (*SEEN, "returns"), outcome=Outcome.UNCLEAR)


@check("withdrawal.model-form")
def model_form(site: Site) -> Finding:
    """The model form for withdrawal is on the site, or a link to it."""
    stated = list(stated_facts(site, "model_withdrawal_form", PLACES))
    for form in stated:
        if form.fact.value == "full":
            return says(Outcome.MET, form.words, confidence=0.85)
    for page in site.pages:
        for link in read_markup(page.html, page.url).links:
            if FORM_NAMED.search(link.text) and page.status < 400:
                return _linked(page, link.text, link.url)
    named = stated[0].words if stated else first(site, FORM_NAMED, PLACES)
    if named is not None:
        return says(Outcome.UNCLEAR, named, confidence=0.5)
    return silent(site, (*SEEN, "returns"), outcome=Outcome.NOT_MET)


def _linked(page: Page, text: str, url: str) -> Finding:
    at = page.text.find(text)
    return found(
        Outcome.MET,
        "linked-form",
        value=url,
        url=page.url,
        quote=text if at >= 0 else "",
        start=at if at >= 0 else None,
        values={"label": text, "target": url},
        confidence=0.7,
    )


@check("withdrawal.exceptions")
def exceptions(site: Site) -> Finding:
    """Only goods that the law names are kept out of the right of withdrawal."""
    against = first(site, GOODS_EXCLUDED, PLACES)
    if against is not None:
        return says(Outcome.UNCLEAR, against, confidence=0.6, message="excluded")
    for words in every(site, EXCEPTION, PLACES):
        if near(words, EXCEPTION_NEAR, within=200):
            return says(Outcome.UNCLEAR, words, confidence=0.5)
    return nothing_against(
        site, on=PLACES, needs=(*SEEN, "returns"), outcome=Outcome.UNCLEAR
    )


@check("withdrawal.return-cost")
def return_cost(site: Site) -> Finding:
    """It is said who pays for sending goods back."""
    payer = first_stated(site, "return_shipping_payer", PLACES)
    if payer is not None:
        return says(Outcome.MET, payer.words, confidence=0.8, value=payer.fact.value)
    words = first(site, RETURN_COST, PLACES)
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.5)
    return silent(site, (*SEEN, "returns"), outcome=Outcome.UNCLEAR)


@check("withdrawal.refund")
def refund(site: Site) -> Finding:
    """Everything paid is given back within fourteen days, by the same means."""
    for against in (LATE_REFUND, NO_OUTBOUND):
        for words in every(site, against, PLACES):
            if not ASKED_BY_CUSTOMER.search(words.quote):
                return says(Outcome.NOT_MET, words, confidence=0.7)
    voucher = first(site, VOUCHER, PLACES)
    if voucher is not None:
        return says(Outcome.UNCLEAR, voucher, confidence=0.5)
    return _paid_back(site)


def _paid_back(site: Site) -> Finding:
    """Within how long it is given back, nothing else being wrong."""
    paid = first_stated(site, "refund_period", PLACES)
    if paid is not None and paid.term is not None:
        is_in_time = paid.term.calendar_days <= LONGEST_REFUND
        outcome = Outcome.MET if is_in_time else Outcome.UNCLEAR
        return says(outcome, paid.words, confidence=0.8 if is_in_time else 0.6)
    for words in every(site, REFUND, PLACES):
        if near(words, WITHIN_14, within=160):
            return says(Outcome.MET, words, confidence=0.75)
    return silent(site, (*SEEN, "returns"), outcome=Outcome.UNCLEAR)


@check("withdrawal.no-extra-conditions")
def no_extra_conditions(site: Site) -> Finding:
    """Whoever withdraws needs no original packing, approval, reason or fee."""
    words = first(site, CONDITIONS, PLACES)
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.6)
    return nothing_against(
        site, on=PLACES, needs=(*SEEN, "returns"), outcome=Outcome.MET
    )


@check("withdrawal.function-steps")
def function_steps(site: Site) -> Finding:
    """The function asks who, which order and how to answer, and nothing more.

    Directive 2011/83/EU, article 11a(2) and (3). The form is read, never sent, so the
    second step is seen only when it stands on the same page.
    """
    pair = withdrawal_form(site)
    if pair is None:
        return silent(site, ("home",), outcome=Outcome.UNCLEAR)
    page, form = pair
    for field in form.fields:
        asked = f"{field.label} {field.name}"
        if field.kind in {"password", "file"} or (
            field.required and TOO_MUCH.search(asked)
        ):
            return _form(page, Outcome.NOT_MET, "asks-too-much", asked, confidence=0.75)
    confirmed = CONFIRM.search(page.text) or CONFIRM.search(form.button)
    names = ", ".join(field.label or field.name for field in form.fields if field.label)
    outcome = Outcome.MET if confirmed else Outcome.UNCLEAR
    message = "asks-enough" if confirmed else "second-step-unseen"
    return _form(page, outcome, message, names[:200], confidence=0.7)


def withdrawal_form(site: Site) -> tuple[Page, Form] | None:
    """The form with which one withdraws, and its page."""
    for page in site.of_kind("returns", "contact", "other", "terms"):
        headings = read_markup(page.html, page.url).headings
        if not any(is_withdrawal_label(words) for words in headings):
            continue
        for form in read_elements(page.html, page.url).forms:
            typed = {"text", "email", "tel", "number", "textarea"}
            if sum(field.kind in typed for field in form.fields) >= 2:
                return page, form
    return None


def _form(
    page: Page, outcome: Outcome, message: str, asked: str, *, confidence: float
) -> Finding:
    return found(
        outcome,
        message,
        value=asked,
        url=page.url,
        picture=page.screenshot or "",
        values={"names": asked},
        confidence=confidence,
    )


@check("withdrawal.function-receipt")
def function_receipt(site: Site) -> Finding:
    """Whoever withdraws gets a receipt at once, with content, date and time.

    The function is never used by us; a promise of a receipt goes to a person.
    """
    pair = withdrawal_form(site)
    places = ("returns", "terms")
    words = first(site, RECEIPT, places)
    if words is not None:
        return says(Outcome.UNCLEAR, words, confidence=0.5, message="promised")
    needs = ("home", "terms") if pair is None else ("returns",)
    return silent(site, needs, outcome=Outcome.UNCLEAR)
