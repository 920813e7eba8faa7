"""Whether a scheme's accent can be read on our paper, as WCAG 2.2 measures it."""

import re

PAPER_LIGHT = "#fbfaf6"
PAPER_DARK = "#14181d"
LEAST = 4.5  # WCAG 2.2, success criterion 1.4.3, level AA
COLOUR = re.compile(r"#[0-9a-f]{6}")


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours written as #rrggbb, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[n : n + 2], 16) / 255) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
