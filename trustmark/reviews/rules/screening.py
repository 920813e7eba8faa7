"""Whether a review is published at once, or first read by a person, and why.

Only what stands in the arguments counts: the same review under the same circumstances
gets the same answer, for every shop. How many stars it gives is not among them.
"""

from dataclasses import dataclass
from math import exp

from trustmark.reviews.rules import texts
from trustmark.reviews.rules.grounds import SCREENING, Ground
from trustmark.reviews.rules.language import language_of

# How unlikely a busy day must be before somebody looks (one in ten thousand days).
UNLIKELY = 1e-4
# From so many reviews by one connection in a day on, somebody looks.
MANY_FROM_ONE_NETWORK = 3


@dataclass(frozen=True)
class Written:
    """What somebody wrote, and how it is signed."""

    text: str
    title: str = ""
    author_name: str = ""


@dataclass(frozen=True)
class Circumstances:
    """What is known around a review when it is handed in.

    `languages` are those in which we can read; `others` are texts it may be copied
    from; `today` counts the shop's reviews of the last day obtained in the same way,
    this one included, and `usual` is how many a day has on average; `from_network`
    counts those that came from the same connection.
    """

    shop_domain: str = ""
    languages: frozenset[str] = frozenset({"nl", "fr", "en", "de"})
    others: tuple[str, ...] = ()
    today: int = 1
    usual: float = 0.0
    from_network: int = 1
    is_from_shop: bool = False


@dataclass(frozen=True)
class Finding:
    """One ground to hold a review, with the words or numbers that show it."""

    ground: Ground
    words: str


def screen(written: Written, around: Circumstances) -> tuple[Finding, ...]:
    """All that speaks for reading first, in the order of the grounds; nothing: publish.

    The findings are for the moderator; neither shop nor public sees the words.
    """
    whole = "\n".join((written.title, written.text))
    signed = f"{whole}\n{written.author_name}"
    language = language_of(whole)
    found: dict[Ground, str] = {
        Ground.CONTACT_DATA: _listed(texts.contact_data(signed)),
        Ground.LINK: _listed(texts.links(signed, own_domain=around.shop_domain)),
        Ground.INSULT: _listed(texts.insults(signed, language=language)),
        Ground.OTHER_LANGUAGE: _foreign(language, around.languages),
        Ground.COPIED: texts.copied_from(whole, around.others),
        Ground.VELOCITY: _haste(around),
        Ground.OWN_NETWORK: "=" if around.is_from_shop else "",
    }
    return tuple(Finding(one, found[one]) for one in SCREENING if found[one])


def chance_of_as_many(count: int, usual: float) -> float:
    """How likely a day brings `count` or more when `usual` is the average (Poisson)."""
    # Fewer than one a day is taken as one: three in a day is nothing for a young shop.
    expected = max(usual, 1.0)
    term, below = exp(-expected), 0.0
    for n in range(count):
        below += term
        term *= expected / (n + 1)
    return max(0.0, 1.0 - below)


def _foreign(language: str, readable: frozenset[str]) -> str:
    return language if language and language not in readable else ""


def _haste(around: Circumstances) -> str:
    if around.from_network >= MANY_FROM_ONE_NETWORK:
        return f"{around.from_network} / 1"
    if chance_of_as_many(around.today, around.usual) < UNLIKELY:
        return f"{around.today} / {max(around.usual, 1.0):.1f}"
    return ""


def _listed(words: list[str]) -> str:
    return ", ".join(dict.fromkeys(words))
