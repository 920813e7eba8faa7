"""Finds the parts of a page that speak of somebody else than the trader.

An imprint names the host and the designer with their addresses; terms name mediators,
authorities and consumer platforms with theirs.
"""

import re
from bisect import bisect_right
from functools import lru_cache

from inspector.reading.page_facts.fact import PageText
from inspector.reading.vocabulary import vocabulary

WORDS = vocabulary("names")
STRANGERS = re.compile(
    r"\b(?:h[ée]bergeurs?|h[ée]bergement(?: du site)?|h[ée]berg[ée]e? (?:par|chez)|"
    r"hosting(?:provider|partner)?(?! gmbh)|"
    r"\bhost(?:er)?\s?:|\bsite'?s? host\b|h[ée]bergement|gehost (?:door|bij)|"
    r"hosted (?:by|at)|webhost\w*|gehostet (?:von|bei)|"
    r"conception (?:et|&) r[ée]alisation|conception (?:du site|graphique)|"
    r"cr[ée]ation (?:du site|site)|r[ée]alisation (?:du site|technique)|"
    r"web-?design\w*|webbouw\w*|ontwerp (?:en|&) realisatie|website (?:door|gemaakt|"
    r"by)|"
    r"realisatie(?: website)?|web ?agency|agence web|"
    r"m[ée]diateurs?(?! de la r)|m[ée]diation de la consommation|ombudsman\w*|"
    r"geschillencommissie|geschilleninstantie|stichting webshop keurmerk|"
    r"(?:\w{0,30})schlichtungsstelle|schlichtungsverfahren|"
    r"\bcnil\b|commission nationale de l'informatique|autoriteit persoonsgegevens|"
    r"gegevensbeschermingsautoriteit|autorit[ée] de protection des donn[ée]es|"
    r"aufsichtsbeh[öo]rde|supervisory authority|data protection commission\w*|"
    r"landesbeauftragte\w*|information commissioner|\bcouncil\b|"
    r"fod economie|spf [ée]conomie|meldpunt|european consumer cent\w+)",
    re.I,
)
# Firms that stand on many a page with their full name and seat: they pay out, host,
# carry, measure or put a seal on it. Only with a legal form or number right behind.
FIRMS = re.compile(
    rf"\b(?:{WORDS['firm'].pattern})\b"
    rf"(?:[ (]{{1,2}}(?:{WORDS['firm_more'].pattern})\b\)?){{0,4}}"
    r"(?:,? \(?(?-i:B\.?V\.?|N\.?V\.?|S\.?A\.?S?\.?|SARL|S\.à ?r\.l\.|GmbH|AG|SE|AB|KG|"
    r"Ltd|Limited|LIMITED|Inc|LLC|Corp|plc|PLC|A/S|Oy|ULC|Bank|Unlimited)(?!\w)|"
    r"[ ,]{1,2}\(?(?:kvk|btw|rcs|siret|hrb)\b)",
    re.I,
)
# A new part of the page begins: a numbered heading, an empty line, the trader again.
NEW_PART = re.compile(
    r"\n\s*\n\s*\n|\n(?:(?:artikel|article|art\.|§)\s?\d{1,2}|\d{1,2}[.)])\s|\n#{1,4} |"
    r"\n(?:contact|kontakt|copyright|©|propri[ée]t[ée]|responsable|verantwoordelijk|"
    r"verantwortlich|kvk|btw|siret|service client|klantenservice|footer|"
    r"widerruf|haftung|urheber|datenschutz|streit|herroep|aansprakelijk|"
    r"siège|adresse|adres\b|onze gegevens|bedrijfsgegevens|nos coordonn[ée]es)|"
    r"[.\n]\s{0,3}(?:[ée]diteur|propri[ée]taire|directeur de (?:la )?publication|"
    r"uitgever|exploitant|eigenaar|anbieter|betreiber|verkoper|vendeur|publisher|owner|"
    r"wij zijn|nous sommes|we are|wir sind)\b",
    re.I,
)
# A firm is spoken of until the sentence ends; hosts have theirs in lines of their own.
SENTENCE_ENDS = re.compile(r"(?<=[a-z\d)][a-z\d)])[.!?]\s+(?=[A-ZÀ-Þ])")
REACH, REACH_OF_FIRM = 260, 150


def strangers_in(page: PageText) -> "Strangers":
    """The parts of this page that speak of others."""
    return _strangers_in(page.text)


@lru_cache(maxsize=4)
def _strangers_in(text: str) -> "Strangers":
    found = []
    for match in STRANGERS.finditer(text):
        end = match.end() + REACH
        stop = NEW_PART.search(text, match.end(), end)
        found.append((match.start(), stop.start() if stop else end))
    for match in FIRMS.finditer(text):
        end = match.end() + REACH_OF_FIRM
        stop = NEW_PART.search(text, match.end(), end)
        end = stop.start() if stop else end
        stop = SENTENCE_ENDS.search(text, match.end(), end)
        found.append((match.start(), stop.start() if stop else end))
    parts: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if parts and start <= parts[-1][1]:
            parts[-1] = (parts[-1][0], max(parts[-1][1], end))
        else:
            parts.append((start, end))
    return Strangers(parts)


class Strangers:
    """Parts of a page in order, to ask whether a place lies in one of them."""

    def __init__(self, parts: list[tuple[int, int]]) -> None:
        """Keep the parts, which follow each other without overlapping."""
        self._starts = [start for start, _ in parts]
        self._ends = [end for _, end in parts]

    def own(self, place: int) -> bool:
        """Whether what stands at this place is said about somebody else."""
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]
