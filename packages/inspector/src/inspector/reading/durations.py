"""Recognises lengths of time in four languages: numbers, number words and units."""

import re
from dataclasses import dataclass

_LOW = {
    "nl": "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien "
    "veertien vijftien zestien",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize "
    "quatorze quinze seize",
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen",
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn "
    "vierzehn fünfzehn sechzehn",
}
NUMBERS: dict[str, int] = {
    word: number
    for words in _LOW.values()
    for number, word in enumerate(words.split(), start=1)
} | {
    "één": 1, "une": 1, "a": 1, "an": 1, "eine": 1, "einer": 1, "einem": 1, "eines": 1,
    "einen": 1, "fuenf": 5, "zwoelf": 12, "twintig": 20, "vingt": 20, "twenty": 20,
    "zwanzig": 20, "eenentwintig": 21, "twenty-one": 21, "achtentwintig": 28,
    "dertig": 30, "trente": 30, "thirty": 30, "dreißig": 30, "dreissig": 30,
    "veertig": 40, "quarante": 40, "forty": 40, "vierzig": 40, "vijfenveertig": 45,
    "vijftig": 50, "fifty": 50, "cinquante": 50, "fünfzig": 50, "zestig": 60,
    "soixante": 60, "sixty": 60, "sechzig": 60, "negentig": 90, "ninety": 90,
    "quatre-vingt-dix": 90, "neunzig": 90, "honderd": 100, "cent": 100,
    "hundred": 100, "hundert": 100, "zweier": 2, "dreier": 3, "achttien": 18,
    "dix-huit": 18, "eighteen": 18, "achtzehn": 18, "vierentwintig": 24,
    "vingt-quatre": 24, "twenty-four": 24, "vierundzwanzig": 24, "zesendertig": 36,
    "trente-six": 36, "thirty-six": 36, "sechsunddreißig": 36, "zehner": 10,
}  # fmt: skip
UNITS: tuple[tuple[str, str], ...] = (
    ("hours", r"u(?:ur|ren)\b|heures?\b|hours?\b|stunden?\b|hrs?\b"),
    (
        "working days",
        r"(?:werkdag(?:en)?|werktag(?:en?)?|arbeitstag(?:en?)?|jours? ouvr(?:é|able)s?|"
        r"jours? ouvrables|(?:business|working) days?)\b",
    ),
    (
        "days",
        r"(?:(?:kalender|calendar |volle |full |hele )?(?:dag(?:en)?|daagse?|days?|"
        r"tag(?:en?|e?s)?|tägige\w*)|jours?(?: calendaires?| francs?)?)\b",
    ),
    ("weeks", r"(?:weken|week|weeks|semaines?|wochen?|wöchige\w*)\b"),
    ("months", r"(?:maand(?:en)?|mois|months?|monat(?:en?|e?s)?|monatige\w*)\b"),
    ("years", r"(?:jaar|jaren|ans?\b|années?|years?|jahr(?:en?|es)?|jährige\w*)\b"),
)
_WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True))
DURATION = re.compile(
    # "aan" is no year, though "a" is a number and "an" a unit.
    rf"(?<![\w.,/€$-])(?P<number>\d{{1,3}}|(?:{_WORDS})"
    r"(?=[\s(-]|t[äa]g|jähr|w[öo]ch|monat|maand|jaar|daag))"
    rf"(?:\s?\(\s?(?P<again>\d{{1,3}}|{_WORDS})\s?\))?"
    r"(?:(?:\s?[-–]\s?|\s?(?:à|to|tot|bis|ou|or|of|oder)\s)(?P<upto>\d{1,3}))?[\s-]{0,3}"
    r"(?:volle |volledige |full |hele |whole |consecutive |opeenvolgende |weitere |"
    r"nächste |nächsten )?"
    rf"(?:{'|'.join(f'(?P<u{at}>{unit})' for at, (_, unit) in enumerate(UNITS))})",
    re.I,
)
DAYS = {
    "hours": 0,
    "working days": 1,
    "days": 1,
    "weeks": 7,
    "months": 30,
    "years": 365,
}


@dataclass(frozen=True)
class Duration:
    """A number of a unit between two offsets; of a range, `number` is the longest."""

    number: int
    unit: str
    start: int
    end: int

    @property
    def days(self) -> int:
        """About how many days: a month counts thirty, an hour none."""
        return self.number * DAYS[self.unit]

    @property
    def calendar_days(self) -> int:
        """How many days it takes at most: a part of one counts, and weekends."""
        if self.unit == "hours":
            return -(-self.number // 24)
        if self.unit == "working days":
            return self.number + 2 * -(-self.number // 5)
        return self.days

    @property
    def label(self) -> str:
        """As it is written in results: `14 days`, `5 working days`."""
        return f"{self.number} {self.unit}"


def durations(text: str, start: int = 0, end: int | None = None) -> list[Duration]:
    """Every length of time in a text, or in the part between two offsets."""
    found = []
    for match in DURATION.finditer(text, start, len(text) if end is None else end):
        written = match["upto"] or match["number"].lower()
        number = int(written) if written.isdigit() else NUMBERS[written]
        unit = next(unit for at, (unit, _) in enumerate(UNITS) if match[f"u{at}"])
        # "a day" and "en un an" are seldom terms; "un mois" and "een jaar" are.
        if number and not (number == 1 and unit == "days" and not written.isdigit()):
            found.append(Duration(number, unit, match.start(), match.end()))
    return found
