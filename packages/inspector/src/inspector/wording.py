"""What a finding says and what to do about it, in Dutch, French and English."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from inspector.checking import Parameter
from inspector.checks import declarations
from inspector.criteria import find_criterion
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
    beside: str


@cache
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
            declared.beside,
        )
        for declared in declarations()
    )


def title(check: str, language: str) -> str:
    """What the check asks, as one sentence; its criterion's when it has none itself."""
    own = _own(check, language).get("title")
    criterion = find_criterion(check)
    return str(own or (criterion.title[language] if criterion else check))


def describe(finding: Finding, language: str) -> str:
    """What was seen, as one or two plain sentences."""
    own = _own(finding.check, language).get("says", {})
    pattern = own.get(finding.message) or _words(language)["general"][finding.message]
    values = dict(finding.values)
    if "causes" in values:
        values["causes"] = _causes(values["causes"], language)
    return str(pattern).format_map(values)


def _causes(listed: str, language: str) -> str:
    """Causes, written as `code=detail,code=detail`, as one sentence in words."""
    known = _words(language)["causes"]
    parts = (part.partition("=") for part in listed.split(",") if part)
    return "; ".join(known[code].format(detail=detail) for code, _, detail in parts)


def advise(finding: Finding, language: str) -> str:
    """What the shop, or the auditor, should do now; empty when nothing."""
    words = _words(language)
    if finding.outcome is Outcome.NOT_MET:
        return _advice(finding.check, language)
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


def _advice(check: str, language: str) -> str:
    own = _own(check, language).get("advice")
    criterion = find_criterion(check)
    return str(own or (criterion.remedy[language] if criterion else ""))


def _own(check: str, language: str) -> dict[str, Any]:
    """The words a check has for itself; those of its criterion are not repeated."""
    found: dict[str, Any] = _words(language)["checks"].get(check, {})
    return found


@cache
def _words(language: str) -> dict[str, Any]:
    """Every word in this language, from its file and those of the subjects."""
    if language not in LANGUAGES:
        raise UnknownLanguage(f"No words in {language!r}; choose nl, fr or en.")
    folder = files("inspector").joinpath("words")
    found = tomllib.loads(folder.joinpath(f"{language}.toml").read_text("utf-8"))
    names = sorted(file.name for file in folder.iterdir())
    for name in names:
        if name.endswith(f".{language}.toml"):
            further = tomllib.loads(folder.joinpath(name).read_text("utf-8"))
            found["general"] |= further.get("general", {})
            found["checks"] |= further.get("checks", {})
            found["phrases"] |= further.get("phrases", {})
            found["causes"] = found.get("causes", {}) | further.get("causes", {})
    return found
