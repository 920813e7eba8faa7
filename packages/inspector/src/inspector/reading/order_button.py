"""Reads the words on a button: does pressing it mean having to pay?

Directive 2011/83/EU, article 8(2), and what courts made of it: only the words on the
button count (CJEU C-249/21), and "complete booking" says too little.
"""

import re

ENOUGH = re.compile(
    r"bestell(?:en|ing) (?:en|&|\+) (?:nu )?(?:betalen|afrekenen en betalen)|"
    r"bestell(?:en|ing) met (?:beta(?:al|lings))(?:verplichting|plicht)|"
    r"\b(?:nu |direct |veilig )?(?:kopen|betalen)\b|\b(?:koop|"
    r"betaal)(?:t)? (?:nu|direct)\b|"
    r"^(?:nu )?koop(?: nu)?$|"
    r"commander? (?:avec|et) (?:obligation (?:de )?paiement|payer)|"
    r"commande avec obligation de pa[iy]e?ment|\b(?:acheter|payer)\b|"
    r"order (?:with|and|&) (?:an )?(?:obligation to pay|pay)|\b(?:buy|pay)\b|"
    r"zahlungspflichtig|kostenpflichtig|\b(?:jetzt )?kaufen\b",
    re.I,
)
TOO_LITTLE = re.compile(
    r"(?:nu |direct |mijn |je |uw |definitie(?:f|ve) |binden(?:d|de) )?"
    r"bestel(?:len|ling)?(?: nu)?"
    r"(?: (?:plaatsen|afronden|bevestigen|voltooien|verzenden|versturen))?|"
    r"plaats (?:je |uw |mijn |de )?(?:bindende |definitieve )?bestelling|"
    r"(?:bestelling )?bevestigen|"
    r"rond (?:je |uw )?bestelling af|afronden|voltooien|bevestig(?: (?:je |"
    r"uw )?bestelling)?|"
    r"commander|(?:passer|valider|confirmer|finaliser|envoyer) (?:la|ma|"
    r"votre) commande|"
    r"passer commande|confirmer|valider|finaliser|"
    r"(?:place|complete|confirm|submit|finish|send) (?:my |your |"
    r"the |a )?(?:binding )?(?:order|purchase|"
    r"booking)|order now|order|confirm|complete|finish|"
    r"(?:verbindlich )?bestellen|"
    r"bestellung (?:verbindlich )?(?:abschicken|aufgeben|abschließen|absenden)|"
    r"jetzt bestellen",
    re.I,
)
ONWARD = re.compile(
    r"(?:ga )?(?:verder|door|doorgaan|volgende|naar (?:betaling|betalen|verzending|"
    r"bezorging|overzicht|de kassa))(?: .{0,40})?|next.{0,30}|"
    r"continue(?:r)?(?: .{0,40})?|suivant.{0,30}|étape suivante|poursuivre|"
    r"proceed.{0,40}|"
    r"weiter(?: .{0,30})?|kies betaalmethode|naar stap \d",
    re.I,
)
PAY_ONWARD = re.compile(
    r"(?:naar|to|zur|au|vers le|kies|choose|choisir)\b.{0,20}(?:betal|pay|paie|zahl)",
    re.I,
)


# "Order without paying" names paying, and says the opposite.
NOT_PAYING = re.compile(
    r"\b(?:zonder|niet|niets|nog niet)\b.{0,20}\b(?:betal|kopen)|"
    r"\b(?:sans|ne)\b.{0,20}\b(?:payer|acheter|paiement)|"
    r"\b(?:without|not|don.t|no)\b.{0,20}\b(?:pay|buy)|\bohne\b.{0,20}\bzahl",
    re.I,
)


def clean_label(label: str) -> str:
    """A label without arrows, locks, prices and double spaces."""
    label = re.sub(r"[€$£]\s?[\d.,]+|[\d.,]+\s?(?:€|EUR\b)", " ", label)
    return " ".join(re.sub(r"[^\w\s'’&+-]", " ", label).split())


def meaning_of(label: str) -> str:
    """What a label means: `pay`, `order` (too little), `onward`, or `unknown`."""
    label = clean_label(label)
    if PAY_ONWARD.search(label) or ONWARD.fullmatch(label):
        return "onward"
    if NOT_PAYING.search(label):
        return "order"
    if ENOUGH.search(label):
        return "pay"
    return "order" if TOO_LITTLE.fullmatch(label) else "unknown"
