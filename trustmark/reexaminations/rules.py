"""How two rulebooks compare on the same visits; pure.

An outcome is `met`, `not-met`, `unclear`, `not-applicable`, or empty where only a
person can judge; `None` is a demand that the rulebook does not make of the shop.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Outcome = str | None
Pair = tuple[Outcome, Outcome]
NOT_MET = "not-met"
COUNTED = ("not-met", "unclear", "met", "not-applicable", "")


@dataclass
class Count:
    """How many shops stand where by one demand, today and then.

    `newly_failing` counts shops that fail then and do not today, `no_longer_failing`
    the other way round.
    """

    before: dict[Outcome, int] = field(default_factory=dict)
    after: dict[Outcome, int] = field(default_factory=dict)
    newly_failing: int = 0
    no_longer_failing: int = 0

    def add(self, pair: Pair) -> None:
        """Count one shop."""
        before, after = pair
        self.before[before] = self.before.get(before, 0) + 1
        self.after[after] = self.after.get(after, 0) + 1
        self.newly_failing += after == NOT_MET != before
        self.no_longer_failing += before == NOT_MET != after


def pairs_of(
    before: Mapping[str, str], after: Mapping[str, str]
) -> dict[str, list[Outcome]]:
    """The outcome of every demand of either rulebook, today's first, by demand."""
    demands = dict.fromkeys([*before, *after])
    return {demand: [before.get(demand), after.get(demand)] for demand in demands}


def count_by_demand(
    shops: Iterable[Mapping[str, Iterable[Outcome]]],
) -> dict[str, Count]:
    """The counts over all shops, by demand."""
    counts: dict[str, Count] = {}
    for pairs in shops:
        for demand, pair in pairs.items():
            before, after = pair
            counts.setdefault(demand, Count()).add((before, after))
    return counts


def changes_in(pairs: Mapping[str, Iterable[Outcome]]) -> dict[str, Pair]:
    """The demands of which the outcome differs, for one shop."""
    told = {demand: tuple(pair) for demand, pair in pairs.items()}
    return {d: (pair[0], pair[1]) for d, pair in told.items() if pair[0] != pair[1]}
