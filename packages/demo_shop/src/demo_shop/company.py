"""What a shop tells about the firm behind it, with its faults on or off."""

from dataclasses import dataclass

from demo_shop.village import Company

POSTBOX = {"nl": "Postbus 214", "en": "PO Box 214", "fr": "Boîte postale 214"}
REGISTER = {
    "NL": {"nl": "KvK-nummer", "en": "KvK number", "fr": "Numéro KvK"},
    "BE": {
        "nl": "Ondernemingsnummer",
        "en": "Company number",
        "fr": "Numéro d'entreprise",
    },
}
COUNTRIES = {
    "NL": {"nl": "Nederland", "en": "Netherlands", "fr": "Pays-Bas"},
    "BE": {"nl": "België", "en": "Belgium", "fr": "Belgique"},
}


@dataclass(frozen=True)
class ShownCompany:
    """The company as visitors see it; an empty text is not shown."""

    name: str
    street: str
    postcode: str
    town: str
    country: str
    country_code: str
    register: str
    number: str
    vat: str
    phone: str
    phone_link: str
    email: str
    iban: str
    court: str


def as_shown(company: Company, faults: frozenset[str], lang: str) -> ShownCompany:
    """The company as it stands on the pages of a shop with these faults."""
    number, vat = _numbers(company, faults)
    phone = "" if "no-phone" in faults else company.phone
    return ShownCompany(
        name=company.name,
        street=POSTBOX[lang] if "postbox-only" in faults else company.street,
        postcode=company.postcode,
        town=company.town,
        country=COUNTRIES[company.country][lang],
        country_code=company.country,
        register=REGISTER[company.country][lang],
        number=number,
        vat=vat,
        phone=phone,
        phone_link=phone.replace(" ", ""),
        email="" if "no-email" in faults else company.email,
        iban=company.iban,
        court=company.court,
    )


def _numbers(company: Company, faults: frozenset[str]) -> tuple[str, str]:
    """Register and VAT number as shown.

    In Belgium they are the same ten digits, so hiding or spoiling the one while the
    other is intact would leave the company number on the page.
    """
    number, vat = company.number, company.vat
    same_digits = company.country == "BE"
    if "wrong-company-number" in faults:
        number = _spoiled(number)
        vat = f"BE {number}" if same_digits else vat
    if "no-company-number" in faults:
        number, vat = "", "" if same_digits else vat
    return number, "" if "no-vat-number" in faults else vat


def _spoiled(number: str) -> str:
    """A number that cannot exist: two digits swapped (BE), one too few (NL)."""
    if "." in number:
        return number[:-1] + str((int(number[-1]) + 1) % 10)
    return number[:-1]
