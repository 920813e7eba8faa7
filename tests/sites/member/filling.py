"""A form filled in well, and everything that can be typed wrong in it."""

from django.test import Client
from django.urls import reverse

from tests.builders.parties import a_company_number
from trustmark.applications.api import Application
from trustmark.schemes.api import Rulebook

COMPANY = {
    "country": "NL",
    "number": "69599068",
    "name": "Kaasboer Jansen B.V.",
    "legal_form": "bv",
    "vat_number": "",
    "street": "Kaasmarkt 12",
    "postcode": "1012 AB",
    "city": "Alkmaar",
    "email": "jansen@kaas.test",
    "phone": "+31 72 511 22 33",
    "language": "nl",
}
SHOP = {
    "name": "Kaasboer Jansen",
    "url": "https://www.kaasboer-jansen.nl/",
    "languages": ["nl", "en"],
    "countries": ["NL", "BE"],
    "category": "food",
    "size": "small",
    "period": "year",
    "description": "Kaas van de boer,\nper post.",
}
PROMISES = ("criteria-read", "correct-data", "audit-consent")
TEXTS = ("terms", "processing-agreement", "code-of-conduct")

LONG = "x" * 30_000
BAD = {
    "empty": "",
    "too long": LONG,
    "markup": '<script>alert("x")</script>',
    "null": "Jansen\x00Kaas",
    "control": "Jansen\x07Kaas",
    "turned around": "Jansen\u202eKaas",
    "Greek": "Τυροκόμος",
    "emoji": "🧀🧀🧀🧀",
    "wrong type": "[1, 2]",
    "other digits": "٦٩٥٩٩٠٦٨",
}


def company(**changes: object) -> dict[str, object]:
    """The first step, as a browser sends it."""
    return _sent("company", COMPANY | {"number": a_company_number()} | changes)


def shop(**changes: object) -> dict[str, object]:
    """The second step."""
    return _sent("shop", SHOP | changes)


def agreement(book: Rulebook, **changes: object) -> dict[str, object]:
    """The third step: every box ticked, signed as director."""
    exclusions = [
        f"not-{code}"
        for code, ground in book.grounds.items()
        if ground.kind == "exclusion"
    ]
    ticks = dict.fromkeys([*exclusions, *PROMISES, *TEXTS], "on") | changes
    # A browser says nothing of a box that is not ticked.
    ticked = {name: tick for name, tick in ticks.items() if tick or name == "function"}
    return _sent("agreement", {"function": "directeur"} | ticked)


def place(draft: Application, step: str) -> str:
    """Where a step of the form is."""
    return reverse("member:application_step", args=[draft.number, step])


def fill(browser: Client, draft: Application) -> None:
    """Send the first three steps as they should be."""
    book = draft.scheme_version.rules
    steps = {"company": company(), "shop": shop(), "agreement": agreement(book)}
    for step, sent in steps.items():
        assert browser.post(place(draft, step), sent).status_code == 303, step


def faults_at(response, field):
    return response.context["form"].errors.get(field, [])


def _sent(step: str, answers: dict[str, object]) -> dict[str, object]:
    sent = {f"{step}-{name}": answer for name, answer in answers.items()}
    return sent | {"then": "go-on"}
