"""The demands on a webshop by which findings are told; `criteria.toml` holds them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

KINDS = ("b2c", "b2b")
EVERYWHERE = "eu"


class UnknownCriterion(KeyError):
    """No demand has this id."""


@dataclass(frozen=True)
class Criterion:
    """One demand; `title` and `remedy` by language.

    It holds from `from_date` and, when it ends, no longer on `until_date`. `automation`
    is automatic, suggested or human; `countries` holds `eu` for everywhere.
    """

    id: str
    theme: str
    severity: str
    automation: str
    kinds: tuple[str, ...]
    countries: tuple[str, ...]
    law: tuple[str, ...]
    title: Mapping[str, str]
    remedy: Mapping[str, str]
    from_date: date | None = None
    until_date: date | None = None

    @property
    def is_blocking(self) -> bool:
        """Whether a shop that fails it can have no certificate."""
        return self.severity == "blocking"

    def is_made_of(self, kind: str) -> bool:
        """Whether shops for these buyers must meet it; an empty kind means any."""
        return not kind or kind in self.kinds


@cache
def list_criteria() -> tuple[Criterion, ...]:
    """Every demand, in the order of a visit: who, what, how, what after."""
    return tuple(_criterion(id, table) for id, table in _data()["criteria"].items())


def find_criterion(id: str) -> Criterion | None:
    """The demand with this id, or `None` when there is none."""
    return _by_id().get(id)


@cache
def theme_title(theme: str, language: str) -> str:
    """What a group of demands is about, in words; its code for a group of others."""
    return str(_data()["themes"].get(theme, {}).get(language, theme))


@cache
def _by_id() -> dict[str, Criterion]:
    return {criterion.id: criterion for criterion in list_criteria()}


def _criterion(id: str, table: Mapping[str, Any]) -> Criterion:
    return Criterion(
        id,
        table["theme"],
        table["severity"],
        table["automation"],
        tuple(table["kinds"]),
        tuple(table["countries"]),
        tuple(table["law"]),
        table["title"],
        table["remedy"],
        table.get("from"),
        table.get("until"),
    )


@cache
def _data() -> dict[str, Any]:
    text = files("inspector").joinpath("criteria.toml").read_text("utf-8")
    return tomllib.loads(text)
