"""What a page is, read from its words alone: its title, its headings, its vocabulary.

`page_kind` asks what a link promises and knows kinds a walk needs (cart, checkout);
this asks what a text is, without having come from anywhere.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from inspector.reading.banner_text import without_banner
from inspector.reading.vocabulary import vocabulary

NAMES = vocabulary("page_names")
CLASSES = (*NAMES, "product")
# What a page of each class speaks of, as expressions by meaning.
SUBJECTS: dict[str, tuple[re.Pattern[str], ...]] = {
    kind: tuple(
        pattern
        for meaning, pattern in vocabulary("page_words").items()
        if meaning.startswith(f"{kind}_")
    )
    for kind in CLASSES
}
STATEMENT = re.compile(r"[.!?](?=\s)|\n")
# A page of goods is called this and nothing more: many a shop is called "… Shop".
GOODS = re.compile(
    r"(?:(?:onze|nos|our|unsere|de|la|le|the|alle|tous les|all) )?(?:web ?shop|shop|"
    r"winkel|"
    r"boutique|store|laden|verkauf|producten|produits|products|produkte|assortiment|"
    r"sortiment|collectie|collections?|kollektion|catalogus|catalogue|katalog|sale)",
    re.I,
)
IN_CART = re.compile(
    r"^.{0,14}(?:(?:in|aan) (?:de |het |mijn |je |uw )?(?:winkelwagen|winkelmand|"
    r"mandje|winkeltas)|"
    r"add (?:\w+ )?to (?:my |your |the )?(?:cart|basket|bag|trolley)|"
    r"(?:ajouter|mettre) .{0,8}(?:panier|sac)|"
    r"in den (?:warenkorb|einkaufswagen|korb)|zum warenkorb hinzuf|"
    r"añadir al carrito|aggiungi al carrello|adicionar ao carrinho|do koszyka|"
    r"lägg i varukorg|læg i kurv|legg i handlekurv|ostoskoriin|do košíku|u košaricu|"
    r"în coș|shto në shportë|sepete ekle|"
    r"nu kopen|koop nu|buy (?:it )?now|acheter maintenant|jetzt kaufen).{0,14}$",
    re.I | re.M,
)
# These words sell only with a price beside them.
BESIDE_PRICE = re.compile(
    r"^.{0,14}(?:bestel nu|nu bestellen|bestellen|toevoegen|voeg toe|opties (?:kiezen|"
    r"selecteren)|(?:choose|select) options|order now|add to (?:list|quote)|"
    r"choisir des options|commander|jetzt bestellen|ausf[üu]hrung w[äa]hlen|"
    r"uitverkocht|sold out|[ée]puis[ée]|ausverkauft|bald (?:wieder )?da).{0,14}$",
    re.I | re.M,
)
BESIDE, DESCRIBED = 120, 2
_MONEY = r"(?:€|£|\$|\b(?:EUR|CHF|USD|GBP|kr|lekë)\b|zł|Kč)"
PRICE = re.compile(rf"{_MONEY} ?\d|\d ?(?:{_MONEY}|EUR\b|kr\b|lekë\b|,-)", re.I)
# Articles and paragraphs: the build of terms.
NUMBERED = re.compile(
    r"^[#* ]*(?:(?:art(?:ikel|icle|\.)|§) ?\d{1,2}\b|\d{1,2}\.\d{1,2}\.? )", re.I | re.M
)
MANY_ARTICLES = 5
# A shop praises itself in the titles of its goods: free delivery, easy returns.
PRAISE = re.compile(
    r"(?:gratis|snelle?|kostenlose[rnms]?|schnelle[rnms]?|free|fast|easy|eenvoudig|"
    r"inkl\.?|incl\.?) ?(?:en gratis )?"
    r"(?:verzending|verzonden|bezorg(?:d|ing)|levering|retour(?:neren|s)?|versand|"
    r"lieferung|r[üu]ckgabe|rückversand|shipping|delivery|returns?)\b|"
    r"(?:livraison|retours?) (?:offerte?s?|gratuite?s?|rapide|express|en \d+|24)|"
    r"versandkostenfrei|zonder verzendkosten|morgen in huis",
    re.I,
)
PRAISED = ("shipping", "returns")
SEPARATOR = re.compile(r"\s[|–—·•:»>-]\s|\s*\|\s*")
# "Les présentes conditions générales", "this privacy policy".
THIS_TEXT = re.compile(
    r"\b(?:les pr[ée]sentes|la pr[ée]sente|cette|deze|onze|diese[rs]?|these|this|our) "
    r"((?:\w+ ){0,2}?(?:conditions g[ée]n[ée]rales|(?:\w+)?voorwaarden|privacy\w*|"
    r"agb|gesch[äa]ftsbedingungen|nutzungsbedingungen|terms|politique de (?:"
    r"confidentialit[ée]|cookies|gestion des cookies)|charte|datenschutz\w+|"
    r"cookie\w*[- ](?:policy|beleid|verklaring|richtlinie)|cookie(?:beleid|verklaring)|"
    r"cgvu?s?|cgu|conditions|agreement|user agreement)\b)",
    re.I,
)
# A price alone on its line, as on a shelf; and the name of goods above it.
_AMOUNT = r"\d{1,3}(?:[. ]?\d{3})?(?:[.,]\d{2}|[.,][-–]{1,2})?"
_PRICE = (
    rf"(?:{_MONEY} ?{_AMOUNT}|{_AMOUNT} ?(?:{_MONEY}|EUR|CHF|kr|lekë|euros?)(?:\d\d)?|"
    r"\d{1,5},-)"
)
PRICE_LINE = re.compile(
    r"(?:(?:nu|now|van|voor|vanaf|from|was|ab|statt|nur|uvp|à partir de|dès|prijs|prix|"
    rf"preis|price|incl\.?|inkl\.?)?[ :]{{0,2}}{_PRICE}"
    r"\*?[ ]?(?:ttc|incl\. btw|inkl\. mwst\.?|p\.?/?st\.?)?){1,2}|"
    r"(?:prix sur demande|sur devis|prijs op aanvraag|preis auf anfrage|"
    r"price on request)",
    re.I,
)
# "Honing, 250 gram € 6,50": the name and the price on one line.
NAMED_PRICE = re.compile(
    rf"(?P<name>[^\W\d_][^€£$\n]{{2,60}}?)[ :–-]{{1,3}}{_PRICE}\*?", re.I
)
ON_SHELF, LONGEST_NAME, NEAR_BUTTON = 3, 70, 6
# Whose prices are those of a parcel.
DESTINATION = re.compile(
    r"nederland|belgi|belgique|france|frankrijk|frankreich|suisse|deutschland|duitsland|"
    r"österreich|schweiz|luxemb|europ|kingdom|\buk\b|ireland|germany|world|monde\b|"
    r"wereld|welt\b|zone|\beu\b|binnenland|buitenland|inland|ausland|(?:werk)?dagen|"
    r"\bjours|\bdays|(?:werk)?tage|domicile|relais|express|\d ?kg\b|poids|gewicht",
    re.I,
)
# Headings of a contract, and the links below a text.
HEADED = re.compile(r"^[#* ]*\d{1,2}[.)][ \t]+[A-ZÀ-Þ\"].{2,70}[^.:;,\s]$", re.M)
LONG, SHORT = re.compile(r"^.{55,}$", re.M), re.compile(r"^.{2,35}$", re.M)
LINKED, MANY_LINKS = ("terms", "privacy", "cookies", "returns", "shipping"), 2
QUESTION_LENGTH, MANY_QUESTIONS, ONE_SUBJECT, HALF = 120, 3, 0.6, 0.5
BEGINNING = 1500
HEADING_MARKS = re.compile(r"^[#\s>*=\d.)§-]+|[\s*#:]+$")
IN_TITLE, IN_ADDRESS, OVER_TEXT, FOR_SALE, ASKED = 6.0, 2.5, 2.5, 3.5, 3.0
# How much it counts that several things of a class are said, and that little else is.
PER_SUBJECT, MOST_SUBJECTS, FEW_SUBJECTS, FOCUS, DENSE = 0.5, 5, 3, 3.0, 3.0
LEAST, LONGEST_TITLE = 1.7, 200
LONG_LINE, SHORT_LINE, MENU = 55, 60, 4
# The beginning tells what a page is.
LONGEST = 60_000


def class_of(text: str, url: str = "") -> str:
    """The class of a page, one of `CLASSES`, from its text and, if known, address."""
    text = without_banner(text[:LONGEST])
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines:
        return "other"
    scores = _subjects(text[: _start_of_footer(text)])
    is_for_sale = _is_for_sale(text)
    is_shelf = _count_on_shelf(lines) >= ON_SHELF
    if is_for_sale or is_shelf:
        scores["product"] += FOR_SALE
    # What is longer is no title, but a banner or the text itself.
    is_sentence = len(lines[0]) > LONG_LINE and lines[0][-1] in ".;!"
    title = "" if is_sentence or len(lines[0]) > LONGEST_TITLE else lines[0]
    title = PRAISE.sub(" ", title) if is_for_sale else title
    named = _first_name(_parts(title))
    # "About us" or "news" in a title often stands over every page of a site, and a
    # shop that brings its goods says so in theirs.
    is_doubtful = named == "other" or (
        named in PRAISED
        and (is_for_sale or is_shelf)
        and scores["product"] > scores[named]
    )
    _add(scores, named, IN_TITLE / 2 if is_doubtful else IN_TITLE)
    if len(NUMBERED.findall(text)) >= MANY_ARTICLES:
        _add(scores, "terms", OVER_TEXT)
    over_text = OVER_TEXT
    if not named and is_for_sale:
        # Beside the goods stand tabs and boxes on delivery and returns.
        scores["product"] += FOR_SALE / 2
        over_text = OVER_TEXT / 2
    if not named:
        _add(scores, _kind_said(text), OVER_TEXT)
    kind = _first_name(_headings(lines))
    _add(scores, kind, over_text / 2 if kind == "other" else over_text)
    _add(scores, _first_name([_path(url)]), IN_ADDRESS)
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] >= LEAST else "other"


def _kind_said(text: str) -> str:
    """What a text calls itself where it begins: "these terms apply", "this policy"."""
    said = THIS_TEXT.search(text[:BEGINNING])
    if said is None:
        return ""
    return _first_name([said[1]]) or "terms"


def _is_for_sale(text: str) -> bool:
    if not PRICE.search(text):
        return False
    if IN_CART.search(text) or _has_button_below_price(text):
        return True
    described = sum(1 for words in SUBJECTS["product"] if words.search(text))
    return described >= DESCRIBED and any(
        PRICE.search(text, max(0, match.start() - BESIDE), match.end() + BESIDE // 2)
        for match in BESIDE_PRICE.finditer(text)
    )


def _has_button_below_price(text: str) -> bool:
    """Whether a price alone on its line stands close above a button to order."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return any(
        BESIDE_PRICE.fullmatch(line)
        and any(map(PRICE_LINE.fullmatch, lines[max(0, at - NEAR_BUTTON) : at]))
        for at, line in enumerate(lines)
    )


def _count_on_shelf(lines: list[str]) -> int:
    """How often a short name stands over or before nothing but a price."""
    over = (
        name
        for name, line in pairwise(lines)
        if PRICE_LINE.fullmatch(line) and not PRICE.search(name)
    )
    before = (match["name"] for match in map(NAMED_PRICE.fullmatch, lines) if match)
    return sum(
        1
        for name in (*over, *before)
        if len(name) <= LONGEST_NAME
        and name[-1] not in ".:!?"
        and not DESTINATION.search(name)
        and not any(words.search(name) for words in SUBJECTS["shipping"])
    )


def _subjects(text: str) -> dict[str, float]:
    """What speaks for each class: how many of its subjects, in how many statements."""
    ends = [match.end() for match in STATEMENT.finditer(text)]
    said: dict[str, set[int]] = {}
    subjects: dict[str, int] = {}
    for kind, expressions in SUBJECTS.items():
        places = [
            {bisect_right(ends, match.end() - 1) for match in pattern.finditer(text)}
            for pattern in expressions
        ]
        said[kind] = set().union(*places)
        subjects[kind] = sum(1 for found in places if found)
    every = max(1, sum(len(found) for found in said.values()))
    scores = {}
    for kind, found in said.items():
        share = len(found) / every
        dense = min(1.0, DENSE * len(found) / (len(ends) + 1))
        several = min(subjects[kind], MOST_SUBJECTS)
        # One word may be said anywhere; where the talk is of it, several are.
        sure = min(1.0, several / FEW_SUBJECTS)
        scores[kind] = PER_SUBJECT * several + FOCUS * share * dense * sure
    most = max(len(found) for found in said.values())
    main = most / every
    is_mixed = main < ONE_SUBJECT or most < len(ends) * HALF
    if is_mixed and _count_questions(text) >= MANY_QUESTIONS:
        # Many questions about many subjects: a page of answers, of no class at all.
        scores["other"] += ASKED
    if main < ONE_SUBJECT and len(HEADED.findall(text)) >= MANY_ARTICLES:
        scores["terms"] += ASKED
    return scores


def _count_questions(text: str) -> int:
    return sum(
        1
        for line in text.split("\n")
        if line.rstrip().endswith("?") and len(line) <= QUESTION_LENGTH
    )


def _start_of_footer(text: str) -> int:
    """Where links to other pages begin below the text, with what every page has."""
    long = [match.end() for match in LONG.finditer(text)]
    after = max(long[-1] if long else 0, len(text) // 2)
    links = [
        match.start()
        for match in SHORT.finditer(text, after)
        if any(NAMES[kind].search(match[0]) for kind in LINKED)
    ]
    return links[0] if len(links) >= MANY_LINKS else len(text)


def _add(scores: dict[str, float], kind: str, weight: float) -> None:
    scores[kind or "other"] += weight if kind else 0.0


def _parts(title: str) -> list[str]:
    return [part for part in SEPARATOR.split(title[:160]) if part.strip()]


def _headings(lines: list[str]) -> Iterable[str]:
    """Short lines right over a long one: headings rather than menu entries."""
    for at, line in enumerate(lines[:400]):
        if len(line) < LONG_LINE:
            continue
        for place in (at - 1, at - 2):
            is_short = place >= 0 and len(lines[place]) <= SHORT_LINE
            # The parts of a contract or statement have headings of their own.
            is_part = is_short and HEADED.match(lines[place])
            if (
                is_short
                and not is_part
                and (place == at - 1 or not _ends_menu(lines, place))
            ):
                yield HEADING_MARKS.sub("", lines[place])


def _ends_menu(lines: list[str], at: int) -> bool:
    """Whether a line is the last of many short ones."""
    before = lines[max(0, at - MENU) : at]
    return len(before) == MENU and all(len(line) <= SHORT_LINE / 2 for line in before)


def _first_name(candidates: Iterable[str]) -> str:
    """The class that the first telling name among these stands for."""
    for candidate in candidates:
        if GOODS.fullmatch(candidate.strip()):
            return "product"
        places = [
            (match.start(), kind)
            for kind, pattern in NAMES.items()
            if (match := pattern.search(candidate))
        ]
        if places:
            return min(places)[1]
    return ""


def _path(url: str) -> str:
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return ""
    return re.sub(r"[-_/]+", " ", path)
