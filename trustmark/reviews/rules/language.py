"""In which language a short text is written, told by its small words.

Small words are a third of any text in these languages and say more than a dictionary.
Where there are too few of them the answer is that one cannot tell.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

_SMALL_WORDS = Path(__file__).parents[1] / "data" / "small_words.toml"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
FEWEST_WORDS = 5
# From this many words on, a text in one of our languages has shown some small ones.
ENOUGH_WORDS = 12
OTHER = "other"


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _WORD.findall(text.casefold())


def language_of(text: str) -> str:
    """A code such as `nl`; `other` when it is none we know; empty if one cannot tell.

    It prefers to say nothing: two languages that come out equal are no answer.
    """
    if _is_foreign_script(text):
        return OTHER
    words = words_of(text)
    if len(words) < FEWEST_WORDS:
        return ""
    hits = {
        code: sum(word in small for word in words)
        for code, small in _small_words().items()
    }
    first, second = sorted(hits, key=lambda code: hits[code], reverse=True)[:2]
    if hits[first] <= len(words) // 12 and len(words) >= ENOUGH_WORDS:
        return OTHER
    if hits[first] < 2 or hits[first] < hits[second] + 2:
        return ""
    return first


def _is_foreign_script(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    foreign = sum(ord(sign) > 0x24F and ord(sign) not in _LIGATURES for sign in letters)
    return len(letters) >= FEWEST_WORDS and foreign * 2 > len(letters)


_LIGATURES = frozenset(range(0xFB00, 0xFB07))


@cache
def _small_words() -> dict[str, frozenset[str]]:
    read = tomllib.loads(_SMALL_WORDS.read_text("utf-8"))
    return {code: frozenset(table["words"].split()) for code, table in read.items()}
