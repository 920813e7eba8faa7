"""Pictures of the products, drawn from a few shapes.

A shape names its colours: A and B are the product's own, L is the line.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from demo_shop.village import Look, Product

LINE = "#2b2a28"

SHAPES: dict[str, str] = tomllib.loads(
    Path(__file__).with_name("shapes.toml").read_text(encoding="utf-8")
)


def draw(shape: str, colours: tuple[str, str], tint: str) -> str:
    """A picture of one product."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 360" width="480" '
        f'height="360" role="img"><rect width="480" height="360" fill="{tint}"/>'
        '<ellipse cx="240" cy="290" rx="165" ry="14" fill="#000" opacity=".08"/>'
        f"{_coloured(shape, colours)}</svg>"
    )


def draw_banner(products: Sequence[Product], look: Look) -> str:
    """The shop window: five different things from the catalogue on a shelf."""
    first_of_each = {each.picture: each for each in reversed(products)}
    window = sorted(first_of_each.values(), key=lambda each: each.number)
    window += [each for each in products if each not in window]
    things = "".join(
        f'<g transform="translate({10 + place * 228} 26) scale(.58)">'
        f"{_coloured(each.picture, each.colours)}</g>"
        for place, each in enumerate(window[:5])
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 220" width="1200" '
        f'height="220" role="img"><rect width="1200" height="220" fill="{look.tint}"/>'
        f'<rect y="192" width="1200" height="8" fill="{look.deep}" opacity=".5"/>'
        f"{things}</svg>"
    )


def _coloured(shape: str, colours: tuple[str, str]) -> str:
    drawing = SHAPES[shape]
    for name, colour in zip("ABL", (*colours, LINE), strict=True):
        drawing = drawing.replace(f'"{name}"', f'"{colour}"')
    return drawing
