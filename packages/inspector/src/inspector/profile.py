"""A profile: which checks to run, and with which terms."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from inspector.checking import TermRefused, UnknownCheck, complete_terms
from inspector.checks import declaration, declarations
from inspector.criteria import find_criterion, list_criteria


class ProfileRefused(ValueError):
    """The profile cannot be used; the sentence names the key and the remedy."""


@dataclass(frozen=True)
class CheckRequest:
    """One check that a profile asks for; terms it leaves out take their default."""

    check: str
    terms: Mapping[str, int | str | bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Demand:
    """One demand by which findings are told: which checks decide it, and how heavily.

    It holds from `from_date` and, when it ends, no longer on `until_date`.
    """

    criterion: str
    severity: str
    automation: str
    checks: tuple[str, ...]
    beside: tuple[str, ...] = ()
    from_date: date | None = None
    until_date: date | None = None

    def holds(self, on: date) -> bool:
        """Whether the demand is made on this day."""
        has_begun = self.from_date is None or on >= self.from_date
        return has_begun and (self.until_date is None or on < self.until_date)


@dataclass(frozen=True)
class Profile:
    """A named list of checks with their terms; raises `ProfileRefused` when wrong.

    `demands` are those of a rulebook; without them the inspector's own criteria tell
    the findings, for the buyers named in `kind` (b2c, b2b, or empty for both).
    """

    name: str
    checks: tuple[CheckRequest, ...]
    kind: str = ""
    demands: tuple[Demand, ...] = ()

    def __post_init__(self) -> None:
        asked: set[str] = set()
        for request in self.checks:
            try:
                declared = declaration(request.check)
                complete_terms(declared, request.terms)
            except UnknownCheck:
                raise ProfileRefused(
                    f"There is no check {request.check!r}; "
                    "`inspect-shop list` names them all."
                ) from None
            except TermRefused as refusal:
                raise ProfileRefused(str(refusal)) from None
            if declared.code in asked:
                raise ProfileRefused(
                    f"The check {declared.code!r} is asked twice; leave one out."
                )
            asked.add(declared.code)

    @classmethod
    def everything(cls) -> "Profile":
        """Every check there is, with the terms the law sets."""
        return cls(
            "everything",
            tuple(CheckRequest(declared.code) for declared in declarations()),
        )

    @classmethod
    def read(cls, path: Path) -> "Profile":
        """A profile from a TOML file with `name` and a table `checks`.

        Each key of `checks` is a check code in quotes, its value a table of terms.
        """
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as problem:
            raise ProfileRefused(
                f"Cannot read {path}: {problem.strerror or problem}."
            ) from problem
        except ValueError as problem:
            raise ProfileRefused(f"{path} is not valid TOML: {problem}.") from problem
        return _profile_of(table, path)

    def only(self, *codes: str) -> "Profile":
        """This profile with these checks; default terms for those it has not."""
        mine = {request.check: request for request in self.checks}
        wanted = tuple(mine.get(code, CheckRequest(code)) for code in codes)
        return replace(self, checks=wanted)

    def for_kind(self, kind: str) -> "Profile":
        """This profile without the checks that concern other buyers only.

        An empty kind keeps them all.
        """
        wanted = tuple(
            request for request in self.checks if _concerns(request.check, kind)
        )
        return replace(self, checks=wanted, kind=kind)

    def list_demands(self) -> tuple[Demand, ...]:
        """The demands the findings are told by, of which something is asked."""
        asked = {declaration(request.check).code for request in self.checks}
        return tuple(
            demand
            for demand in self.demands or own_demands(self.kind)
            if asked & {*demand.checks, *demand.beside}
        )


def own_demands(kind: str = "") -> tuple[Demand, ...]:
    """The inspector's own criteria as demands, for these buyers."""
    return tuple(
        Demand(
            criterion.id,
            criterion.severity,
            criterion.automation,
            (criterion.id,),
            checks_beside(criterion.id),
            criterion.from_date,
            criterion.until_date,
        )
        for criterion in list_criteria()
        if criterion.is_made_of(kind)
    )


def checks_beside(criterion: str) -> tuple[str, ...]:
    """The checks whose findings lie beside this criterion."""
    return tuple(d.code for d in declarations() if d.beside == criterion)


def _concerns(check: str, kind: str) -> bool:
    declared = declaration(check)
    criterion = find_criterion(declared.beside or declared.code)
    return criterion is None or criterion.is_made_of(kind)


def _profile_of(table: Mapping[str, Any], path: Path) -> Profile:
    unknown = sorted(set(table) - {"name", "checks"})
    if unknown:
        raise ProfileRefused(
            f"{path}: unknown key {unknown[0]!r}; use only name and checks."
        )
    wanted = table.get("checks")
    if not isinstance(wanted, dict) or not wanted:
        raise ProfileRefused(
            f"{path}: the key 'checks' is missing or empty; write for instance "
            '[checks] "withdrawal.period" = { at_least_days = 14 }.'
        )
    for code, terms in wanted.items():
        if not isinstance(terms, dict):
            raise ProfileRefused(
                f"{path}: checks.{code!r} must be a table of terms; {{}} means none."
            )
    requests = tuple(CheckRequest(code, terms) for code, terms in wanted.items())
    return Profile(str(table.get("name", path.stem)), requests)
