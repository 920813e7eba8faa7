"""What a page says about changing one's mind: how long, who pays, money back."""

import re
from collections.abc import Iterator
from dataclasses import replace

from inspector.reading.durations import Duration, durations
from inspector.reading.page_facts.fact import Fact, PageText
from inspector.reading.sentences import around, sentences
from inspector.reading.spotted import Spotted
from inspector.reading.vocabulary import vocabulary
from inspector.reading.withdrawal import withdrawal_periods

WORDS = vocabulary("returning")
# "The costs are for account of Kaashuis": whoever is named there is the trader.
TRADER_NAMED = re.compile(
    r"(?:[Ff]rais de (?:retour|renvoi)|[Rr]etourkosten|[Rr]eturn costs?).{0,25}"
    r"(?:à la charge de|voor rekening van|borne by) (?=[A-Z])"
)
RECEIVED = re.compile(r"\b(?:na|ontvangst|ontvangen)\b[\w' ]{0,25}$", re.I)
CHANGES_MIND = re.compile(r"\bcancel|herroep|annul|widerr|withdraw|r[ée]tract", re.I)
BADGE_LENGTH = 60
# Longer is no term for paying back; farther away it belongs to something else.
LONGEST_DAYS, REACH, FAR = 100, 220, 9999


def withdrawal_period(page: PageText) -> Fact | None:
    """How long a customer may change their mind, in days."""
    found = withdrawal_periods(page.text)
    rights = [spotted for spotted in found if spotted.kind == "right"]
    # "Thirty days not good, money back" is a present; the right of the law goes first.
    rights.sort(key=lambda spotted: not _names_the_law(page, spotted.at))
    if page.kind == "product":
        found = []
    for spotted in rights or found:
        if not _is_excluded(page, spotted.at) and not _is_badge(page, spotted):
            days = int(spotted.value)
            fact = page.statement(spotted.at, spotted.end, spotted.value)
            return replace(fact, details={"days": days, "at_least_14": days >= 14})
    return None


def refund_period(page: PageText) -> Fact | None:
    """Within how long a trader pays back after a withdrawal or a return."""
    for start, end in sentences(page.text):
        for term in _refund_terms(page.text, start, end):
            if term.unit != "years" and term.days <= LONGEST_DAYS:
                return page.statement(term.start, term.end, term.label)
    return None


def return_shipping_payer(page: PageText) -> Fact | None:
    """Who pays for sending back: `consumer` or `trader`."""
    # Beside goods every shop praises its returns.
    is_goods = page.kind == "product"
    candidates = [
        candidate
        for start, end in sentences(page.text)
        for candidate in _payers(page.text, start, end, is_goods=is_goods)
    ]
    if not candidates:
        return None
    _, start, end, value = min(candidates)
    return page.statement(start, end, value)


def model_withdrawal_form(page: PageText) -> Fact | None:
    """The model form: `full` when its text stands there, else `mentioned`."""
    fields = WORDS["form_text"].search(page.text)
    mentions = (
        match
        for match in WORDS["form_name"].finditer(page.text)
        if not WORDS["no_form"].search(page.text, match.start() - 20, match.start())
    )
    seen = next(mentions, fields)
    if seen is None:
        return None
    return page.statement(*seen.span(), "full" if fields else "mentioned")


def _refund_terms(text: str, start: int, end: int) -> Iterator[Duration]:
    """Terms in a sentence that belong to paying back rather than to something else."""
    first = start
    if not WORDS["money_back"].search(text, start, end):
        first = _before(text, start, end)
    said = text[first:end].replace("\n", " ")
    if not WORDS["money_back"].search(said) or WORDS["other_refund"].search(said):
        return
    for term in durations(text, start, end):
        place = term.start - first
        to_money = _nearest(WORDS["money_back"], said, place)
        if to_money <= _nearest(WORDS["sending"], said, place) and to_money < REACH:
            yield term


def _before(text: str, start: int, end: int) -> int:
    """Where the sentence before begins, when a term can belong to what it says.

    "We pay everything back. That takes 14 days at most": then no other term stands
    before, and the sentence itself asks nothing of the customer.
    """
    first, _ = around(text, start, before=1)
    asks = WORDS["sending"].search(text, start, end) or CHANGES_MIND.search(
        text, start, end
    )
    return first if not asks and not durations(text, first, start) else start


def _nearest(pattern: re.Pattern[str], said: str, place: int) -> int:
    """How many signs lie between a place and the nearest match."""
    distances = (
        place - match.end() if match.end() <= place else abs(match.start() - place)
        for match in pattern.finditer(said)
        if not _is_received(said, match)
    )
    return min(distances, default=FAR)


def _is_received(said: str, match: re.Match[str]) -> bool:
    """A return that has come in is what a term counts from, not what it is for."""
    is_noun = match[0].lower() == "retourzend" or said.startswith("ing", match.end())
    before = said[max(0, match.start() - 40) : match.start()]
    return is_noun and bool(RECEIVED.search(before))


def _payers(
    text: str, start: int, end: int, *, is_goods: bool
) -> Iterator[tuple[int, int, int, str]]:
    """What a sentence says on who pays: doubt, offsets, and who."""
    said = text[start:end].replace("\n", " ")
    for value, pattern in (
        ("trader", WORDS["trader_pays"]),
        ("trader", TRADER_NAMED),
        ("consumer", WORDS["consumer_pays"]),
    ):
        match = pattern.search(said)
        if match is None or not _is_about_return(text, start, end):
            continue
        if is_goods and len(said) < BADGE_LENGTH:
            continue
        doubt = 0 if WORDS["return"].search(match[0]) else 1
        # "We pay when it was our mistake" says little of a change of mind.
        if value == "trader" and WORDS["faulty"].search(said):
            doubt += 2
        yield doubt, start + match.start(), start + match.end(), value


def _is_about_return(text: str, start: int, end: int) -> bool:
    """Whether the costs a sentence speaks of can be those of sending back."""
    if WORDS["return"].search(text, start, end):
        return True
    first, _ = around(text, start, before=1)
    return bool(WORDS["return"].search(text, first, start))


def _is_excluded(page: PageText, place: int) -> bool:
    return bool(WORDS["excluded"].search(page.text, *around(page.text, place)))


def _names_the_law(page: PageText, place: int) -> bool:
    return bool(WORDS["law_of_withdrawal"].search(page.text, *around(page.text, place)))


def _is_badge(page: PageText, spotted: Spotted) -> bool:
    """A slogan rather than a statement: short, and without verb or beginning."""
    if spotted.kind == "right":
        return False
    text = page.text
    start = max(text.rfind(sign, 0, spotted.at) for sign in "\n·|•") + 1
    ends = [at for sign in "\n·|•" if (at := text.find(sign, spotted.end)) >= 0]
    said = text[start : min(ends, default=len(text))]
    return len(said) < BADGE_LENGTH and not WORDS["states"].search(said)
