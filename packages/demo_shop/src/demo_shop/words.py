"""The small words on the pages, one file per language."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("words")


@cache
def words(lang: str) -> Mapping[str, str]:
    """Every short text of the pages in one language, by its key."""
    file = FOLDER / f"{lang}.toml"
    read: dict[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))
    return read
