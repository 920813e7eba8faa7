"""A profile: which checks to run, and with which terms."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inspector.checking import TermRefused, UnknownCheck, complete_terms
from inspector.checks import declaration, declarations


class ProfileRefused(ValueError):
    """The profile cannot be used; the sentence names the key and the remedy."""


@dataclass(frozen=True)
class CheckRequest:
    """One check that a profile asks for; terms it leaves out take their default."""

    check: str
    terms: Mapping[str, int | str | bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Profile:
    """A named list of checks with their terms; raises `ProfileRefused` when wrong."""

    name: str
    checks: tuple[CheckRequest, ...]

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

    def only(self, code: str) -> "Profile":
        """This profile with a single check; default terms when it has it not."""
        for request in self.checks:
            if request.check == code:
                return Profile(self.name, (request,))
        return Profile(self.name, (CheckRequest(code),))


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
