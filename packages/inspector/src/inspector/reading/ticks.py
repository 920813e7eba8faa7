"""Reads what a box is for that stands ticked in advance."""

import re

PAID_EXTRA = re.compile(
    r"verzekering|extra garantie|garantieverlenging|serviceplan|"
    r"servicepakket|donatie|doneer|"
    r"inpak|cadeauverpakking|express|spoed|beschermingsplan|zorgeloos|"
    r"insurance|warranty|protection|donat|gift wrap|priority|"
    r"assurance|\bdons?\b|emballage cadeau|extension de garantie|"
    r"versicherung|spende|geschenkverpackung",
    re.I,
)
CONSENT = re.compile(
    r"nieuwsbrief|newsletter|aanbiedingen|op de hoogte|mailing|reclame|"
    r"infolettre|offres|lettre d.information|promotion|marketing|special offers|"
    r"keep me (?:informed|posted|up)|stay up|sms|whatsapp|toestemming|consent|"
    r"akkoord|agree|accepte|zustimm|einverstanden",
    re.I,
)
HARMLESS = re.compile(
    r"factuuradres|bezorgadres|afleveradres|zelfde (?:adres|als)|billing|"
    r"shipping address|"
    r"same (?:as|address)|même adresse|adresse de (?:livraison|facturation)|"
    r"onthoud|remember|se souvenir|bewaar (?:mijn )?gegevens|als gast|guest|"
    r"rechnungsadresse",
    re.I,
)


def purpose_of(label: str) -> str:
    """`paid-extra`, `consent`, `harmless` or `unknown`."""
    if PAID_EXTRA.search(label):
        return "paid-extra"
    if CONSENT.search(label):
        return "consent"
    return "harmless" if HARMLESS.search(label) else "unknown"
