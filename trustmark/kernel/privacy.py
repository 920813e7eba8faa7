"""How a model declares what is personal in it, and how long it is kept."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Keep:
    """A retention term: so long after the moment in the field `since`, and why.

    Exactly one length is given. `forever` is for facts that are public by purpose.
    """

    ground: str
    since: str = ""
    years: int = 0
    months: int = 0
    days: int = 0
    forever: bool = False

    def __post_init__(self) -> None:
        lengths = [bool(self.years), bool(self.months), bool(self.days), self.forever]
        if sum(lengths) != 1:
            raise ValueError("A retention term has exactly one length.")
        if not self.forever and not self.since:
            raise ValueError("A retention term begins at a named moment (`since`).")
