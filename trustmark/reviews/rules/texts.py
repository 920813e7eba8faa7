"""What stands in a text that should not: contact data, links, insults, copies.

Each function gives the words that made it say so, as they were typed, for the
moderator. They hold a review until somebody has read it and decide nothing else, so a
false alarm costs a look and never a review.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from trustmark.kernel.folding import folded

_INSULTS = Path(__file__).parents[1] / "data" / "insults.toml"

_AT = r"(?:@|\s?[\(\[{]\s?(?:at|apenstaartje|arobase)\s?[\)\]}]\s?)"
_DOT = r"(?:\.|\s?[\(\[{]\s?(?:dot|punt|point|punkt)\s?[\)\]}]\s?)"
_EMAIL = re.compile(
    rf"[\w.+-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[a-z]{{2,}}", re.IGNORECASE
)
# A number that begins with 0 or + and has nine to fifteen digits.
_PHONE = re.compile(r"(?<![\w.,])(?:\+|00|\(0|0)\d?(?:[ ./()-]{0,2}\d){7,13}(?!\w)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b")
# Street, number and the postcode of the Netherlands.
_POSTCODE = re.compile(r"\b[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}\b(?=[ ,]+\d+)")
_STREET = re.compile(r"\b\d{1,5}[a-z]?,? {1,2}[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}\b")

# Endings of one language that are also a word of it count only in an address.
_LINK = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|\b(?:[\w-]+\.)+(?:com|net|org|eu|nl|fr|io|biz|shop|online|store|test)(?![\w.@])"
    r"(?:/\S*)?"
    r"|\b(?:[\w-]+\.)+(?:be|de|info)/\S*"
    r"|\b[\w-]+\.(?:be|de)(?=\s*(?:$|[,;!?)\"]))",
)

_SHINGLE = 5
# Below this many words two people may well have said the same.
FEWEST_WORDS_TO_COPY = 8
COPIED_SHARE = 0.8

_LEET = str.maketrans("013457@$!", "oieastasi")
_TOKEN = re.compile(r"[^\s,;:()\[\]{}\"“”„«»?]+")
_RUN = re.compile(r"(.)\1{2,}")


def contact_data(text: str) -> list[str]:
    """E-mail addresses, phone and account numbers, and street addresses."""
    found = [match[0] for match in _EMAIL.finditer(text)]
    found += [m[0].strip() for m in _PHONE.finditer(text) if _is_phone(m[0])]
    found += [m[0] for m in _IBAN.finditer(text) if _is_iban(m[0])]
    found += [m[0] for one in (_POSTCODE, _STREET) for m in one.finditer(text)]
    return found


def links(text: str, *, own_domain: str = "") -> list[str]:
    """Web addresses, with or without https; naming the shop's own domain is none."""
    bare = _EMAIL.sub(" ", text)
    found = [match[0].rstrip(".,!)") for match in _LINK.finditer(bare)]
    own = {own_domain, f"www.{own_domain}"} if own_domain else set()
    return [link for link in found if link.casefold() not in own]


def insults(text: str, *, language: str = "") -> list[str]:
    """Words that insult, in the language of the text; in all of them if not known."""
    known = _insults()
    lists = [known[language]] if language in known else list(known.values())
    words = frozenset[str]().union(*lists)
    return [token for token in _TOKEN.findall(text) if _insults_with(token, words)]


def shingles(text: str) -> frozenset[str]:
    """Every row of five words of a text; nothing for a text too short to compare."""
    words = re.findall(r"\w+", folded(text))
    if len(words) < FEWEST_WORDS_TO_COPY:
        return frozenset()
    rows = range(len(words) - _SHINGLE + 1)
    return frozenset(" ".join(words[n : n + _SHINGLE]) for n in rows)


def copied_from(text: str, others: Iterable[str]) -> str:
    """The first of the other texts that holds four fifths of this one, or nothing."""
    mine = shingles(text)
    if not mine:
        return ""
    for other in others:
        if len(mine & shingles(other)) >= COPIED_SHARE * len(mine):
            return other
    return ""


def _is_phone(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    # A day and an hour are written with signs between short groups: 01-02-2026.
    is_date = re.match(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}(?!\d)", text) is not None
    return 9 <= len(digits) <= 15 and not is_date


def _is_iban(text: str) -> bool:
    """Whether the check digits fit (ISO 13616: modulo 97 leaves 1)."""
    plain = text.replace(" ", "")
    if not 15 <= len(plain) <= 34:
        return False
    moved = plain[4:] + plain[:4]
    return int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1


def _insults_with(token: str, words: frozenset[str]) -> bool:
    plain = folded(token).strip(".!'’-_…")
    if len(plain) < 2 or not any(sign.isalpha() for sign in plain):
        return False
    if "*" in plain or "#" in plain:
        return _is_masked_insult(plain, words)
    spelled = re.sub(r"(?<=\w)[.\-_](?=\w(?:[.\-_]|$))", "", plain)
    shapes = {plain, spelled}
    shapes |= {shape.translate(_LEET) for shape in shapes}
    shapes |= {_RUN.sub(r"\1", shape) for shape in shapes} | {
        _RUN.sub(r"\1\1", shape) for shape in shapes
    }
    return any(_is_listed(shape, words) for shape in shapes)


def _is_listed(shape: str, words: frozenset[str]) -> bool:
    return shape in words or any(
        f"{shape[:length]}*" in words for length in range(3, len(shape) + 1)
    )


def _is_masked_insult(plain: str, words: frozenset[str]) -> bool:
    """Whether stars stand for the letters of a listed word, the first one shown."""
    if not plain[0].isalpha() or len(plain) < 3:
        return False
    signs = [r"\w" if sign in "*#" else re.escape(sign) for sign in plain]
    return any(_fits(word, signs) for word in words)


def _fits(word: str, signs: list[str]) -> bool:
    stem = word.rstrip("*")
    mask = signs[: len(stem)] if word.endswith("*") else signs
    return re.fullmatch("".join(mask), stem) is not None


@cache
def _insults() -> dict[str, frozenset[str]]:
    read = tomllib.loads(_INSULTS.read_text("utf-8"))
    return {code: frozenset(table["words"].split()) for code, table in read.items()}
