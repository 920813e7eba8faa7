"""The name of the company behind a page: what it calls itself, in many places.

No single place is sure: an imprint has a label, a statement introduces its author, a
title ends in the brand, a footer has a copyright line. Every place proposes a name,
names that are the same count together, and the best supported one is taken.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from inspector.reading.addresses import addresses
from inspector.reading.domains import domain_of, is_registrable
from inspector.reading.page_class import NAMES as PAGE_NAMES
from inspector.reading.page_class import SEPARATOR
from inspector.reading.page_facts.fact import Fact, PageText
from inspector.reading.page_facts.strangers import Strangers, strangers_in
from inspector.reading.vocabulary import vocabulary

WORDS = vocabulary("names")
_WORD = r"[A-ZÀ-Þ0-9][\w'&.À-ÿ®-]{0,50}"
_LINK = r"(?:&|et|en|und|and|de|du|des|d'|la|le|van|der|den|von|by|of|-|\+|x)"
NAME = rf"{_WORD}(?:[ ](?:{_LINK}[ ]){{0,2}}{_WORD}){{0,5}}"
FORM_AFTER = (
    r"(?:B\.?V\.?B\.?A\.?|B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|C\.V\.|S\.?R\.?L\.?|"
    r"S\.?P\.?R\.?L\.?|"
    r"S\.?A\.?S\.?U?\.?|S\.?A\.?R\.?L\.?|S\.A\.|SA|E\.?U\.?R\.?L\.?|"
    r"GmbH(?: & Co\.? KG)?|"
    r"gGmbH|UG(?: \(haftungsbeschränkt\))?|AG|OHG|KG|e\.? ?K\.?|e\.U\.|GbR|Ltd\.?|"
    r"Limited|"
    r"LLC|LLP|Inc\.?|PLC|plc|AB|ApS|A/S|Oy|S\.?à\.? ?r\.?l\.?|Sp\. z o\.o\.|s\.r\.o\.)"
)
WITH_FORM = re.compile(rf"(?P<name>{NAME},? {FORM_AFTER})(?!\w)")
ENDS_IN_FORM = re.compile(rf",? {FORM_AFTER}$")
FORM_BEFORE = re.compile(
    r"\b(?:[Ee]enmanszaak|SARL|S\.A\.R\.L\.?|SAS|SASU|S\.A\.S\.?|EURL|SRL|SPRL|"
    r"SCI|SNC|EI)[ ]"
    rf"(?P<name>{NAME})"
)
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|"
    r"copyright)[ ]*(?:copyright )?(?:\d{4}(?:[ ]?[-–—][ ]?\d{4})?)?[ ,:|–—-]*"
    rf"(?P<name>(?-i:{NAME}))",
    re.I,
)
IN_ADDRESS = re.compile(
    r"(?:@|https?://(?:www\.)?|\bwww\.)((?:[\w-]+\.)+[a-z]{2,12})\b", re.I
)
FREE_MAIL = re.compile(
    r"^(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|orange|wanadoo|free|sfr|"
    r"laposte|telenet|skynet|proximus|ziggo|kpnmail|planet|gmx|web|t-online|google|"
    r"facebook|instagram|youtube|europa|cnil|autoriteitpersoonsgegevens|pixabay|"
    r"allaboutcookies|youronlinechoices|aboutcookies|mozilla|apple|microsoft|paypal|"
    r"gegevensbeschermingsautoriteit|github|whatsapp|tiktok|linkedin|twitter|"
    r"legifrance)$"
)
CAPITALS = re.compile(rf"(?<=[a-zà-ÿ,] ){NAME}")
BEFORE_ADDRESS = re.compile(rf"(?:^|\n|[:,(] ?)(?P<name>{NAME})[ ]?[,\n·–|-]\s*$")
IDENTITY = re.compile(
    r"\b(?:kvk|k\.v\.k|koophandel|btw|tva|vat|ust|siret|siren|rcs|hrb|kbo|ondernemings"
    r"nummer|gevestigd|siège|capital|amtsgericht|registered|zetel|handelend onder|"
    r"handelsnaam|enseigne|exploitant|vertreten durch|représentée? par)",
    re.I,
)
AFTER_NAME = re.compile(
    r"\s[-–—|]\s(?:alle?|tous|tout|powered|websites?|webshop|designed|created|made|"
    r"built|theme|réalis\w*|kvk|btw|siret)\b",
    re.I,
)
PLAIN = re.compile(r"[^a-z0-9à-ÿ]+")
TITLE_LINES = 2
LONGEST = 60
# What a place is worth that proposes a name.
LABELLED, PRESENTED, INTRODUCED, OVER_ADDRESS = 5.0, 2.5, 2.0, 4.0
LEGAL, WITH_IDENTITY, SIGNED, TITLED, ADDRESSED, REPEATED = 3.0, 9.0, 3.5, 3.0, 2.0, 1.0


@dataclass(frozen=True)
class Proposal:
    """A name one place proposes, how much that place is worth, and where it is."""

    name: str
    start: int
    worth: float

    @property
    def core(self) -> str:
        """What makes two ways of writing one name."""
        without = ENDS_IN_FORM.sub("", self.name)
        return PLAIN.sub("", (without or self.name).casefold())


def company_name(page: PageText) -> Fact | None:
    """The name of the trader: of the company where it is given, else of the shop."""
    strangers = strangers_in(page)
    proposals = [
        proposal
        for found in _proposals(page)
        if (proposal := _tidied(found)) and _may_be(proposal, strangers)
    ]
    if not proposals:
        return None
    worth: dict[str, float] = {}
    for proposal in proposals:
        known = worth.get(proposal.core, min(_mentions(page, proposal.core), 5) * 0.2)
        worth[proposal.core] = known + proposal.worth
    best = max(worth, key=lambda core: worth[core])
    chosen = min((p for p in proposals if p.core == best), key=lambda p: p.start)
    return page.fact(chosen.start, chosen.start + len(chosen.name), chosen.name)


def _proposals(page: PageText) -> Iterator[Proposal]:
    text = page.text
    places = [place.at for place in addresses(text)]
    yield from _from_title(text)
    for pattern, worth in (
        (WITH_FORM, LEGAL),
        (FORM_BEFORE, LEGAL),
        (COPYRIGHT, SIGNED),
        (LABEL, LABELLED),
        (INTRODUCES, INTRODUCED),
        (PRESENTS, PRESENTED),
    ):
        # A name counts once per sort of place, at the best of them.
        found: dict[str, Proposal] = {}
        for match in pattern.finditer(text):
            is_sure = worth == LEGAL and _is_identified(text, match, places)
            value = worth + (WITH_IDENTITY if is_sure else 0.0)
            proposal = Proposal(match["name"], match.start("name"), value)
            known = found.setdefault(proposal.name, proposal)
            if known.worth < value:
                found[proposal.name] = proposal
        yield from found.values()
    yield from _over_addresses(text, places)
    yield from _from_addresses(page)
    if page.language != "de":
        yield from _repeated(text)


def _is_identified(text: str, match: re.Match[str], places: list[int]) -> bool:
    """Whether a number of a register, a seat or an address stands beside a name."""
    start, end = match.span()
    has_address = any(end <= place < end + 60 for place in places)
    return has_address or bool(IDENTITY.search(text, max(0, start - 80), end + 120))


def _over_addresses(text: str, places: list[int]) -> Iterator[Proposal]:
    """The name right before an address, on the same line or the one above."""
    seen: set[str] = set()
    for place in places:
        match = BEFORE_ADDRESS.search(text, max(0, place - 80), place)
        if match and match["name"] not in seen:
            seen.add(match["name"])
            yield Proposal(match["name"], match.start("name"), OVER_ADDRESS)


LABEL = re.compile(
    rf"^(?:\W{{0,12}}\d+[.)/]?\s*)?(?:{WORDS['label'].pattern})(?: de l'[\w ]+)?"
    rf"[ ]*(?::|\n|:\n)\s*"
    rf"(?P<name>(?-i:{NAME}))",
    re.I | re.M,
)
INTRODUCES = re.compile(
    rf"\b(?:{WORDS['introduced'].pattern})[ ]+\"?(?P<name>(?-i:{NAME}))", re.I
)
PRESENTS = re.compile(
    rf"(?P<name>(?-i:{NAME}))[ ]?(?:{WORDS['presents_itself'].pattern})", re.I
)


def _from_title(text: str) -> Iterator[Proposal]:
    """The part of the title that is not the name of the page."""
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", text[:800]))
    for line in lines[:TITLE_LINES]:
        if len(line[0]) <= 160:
            yield from _from_line(line[0], line.start(), text)
        if SEPARATOR.search(line[0]) or _is_page_name(line[0]):
            return


def _from_line(line: str, start: int, text: str) -> Iterator[Proposal]:
    places, at = [], 0
    for match in [*SEPARATOR.finditer(line), None]:
        end = match.start() if match else len(line)
        places.append((at, line[at:end]))
        at = match.end() if match else end
    named = [place for place in places if not _is_page_name(place[1])]
    for rank, (offset, part) in enumerate(reversed(named)):
        again = text.count(part) > 1
        worth = TITLED - rank * 0.5 + (1.0 if again else 0.0)
        begins_well = part.lstrip()[:1].isupper() or part.lstrip()[:1].isdigit()
        if again or (len(places) > 1 and begins_well):
            yield Proposal(part, start + offset, worth)
    for offset, part in places:
        if _is_page_name(part):
            yield from _after_page_name(part, start + offset, text)


def _after_page_name(part: str, start: int, text: str) -> Iterator[Proposal]:
    """'Contact Kaashuis': what remains when the name of the page is taken away."""
    ends = (
        found.end() for names in PAGE_NAMES.values() for found in names.finditer(part)
    )
    rest = part[max(ends, default=0) :].strip()
    if re.fullmatch(NAME, rest) and text.count(rest) > 1:
        yield Proposal(rest, start + part.rindex(rest), TITLED - 0.5)


def _is_page_name(part: str) -> bool:
    return any(pattern.search(part) for pattern in PAGE_NAMES.values())


def _from_addresses(page: PageText) -> Iterator[Proposal]:
    """The name in a domain, where the text writes it as words."""
    domains = Counter(
        domain_of(host.lower())
        for host in IN_ADDRESS.findall(page.text)
        if is_registrable(host.lower())
    )
    if page.host:
        domains[domain_of(page.host)] += 3
    for domain, count in domains.most_common(6):
        label = PLAIN.sub("", domain.partition(".")[0])
        if len(label) < 3 or FREE_MAIL.match(label):
            continue
        spelled = r"[ '&.-]{0,3}".join(map(re.escape, label))
        match = re.search(rf"(?<![\w@./-]){spelled}(?![\w@-]|\.[a-z])", page.text, re.I)
        if match:
            worth = ADDRESSED + min(count, 3) * 0.3
            yield Proposal(match[0], match.start(), worth)


def _repeated(text: str) -> Iterator[Proposal]:
    """Names in the middle of sentences, when one comes back again and again."""
    counted = Counter(match[0] for match in CAPITALS.finditer(text[:60_000]))
    for name, count in counted.most_common(3):
        if count >= 3:
            yield Proposal(name, text.index(name), REPEATED + min(count, 10) * 0.1)


def _tidied(proposal: Proposal) -> Proposal | None:
    """Without words before and signs after that are no part of the name."""
    name, start = proposal.name, proposal.start
    while match := WORDS["before_name"].search(name + " "):
        name, start = name[match.end() :], start + match.end()
    # A full stop after a word ends a sentence; after a letter or two it abbreviates.
    name = re.split(r"(?<=\w{3})\.\s", name)[0]
    # "© Kaashuis - Alle rechten voorbehouden"
    name = AFTER_NAME.split(name)[0]
    left = len(name) - len(name.lstrip(" -–—:,.\"'*|"))
    name, start = name[left:], start + left
    name = re.sub(r"[ ,–-]*(?:19|20)\d\d$", "", name).rstrip(" -–—:,\"'*|®")
    if name.endswith(".") and name.count(".") == 1:
        name = name[:-1]
    return Proposal(name, start, proposal.worth) if name else None


def _may_be(proposal: Proposal, strangers: Strangers) -> bool:
    name = proposal.name
    return (
        2 <= len(name) <= LONGEST
        and any(sign.isalpha() for sign in name)
        and not any(sign in name for sign in "\n@/")
        and not WORDS["somebody_else"].search(name)
        and not WORDS["no_name"].search(name)
        and not WORDS["label"].fullmatch(name)
        and (bool(ENDS_IN_FORM.search(name)) or not _is_page_name(name))
        and not strangers.own(proposal.start)
    )


def _mentions(page: PageText, core: str) -> int:
    return PLAIN.sub("", page.text[:100_000].casefold()).count(core) if core else 0
