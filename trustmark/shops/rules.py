"""What a company number, VAT number and domain must look like; pure."""

import ipaddress
import re
from enum import StrEnum
from urllib.parse import urlsplit

import idna
from publicsuffixlist import PublicSuffixList
from stdnum.be import vat as belgian
from stdnum.eu import vat as european

_SUFFIXES = PublicSuffixList(accept_unknown=True)
# ASCII only: the digits of other scripts are no part of a company number.
_NO_DIGIT = re.compile(r"[^0-9]")


class Fault(StrEnum):
    """What is wrong with what was typed; the pages have a sentence for each."""

    KVK_LENGTH = "kvk-length"
    KBO_LENGTH = "kbo-length"
    KBO_CHECKSUM = "kbo-checksum"
    NUMBER_SHAPE = "number-shape"
    VAT_SHAPE = "vat-shape"
    VAT_COUNTRY = "vat-country"
    VAT_NOT_THIS_COMPANY = "vat-not-this-company"
    DOMAIN_SHAPE = "domain-shape"
    DOMAIN_IS_ADDRESS = "domain-is-address"
    DOMAIN_IS_SUFFIX = "domain-is-suffix"


def company_number(typed: str) -> str:
    """The number as it is kept: for Dutch and Belgian companies its digits alone."""
    return _NO_DIGIT.sub("", typed)


def kept_number(typed: str) -> str:
    """The number under which a company is known; as typed where it has no digits."""
    return company_number(typed) or typed.strip()


def fault_in_company_number(number: str, *, country: str) -> Fault | None:
    """Why this cannot be a company number of that country.

    KvK numbers (NL) are eight digits without a check digit; KBO numbers (BE) are ten
    digits of which the last two are 97 minus the rest modulo 97.
    """
    digits = company_number(number)
    if country == "NL":
        return None if len(digits) == 8 else Fault.KVK_LENGTH
    if country == "BE":
        if len(digits) != 10 or digits[0] not in "01":
            return Fault.KBO_LENGTH
        return None if belgian.is_valid(digits) else Fault.KBO_CHECKSUM
    return None if 4 <= len(number.strip()) <= 20 else Fault.NUMBER_SHAPE


def vat_number(typed: str) -> str:
    """The VAT number as it is kept: country code and signs, without spaces or dots."""
    return re.sub(r"[\s.\-]", "", typed).upper()


def fault_in_vat_number(number: str, *, country: str, company: str) -> Fault | None:
    """Why this cannot be the VAT number of that company; an empty one is allowed.

    A Belgian VAT number is the company number with `BE` before it.
    """
    kept = vat_number(number)
    if not kept:
        return None
    if not european.is_valid(kept):
        return Fault.VAT_SHAPE
    if kept[:2] != ("EL" if country == "GR" else country):
        return Fault.VAT_COUNTRY
    if country == "BE" and company_number(kept) != company_number(company):
        return Fault.VAT_NOT_THIS_COMPANY
    return None


def domain_of(typed: str) -> str:
    """The domain in what was typed, in ASCII, without `www.`; empty when there is none.

    `https://www.Kaasboer-Jansen.nl/kaas?x=1` is `kaasboer-jansen.nl`.
    """
    try:
        ascii_host = idna.encode(_host_of(typed).rstrip("."), uts46=True).decode()
    except idna.IDNAError:
        return ""
    return ascii_host.removeprefix("www.")


def registered_domain(domain: str) -> str:
    """The part of a domain that somebody registered: of `a.kaas.co.uk` `kaas.co.uk`."""
    return str(_SUFFIXES.privatesuffix(domain) or domain)


def fault_in_domain(typed: str) -> Fault | None:
    """Why this is not the domain of a shop."""
    domain = domain_of(typed)
    if _is_address(domain or _host_of(typed)):
        return Fault.DOMAIN_IS_ADDRESS
    if "." not in domain or len(domain) > 253:
        return Fault.DOMAIN_SHAPE
    if _SUFFIXES.publicsuffix(domain) == domain:
        return Fault.DOMAIN_IS_SUFFIX
    return None


def _host_of(typed: str) -> str:
    text = typed.strip()
    try:
        return urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:  # such as a bracket that is never closed
        return ""


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
