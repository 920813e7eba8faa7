"""Keeps words from counting for a shop that do not speak for it.

Words nobody can see, words that deny what they name, words about somebody else, words
of an article, and places left blank. A check that would be met by such words alone goes
to a person, or is not met when the words say the opposite.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from inspector.checking import found
from inspector.checks.coverage import is_unseen
from inspector.checks.statements import pattern
from inspector.facts import Page
from inspector.reading.legible import Legible
from inspector.reading.page_facts.fact import PageText
from inspector.reading.page_facts.strangers import Strangers, strangers_in
from inspector.reading.spotted import Spotted
from inspector.report import Finding, Outcome

# What a template leaves for the shop to fill in.
BLANK = pattern(
    r"\[(?:uw |je |your |votre )?(?:\w+ )?(?:naam|bedrijf\w*|adres|straat\w*|postcode|"
    r"plaats|e-?mail\w*|telefoon\w*|kvk\w*|btw\w*|nom|société|entreprise|adresse|name|"
    r"company|address|phone|number|nummer|datum|date)[^\]\n]{0,40}\](?!\()",
    r"\{\{[^}\n]*\}\}|lorem ipsum|\buw bedrijfsnaam\b|\byour company name\b|"
    r"\bvotre société ici\b|<(?:bedrijfs)?naam>|\bx{4,}\b",
    r"voorbeeldstraat|straatnaam \d|\bmusterstra(?:ß|ss)e|rue de l.exemple|"
    r"\b1234 ?(?:AB|XX)\b|@(?:example|voorbeeld|domein|domain|uwdomein)\.",
)
# The model form of the law is full of places for the customer to fill in.
FORM = pattern(
    r"(?:model|type|muster|standaard)\W{0,3}(?:formulier|formulaire|form\b|widerruf)|"
    r"herroepingsformulier|formulier voor herroeping|"
    r"formulaire (?:type )?de r[ée]tract|"
    r"modèle de formulaire|withdrawal form|hierbij mede|notifi\w+ par la pr[ée]sente"
)
FORM_CHARACTERS = 1_200
# Numbers that somebody typed to have something there.
MADE_UP = frozenset({"12345678", "87654321", "01234567", "23456789"})
# A denial of the right itself; "not satisfied?" and "no reason needed" deny nothing.
_RIGHT = (
    r"(?:bedenktijd|bedenktermijn|bedenkperiode|herroepings(?:recht|termijn)|"
    r"retourrecht|recht (?:op|van|om te) (?:herroep|retour|ruil)\w*)"
)
_DROIT = r"(?:d[ée]lai|droit|p[ée]riode)s? de (?:r[ée]tractation|retour|r[ée]flexion)"
_THE_RIGHT = (
    r"(?:right (?:of|to) (?:withdraw\w*|return|cancel)|cooling[- ]off(?: period)?|"
    r"withdrawal (?:right|period)|return (?:right|period|window))"
)
_TERM = r"(?: van| of| de)? ?(?:\(?\d+ (?:dagen|jours|days)\)?)?"
DENIED = pattern(
    rf"\b(?:geen|nooit)\s(?:enkel\w* |wettelijke? )?(?:{_RIGHT}|\d+ dagen)",
    rf"\b{_RIGHT}{_TERM}\s(?:is|geldt|zijn|gelden|hebt|heeft|hebben|bieden|geven|kennen)"
    r"\s(?:(?:u|je|wij|we|hier|dus|echter|helaas|bij ons)\s){0,2}"
    r"(?:niet|geen|uitgesloten)\b",
    rf"\b{_RIGHT}{_TERM}\s(?:vervalt|wordt uitgesloten|is uitgesloten)",
    r"\b(?:kunt|kan|mag|mogen|kunnen)\s(?:\w+\s){0,4}niet\s(?:meer\s)?"
    r"(?:binnen [^.\n]{0,25}\s)?(?:worden\s)?"
    r"(?:herroepen|retourneren|terugsturen|geretourneerd|teruggestuurd)",
    rf"\b(?:pas|aucun|aucune|ni)\s(?:de |d.un |du )?{_DROIT}",
    rf"\b{_DROIT}{_TERM}\s(?:est exclu|n.est pas|ne s.applique pas|ne vaut pas|"
    r"ne peut pas)",
    r"\bne (?:pouvez|peut|peuvent) pas\s(?:vous |se )?"
    r"(?:r[ée]tracter|retourner|renvoyer)",
    rf"\bno\s(?:statutory |legal )?(?:{_THE_RIGHT}|\d+[- ]days?)",
    r"\b(?:do|does|will|shall|is|are)(?: not|n.t)\s(?:offer|grant|have(?! to)|provide|"
    rf"accept|entitled to)\s(?:\w+\s){{0,3}}(?:{_THE_RIGHT}|\d+[- ]days?)",
    rf"\b{_THE_RIGHT}{_TERM}\s(?:do|does|is|are)(?: not|n.t)\s"
    r"(?:apply|available|granted|possible|offered|valid)|\bcannot withdraw",
    r"\bkein\w*\s(?:widerrufs|rückgabe)(?:recht|frist)",
)
# The law itself takes some goods out; then only those are denied.
SOME_GOODS = pattern(
    r"\b(?:voor|bij|op|indien|wanneer|als|tenzij|behalve|mits)\b[^.\n]{0,80}"
    r"(?:maatwerk|op maat|persoonlijk|gepersonaliseerd|bederf|verzegel|hygi|digita|"
    r"aangebroken|geopend|verbroken|kranten|tickets|gebruikt|producten|artikelen|goed)",
    r"\b(?:pour|si|sauf|lorsque)\b[^.\n]{0,80}(?:mesure|personnalis|périss|scell|hygi|"
    r"numéri|ouvert|produits|articles|biens)",
    # Who names the article with the exceptions, or a download, means some.
    r"\bL\.? ?221-28|6:230p|VI\.53|\bart(?:icle|ikel|\.)? ?16\b|exercé une fois|"
    r"(?:téléchargement|download|prestation|uitvoering|performance)[^.\n]{0,25}"
    r"(?:commenc|begonnen|gestart|begun|started)",
    r"\b(?:for|if|when|unless|except)\b[^.\n]{0,80}(?:custom|personali|perish|sealed|"
    r"hygien|digital|opened|goods|items|products)",
)


def is_of_somebody_else(page: Page, at: int) -> bool:
    """Whether what stands at this place is said about a host, a mediator, a bank."""
    return _strangers(page.text, page.language, page.kind).own(at)


@lru_cache(maxsize=32)
def _strangers(text: str, language: str, kind: str) -> Strangers:
    return strangers_in(PageText(Legible(text), language, kind))


def is_blank(words: str) -> bool:
    """Whether words are what a template had there, or what means nothing."""
    digits = re.sub(r"\D", "", words)
    is_one_digit = len(digits) >= 8 and len(set(digits)) == 1
    return bool(BLANK.search(words)) or digits in MADE_UP or is_one_digit


def blanks_in(text: str) -> Iterator[re.Match[str]]:
    """What the shop left to fill in; the customer's form is meant to be blank."""
    for match in BLANK.finditer(text):
        if not follows_form(text, match.start()):
            yield match


def follows_form(text: str, at: int) -> bool:
    """Whether a place stands in the form with which customers withdraw."""
    return bool(FORM.search(text, max(0, at - FORM_CHARACTERS), at))


def is_denied(page: Page, start: int, end: int) -> bool:
    """Whether the sentence around a place denies the right to change one's mind."""
    sentence = sentence_at(page, start, end)
    return bool(DENIED.search(sentence))


def is_denied_for_some(page: Page, start: int, end: int) -> bool:
    """Whether it is denied for some goods only, as the law allows for a few."""
    return bool(SOME_GOODS.search(sentence_at(page, start, end)))


def sentence_at(page: Page, start: int, end: int) -> str:
    """The sentence around a place, within its line."""
    text = page.text
    left = max(text.rfind(sign, 0, start) for sign in ("\n", ". ", "! ", "? "))
    rights = [text.find(sign, end) for sign in ("\n", ". ", "! ", "? ")]
    right = min((place for place in rights if place >= 0), default=len(text))
    return text[left + 1 : right]


def why_doubtful(page: Page, spotted: Spotted) -> str:
    """The message for why something spotted does not count for the shop, or empty."""
    if is_unseen(page, spotted.quote) or is_unseen(page, _bare(page, spotted)):
        return "unseen-words"
    if is_blank(spotted.value) or is_blank(_bare(page, spotted)):
        return "left-blank"
    return "of-somebody-else" if is_of_somebody_else(page, spotted.at) else ""


def _bare(page: Page, spotted: Spotted) -> str:
    return page.text[spotted.at : spotted.end] or spotted.quote


def doubtful(page: Page, quote: str, start: int | None, message: str) -> Finding:
    """For a person: words that would have been enough, and why they are not."""
    return found(
        Outcome.UNCLEAR,
        message,
        value=" ".join(quote.split())[:200],
        url=page.url,
        quote=quote,
        start=start,
        picture=page.screenshot or "",
        values={"quote": " ".join(quote.split())[:260]},
        confidence=0.5,
    )
