"""Recognises the name of a company by the legal form behind it."""

import re

_FORM = (
    r"B\.?V\.?B?\.?A?\.?|N\.?V\.?|V\.?O\.?F\.?|C\.?V\.?|S\.?R\.?L\.?|S\.?P\.?R\.?L\.?|"
    r"S\.?A\.?R\.?L\.?|"
    r"S\.?A\.?S?\.?|GmbH|UG|e\.K\.|VZW|ASBL|CommV|SComm|SNC|Ltd\.?|Limited|AG"
)
_WORD = r"[A-ZÀ-Þ0-9][\wÀ-ÿ&'’.-]{0,30}"
BEFORE = re.compile(
    rf"(?<![\w.&'’-])((?:{_WORD}[ \t]+(?:(?:van|de|den|der|du|des|la|le|en|et|und|&|’t|"
    rf"'t)[ \t]+){{0,2}}){{1,6}}"
    rf"(?:{_FORM}))(?![\w])"
)
SOLE = re.compile(
    rf"\b(?:[Ee]enmanszaak|[Vv]ennootschap onder firma|[Ss]tichting|[Cc]oöperatie|"
    rf"[Éé]?[Ee]ntreprise "
    rf"individuelle|[Ss]ole trader)\b[ :,]*((?:{_WORD}[ \t]*){{1,5}})"
)


def company_names(text: str) -> list[re.Match[str]]:
    """Every name of a company with its legal form, where it stands in the text."""
    found = [*BEFORE.finditer(text), *SOLE.finditer(text)]
    return sorted(found, key=lambda match: match.start())
