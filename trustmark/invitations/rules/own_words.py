"""What a shop may say itself in the letter that asks, and what it may not."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

_STEERING = Path(__file__).parents[1] / "data" / "steering.toml"
_PLACE = re.compile(r"\{([^{}\n]*)\}")
_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NAMED = re.compile(r"(?<![\w.-])(?:[\w-]+\.)+[a-z]{2,24}(?![\w-])", re.IGNORECASE)
# In the languages of letters; each name works in every language.
PLACES = {
    "first_name": ("first_name", "voornaam", "prénom"),
    "shop": ("shop", "winkel", "boutique"),
    "order_number": ("order_number", "bestelnummer", "numéro"),
    "ordered_on": ("ordered_on", "besteldatum", "date"),
}
_KNOWN = {word: place for place, words in PLACES.items() for word in words}
IN_LANGUAGE = {
    code: tuple(f"{{{words[turn]}}}" for words in PLACES.values())
    for turn, code in enumerate(("en", "nl", "fr"))
}
LONGEST = {"subject": 100, "greeting": 80, "paragraph": 600, "signature": 120}


class Fault(StrEnum):
    """Why words of a shop cannot stand in the letter."""

    LONG = "long"
    PLACE = "place"
    POSITIVE = "positive"
    FILTER = "filter"
    REWARD = "reward"
    ADDRESS = "address"


@dataclass(frozen=True)
class OwnFault:
    """One thing that is wrong, and the words it is about."""

    fault: Fault
    found: str


def faults_in(text: str, *, part: str, is_own: Callable[[str], bool]) -> list[OwnFault]:
    """What keeps these words out of the letter; `is_own` knows the shop's addresses.

    Steering is looked for in every language, whatever the language of the letter.
    """
    faults = []
    if len(text) > LONGEST[part]:
        faults.append(OwnFault(Fault.LONG, str(LONGEST[part])))
    unknown = [name for name in _PLACE.findall(text) if name not in _KNOWN]
    faults += [OwnFault(Fault.PLACE, f"{{{name}}}") for name in unknown]
    if not unknown and re.search(r"[{}]", _PLACE.sub("", text)):
        faults.append(OwnFault(Fault.PLACE, "{ }"))
    for ground, pattern in _patterns().items():
        found = re.search(pattern, _plain(text))
        if found:
            faults.append(OwnFault(ground, found[0]))
    named = [*_WEB.findall(text), *_NAMED.findall(_WEB.sub(" ", text))]
    faults += [OwnFault(Fault.ADDRESS, one) for one in named if not is_own(one)]
    return faults


def filled(text: str, values: Mapping[str, str]) -> str:
    """The words with their places filled; a place without a value takes its space."""

    def value_of(place: "re.Match[str]") -> str:
        value = values[_KNOWN[place["name"]]]
        return place["space"] + value if value else ""

    named = re.compile(r"(?P<space> ?)\{(?P<name>" + "|".join(_KNOWN) + r")\}")
    return named.sub(value_of, text)


def _plain(text: str) -> str:
    """As people mean it: signs that look alike made one, and spaces made single."""
    text = text.lower().replace("’", "'").replace("\u00ad", "").replace("★", "*")
    return re.sub(r"\s+", " ", text)


@cache
def _patterns() -> dict[Fault, str]:
    told = tomllib.loads(_STEERING.read_text("utf-8"))
    patterns = {Fault(ground): _any_of(words) for ground, words in told.items()}
    # A row of stars asks for them without a word.
    return patterns | {Fault.POSITIVE: rf"{patterns[Fault.POSITIVE]}|\*{{5}}"}


def _any_of(by_language: Mapping[str, list[str]]) -> str:
    words = sorted({word for words in by_language.values() for word in words})
    parts = [re.escape(w.rstrip("~")) + (r"\w*" if w[-1] == "~" else "") for w in words]
    return r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)"
