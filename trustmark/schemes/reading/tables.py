"""Reads one TOML table strictly: every key is asked for once, or reported.

A missing or wrong value is noted as a fault and replaced by an empty one, so that
reading goes on and an author hears of all faults at once. Nothing read from a table
may be used while there are faults.
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from trustmark.schemes.faults import RulebookFault

EPOCH = date(1970, 1, 1)
CODE = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")


class Faults:
    """Everything found wrong so far in one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[RulebookFault] = []

    def note(self, key: str, problem: str, remedy: str) -> None:
        self.found.append(RulebookFault(self.file, key, problem, remedy))


class Table:
    """One table of a file; `close` reports the keys nobody asked for."""

    def __init__(
        self, rows: Mapping[str, object], faults: Faults, at: str = ""
    ) -> None:
        self.rows = rows
        self.faults = faults
        self.at = at
        self.asked: set[str] = set()

    def has(self, key: str) -> bool:
        return key in self.rows

    def fault(self, key: str, problem: str, remedy: str) -> None:
        self.faults.note(f"{self.at}.{key}" if self.at else key, problem, remedy)

    def text(self, key: str) -> str:
        value = self._take(key, "a text")
        if value is None:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.fault(key, "is not a text.", 'Write a text between quotes, "…".')
            return ""
        return value.strip()

    def optional_text(self, key: str) -> str:
        return self.text(key) if self.has(key) else ""

    def flag(self, key: str) -> bool:
        value = self._take(key, "true or false")
        if value is not None and not isinstance(value, bool):
            self.fault(key, "is not a yes or a no.", "Write true or false.")
        return value is True

    def optional_flag(self, key: str) -> bool:
        return self.has(key) and self.flag(key)

    def number(self, key: str) -> int:
        value = self._take(key, "a whole number")
        if value is None:
            return 0
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            self.fault(key, "is not a whole number.", "Write digits without quotes.")
            return 0
        return value

    def day(self, key: str) -> date:
        value = self._take(key, "a date")
        if value is None:
            return EPOCH
        if not isinstance(value, date) or isinstance(value, datetime):
            self.fault(key, "is not a date.", "Write it as 2026-06-19, no quotes.")
            return EPOCH
        return value

    def optional_day(self, key: str) -> date | None:
        return self.day(key) if self.has(key) else None

    def one_of(self, key: str, options: Collection[str]) -> str:
        value = self.text(key)
        if value and value not in options:
            self.fault(key, f"{value!r} is not known.", _choose(options))
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._take(key, "a list of texts")
        if value is None:
            return ()
        if not isinstance(value, list) or not value or not all(map(_is_text, value)):
            self.fault(key, "is not a list of texts.", 'Write ["…", "…"].')
            return ()
        if len(set(value)) < len(value):
            self.fault(key, "names something twice.", "Leave the second one out.")
        return tuple(value)

    def some_of(self, key: str, options: Collection[str]) -> tuple[str, ...]:
        values = self.texts(key)
        for value in values:
            if value not in options:
                self.fault(key, f"{value!r} is not known.", _choose(options))
        return values

    def words(self, key: str, languages: Collection[str]) -> Mapping[str, str]:
        """The same text in each of the languages, none missing and none extra."""
        inner = self.table(key)
        words = {language: inner.text(language) for language in languages}
        inner.close()
        return words

    def table(self, key: str) -> "Table":
        """The table under a key; an empty one when it is missing."""
        value = self._take(key, "a table")
        if value is not None and not isinstance(value, dict):
            self.fault(key, "is not a table.", f"Begin it with [{key}].")
        found = value is not None and isinstance(value, dict)
        rows = value if found and isinstance(value, dict) else {}
        name = f"{self.at}.{key}" if self.at else key
        return Table(rows, self.faults, name) if found else _Absent(rows, self.faults)

    def tables(self) -> Iterator[tuple[str, "Table"]]:
        """Every table directly in this one, by its code."""
        for key in self.rows:
            if key in self.asked:
                continue
            if not CODE.fullmatch(key):
                self.fault(key, "is not a code.", "Use small letters, digits, - and .")
            yield key, self.table(key)

    def rest(self) -> Mapping[str, object]:
        """What nobody asked for yet, as it stands: the parameters of a check."""
        left = {key: self.rows[key] for key in self.rows if key not in self.asked}
        self.asked.update(left)
        return left

    def close(self) -> None:
        for key in self.rows:
            if key not in self.asked:
                known = ", ".join(sorted(self.asked)) or "none"
                self.fault(key, "is not a known key.", f"Known here: {known}.")

    def _take(self, key: str, wanted: str) -> object:
        self.asked.add(key)
        if key not in self.rows:
            self.fault(key, "is missing.", f"Add {wanted}.")
        return self.rows.get(key)


class _Absent(Table):
    """Stands in for a missing table, whose absence is reported once already."""

    def fault(self, key: str, problem: str, remedy: str) -> None:
        pass


def read_file(path: Path, name: str) -> Table:
    """The whole of a TOML file; a file that cannot be read is one fault and empty."""
    faults = Faults(name)
    try:
        return Table(tomllib.loads(path.read_text(encoding="utf-8")), faults)
    except FileNotFoundError:
        faults.note("", "is missing.", "Copy it from another version and adapt it.")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.note("", f"is not readable: {error}.", "Mend the line it names.")
    return _Absent({}, faults)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _choose(options: Collection[str]) -> str:
    return f"Choose from: {', '.join(sorted(options))}."
