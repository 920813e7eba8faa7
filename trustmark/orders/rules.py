"""What an order, an address and a signature must look like; pure."""

import hmac
import re
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha512
from urllib.parse import quote_plus, urlsplit

from trustmark.kernel.calendar import Calendar, Term

LONGEST_NUMBER = 64
LONGEST_ADDRESS = 254
LONGEST_URL = 500
LONGEST_DELAY = 365
# WordPress saves no key with a capital, `-` or `_`; Magento does not encode what it
# puts into an address.
KEY_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"

# Codes of ISO 639-2/3 that shops send, where the first two letters mislead.
_THREE_LETTERS = {
    "nld": "nl",
    "dut": "nl",
    "eng": "en",
    "deu": "de",
    "ger": "de",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "ita": "it",
    "por": "pt",
    "pol": "pl",
    "dan": "da",
    "swe": "sv",
    "nor": "no",
    "nob": "nb",
    "fin": "fi",
    "ces": "cs",
    "cze": "cs",
    "slk": "sk",
    "slo": "sk",
    "slv": "sl",
    "hrv": "hr",
    "hun": "hu",
    "ron": "ro",
    "rum": "ro",
    "bul": "bg",
    "ell": "el",
    "gre": "el",
    "tur": "tr",
    "rus": "ru",
    "ukr": "uk",
    "ara": "ar",
    "zho": "zh",
    "chi": "zh",
}
_CODE = re.compile(r"[a-z]{2,3}")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffd<>\"(),;]")
_NO_DIGIT = re.compile(r"[^0-9]")
# One mailbox whatever dots are in its name.
_DOTS_DO_NOT_COUNT = frozenset({"gmail.com", "googlemail.com"})
_CALENDAR = Calendar("NL")
_SIGNED = ("webshopId", "orderNumber", "email", "firstName", "inviteDelay")


class Fault(StrEnum):
    """What is wrong with what a shop sent; the edges have a sentence for each."""

    VALUES_MISSING = "values-missing"
    EMAIL_MISSING = "email-missing"
    EMAIL_SHAPE = "email-shape"
    NUMBER_LONG = "number-long"
    NUMBER_MISSING = "number-missing"
    URL_SHAPE = "url-shape"
    URL_NOT_HTTPS = "url-not-https"
    URL_ELSEWHERE = "url-elsewhere"
    DOMAIN_UNPROVEN = "domain-unproven"
    SIGNATURE = "signature"
    NO_ACCESS = "no-access"
    BODY = "body"
    TOO_MANY = "too-many"


def language_of(code: str) -> str:
    """The language in ISO 639-1, or nothing where the code says none.

    `nl`, `nl_nl`, `nl-NL`, `nld` and `zh-hans` occur; `cus` and an empty code mean
    the language of the shop.
    """
    first = re.split(r"[-_]", code.strip().lower(), maxsplit=1)[0]
    if not _CODE.fullmatch(first):
        return ""
    return first if len(first) == 2 else _THREE_LETTERS.get(first, "")


def delay_of(typed: str) -> int | None:
    """The days to wait, within a year; nothing where none were named."""
    try:
        days = int(float(typed.strip() or "x"))
    except (ValueError, OverflowError):
        return None
    return min(max(days, 0), LONGEST_DELAY)


def fault_in_email(address: str) -> Fault | None:
    """Why nobody can be written to here; what stands behind the `@` may be anything."""
    if not address:
        return Fault.EMAIL_MISSING
    name, at, domain = address.rpartition("@")
    is_odd = len(address) > LONGEST_ADDRESS or _UNSEEN.search(address)
    return Fault.EMAIL_SHAPE if is_odd or not (name and at and domain) else None


def fault_in_number(number: str) -> Fault | None:
    """Why this is no order number; an empty one is allowed where an order is told."""
    return Fault.NUMBER_LONG if len(number) > LONGEST_NUMBER else None


def same_mailbox(address: str) -> str:
    """The address as it recognises a person: without case, tag and idle dots."""
    name, _, domain = address.strip().casefold().rpartition("@")
    name = name.partition("+")[0] or name
    if domain in _DOTS_DO_NOT_COUNT:
        name, domain = name.replace(".", ""), "gmail.com"
    return f"{name}@{domain.rstrip('.')}"


def first_name_of(name: str) -> str:
    """The first word of a name, to begin a letter with; nothing else is kept."""
    words = plain_text(name).split()
    return words[0][:60] if words else ""


def plain_text(text: str) -> str:
    """The text on one line, without signs that a page or a database cannot show."""
    if text.isprintable():  # as nearly all are, and then there is nothing to replace
        return " ".join(text.split())
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(shown.split())


def gtin_of(text: str) -> str:
    """The article number, when it is eight, twelve, thirteen or fourteen digits."""
    digits = _NO_DIGIT.sub("", text)
    return digits if len(digits) in {8, 12, 13, 14} else ""


def web_address(text: str) -> str:
    """The address of a page or picture, or nothing when no browser should open it."""
    address = plain_text(text)
    if address.startswith("//"):
        address = f"https:{address}"
    is_fit = address.startswith(("https://", "http://")) and " " not in address
    return address if is_fit and len(address) <= LONGEST_URL else ""


def fault_in_sync_address(url: str, *, domain: str) -> Fault | None:
    """Why we do not deliver there: encrypted alone, and to the shop's own domain."""
    try:
        parts = urlsplit(url)
        host, _ = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return Fault.URL_SHAPE
    if len(url) > LONGEST_URL or _UNSEEN.search(url) or parts.username is not None:
        return Fault.URL_SHAPE
    if parts.scheme != "https":
        return Fault.URL_NOT_HTTPS if parts.scheme else Fault.URL_SHAPE
    if host != domain and not host.endswith(f".{domain}"):
        return Fault.URL_ELSEWHERE
    return None


def last_day_past(term: Term, on: date) -> date:
    """The last day whose term has passed on this day."""
    day = on - timedelta(days=term.days + 2 * term.working_days + 3)
    day -= timedelta(days=31 * term.months + 366 * term.years)
    while term.after(day + timedelta(days=1), _CALENDAR) <= on:
        day += timedelta(days=1)
    return day


def signature_of(data: dict[str, str], *, shop_id: str, key: str) -> str:
    """What a shop signs the data of its order page with.

    HMAC-SHA512 over the fields as PHP's `http_build_query` writes them; a field that
    is not there is left out.
    """
    pairs = (f"{name}={_as_php(data[name])}" for name in _SIGNED if name in data)
    secret = f"{shop_id}:{key}".encode()
    return hmac.new(secret, "&".join(pairs).encode(), sha512).hexdigest()


def _as_php(text: str) -> str:
    # PHP encodes the tilde, Python does not.
    return quote_plus(text.encode("utf-8", "replace")).replace("~", "%7E")
