"""What is wrong with a rulebook, said so that its author can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class RulebookFault:
    """One thing wrong: in which file, at which key, what, and how to mend it."""

    file: str
    key: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}: {self.key}" if self.key else self.file
        return f"{place}: {self.problem} {self.remedy}"


class RulebookUnreadable(Exception):
    """Nothing of a rulebook with a fault is used; this names every fault at once."""

    def __init__(self, faults: Sequence[RulebookFault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))
