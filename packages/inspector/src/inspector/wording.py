"""What a finding says and what to do about it, in Dutch, French and English."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from inspector.checking import Parameter
from inspector.checks import declarations
from inspector.report import Finding, Outcome

LANGUAGES = ("nl", "fr", "en")


class UnknownLanguage(ValueError):
    """There are no words in this language."""


@dataclass(frozen=True)
class CheckInfo:
    """One check as an outsider may know it; `title` by language."""

    code: str
    title: dict[str, str]
    law: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    needs_browser: bool
    from_date: date | None
    until_date: date | None


def list_checks() -> tuple[CheckInfo, ...]:
    """Every check there is, by code."""
    return tuple(
        CheckInfo(
            declared.code,
            {language: title(declared.code, language) for language in LANGUAGES},
            declared.law,
            declared.parameters,
            declared.needs_browser,
            declared.from_date,
            declared.until_date,
        )
        for declared in declarations()
    )


def title(check: str, language: str) -> str:
    """What the check asks, as one sentence."""
    return str(_words(language)["checks"][check]["title"])


def describe(finding: Finding, language: str) -> str:
    """What was seen, as one or two plain sentences."""
    words = _words(language)
    own = words["checks"].get(finding.check, {}).get("says", {})
    pattern = own.get(finding.message) or words["general"][finding.message]
    return str(pattern).format_map(dict(finding.values))


def advise(finding: Finding, language: str) -> str:
    """What the shop, or the auditor, should do now; empty when nothing."""
    words = _words(language)
    if finding.outcome is Outcome.NOT_MET:
        return str(words["checks"][finding.check]["advice"])
    if finding.outcome is Outcome.UNCLEAR:
        return str(words["general"]["look-yourself"])
    if finding.outcome is Outcome.FAILED:
        return str(words["general"]["examine-again"])
    return ""


def label(outcome: Outcome, language: str) -> str:
    """An outcome in words."""
    return str(_words(language)["outcomes"][outcome.value])


def phrase(code: str, language: str, **values: str) -> str:
    """A sentence of the command line or a refusal."""
    return str(_words(language)["phrases"][code]).format_map(values)


@cache
def _words(language: str) -> dict[str, Any]:
    if language not in LANGUAGES:
        raise UnknownLanguage(f"No words in {language!r}; choose nl, fr or en.")
    text = files("inspector").joinpath("words", f"{language}.toml").read_text("utf-8")
    return tomllib.loads(text)
