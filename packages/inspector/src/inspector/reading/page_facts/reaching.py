"""How to reach a trader: e-mail, telephone, and the address of a visit."""

import re
from collections import Counter

from inspector.reading import addresses, contact
from inspector.reading.company_numbers import company_numbers, vat_numbers
from inspector.reading.page_facts.fact import Fact, PageText
from inspector.reading.page_facts.strangers import strangers_in
from inspector.reading.spotted import Spotted

TOP_DOMAIN = re.compile(r"[\w-]\.(nl|be|fr|de|at|ch|lu|uk|ie|es|it|pl|se|dk)\b", re.I)
REGIONS = {"uk": "GB"}
REGISTERS = {"kvk": "nl", "kbo": "be", "siren": "fr"}
SPOKEN = {"nl": "NL", "fr": "FR", "de": "DE", "en": "GB"}
_TOWN = (
    r"(?P<town>[A-ZÀ-Þ][\w'À-ÿ-]+(?:[ -](?:(?:aan|den|der|de|sur|la|le|les|am|an) )?"
    r"[A-ZÀ-Þ][\w'À-ÿ-]+){0,3})"
)
SEATED = re.compile(
    r"\b(?:gevestigd (?:te|in)|kantoorhoudende? te|met zetel te|ansässig in|"
    r"mit Sitz in|établie? à|situ[ée]e? à|basée? à|installée? à|siège (?:social )?à|"
    r"based in|located in|registered in|sitz(?:t)? in|zetel in|gelegen (?:te|in)|"
    r"(?:BV|B\.V\.|NV|N\.V\.|VOF|V\.O\.F\.|CV|C\.V\.|eenmanszaak),? te|"
    r"atelier (?:à|in)|winkel in|[Vv]estigingsplaats:?|"
    r"[Ss]itz(?: der Gesellschaft)?(?: ist)?:?|[Ff]irmensitz:?|[Ss]tandort:)\s+"
    rf"{_TOWN}"
)
# A street and a number behind the word address, though without a code.
LABELLED = re.compile(
    r"\b(?:(?:bezoek|post|retour|vestigings)?adres|adresse|address|anschrift)\b"
    r"[ ]?:?\s{0,3}(?P<street>(?-i:[A-ZÀ-Þ0-9])[^\n,:@]{2,50}?[ ]\d{1,4}[a-z]?)"
    rf"(?:,|\n|[ ]-| te| in)?[ ]?(?-i:{_TOWN})",
    re.I,
)

# "Dorpsstraat 12, Gouda": the word itself says that it is a street.
STREET_AND_TOWN = re.compile(
    r"(?<![\w'-])[A-ZÀ-Þ][\w'À-ÿ.-]{0,25}(?:[ ][\w'À-ÿ.-]{1,25}){0,2}?"
    r"(?<=[a-z])(?:straat|laan|weg|plein|kade|gracht|singel|dijk|straße|strasse|str\.)"
    r"[ ]\d{1,4}[a-zA-Z]?(?:,| te| in)[ ](?:te |in )?" + _TOWN
)


def email(page: PageText) -> Fact | None:
    """The e-mail addresses of the trader, as written."""
    found = contact.emails(page.text)
    # The only address on a page is the trader's, whoever else is spoken of.
    return _several(page, found) or _without_others(page, found)


def _without_others(page: PageText, found: list[Spotted]) -> Fact | None:
    if len({spotted.value for spotted in found}) != 1:
        return None
    return page.fact(found[0].at, found[0].end, values=[_written(page, found[0])])


def phone(page: PageText) -> Fact | None:
    """The telephone numbers of the trader, as written."""
    found = contact.phones(page.text, region=region_of(page))
    # "0403.199.702" is written like a number of a mobile telephone.
    others = [
        number
        for number in (*company_numbers(page.text), *vat_numbers(page.text))
        if number.valid
    ]
    return _several(
        page,
        [
            number
            for number in found
            if not any(
                number.at < other.end and other.at < number.end for other in others
            )
        ],
    )


def address(page: PageText) -> Fact | None:
    """The geographical address; with only a town it is `partial`."""
    strangers = strangers_in(page)
    for place in addresses.addresses(page.text):
        if place.kind == "street" and not strangers.own(place.at):
            return page.fact(place.at, place.end, place.value)
    for match in LABELLED.finditer(page.text):
        is_street = addresses.STREET_WORDS.search(match["street"])
        if is_street and not strangers.own(match.start()):
            return page.fact(match.start("street"), match.end("town"))
    for match in STREET_AND_TOWN.finditer(page.text):
        if not strangers.own(match.start()):
            return page.fact(*match.span())
    seat = SEATED.search(page.text)
    if seat and not strangers.own(seat.start()):
        return page.fact(*seat.span("town"), partial=True)
    return None


def region_of(page: PageText) -> str:
    """The country whose numbering plan a national number follows."""
    counted = Counter(
        domain.lower()
        for domain in TOP_DOMAIN.findall(f"{page.text[:200_000]} {page.host}")
    )
    if not counted:
        # "shop.com" says nothing; a number in a register says where it trades.
        counted = Counter(
            REGISTERS[number.kind]
            for number in company_numbers(page.text)
            if number.valid and number.kind in REGISTERS
        )
    if counted:
        domain: str = counted.most_common(1)[0][0]
        return REGIONS.get(domain, domain.upper())
    return SPOKEN.get(page.language, "NL")


def _several(page: PageText, found: list[Spotted]) -> Fact | None:
    strangers = strangers_in(page)
    own = [spotted for spotted in found if not strangers.own(spotted.at)]
    first: dict[str, Spotted] = {}
    for spotted in own:
        first.setdefault(spotted.value, spotted)
    if not first:
        return None
    written = [_written(page, spotted) for spotted in first.values()]
    start = next(iter(first.values()))
    return page.fact(start.at, start.end, ",".join(written), values=written)


def _written(page: PageText, spotted: Spotted) -> str:
    return " ".join(page.text[spotted.at : spotted.end].split())
