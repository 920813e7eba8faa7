"""The words with which a shop proves that its domain is its own."""

import threading
from pathlib import Path

from demo_shop.keeping import keep, read_kept

LONGEST = 200


class UnusableWord(ValueError):
    """Somebody gave a word that cannot stand on one line of a text file."""


class Proofs:
    """One word per host; kept in a file when one is given."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._words: dict[str, str] = read_kept(file)

    def word(self, host: str) -> str:
        """The word this shop shows now, or nothing."""
        return self._words.get(host, "")

    def set(self, host: str, word: str) -> None:
        """Let this shop show this word, none when empty, or raise `UnusableWord`."""
        word = word.strip()
        if len(word) > LONGEST or (word and not word.isprintable()):
            raise UnusableWord(f"one line of at most {LONGEST} characters, please")
        with self._lock:
            self._words = {**self._words, host: word}
            keep(self._file, {name: kept for name, kept in self._words.items() if kept})
