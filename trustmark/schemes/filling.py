"""Puts a scheme's own names, terms, prices and pages into its documents.

A document says `{{ terms.remedy }}` instead of fourteen days, so that the text a party
accepts and the term its case is timed by cannot drift apart.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from trustmark.kernel.calendar import Term
from trustmark.schemes.documents import Document
from trustmark.schemes.faults import RulebookFault
from trustmark.schemes.rulebook import ChoiceValue, Fee, NotInRulebook, Rulebook

PAGES = (
    "contact",
    "criteria",
    "prices",
    "complaint",
    "register",
    "privacy",
    "partners",
    "sub-processors",
    "documents",
    "dashboard",
)
_PLACE = re.compile(r"\{\{ *(?P<part>[a-z]+)\.(?P<name>[a-z0-9-]+) *\}\}")
_UNITS = {
    "nl": {
        "days": ("dag", "dagen"),
        "working_days": ("werkdag", "werkdagen"),
        "months": ("maand", "maanden"),
        "years": ("jaar", "jaar"),
    },
    "fr": {
        "days": ("jour", "jours"),
        "working_days": ("jour ouvrable", "jours ouvrables"),
        "months": ("mois", "mois"),
        "years": ("an", "ans"),
    },
    "en": {
        "days": ("day", "days"),
        "working_days": ("working day", "working days"),
        "months": ("month", "months"),
        "years": ("year", "years"),
    },
}
_COUNTRIES = {
    "nl": {"NL": "Nederland", "BE": "België", "LU": "Luxemburg"},
    "fr": {"NL": "Pays-Bas", "BE": "Belgique", "LU": "Luxembourg"},
    "en": {"NL": "the Netherlands", "BE": "Belgium", "LU": "Luxembourg"},
}
_AND = {"nl": " en ", "fr": " et ", "en": " and "}
_FREE = {"nl": "gratis", "fr": "gratuit", "en": "free of charge"}
_WITHOUT_VAT = {"nl": "exclusief btw", "fr": "hors TVA", "en": "without VAT"}


def term_in_words(term: Term, language: str) -> str:
    """A length of time as a reader says it: "14 dagen", "2 mois", "1 year"."""
    unit, size = next((name, size) for name, size in vars(term).items() if size)
    one, more = _UNITS[language][unit]
    return f"{size} {one if size == 1 else more}"


def fill(
    text: str,
    rules: Rulebook,
    *,
    language: str,
    on: date,
    pages: Mapping[str, str],
) -> str:
    """The text with everything in its place; `pages` are addresses by name.

    Prices are those of the day `on`. Raises `NotInRulebook` for an unknown place.
    """
    return _PLACE.sub(
        lambda match: _value(
            rules, match["part"], match["name"], language=language, on=on, pages=pages
        ),
        text,
    )


def place_faults(document: Document, rules: Rulebook) -> Iterator[RulebookFault]:
    """The places in a document that its rulebook cannot fill."""
    name = f"documents/{document.kind}.{document.language}.md"
    pages = dict.fromkeys(PAGES, "https://shop.example/")
    for match in _PLACE.finditer(document.text):
        try:
            _value(
                rules,
                match["part"],
                match["name"],
                language=document.language,
                on=rules.effective_from,
                pages=pages,
            )
        except NotInRulebook as missing:
            remedy = "Take a name from this version, or write the sentence otherwise."
            yield RulebookFault(name, match[0], f"{missing}.", remedy)
    rest = _PLACE.sub("", document.text)
    for left in re.findall(r"\{\{[^\n]{0,40}|\{%[^\n]{0,40}", rest):
        yield RulebookFault(name, left, "is not a place.", "Write {{ part.name }}.")


def _value(
    rules: Rulebook,
    part: str,
    name: str,
    *,
    language: str,
    on: date,
    pages: Mapping[str, str],
) -> str:
    match part:
        case "terms":
            return _term(rules, name, language)
        case "choices":
            return _choice(rules.choice(name))
        case "fees":
            return _price(rules.fees.get(name), name, language, on)
        case "pages":
            return _from(pages, name, "page")
        case _:
            known = _names(rules, language)
            return _from(known, f"{part}.{name}", "name")


def _names(rules: Rulebook, language: str) -> dict[str, str]:
    scheme, operator = rules.scheme, rules.scheme.operator
    address = f"{operator.street}, {operator.postcode} {operator.city}"
    return {
        "scheme.name": scheme.name[language],
        "scheme.law": scheme.law[language],
        "scheme.court": scheme.court[language],
        "scheme.purpose": scheme.purpose[language],
        "scheme.territory": _territory(scheme.territory, language),
        "scheme.version": rules.version,
        "operator.name": operator.legal_name,
        "operator.address": address,
        "operator.email": operator.email,
        "operator.phone": operator.phone,
        "operator.website": operator.website,
        "operator.company-number": operator.company_number,
        "operator.vat-number": operator.vat_number,
        "operator.iban": operator.iban,
        "authorities.misuse": scheme.misuse_authority.name[language],
        "authorities.data-protection": scheme.data_protection_authority.name[language],
        **{f"parties.{role}": party.name for role, party in scheme.parties.items()},
    }


def _territory(countries: tuple[str, ...], language: str) -> str:
    *others, last = (_COUNTRIES[language][country] for country in countries)
    return f"{', '.join(others)}{_AND[language]}{last}" if others else last


def _term(rules: Rulebook, name: str, language: str) -> str:
    term = rules.find_term(name)
    if term is None:
        raise NotInRulebook(f"the term {name!r} is none in this version")
    return term_in_words(term, language)


def _choice(value: ChoiceValue) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if value is None or isinstance(value, bool):
        raise NotInRulebook("a choice without a number or a name cannot be printed")
    return str(value)


def _price(fee: Fee | None, code: str, language: str, on: date) -> str:
    if fee is None:
        raise NotInRulebook(f"no fee is called {code!r}")
    cents = fee.price_on(on)
    if cents is None:
        return _FREE[language]
    amount = f"{cents // 100}.{cents % 100:02d}"
    shown = amount if language == "en" else amount.replace(".", ",")
    money = f"{shown} €" if language == "fr" else f"€ {shown}"
    return f"{money} {_WITHOUT_VAT[language]}"


def _from(known: Mapping[str, str], name: str, what: str) -> str:
    if name not in known:
        raise NotInRulebook(f"no {what} is called {name!r}")
    return known[name]
