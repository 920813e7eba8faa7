"""What is kept about people, why and how long; and how a table is written."""

from collections.abc import Iterable, Sequence

from django.apps import apps
from django.db import models

from trustmark.kernel.privacy import Keep


def markdown(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; pipes and line ends in cells are made harmless."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(
        "| " + " | ".join(_cell(cell) for cell in line) + " |\n" for line in lines
    )


def list_models() -> list[type[models.Model]]:
    """Every model of ours, by module and name."""
    ours = [m for m in apps.get_models() if m.__module__.startswith("trustmark.")]
    return sorted(ours, key=lambda m: m._meta.label)


def retention() -> str:
    """Every table: what is personal, how long it is kept, since when, and why."""
    rows = []
    for model in list_models():
        privacy = model.Privacy  # type: ignore[attr-defined]
        rows.append(
            (
                model._meta.label,
                ", ".join(privacy.personal) or "–",
                length(privacy.keep),
                privacy.keep.since or "–",
                privacy.keep.ground,
            )
        )
    heads = ("Table", "Personal", "Kept", "Since", "Ground")
    return "# What is kept, how long, and why\n\n" + markdown(heads, rows)


def length(keep: Keep) -> str:
    """A retention term in words."""
    if keep.forever:
        return "for ever"
    for unit in ("years", "months", "days"):
        if size := getattr(keep, unit):
            return f"{size} {unit}"
    raise ValueError("a term without a length")


def _cell(text: str) -> str:
    return " ".join(str(text).split()).replace("|", "\\|")
