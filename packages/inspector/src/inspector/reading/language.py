"""Which language a text is written in: by its commonest small words."""

import re
from collections import Counter

SMALL_WORDS = {
    "nl": "de het een en van niet wij u je uw voor met zijn worden wordt op aan bij "
    "naar dat die deze kunt ook binnen onze dit te is als of door over",
    "fr": "de en à le la les des et est vous nous pour dans votre notre que qui une un "
    "sur avec sont pas par vos au aux du ce cette être ou lors",
    "en": "the and of to in is you your we our for with are this that not be by on "
    "from will or as have may any can at if it",
    "de": "der die das und ist nicht wir sie ihre für mit werden wird auf bei nach "
    "dass diese können auch innerhalb unsere den dem ein eine von zu im oder",
}
WORD = re.compile(r"[a-zà-ÿß]+")


def language_of(text: str, *, declared: str = "") -> str:
    """The language as nl, fr, en or de; the declared one when the text is too short."""
    words = Counter(WORD.findall(text[:20_000].lower()))
    scores = {
        language: sum(words[word] for word in set(small.split()))
        for language, small in SMALL_WORDS.items()
    }
    ranked = sorted(scores, key=lambda language: -scores[language])
    best, second = scores[ranked[0]], scores[ranked[1]]
    if best >= 5 and best >= second * 1.15:
        return ranked[0]
    return declared or (ranked[0] if best else "")
