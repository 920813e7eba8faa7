"""Charts as SVG: labels where they belong, the same numbers in a table beneath."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.template import Library
from django.utils.functional import Promise

register = Library()

Words = str | Promise

_WIDTH = 640
_HEIGHT = 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 68, 20, 44


@dataclass(frozen=True)
class Bar:
    """One amount with its name; `tone` only where the colour means something."""

    label: Words
    value: float
    tone: str = ""


@dataclass(frozen=True)
class Point:
    """One value on a line, with the margin it may lie in."""

    label: Words
    value: float
    low: float | None = None
    high: float | None = None


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(bars: Sequence[Bar], *, caption: str, unit: str = "") -> dict[str, Any]:
    """Amounts side by side, from zero, each with its name and its number."""
    most = max((bar.value for bar in bars), default=0) or 1
    drawn = [
        {"bar": bar, "width": _figure(100 * bar.value / most), "place": place}
        for place, bar in enumerate(bars)
    ]
    return {"bars": drawn, "caption": caption, "unit": unit}


@register.inclusion_tag("components/funnel.html")
def funnel(bars: Sequence[Bar], *, caption: str) -> dict[str, Any]:
    """How many are left after each step, as a share of those that began."""
    first = bars[0].value if bars else 0
    befores = [None, *(before.value for before, _ in pairwise(bars))]
    drawn = [
        {
            "bar": bar,
            "width": _figure(100 * bar.value / (first or 1)),
            "share": round(100 * bar.value / before) if before else None,
        }
        for bar, before in zip(bars, befores, strict=True)
    ]
    return {"bars": drawn, "caption": caption}


@register.inclusion_tag("components/line_chart.html")
def line_chart(
    points: Sequence[Point], *, caption: str, lowest: float = 0, highest: float = 10
) -> dict[str, Any]:
    """A value over time between `lowest` and `highest`, with its margin as a band."""

    def x(place: int) -> str:
        steps = max(len(points) - 1, 1)
        return _figure(_LEFT + (_WIDTH - _LEFT - _RIGHT) * place / steps)

    def y(value: float) -> str:
        share = (value - lowest) / (highest - lowest)
        return _figure(_HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * share)

    dots = [{"x": x(n), "y": y(p.value), "point": p} for n, p in enumerate(points)]
    return {
        "points": points,
        "caption": caption,
        "line": _path((dot["x"], dot["y"]) for dot in dots),
        "band": _band(points, x, y),
        "dots": dots,
        "end": dots[-1] if dots else None,
        "ticks": [
            {"y": y(value), "value": value}
            for value in (lowest, (lowest + highest) / 2, highest)
        ],
        "size": {"width": _WIDTH, "height": _HEIGHT, "left": _LEFT},
        "tick_end": _LEFT - 8,
        "right": _WIDTH - _RIGHT,
        "bottom": _HEIGHT - 8,
    }


def _path(places: Any) -> str:
    return " ".join(f"{x},{y}" for x, y in places)


def _band(points: Sequence[Point], x: Any, y: Any) -> str:
    known = [(n, p.low, p.high) for n, p in enumerate(points)]
    known = [(n, low, high) for n, low, high in known if None not in (low, high)]
    above = [(x(n), y(high)) for n, _, high in known]
    below = [(x(n), y(low)) for n, low, _ in reversed(known)]
    return _path(above + below)


def _figure(value: float) -> str:
    # A point, whatever the language: this is drawing, not reading.
    return f"{value:.4g}"
