"""Recognises references to the European platform for online disputes."""

import re

from inspector.reading.spotted import Spotted, spot

PLATFORM = re.compile(
    r"ec\.europa\.eu/(?:consumers/)?odr\b|\bODR[- ]?(?:platform|plattform|plateforme)|"
    r"plateforme ODR|online dispute resolution|online[- ]?geschillen(?:beslechting|"
    r"platform)|Europe(?:es|se) geschillen(?:platform|beslechting)|"
    r"platform (?:voor )?onlinegeschillen|plateforme (?:européenne )?(?:de )?RLL|"
    r"règlement (?:en ligne|extrajudiciaire en ligne) des (?:litiges|différends)|"
    r"OS-Plattform|Online-Streitbeilegung|\b524/2013\b",
    re.I,
)
CLOSED = re.compile(
    r"gesloten|opgeheven|niet meer|beëindigd|stopgezet|fermée?|supprimée?|"
    r"n.existe plus|"
    r"n.est plus|closed|discontinued|no longer|shut down|eingestellt|geschlossen|"
    r"nicht mehr|20 jul[iy] 2025|20 juillet 2025|20\. Juli 2025",
    re.I,
)
LINK = re.compile(r"(?:^|[/.])ec\.europa\.eu/(?:consumers/)?odr\b", re.I)


def platform_mentions(text: str) -> list[Spotted]:
    """References to the platform; kind `closed` when the text says it is gone."""
    found = []
    for match in PLATFORM.finditer(text):
        around = text[max(0, match.start() - 150) : match.end() + 150]
        kind = "closed" if CLOSED.search(around) else "live"
        found.append(spot(text, *match.span(), match[0], kind=kind))
    return found


def is_platform_link(url: str) -> bool:
    """Whether a link leads to the platform."""
    return bool(LINK.search(url))
