"""The faults a shop can have, and which of them are switched on where."""

import threading
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from demo_shop.keeping import keep, read_kept


class UnknownFault(ValueError):
    """Somebody named a fault that is not in the registry."""


@dataclass(frozen=True)
class Fault:
    """One thing that can be wrong with a shop, and the criterion it offends."""

    code: str
    criterion: str
    sentence: Mapping[str, str]


def _read_registry() -> dict[str, Fault]:
    written = tomllib.loads(
        Path(__file__).with_name("faults.toml").read_text(encoding="utf-8")
    )
    return {
        code: Fault(code, entry["criterion"], {lang: entry[lang] for lang in LANGUAGES})
        for code, entry in written.items()
    }


LANGUAGES = ("nl", "fr", "en")
FAULTS: Mapping[str, Fault] = _read_registry()


class Switches:
    """Which faults are on, per host; kept in a file when one is given."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._on: dict[str, frozenset[str]] = {
            host: known(codes) for host, codes in read_kept(file).items()
        }

    def on(self, host: str) -> frozenset[str]:
        """The codes of the faults this shop has now."""
        return self._on.get(host, frozenset())

    def set(self, host: str, codes: Iterable[str]) -> None:
        """Give this shop exactly these faults, or raise `UnknownFault`."""
        wanted = known(codes)
        with self._lock:
            self._on[host] = wanted
            keep(
                self._file,
                {host: sorted(codes) for host, codes in self._on.items() if codes},
            )


def known(codes: Iterable[str]) -> frozenset[str]:
    """These codes as a set, or `UnknownFault` when one is not in the registry."""
    wanted = frozenset(codes)
    strangers = sorted(wanted - FAULTS.keys())
    if strangers:
        raise UnknownFault(f"no such fault: {', '.join(strangers)}")
    return wanted
