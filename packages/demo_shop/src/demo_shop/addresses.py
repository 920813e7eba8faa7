"""Where every page lives, per language. Dutch stands at the root."""

from collections.abc import Mapping

PLACES: Mapping[str, Mapping[str, str]] = {
    "home": {"nl": "", "en": "", "fr": ""},
    "category": {
        "nl": "categorie/<slug>",
        "en": "category/<slug>",
        "fr": "categorie/<slug>",
    },
    "product": {"nl": "product/<slug>", "en": "product/<slug>", "fr": "produit/<slug>"},
    "search": {"nl": "zoeken", "en": "search", "fr": "recherche"},
    "cart": {"nl": "winkelwagen", "en": "cart", "fr": "panier"},
    "details": {
        "nl": "afrekenen/gegevens",
        "en": "checkout/details",
        "fr": "commande/coordonnees",
    },
    "shipping": {
        "nl": "afrekenen/bezorging",
        "en": "checkout/delivery",
        "fr": "commande/livraison",
    },
    "paying": {
        "nl": "afrekenen/betaling",
        "en": "checkout/payment",
        "fr": "commande/paiement",
    },
    "overview": {
        "nl": "afrekenen/overzicht",
        "en": "checkout/overview",
        "fr": "commande/resume",
    },
    "ordered": {"nl": "bedankt", "en": "thank-you", "fr": "merci"},
    "order_copy": {
        "nl": "bedankt/bestelling.txt",
        "en": "thank-you/order.txt",
        "fr": "merci/commande.txt",
    },
    "contact": {"nl": "contact", "en": "contact", "fr": "contact"},
    "about": {"nl": "over-ons", "en": "about-us", "fr": "a-propos"},
    "terms": {
        "nl": "algemene-voorwaarden",
        "en": "terms-and-conditions",
        "fr": "conditions-generales",
    },
    "privacy": {
        "nl": "privacyverklaring",
        "en": "privacy-statement",
        "fr": "declaration-de-confidentialite",
    },
    "cookies": {
        "nl": "cookieverklaring",
        "en": "cookie-statement",
        "fr": "declaration-cookies",
    },
    "cookie_choice": {
        "nl": "cookie-instellingen",
        "en": "cookie-settings",
        "fr": "parametres-cookies",
    },
    "returns": {
        "nl": "retourneren",
        "en": "returns",
        "fr": "retours",
    },
    "withdraw": {
        "nl": "overeenkomst-herroepen",
        "en": "withdraw-from-contract",
        "fr": "se-retracter",
    },
    "withdrawal_copy": {
        "nl": "overeenkomst-herroepen/ontvangstbewijs.txt",
        "en": "withdraw-from-contract/receipt.txt",
        "fr": "se-retracter/accuse-de-reception.txt",
    },
    "delivery": {"nl": "bezorging", "en": "delivery", "fr": "livraison"},
    "payment": {"nl": "betalen", "en": "payment", "fr": "paiement"},
    "guarantee": {"nl": "garantie", "en": "guarantee", "fr": "garantie"},
    "complaints": {"nl": "klachten", "en": "complaints", "fr": "plaintes"},
    "accessibility": {
        "nl": "toegankelijkheid",
        "en": "accessibility",
        "fr": "accessibilite",
    },
}

# Pages that exist only on the way to an order, or after something was sent.
ON_THE_WAY = frozenset(
    {
        "details",
        "shipping",
        "paying",
        "overview",
        "ordered",
        "order_copy",
        "withdrawal_copy",
    }
)
OPEN_TO_ALL = tuple(
    place for place in PLACES if place not in ON_THE_WAY | {"category", "product"}
)

# Pages that are only words; each is one template per language.
TEXTS = (
    "about",
    "terms",
    "privacy",
    "cookies",
    "returns",
    "delivery",
    "payment",
    "guarantee",
    "complaints",
    "accessibility",
)

# A page that is gone, with every link to it, while a fault is on.
GONE_WITH = {
    "terms": "no-terms",
    "privacy": "no-privacy-statement",
    "complaints": "no-complaints-page",
    "withdraw": "no-withdrawal-function",
    "withdrawal_copy": "no-withdrawal-function",
}


def rule(place: str, lang: str) -> str:
    """The address rule of a page in one language."""
    start = "/" if lang == "nl" else f"/{lang}/"
    return start + PLACES[place][lang]
