"""What a page is for: from the words that lead to it and the words on it."""

import re
from urllib.parse import unquote, urlsplit

from inspector.reading.markup import Markup

# In order of strength: the first pattern that fits decides. "Privacy and cookies" is
# a privacy statement, "returns and complaints" a page on returns.
NAMES: tuple[tuple[str, str], ...] = (
    (
        "privacy",
        r"privacy|vie privée|vie-privee|confidentialit|gegevensbescherming|"
        r"datenschutz|protection des données|donnees-personnelles|"
        r"données personnelles|\bgdpr\b|\bavg\b",
    ),
    ("cookies", r"cookie|traceurs"),
    (
        "returns",
        r"retour(?!s? naar|\W*(?:à|au)\b)|herroep|bedenktijd|ruilen|terugsturen|"
        r"rétract|retract|remboursement|échange|\breturns?\b|refund|withdraw|"
        r"widerruf|rückgabe|rücksend|rueckgabe",
    ),
    (
        "terms",
        r"voorwaarden|conditions[ -](?:générales|generales|of|d)|\bcg[vu]\b|"
        r"terms|conditions de vente|\bagb\b|geschäftsbedingungen|\btos\b|"
        r"general[ -]conditions",
    ),
    (
        "complaints",
        r"klacht|geschil|plainte|réclamation|reclamation|litige|médiation|mediation|"
        r"complaint|dispute|beschwerde|streit",
    ),
    (
        "reviews",
        r"\breviews?\b|beoordelingen|ervaringen|\bavis\b|testimonial|bewertung",
    ),
    (
        "delivery",
        r"verzend|bezorg|levering|levertijd|livraison|expédition|shipping|delivery|"
        r"versand|lieferung",
    ),
    (
        "payment",
        r"betaal|betaling|betalen|paiement|moyens-de-paiement|payment|zahlung",
    ),
    (
        "contact",
        r"contact|klantenservice|klantendienst|service[ -]client|customer[ -]service|"
        r"nous[ -](?:joindre|écrire|ecrire)|kontakt|impressum|imprint|"
        r"mentions[ -]légales|mentions[ -]legales|"
        r"colofon|legal[ -]notice|bedrijfsgegevens",
    ),
    ("cart", r"winkelwagen|winkelmand|\bcart\b|\bbasket\b|panier|warenkorb|\bbag\b"),
    (
        "checkout",
        r"afrekenen|\bkassa\b|checkout|\bkasse\b|passer (?:la )?commande",
    ),
    (
        "about",
        r"over ons|over-ons|wie zijn wij|wie-zijn|à propos|a-propos|qui sommes|"
        r"about|über uns|ueber-uns|ons verhaal",
    ),
)
PATTERNS = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in NAMES)
PRODUCT_PATH = re.compile(
    r"/(?:products?|produkt|produit|producten|p|item)/[^/]+", re.I
)
CATEGORY_PATH = re.compile(
    r"/(?:categor(?:y|ie|ies)|collections?|shop|winkel|boutique|c|assortiment|"
    r"product-category)(?:/|$)",
    re.I,
)
ADD_TO_CART = re.compile(
    r"(?:in|aan) (?:de |het |mijn |je |uw )?(?:winkelwagen|winkelmand|mandje)|"
    r"add to (?:my |your )?(?:cart|basket|bag)|"
    r"(?:ajouter|mettre|placer) .{0,8}panier|in den warenkorb",
    re.I,
)
PRODUCT_FACTS = re.compile(
    r'"@type"\s*:\s*\[?\s*"Product"|itemtype="https?://schema\.org/Product"'
)
PAGE_NUMBER_OF_LIST = 4


def kind_of_link(text: str, url: str) -> str:
    """The kind of page a link promises, or `other`; its words weigh before its path."""
    for words in (text if len(text) < 80 else "", _path_words(url)):
        for kind, pattern in PATTERNS:
            if words and pattern.search(words):
                return kind
    path = urlsplit(url).path
    if PRODUCT_PATH.search(path):
        return "product"
    return "category" if CATEGORY_PATH.search(path) else "other"


def kind_of_page(markup: Markup, html: str, url: str, *, promised: str) -> str:
    """The kind of page this is, given what the link to it promised."""
    for heading in (*markup.headings[:2], markup.title.split("|")[0]):
        for kind, pattern in PATTERNS:
            if pattern.search(heading) and kind not in {"cart", "checkout", "payment"}:
                return _agreed(kind, promised)
    if promised in {"other", "category", "product"}:
        return _kind_of_goods(markup, html, url, promised)
    return promised


def _agreed(seen: str, promised: str) -> str:
    """The promise wins unless it was vague: a heading may name a neighbour first."""
    return seen if promised in {"other", "category", "product"} else promised


def _kind_of_goods(markup: Markup, html: str, url: str, promised: str) -> str:
    buttons = len(ADD_TO_CART.findall(markup.text))
    if PRODUCT_FACTS.search(html) and buttons < PAGE_NUMBER_OF_LIST:
        return "product"
    if 0 < buttons < PAGE_NUMBER_OF_LIST and promised != "category":
        return "product"
    return "category" if buttons >= PAGE_NUMBER_OF_LIST else promised


def _path_words(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"}:
        return ""
    path = unquote(f"{parts.path} {parts.query}")
    return path.replace("_", "-").replace("/", " ")
