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
# A sentence that goes on longer than this is none.
REACH_OF_ASKING = 500
# A right named alone may be anything; a statement of rights names several.
FEWEST_RIGHTS = 2
MOST_TERMS = 6
# How far below its head a column of terms may reach.
REACH_OF_HEAD = 600
# "analytical and marketing cookies", "cookies strictement nécessaires".
BEFORE_COOKIE = re.compile(
    r"(?:[ ,/&-]{1,4}+[\w']++){0,5}?[ -]?(?:cookie|traceur)", re.I
)
# "Cookies are necessary to shop here" tells no sorts apart.
ALL_ARE = re.compile(
    r"(?:^|[.\n]\s*|\b(?:les|these|diese|deze|de|die|ces) )(?:cookies|traceurs) "
    r"(?:zijn|sont|are|sind)(?: \w+)?(?: \w+)? $",
    re.I,
)
IF_EVER = re.compile(
    r"\b(?:als (?:wij|we)|mochten (?:wij|we)|indien (?:wij|we)|in de toekomst|if we|"
    r"in (?:the )?future|sollten wir|k[üu]nftig|si nous|[àa] l'avenir)\b[^.\n]{0,60}$",
    re.I,
)
NEGATED = re.compile(
    r"\b(?:geen|aucune?s?|pas de|ni de|no|keine(?:rlei)?|without|sans|zonder|ohne)"
    r"(?: [\w'-]+,?){0,3} ?$|\b(?:non|niet|nicht)[- ]$",
    re.I,
)
# A word alone on its line, as in a list of sorts.
HEADING_STARTS = re.compile(
    r"(?:^|\n)[ \d.)*#-]*(?:strikt |strictement |strictly )?$", re.I
)
HEADING_ENDS = re.compile(r" ?(?:cookies?)?[ *]*(?:[:(|–—-]|\n|$)", re.I)
NUMBERED_HEADING = re.compile(
    r"\n[#* ]*(?:(?:artikel|article|art\.|§) ?)?\d{1,2}(?:\.\d{1,2})?[.) :–-]+"
    r"[A-ZÀ-Þ][^\n]{2,50}(?=\n)"
)
TABLE_LINE = 60
FEWEST_TOLD, EXPLAINED = 2, 25
# Two words for one sort; the one that comes first is the page's own.
SYNONYMS = (
    ("necessary", "essential"),
    ("analytics", "statistics"),
    ("marketing", "advertising"),
)


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

# Only small words and other sorts may stand between: "refuse cookies, functional parts
# of the shop break" names no sort.
AFTER_COOKIE = re.compile(
    r"(?:cookies?|traceurs?)[\")]*"
    r"(?: (?:and|or|en|of|et|ou|und|oder) (?:other )?"
    r"(?:similar|vergelijkbare|similaires|soortgelijke|[äa]hnliche) \w+)?"
    r"(?: similaires)?"
    rf"(?:[ ,:(]+(?:(?:{'|'.join(pattern.pattern for pattern in SORTS.values())}|"
    r"die|dat|zijn|strikt|technisch|uitsluitend|alleen|voor|van|qui|sont|strictement|"
    r"dits?|de|des|d|pour|[àa]|fins|l|of|for|that|are|is|which|strictly|used|"
    r"others?|andere|autres|some|einige|dienen|dem|der|or|ou|oder|"
    r"absolutely|zur|zum|f[üu]r|zu|die|sind|unbedingt|wie|such|as|zoals|tels|que|comme|"
    r"namelijk|types?|soorten|and|en|et|und|purposes)[ ,'(:-]+){0,6})$",
    re.I,
)


def privacy_rights(page: PageText) -> Fact | None:
    """The rights over one's data that the page names."""
    best: list[tuple[int, int, str]] = []
    for start, end in (*_talk_of_rights(page.text), *_what_one_may_ask(page)):
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
    # What a session cookie is says nothing of those of this shop.
    needed = WORDS["kept_as_needed"].finditer(
        page.text if page.kind != "cookies" else ""
    )
    for match in needed:
        first, last = around(page.text, match.start())
        if WORDS["kept"].search(page.text, first, last):
            return page.statement(*match.span(), "generic")
    return None


def cookie_categories(page: PageText) -> Fact | None:
    """The sorts of cookies that the page tells apart."""
    found: dict[str, tuple[tuple[int, int], bool]] = {}
    for sort, pattern in SORTS.items():
        places = [*_beside_cookie(page, pattern)]
        if places:
            # A word in a sentence or with an explanation says more than a cell.
            told = [place for place, is_cell in places if not is_cell]
            found[sort] = (min(told or [place for place, _ in places]), not told)
    told_sorts = [sort for sort, (_, is_cell) in found.items() if not is_cell]
    if len(told_sorts) >= FEWEST_TOLD:
        found = {sort: found[sort] for sort in told_sorts}
    for first, second in SYNONYMS:
        if first in found and second in found:
            del found[max(first, second, key=lambda sort: found[sort][0])]
    if not found:
        return None
    values = sorted(found, key=lambda sort: found[sort][0])
    (start, end), _ = found[values[0]]
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
        end = _end_of_rights(text, match.end())
        if WORDS["of_data"].search(text, max(0, match.start() - 300), end):
            yield match.start(), end
            done = match.start() + 40


def _what_one_may_ask(page: PageText) -> Iterator[tuple[int, int]]:
    """Sentences that tell what one may ask about one's data."""
    done = -1
    for match in WORDS["may_ask"].finditer(page.text):
        if match.start() < done:
            continue
        start, end = around(page.text, match.start())
        start = max(start, match.start() - REACH_OF_ASKING)
        done = end = min(end, match.end() + REACH_OF_ASKING)
        if page.kind == "privacy" or WORDS["of_data"].search(page.text, start, end):
            yield start, end


def _end_of_rights(text: str, start: int) -> int:
    """Where a list of rights ends: at the next numbered heading about other things."""
    for heading in NUMBERED_HEADING.finditer(text, start, start + REACH_OF_RIGHTS):
        is_of_rights = WORDS["of_rights"].search(heading[0]) or any(
            pattern.search(heading[0]) for pattern in RIGHTS.values()
        )
        if not is_of_rights:
            return heading.start()
    return start + REACH_OF_RIGHTS


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
    """A line of a table that holds little but the term."""
    if page.kind != "cookies" and not WORDS["kept_how_long"].search(
        page.text, max(0, term.start - REACH_OF_HEAD), term.start
    ):
        return False
    start = page.text.rfind("\n", 0, term.start) + 1
    end = page.text.find("\n", term.end)
    line = page.text[start : end if end >= 0 else len(page.text)]
    longest = 2 * (term.end - term.start) + (10 if page.kind == "cookies" else 30)
    return len(line) <= min(TABLE_LINE, longest)


def _beside_cookie(
    page: PageText, pattern: re.Pattern[str]
) -> Iterator[tuple[tuple[int, int], bool]]:
    """Places where a word for a sort belongs to the word cookie, and if in a cell."""
    text = page.text
    for match in pattern.finditer(text):
        start, end = match.span()
        if NEGATED.search(text, max(0, start - 40), start):
            continue
        if IF_EVER.search(text, max(0, start - 100), start):
            continue
        after = AFTER_COOKIE.search(text, max(0, start - 60), start)
        if after and ALL_ARE.search(text, max(0, start - 60), start):
            after = None
        if "cookie" in match[0].lower() or BEFORE_COOKIE.match(text, end) or after:
            yield match.span(), False
        elif (
            page.kind == "cookies"
            and HEADING_STARTS.search(text, max(0, start - 12), start)
            and HEADING_ENDS.match(text, end)
        ):
            is_numbered = text[max(0, start - 3) : start].strip(" .)")[-1:].isdigit()
            yield match.span(), not is_numbered and _is_cell(text[end : end + 80])


def _is_cell(rest: str) -> bool:
    """Whether a word stands alone, with only short lines behind it."""
    same, _, following = rest.partition("\n")
    is_told = len(same) >= EXPLAINED or (
        same.lstrip()[:1] in {":", "–", "—", "-", "("} and len(same) >= EXPLAINED / 3
    )
    return not is_told and len(following.partition("\n")[0]) < EXPLAINED
