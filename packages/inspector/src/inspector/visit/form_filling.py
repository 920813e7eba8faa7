"""Fills a checkout form the way a customer would, with data that belong to nobody."""

import re
from collections import Counter
from collections.abc import Sequence

from playwright.async_api import Page

from inspector.reading.company_numbers import company_numbers
from inspector.visit.controls import Control, fill, press

# example.org is set aside for this (RFC 2606): nobody gets the shop's mail.
PERSON = {
    "NL": {
        "postcode": "1012 AB",
        "town": "Amsterdam",
        "phone": "0201234567",
        "region": "Noord-Holland",
    },
    "BE": {
        "postcode": "1000",
        "town": "Brussel",
        "phone": "025123456",
        "region": "Brussel",
    },
    "FR": {
        "postcode": "75001",
        "town": "Paris",
        "phone": "0140000000",
        "region": "Île-de-France",
    },
}
PURPOSES = (
    ("email", r"e-?mail|courriel"),
    ("phone", r"\btel|phone|telefoon|téléphone|mobiel|gsm"),
    ("postcode", r"postcode|postal-?code|zip|code postal|\bplz\b"),
    ("number", r"huisnummer|house-?(?:number|nr)|housenumber|numéro|hausnummer|\bnr\b"),
    ("first", r"given-name|first[-_]?name|voornaam|prénom|prenom|vorname"),
    ("last", r"family-name|last[-_]?name|achternaam|nom de famille|nachname|surname"),
    ("town", r"city|town|plaats|gemeente|ville|localité|address-level2|stad|\bort\b"),
    ("street", r"street|address|adres|straat|rue|straße|strasse"),
    (
        "region",
        r"\bregi?on|région|provinc|address-level1|detail_state|\bstate\b|county",
    ),
    ("country", r"country|land\b|pays"),
    ("name", r"\bname|naam|\bnom\b"),
)
PATTERNS = tuple((name, re.compile(words, re.I)) for name, words in PURPOSES)
SKIPPED = re.compile(
    r"search|zoek|recherche|coupon|korting|voucher|promo|kadobon|newsletter|"
    r"nieuwsbrief|"
    r"btw|vat|company|bedrijf|société|comment|opmerking|quantity|aantal|\bqty\b",
    re.I,
)
# A form with fewer fields is a search box or a newsletter, never a checkout; unless it
# is where one says to buy as a guest.
FEWEST_FIELDS = 3
GUEST = re.compile(
    r"als gast|gast\b|zonder account|guest|invité|sans (?:créer de )?compte|ohne konto",
    re.I,
)


def country_of(texts: Sequence[str]) -> str:
    """Where a shop is at home, by the register that most of its pages name."""
    kinds = Counter(number.kind for text in texts for number in company_numbers(text))
    homes = {"kvk": "NL", "kbo": "BE", "siren": "FR"}
    return homes[kinds.most_common(1)[0][0]] if kinds else "NL"


async def fill_checkout(page: Page, controls: list[Control], *, country: str) -> int:
    """Fill the empty fields of the checkout form; returns how many were filled.

    The customer lives in the country the form begins with, else in the given one.
    """
    begins_with = (c.value for c in controls if purpose_of(c) == "country")
    country = next((value for value in begins_with if value in PERSON), country)
    person = {
        "email": "klant@example.org",
        "first": "Kim",
        "last": "Proef",
        "name": "Kim Proef",
        "street": "Kerkstraat",
        "number": "12",
        "country": country,
        **PERSON[country],
    }
    filled = 0
    for control in controls:
        is_guest = control.is_tick and bool(GUEST.search(control.label))
        if is_guest and not control.checked and not control.disabled:
            await press(page, control)
    guests = _forms_of_guests(controls)
    for control in controls:
        value = _value_for(control, person, guests)
        if value:
            await fill(page, control, value)
            filled += 1
    return filled


def asks_who(controls: Sequence[Control]) -> bool:
    """Whether a page asks the customer for an address or e-mail."""
    guests = _forms_of_guests(controls)
    purposes = {
        purpose_of(control)
        for control in controls
        if control.is_field
        and control.fields >= FEWEST_FIELDS
        and not control.has_password
    }
    names_guest = any(
        control.is_field and control.form in guests and purpose_of(control) == "email"
        for control in controls
    )
    knows = bool(purposes & {"email", "street", "postcode"}) and len(purposes) >= 2
    return knows or names_guest


def forms_that_ask(controls: Sequence[Control]) -> set[int]:
    """The forms in which one says where one lives or is mailed."""
    return {
        control.form
        for control in controls
        if control.form >= 0
        and control.is_field
        and control.fields >= FEWEST_FIELDS
        and not control.has_password
        and purpose_of(control) in {"email", "street", "postcode"}
    }


def purpose_of(control: Control) -> str:
    """What a field is for, or empty; its own name weighs before its label."""
    if SKIPPED.search(f"{control.name} {control.label}"):
        return ""
    for words in (control.name, control.label):
        for purpose, pattern in PATTERNS:
            if pattern.search(words):
                return purpose
    return "email" if control.type == "email" else ""


def _forms_of_guests(controls: Sequence[Control]) -> set[int]:
    """The forms in which one says to buy as a guest, by a choice or by their button."""
    return {
        control.form
        for control in controls
        if control.form >= 0
        and not control.has_password
        and (control.is_tick or control.is_pressable)
        and GUEST.search(control.label)
    }


def _value_for(control: Control, person: dict[str, str], guests: set[int]) -> str:
    is_empty = control.is_field and not control.value
    if not is_empty or control.disabled or control.has_password:
        return ""
    purpose = purpose_of(control)
    if control.fields < FEWEST_FIELDS:
        return person["email"] if control.form in guests and purpose == "email" else ""
    if control.tag == "select" and purpose != "country":
        return ""
    return person.get(purpose, "")
