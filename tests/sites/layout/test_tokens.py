"""The colours keep the contrast we promise, on light and on dark paper."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = (
    settings.LOCALE_PATHS[0].parent / "sites/layout/static/layout/tokens.css"
).read_text("utf-8")
PAIRS = {
    name: {"light": light, "dark": dark}
    for name, light, dark in re.findall(
        r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", TOKENS
    )
}
PAPERS = ("paper", "paper-raised", "paper-sunken")
MEANINGS = ("green", "amber", "red", "blue", "grey")
THEMES = ("light", "dark")


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, theme: str) -> float:
    """Contrast ratio of two tokens, as WCAG 2.2 defines it."""
    shades = sorted(luminance(PAIRS[name][theme]) for name in (one, other))
    return (shades[1] + 0.05) / (shades[0] + 0.05)


def test_black_on_white_is_twenty_one_to_one(monkeypatch):
    monkeypatch.setitem(PAIRS, "black", {"light": "#000000"})
    monkeypatch.setitem(PAIRS, "white", {"light": "#ffffff"})

    assert contrast("black", "white", "light") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("ink", ["ink", "ink-quiet"])
def test_text_has_seven_to_one(ink, paper, theme):
    assert contrast(ink, paper, theme) >= 7


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("meaning", MEANINGS)
def test_text_on_a_tint_has_seven_to_one(meaning, theme):
    assert contrast("ink", f"{meaning}-tint", theme) >= 7


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paper", [*PAPERS, "tint", "on-colour"])
@pytest.mark.parametrize("meaning", MEANINGS)
def test_a_colour_that_means_something_has_four_and_a_half(meaning, paper, theme):
    ground = f"{meaning}-tint" if paper == "tint" else paper

    assert contrast(meaning, ground, theme) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("line", ["line-control", "focus"])
def test_borders_of_controls_have_three_to_one(line, paper, theme):
    assert contrast(line, paper, theme) >= 3


def test_colours_stand_in_the_tokens_and_nowhere_else():
    sites = Path(settings.LOCALE_PATHS[0].parent / "sites")
    sheets = [*sites.glob("layout/static/**/*.css"), *sites.glob("components/**/*.css")]
    painted = {
        sheet.name: found
        for sheet in sheets
        if (found := re.findall(r"#[0-9a-f]{3,8}\b|rgb\(", sheet.read_text("utf-8")))
    }

    assert list(painted) == ["tokens.css"]


def test_every_token_that_is_used_exists():
    sites = Path(settings.LOCALE_PATHS[0].parent / "sites")
    known = set(re.findall(r"(--[a-z0-9-]+):", TOKENS))
    used = {
        name
        for sheet in sites.glob("*/static/**/*.css")
        for name in re.findall(r"var\((--[a-z0-9-]+)", sheet.read_text("utf-8"))
    }

    assert used - known == set()
