"""The words that recognisers look for: in files, by meaning and language.

In `vocabulary/<subject>.toml` a table stands for a meaning and holds a text per
language; every line of it is one alternative, written as a regular expression.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

Vocabulary = dict[str, re.Pattern[str]]


@cache
def vocabulary(subject: str) -> Vocabulary:
    """The expressions of one subject by meaning, all languages together."""
    path = files("inspector.reading").joinpath("vocabulary", f"{subject}.toml")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {meaning: _expression(texts) for meaning, texts in tables.items()}


def _expression(texts: dict[str, str]) -> re.Pattern[str]:
    lines = (line.strip() for text in texts.values() for line in text.splitlines())
    # Lines of a paragraph break anywhere, and a dot stands for a line break as well.
    return re.compile("|".join(line for line in lines if line), re.I | re.S)
