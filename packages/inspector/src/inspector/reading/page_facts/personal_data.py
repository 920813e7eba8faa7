"""What a page says about personal data: rights, how long kept, authority, cookies."""

import re
from collections.abc import Iterator

from inspector.reading.durations import Duration, durations
from inspector.reading.page_facts.fact import Fact, PageText
from inspector.reading.sentences import around
from inspector.reading.vocabulary import Vocabulary, vocabulary

WORDS = vocabulary("privacy")
NAMES = {"ap": "AP", "gba": "GBA", "cnil": "CNIL", "generic": "generic"}
# How far a list of rights may reach after the word "rights".
REACH_OF_RIGHTS = 900
# A right named alone may be anything; a statement of rights names several.
FEWEST_RIGHTS = 2
MOST_TERMS = 6
# "analytical and marketing cookies", "cookies strictement nécessaires".
BEFORE_COOKIE = re.compile(
    r"(?:[ ,/&-]{1,4}+[\w']++){0,5}?[ -]?(?:cookie|traceur)", re.I
)
AFTER_COOKIE = re.compile(
    r"(?:cookies?|traceurs?)[\")]*(?:[ ,:(]+(?:[\w'-]+[ ,'(-]+){0,4})$", re.I
)
NEGATED = re.compile(
    r"\b(?:geen|aucune?s?|pas de|ni de|no|keine(?:rlei)?|without|sans|zonder|ohne)"
    r"(?: [\w'-]+,?){0,3} ?$",
    re.I,
)
# A word alone on its line, as in a list of sorts.
HEADING_STARTS = re.compile(
    r"(?:^|\n)[ \d.)*#-]*(?:strikt |strictement |strictly )?$", re.I
)
HEADING_ENDS = re.compile(r" ?(?:cookies?)?[ *]*(?:[:(–—-]|\n|$)", re.I)
TABLE_LINE = 60


def _named(beginning: str) -> Vocabulary:
    return {
        meaning.removeprefix(beginning): pattern
        for meaning, pattern in WORDS.items()
        if meaning.startswith(beginning)
    }


RIGHTS, AUTHORITIES = _named("right_"), _named("authority_")
SORTS = {
    sort: re.compile(rf"\b(?:{pattern.pattern})\b", re.I)
    for sort, pattern in _named("cookie_").items()
}


def privacy_rights(page: PageText) -> Fact | None:
    """The rights over one's data that the page names."""
    best: list[tuple[int, int, str]] = []
    for start, end in _talk_of_rights(page.text):
        found = [
            (*match.span(), right.replace("_", " "))
            for right, pattern in RIGHTS.items()
            if (match := pattern.search(page.text, start, end))
        ]
        if len(found) > len(best):
            best = sorted(found)
    if len(best) < FEWEST_RIGHTS:
        return None
    values = [right for _, _, right in best]
    start, end, _ = best[0]
    fact = page.statement(start, end, ",".join(values))
    return Fact(fact.value, fact.quote, fact.start, tuple(values))


def data_protection_authority(page: PageText) -> Fact | None:
    """The authority one can complain to; `generic` when it is not named."""
    named = [
        (match.start(), match.end(), NAMES.get(name, name.upper()))
        for name, pattern in AUTHORITIES.items()
        if name != "generic"
        for match in pattern.finditer(page.text)
        if not WORDS["registered_with"].search(page.text, *_beside(page.text, match))
    ]
    generic = AUTHORITIES["generic"].search(page.text)
    if not named and generic:
        named.append((*generic.span(), NAMES["generic"]))
    if not named:
        return None
    start, end, value = min(named)
    return page.statement(start, end, value)


def retention_terms(page: PageText) -> Fact | None:
    """How long data are kept; `generic` when only as long as needed."""
    terms = list(_terms_of_keeping(page))
    if terms:
        labels = list(dict.fromkeys(term.label for term in terms))[:MOST_TERMS]
        return page.statement(terms[0].start, terms[0].end, " / ".join(labels))
    for match in WORDS["kept_as_needed"].finditer(page.text):
        first, last = around(page.text, match.start())
        if WORDS["kept"].search(page.text, first, last):
            return page.statement(*match.span(), "generic")
    return None


def cookie_categories(page: PageText) -> Fact | None:
    """The sorts of cookies that the page tells apart."""
    found = sorted(
        (min(places), sort)
        for sort, pattern in SORTS.items()
        if (places := [*_beside_cookie(page, pattern)])
    )
    if not found:
        return None
    values = [sort for _, sort in found]
    (start, end), _ = found[0]
    fact = page.statement(start, end, ",".join(values))
    return Fact(fact.value, fact.quote, fact.start, tuple(values))


def _beside(text: str, match: re.Match[str]) -> tuple[int, int]:
    return max(0, match.start() - 60), min(len(text), match.end() + 25)


def _talk_of_rights(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that begin with "rights", with data spoken of nearby."""
    done = -1
    for match in WORDS["of_rights"].finditer(text):
        if match.start() < done:
            continue
        end = match.end() + REACH_OF_RIGHTS
        if WORDS["of_data"].search(text, max(0, match.start() - 300), end):
            yield match.start(), end
            done = match.start() + 40


def _terms_of_keeping(page: PageText) -> Iterator[Duration]:
    text = page.text
    is_statement = page.kind in {"privacy", "cookies"}
    for term in durations(text):
        first, last = around(text, term.start, before=1 if is_statement else 0)
        first = max(first, term.start - 250)
        last = min(last, term.end + 120)
        if WORDS["not_data"].search(text, first, last):
            continue
        is_kept = WORDS["kept"].search(text, first, last) or _is_in_table(page, term)
        if is_kept and (is_statement or _is_of_data(text, term)):
            yield term


def _is_of_data(text: str, term: Duration) -> bool:
    """Elsewhere than in a statement on data, data must be spoken of."""
    first, last = around(text, term.start, before=1)
    return bool(WORDS["of_data"].search(text, first, last))


def _is_in_table(page: PageText, term: Duration) -> bool:
    """A line of a table on a page about cookies that holds little but the term."""
    if page.kind != "cookies":
        return False
    start = page.text.rfind("\n", 0, term.start) + 1
    end = page.text.find("\n", term.end)
    line = page.text[start : end if end >= 0 else len(page.text)]
    return len(line) <= TABLE_LINE and len(line) < 2 * (term.end - term.start) + 10


def _beside_cookie(
    page: PageText, pattern: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """Places of a word for a sort that belong to the word cookie."""
    text = page.text
    for match in pattern.finditer(text):
        start, end = match.span()
        if NEGATED.search(text, max(0, start - 40), start):
            continue
        is_beside = (
            "cookie" in match[0].lower()
            or BEFORE_COOKIE.match(text, end)
            or AFTER_COOKIE.search(text, max(0, start - 60), start)
        )
        is_heading = (
            page.kind == "cookies"
            and HEADING_STARTS.search(text, max(0, start - 12), start)
            and HEADING_ENDS.match(text, end)
        )
        if is_beside or is_heading:
            yield match.span()
