"""What differs between two versions, demand by demand and term by term."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from trustmark.kernel.calendar import Term
from trustmark.schemes.rulebook import Price, Rulebook


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """One thing added, changed or dropped; `changes` only when it was changed."""

    part: str
    code: str
    change: str
    changes: tuple[FieldChange, ...] = ()

    def lines(self) -> list[str]:
        """The difference as lines to read."""
        head = f"{self.change:8} {self.part} {self.code}"
        return [head, *(f"    {c.field}: {c.before} → {c.after}" for c in self.changes)]


def compare(old: Rulebook, new: Rulebook) -> list[Difference]:
    """Every difference, part by part, in the order of the newer version."""
    parts: dict[str, tuple[Mapping[str, Any], Mapping[str, Any]]] = {
        "criterion": (old.criteria, new.criteria),
        "term": (old.term_clauses, new.term_clauses),
        "choice": (old.choices, new.choices),
        "fee": (old.fees, new.fees),
        "ground": (old.grounds, new.grounds),
    }
    return [
        difference
        for part, (before, after) in parts.items()
        for difference in _compare_part(part, before, after)
    ]


def _compare_part(
    part: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Difference]:
    for code, value in after.items():
        if code not in before:
            yield Difference(part, code, "added")
        elif changes := tuple(_field_changes(before[code], value)):
            yield Difference(part, code, "changed", changes)
    for code in before:
        if code not in after:
            yield Difference(part, code, "dropped")


def _field_changes(before: Any, after: Any) -> Iterator[FieldChange]:
    for field in fields(after):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old == new:
            continue
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            yield from _key_changes(field.name, old, new)
        else:
            yield FieldChange(field.name, _say(old), _say(new))


def _key_changes(
    field: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[FieldChange]:
    for key in dict.fromkeys([*old, *new]):
        if old.get(key) != new.get(key):
            yield FieldChange(f"{field}.{key}", _say(old.get(key)), _say(new.get(key)))


def _say(value: object) -> str:
    match value:
        case None:
            return "none"
        case bool():
            return "yes" if value else "no"
        case Term():
            length = {name: size for name, size in vars(value).items() if size}
            return _join(f"{size} {name}" for name, size in length.items())
        case Price():
            return f"{value.cents} cents from {value.since}"
        case date():
            return value.isoformat()
        case tuple():
            return _join(_say(part) for part in value)
        case Mapping():
            return _join(f"{key} = {_say(part)}" for key, part in value.items())
        case _:
            return str(value)


def _join(parts: Iterable[str]) -> str:
    return ", ".join(parts).replace("_", " ") or "none"
