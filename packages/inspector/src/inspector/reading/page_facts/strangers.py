"""Finds the parts of a page that speak of somebody else than the trader.

An imprint names the host and the designer with their addresses; terms name mediators,
authorities and consumer platforms with theirs.
"""

import re
from bisect import bisect_right

from inspector.reading.page_facts.fact import PageText

STRANGERS = re.compile(
    r"\b(?:h[ée]bergeurs?|h[ée]bergement(?: du site)?|h[ée]berg[ée]e? (?:par|chez)|"
    r"hosting(?:provider|partner)?(?! gmbh)|"
    r"gehost (?:door|bij)|hosted (?:by|at)|webhost\w*|gehostet (?:von|bei)|"
    r"conception (?:et|&) r[ée]alisation|conception (?:du site|graphique)|"
    r"cr[ée]ation (?:du site|site)|r[ée]alisation (?:du site|technique)|"
    r"web-?design\w*|webbouw\w*|ontwerp (?:en|&) realisatie|website (?:door|gemaakt|"
    r"by)|"
    r"realisatie(?: website)?|web ?agency|agence web|"
    r"m[ée]diateurs?(?! de la r)|m[ée]diation de la consommation|ombudsman\w*|"
    r"geschillencommissie|geschilleninstantie|stichting webshop keurmerk|"
    r"(?:verbraucher)?schlichtungsstelle|schlichtungsverfahren|"
    r"\bcnil\b|commission nationale de l'informatique|autoriteit persoonsgegevens|"
    r"gegevensbeschermingsautoriteit|autorit[ée] de protection des donn[ée]es|"
    r"aufsichtsbeh[öo]rde|supervisory authority|data protection commission\w*|"
    r"landesbeauftragte\w*|information commissioner|\bcouncil\b|"
    r"fod economie|spf [ée]conomie|meldpunt|european consumer cent\w+)",
    re.I,
)
# A new part of the page begins: a numbered heading, an empty line, the trader again.
NEW_PART = re.compile(
    r"\n\s*\n\s*\n|\n(?:(?:artikel|article|art\.|§)\s?\d{1,2}|\d{1,2}[.)])\s|\n#{1,4} |"
    r"\n(?:contact|kontakt|copyright|©|propri[ée]t[ée]|responsable|verantwoordelijk|"
    r"verantwortlich|kvk|btw|siret|service client|klantenservice|footer)",
    re.I,
)
REACH = 260


def strangers_in(page: PageText) -> "Strangers":
    """The parts of this page that speak of others."""
    parts: list[tuple[int, int]] = []
    for match in STRANGERS.finditer(page.text):
        end = match.end() + REACH
        stop = NEW_PART.search(page.text, match.end(), end)
        end = stop.start() if stop else end
        if parts and match.start() <= parts[-1][1]:
            parts[-1] = (parts[-1][0], max(parts[-1][1], end))
        else:
            parts.append((match.start(), end))
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
