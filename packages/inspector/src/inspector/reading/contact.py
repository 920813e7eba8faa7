"""Recognises how to reach a company: e-mail addresses and telephone numbers."""

import html
import re
from urllib.parse import unquote

import phonenumbers

from inspector.reading.domains import is_registrable
from inspector.reading.spotted import Spotted, spot

EMAIL = re.compile(
    r"(?<![\w.+-])([a-z0-9][\w.+-]{0,63})"
    r"([ ]?[\[({]\s?(?:at|@|apenstaartje|arobase|a)\s?[\])}][ ]?|@|[ ]@[ ]|[ ]AT[ ])"
    r"((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
    r"(?:\.|\s?[\[({]\s?(?:dot|punt|point|punkt|\.)\s?[\])}]\s?|\s+(?:DOT)\s+)){1,4}"
    r"[a-z]{2,18})(?![\w@-])",
    re.I,
)
DOT = re.compile(r"\s?[\[({]\s?(?:dot|punt|point|punkt|\.)\s?[\])}]\s?|\s+DOT\s+", re.I)
NOT_MAIL = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|js|css)$", re.I)
NOBODY = re.compile(
    r"@(?:example\.(?:com|org|net)|domain\.\w+|domein\.\w+|domaine\.\w+|email\.\w+|"
    r"voorbeeld\.\w+|exemple\.\w+|beispiel\.\w+|yourdomain\.\w+|sentry\.io|"
    r"(?:max-?)?muster(?:mann|frau|firma|shop)?\.\w+|company\.com|entreprise\.\w+|"
    r"(?:votre|votre-)(?:site|domaine|boutique|entreprise)\.\w+|"
    r"(?:jouw|uw|mijn)(?:webwinkel|webshop|website|site|domein|bedrijf)\.\w+|"
    r"(?:your|my)-?(?:site|store|shop|company|website)\.\w+|"
    r"(?:ihre|deine)-?(?:domain|firma|website)\.\w+|bedrijf(?:snaam)?\.\w+)$|"
    r"^(?:jouw|uw|your|votre|dein|ihre?)\.?(?:naam|e?-?mail|name|nom|adres)?@",
    re.I,
)
EUROPE = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CH",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GB",
        "GR",
        "HR",
        "HU",
        "IE",
        "IS",
        "IT",
        "LI",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "NO",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)
# Words that make the digits after them something else than a telephone number.
OTHER_NUMBERS = re.compile(
    r"(?:kvk|koophandel|handelsregister|btw|tva|vat|iban|bic|kbo|bce|rpr|rpm|siret|"
    r"siren|rcs|ust|hrb|capital|kapitaal|postbus|ordernummer|bestelnummer|artikel|"
    r"ondernemingsnummer|identificatienummer|\bid-?(?:nr|no)\.?|n°\s?d.entreprise|ean|isbn|fax)\W{0,12}[a-z.]{0,12}\W{0,6}$",
    re.I,
)
# Nobody's number: five or more of one digit at the end, or counting upward.
PLACEHOLDER = re.compile(r"(\d)\1{4,}$|12345678?9?0?$|23456789$")


def emails(text: str) -> list[Spotted]:
    """Every e-mail address in lower case, also when written to mislead robots."""
    found = []
    for match in EMAIL.finditer(text):
        domain = DOT.sub(".", match[3]).lower()
        address = f"{match[1]}@{domain}".lower()
        if not is_registrable(domain):
            continue
        if not NOT_MAIL.search(address) and not NOBODY.search(address):
            found.append(spot(text, match.start(), match.end(), address))
    return found


def linked_email(url: str) -> str:
    """The address in a `mailto:` link, or empty."""
    scheme, _, rest = html.unescape(unquote(url)).partition(":")
    address = rest.partition("?")[0].strip().lower()
    is_address = scheme == "mailto" and EMAIL.fullmatch(address)
    return address if is_address and not NOBODY.search(address) else ""


def phones(text: str, *, region: str = "NL") -> list[Spotted]:
    """Every valid European telephone number, in international form."""
    found = []
    for match in phonenumbers.PhoneNumberMatcher(
        text[:60_000], region, leniency=phonenumbers.Leniency.VALID
    ):
        before = text[max(0, match.start - 40) : match.start]
        if OTHER_NUMBERS.search(before):
            continue
        if phonenumbers.region_code_for_number(match.number) not in EUROPE:
            continue
        if PLACEHOLDER.search(str(match.number.national_number)):
            continue
        number = phonenumbers.format_number(
            match.number, phonenumbers.PhoneNumberFormat.INTERNATIONAL
        )
        found.append(spot(text, match.start, match.end, number))
    return found


def linked_phone(url: str, *, region: str = "NL") -> str:
    """The number in a `tel:` link in international form, or empty."""
    scheme, _, rest = unquote(url).partition(":")
    if scheme != "tel":
        return ""
    try:
        number = phonenumbers.parse(rest, region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return str(
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    )
