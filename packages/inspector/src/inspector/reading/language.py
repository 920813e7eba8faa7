"""Which language a text is written in: by its commonest small words."""

import re
from collections import Counter

OURS = ("nl", "fr", "en", "de")
SMALL_WORDS = {
    "nl": "de het een en van niet wij je uw voor met zijn worden wordt op aan bij "
    "naar dat die deze kunt ook binnen onze ons dit te is als of door over jouw om er "
    "telefoon adres bestellen bestelling winkelwagen verzenden rekening belgië boven "
    "ondernemingsnummer nederland betalen maat gewicht artikelen",
    "fr": "de en à le la les des et est vous nous pour dans votre notre que qui une un "
    "sur avec sont pas par vos au aux du ce cette être ou lors nos ne se "
    "téléphone adresse panier commande livraison boutique accueil paiement articles",
    "en": "the and of to in is you your we our for with are this that not be by on "
    "from will or as have may any can at if it us all "
    "phone address basket shipping order orders price reviews items",
    "de": "der die das und ist nicht wir sie ihre für mit werden wird auf bei nach "
    "dass diese können auch innerhalb unsere den dem ein eine von zu im oder sind "
    "telefon anschrift warenkorb versand bestellung preise inhaber startseite größe "
    "österreich deutschland ab",
    "es": "de la el los las que en un una por con para su se del al es no lo más",
    "it": "di la il che per un una con non del della sono le gli da nel alla si",
    "pt": "de que do da em um para com não uma os no se na por mais as dos",
    "ca": "de la el els les que en un una per amb del és no al dels aquest",
    "ro": "de la și în pe cu pentru care nu din este sau un mai prin la",
    "da": "og at det er en til på som for med af den ikke der du vi eller kan",
    "no": "og det er en til på som for med av den ikke du vi eller kan ikkje",
    "sv": "och att det är en till på som för med av den inte du vi eller kan ett",
    "fi": "ja on ei se että oli tai kun voi sekä mutta myös ovat tämä jos niin",
    "pl": "na do nie się jest że to od po za jak przez lub oraz dla",
    "cs": "na je se že do pro za by podle nebo jako jsou při",
    "sk": "na je sa že do pre za by podľa alebo ako sú pri",
    "hu": "az és hogy nem is egy meg van ez vagy ha csak de mint el",
    "tr": "ve bir bu da de için ile olarak daha çok en veya gibi kadar",
    "sq": "të në dhe për një me që nga është se nuk do ju ose jo",
    "hr": "je na se za da su od ne ili koji kao iz biti",
    "sl": "in je na se za da so od ne ali ki kot iz bo pri",
    "lt": "ir iš su kad yra ar tai už bei jūsų nuo arba kaip",
    "lv": "un ir uz no ar kas par vai ka tiek jūsu kā pie",
    "et": "ja on ei et või see kui ka oma mis ning teie",
    "el": "και το να του της με που για την από είναι στο σε",
    "bg": "на за се да от не са по или при до",
    "ru": "не на что по это как для или от вы",
}
_SHARED = Counter(word for small in SMALL_WORDS.values() for word in set(small.split()))
WORD = re.compile(r"[^\W\d_]+")
# How much more evidence the best needs than the second.
MARGIN = 1.15
# A page in two languages counts as the one of ours, when that is no mere quotation.
SHARE_OF_OURS = 0.3
FEWEST_WORDS = 6


def language_of(text: str, *, declared: str = "") -> str:
    """The language as two letters; the declared one when the text is too short.

    A word that many languages share says little for each of them. A page in two
    languages counts as the one that these recognisers can read.
    """
    words = Counter(WORD.findall(text[:40_000].lower()))
    scores = {
        language: _evidence(words, set(small.split()), is_ours=language in OURS)
        for language, small in SMALL_WORDS.items()
    }
    ours, second = sorted(OURS, key=lambda language: -scores[language])[:2]
    best = max(scores, key=lambda language: scores[language])
    if best not in OURS and scores[ours] < scores[best] * SHARE_OF_OURS:
        return best
    if scores[ours] >= 2.5 and scores[ours] >= scores[second] * MARGIN:
        return ours
    return declared or (ours if scores[ours] else "")


def _evidence(words: Counter[str], small: set[str], *, is_ours: bool) -> float:
    """How much speaks for a language; one far away needs several different words."""
    seen = [word for word in small if words[word]]
    if not is_ours and len(seen) < FEWEST_WORDS:
        return 0.0
    return sum(words[word] / _SHARED[word] for word in seen)
