"""Reads `terms.toml`: every length of time and every choice of a version."""

import re
from collections.abc import Mapping
from datetime import date

from trustmark.kernel.calendar import Term
from trustmark.schemes.parameters import CHOICES, TERMS, Shape
from trustmark.schemes.reading.tables import Table
from trustmark.schemes.rulebook import Choice, ChoiceValue, TermClause

UNITS = ("days", "working_days", "months", "years")
STATUS = ("stated", "proposed")
RULE = re.compile(r"WK-\d+\.\d+[a-z]?|WK-D\d+-\d+|BC-\d+")


def read_effective_from(table: Table) -> date:
    """The first day on which new cases take this version."""
    return table.day("effective_from")


def read_terms(table: Table) -> Mapping[str, TermClause]:
    """Every length of time in the list of parameters, and no other."""
    terms = {}
    for name in TERMS:
        inner = table.table(name)
        length = _length(inner)
        indicative = inner.optional_text("kind") == "indicative"
        if inner.has("kind") and not indicative:
            inner.fault("kind", "is not known.", 'Write "indicative", or leave it out.')
        source, status, note = read_clause(inner)
        terms[name] = TermClause(source, status, note, length, indicative)
        inner.close()
    return terms


def read_choices(table: Table) -> Mapping[str, Choice]:
    """Every choice in the list of parameters, and no other."""
    choices = {}
    for name, shape in CHOICES.items():
        inner = table.table(name)
        value = None if _is_none(inner) else _value(inner, shape)
        choices[name] = Choice(*read_clause(inner), value)
        inner.close()
    return choices


def read_clause(table: Table) -> tuple[tuple[str, ...], str, str]:
    """Where something comes from, whether the scheme stated it, and a remark."""
    source = table.texts("source") if table.has("source") else ()
    for rule in source:
        if not RULE.fullmatch(rule):
            remedy = "Write a rule id, such as WK-4.11, WK-D8-8 or BC-9."
            table.fault("source", f"{rule!r} is not a rule.", remedy)
    status, note = table.one_of("status", STATUS), table.optional_text("note")
    if not source and status == "stated":
        table.fault("source", "is missing.", "Name the rule that states it.")
    if not source and not note:
        table.fault("note", "is missing.", "Say why this is proposed.")
    return source, status, note


def _length(table: Table) -> Term | None:
    if _is_none(table):
        return None
    given = {unit: table.number(unit) for unit in UNITS if table.has(unit)}
    if len(given) != 1:
        remedy = f"Give one of {', '.join(UNITS)}, or `none = true`."
        table.fault("", "does not have one length.", remedy)
        return None
    if 0 in given.values():
        table.fault("", "has a length of nothing.", "Write `none = true` instead.")
    return Term(**given)


def _is_none(table: Table) -> bool:
    if not table.has("none"):
        return False
    if not table.flag("none"):
        table.fault("none", "can only be true.", "Leave the line out.")
    return True


def _value(table: Table, shape: Shape) -> ChoiceValue:
    match shape.kind:
        case "truth":
            return table.flag("value")
        case "number":
            return table.number("value")
        case "one":
            return table.one_of("value", shape.options)
        case "some":
            return table.some_of("value", shape.options)
        case "texts":
            return table.texts("value")
        case _:
            return table.text("value")
