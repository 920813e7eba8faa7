"""How the bootstrap speaks: short lines, at once, with or without a terminal."""

import sys
import time


class Refusal(Exception):
    """Something a person must put right first; its text is one clear sentence."""


def say(text: str) -> None:
    """Print one line straight away, also into a pipe."""
    print(text, flush=True)


def complain(text: str) -> None:
    """Print one line about something that went wrong."""
    print(text, file=sys.stderr, flush=True)


class Counter:
    """Shows how far something long has come: in place on a terminal, else by line."""

    def __init__(self, text: str, *, total: int) -> None:
        self.text, self.total = text, total
        self._at_terminal = sys.stdout.isatty()
        self._last_shown = time.monotonic()
        self._started = time.monotonic()

    def show(self, count: int) -> None:
        """Show the count; without a terminal at most once every five seconds."""
        line = f"  {self.text}: {min(count, self.total)} of {self.total}"
        if self._at_terminal:
            print(f"\r{line}", end="", flush=True)
        elif time.monotonic() - self._last_shown > 5:
            self._last_shown = time.monotonic()
            say(line)

    def finish(self, text: str) -> None:
        """Close the line with what it came to and how long it took."""
        if self._at_terminal:
            print("\r\033[K", end="")
        say(f"  {text} ({time.monotonic() - self._started:.0f} s)")
