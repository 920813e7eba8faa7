"""How a check is declared, and the register of all checks.

A check is a pure function from a site and its terms to a finding. Its code is for
ever: it stands in sealed rulebooks and old reports. Renaming makes an alias.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from inspector.criteria import find_criterion
from inspector.report import Finding, Outcome
from inspector.site import Site

CheckFunction = Callable[..., Finding]
Declared = TypeVar("Declared", bound=CheckFunction)
TERM_TYPES = {int: "int", str: "str", bool: "bool"}


class UnknownCheck(KeyError):
    """No check has this code."""


class TermRefused(ValueError):
    """A check was given a term it does not know, or of the wrong type."""


@dataclass(frozen=True)
class Parameter:
    """One term a check accepts; `type` is int, str or bool."""

    name: str
    type: str
    default: int | str | bool


@dataclass(frozen=True)
class Declaration:
    """Everything the register knows of one check.

    The demand holds from `from_date` and, when it ends, no longer on `until_date`.
    `beside` names the criterion this check lies beside without deciding it; it is empty
    for a check that decides the criterion of its own code.
    """

    code: str
    run: CheckFunction
    law: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    needs_browser: bool = False
    from_date: date | None = None
    until_date: date | None = None
    beside: str = ""

    def why_not_on(self, on: date) -> str:
        """The message code for a day on which this demand does not hold, or empty."""
        if self.from_date and on < self.from_date:
            return "not-yet-in-force"
        if self.until_date and on >= self.until_date:
            return "no-longer-in-force"
        return ""

    def find(self, site: Site, terms: Mapping[str, Any]) -> Finding:
        """What the check sees, signed with its code and legal ground."""
        return replace(self.run(site, **terms), check=self.code, law=self.law)


_REGISTER: dict[str, Declaration] = {}
_ALIASES: dict[str, str] = {}


def check(
    code: str,
    *,
    law: tuple[str, ...] = (),
    needs_browser: bool = False,
    from_date: date | None = None,
    until_date: date | None = None,
    aliases: tuple[str, ...] = (),
    beside: str = "",
) -> Callable[[Declared], Declared]:
    """Enter a function into the register under a code that stays for ever.

    Law and days that are left out are those of the criterion with the same code.
    """
    criterion = find_criterion(code)
    if criterion is not None:
        law = law or criterion.law
        from_date = from_date or criterion.from_date
        until_date = until_date or criterion.until_date
    if not law:
        raise ValueError(f"The check {code} names no law.")
    if criterion is None and find_criterion(beside) is None:
        raise ValueError(f"The check {code} serves no criterion.")

    def enter(run: Declared) -> Declared:
        if code in _REGISTER or code in _ALIASES:
            raise ValueError(f"Two checks want the code {code}.")
        _REGISTER[code] = Declaration(
            code,
            run,
            law,
            _parameters_of(run),
            needs_browser,
            from_date,
            until_date,
            beside,
        )
        _ALIASES.update(dict.fromkeys(aliases, code))
        return run

    return enter


def declarations() -> tuple[Declaration, ...]:
    """Every registered check, by code."""
    return tuple(_REGISTER[code] for code in sorted(_REGISTER))


def declaration(code: str) -> Declaration:
    """The check with this code or alias; raises `UnknownCheck`."""
    try:
        return _REGISTER[_ALIASES.get(code, code)]
    except KeyError:
        raise UnknownCheck(code) from None


def complete_terms(
    declared: Declaration, terms: Mapping[str, Any]
) -> dict[str, int | str | bool]:
    """The given terms with defaults filled in; raises `TermRefused`."""
    known = {parameter.name: parameter for parameter in declared.parameters}
    for name, value in terms.items():
        if name not in known:
            choices = ", ".join(known) or "none"
            raise TermRefused(
                f"{declared.code} has no term {name!r}; it knows: {choices}."
            )
        if TERM_TYPES.get(type(value)) != known[name].type:
            raise TermRefused(
                f"{declared.code}: the term {name!r} must be of type "
                f"{known[name].type}, as in {name} = {_as_toml(known[name].default)}."
            )
    return {name: terms.get(name, known[name].default) for name in sorted(known)}


def found(outcome: Outcome, message: str, **details: Any) -> Finding:
    """A finding for the register to sign; details are the other fields of `Finding`."""
    return Finding(check="", outcome=outcome, message=message, **details)


def _parameters_of(run: CheckFunction) -> tuple[Parameter, ...]:
    signature = inspect.signature(run)
    return tuple(
        Parameter(name, TERM_TYPES[type(parameter.default)], parameter.default)
        for name, parameter in signature.parameters.items()
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY
    )


def _as_toml(value: int | str | bool) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
