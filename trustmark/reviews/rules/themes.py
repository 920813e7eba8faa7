"""What a review is about, told by its words; pure."""

import re
import tomllib
from functools import cache
from pathlib import Path

from trustmark.kernel.folding import folded

_THEMES = Path(__file__).parents[1] / "data" / "themes.toml"


def themes_of(text: str) -> frozenset[str]:
    """The themes of which a word begins some word of the text."""
    plain = folded(text)
    return frozenset(name for name, words in _patterns().items() if words.search(plain))


def list_themes() -> tuple[str, ...]:
    """Every theme we look for, in their order."""
    return tuple(_patterns())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    read = tomllib.loads(_THEMES.read_text("utf-8"))
    return {
        name: re.compile(rf"\b(?:{'|'.join(map(re.escape, table['words'].split()))})")
        for name, table in read.items()
    }
