"""What a letter is, and who signs it."""

import sys
from abc import ABC, abstractmethod
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

from django.utils.module_loading import autodiscover_modules


class LetterFault(Exception):
    """A letter cannot be written: a mistake in its words, its values or its names."""


@dataclass(frozen=True)
class Letter(ABC):
    """Something we tell a person: a frozen dataclass, with its words beside it.

    The words stand in `words/<snake_name>.<language>.md` of the module that declares
    the letter: the first line is the subject, the rest is Markdown. They know the
    fields of the letter, and `sender`.
    """

    # The field with the address where a reader unsubscribes with one click (RFC 8058).
    UNSUBSCRIBE_FIELD: ClassVar[str] = ""

    @classmethod
    @abstractmethod
    def example(cls) -> "Letter":
        """One of its kind, as staff see it and as tests render it."""


@dataclass(frozen=True)
class Sender:
    """Who signs a letter: the letterhead, the signature and the lines at the foot.

    `from_email` is another's address that we may send from, because its owner proved
    that; `reply_to` is where answers go instead of `email`.
    """

    name: str
    address_lines: tuple[str, ...]
    email: str
    website: str
    footer: tuple[str, ...] = ()
    from_email: str = ""
    reply_to: str = ""


def kind_of(letter: type[Letter]) -> str:
    """The name under which letters of this class are kept, such as `Welcome`."""
    return letter.__name__


def values_of(letter: Letter) -> dict[str, object]:
    """What the words of the letter may name."""
    return {field.name: getattr(letter, field.name) for field in fields(letter)}


def words_of(letter: type[Letter], *, language: str) -> Path:
    """The file with the words; it may be missing."""
    home = Path(str(sys.modules[letter.__module__].__file__)).parent
    # A room that has become a folder: `letters/remedy.py` beside `words/`.
    module = home.parent if home.name == "letters" else home
    return module / "words" / f"{_snake(kind_of(letter))}.{language}.md"


def registered_letters() -> list[type[Letter]]:
    """Every letter of every module, by name; two of one name are a `LetterFault`."""
    autodiscover_modules("letters")
    found = sorted(_all_below(Letter), key=kind_of)  # type: ignore[type-abstract]
    for one, other in pairwise(found):
        if kind_of(one) == kind_of(other):
            raise LetterFault(
                f"{one.__module__} and {other.__module__} both declare {kind_of(one)}"
            )
    return found


def _all_below(letter: type[Letter]) -> list[type[Letter]]:
    return [
        kind
        for child in letter.__subclasses__()
        if child.__module__.startswith("trustmark.")
        for kind in (child, *_all_below(child))
    ]


def _snake(name: str) -> str:
    return "".join(
        f"_{sign.lower()}" if sign.isupper() and place else sign.lower()
        for place, sign in enumerate(name)
    )
