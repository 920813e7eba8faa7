"""A shelf with one invented scheme that no code knows of."""

import shutil
from functools import cache
from pathlib import Path

import pytest

from trustmark.schemes.loader import load_rulebook
from trustmark.schemes.rulebook import Rulebook

RULEBOOKS = Path(__file__).parent / "rulebooks"
SHIPPED = Path(__file__).parents[2] / "schemes"


@pytest.fixture
def harbour(tmp_path: Path, settings) -> Path:
    """The first version of the Harbour Mark, on a shelf that a test may spoil."""
    shelf = tmp_path / "schemes"
    shutil.copytree(RULEBOOKS, shelf)
    settings.SCHEMES_DIR = shelf
    settings.SCHEMES_ALLOW_UNSEALED = False
    return shelf / "harbour" / "1"


@pytest.fixture
def rewrite():
    """Replaces the first occurrence in a file, which must have it."""

    def rewrite_file(path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return rewrite_file


@cache
def load_shipped(scheme: str) -> Rulebook:
    return load_rulebook(SHIPPED / scheme / "2026.1")


@pytest.fixture
def webwinkelkeur() -> Rulebook:
    return load_shipped("webwinkelkeur")


@pytest.fixture
def becommerce() -> Rulebook:
    return load_shipped("becommerce")


@pytest.fixture(params=["webwinkelkeur", "becommerce"])
def rules(request) -> Rulebook:
    """Each of the two shipped rulebooks."""
    return load_shipped(request.param)
