"""How a model declares what is personal in it, and how long it is kept."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Model


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

    def past(self, at: datetime) -> datetime:
        """What happened before this moment has passed its term; never for `forever`."""
        if self.forever:
            return datetime.min.replace(tzinfo=at.tzinfo)
        months = 12 * self.years + self.months
        year, month = divmod(at.year * 12 + at.month - 1 - months, 12)
        day = min(at.day, monthrange(year, month + 1)[1])
        start = at.replace(year=year, month=month + 1, day=day)
        return start - timedelta(days=self.days)


def term_of(model: type[Model]) -> Keep:
    """The retention term a model declares."""
    keep: Keep = model.Privacy.keep  # type: ignore[attr-defined]
    return keep
