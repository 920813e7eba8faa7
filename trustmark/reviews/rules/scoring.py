"""The score of a shop: the mean of its ratings, with how sure one may be of it.

The score is the plain mean of the ratings from 1 to 5: everybody can check it, and
no review weighs more than another. Its uncertainty is the interval in which the mean of
all customers lies with 95 per cent confidence: the score interval of E. B. Wilson,
"Probable inference, the law of succession, and statistical inference", Journal of the
American Statistical Association 22 (1927), pages 209 to 212, on the mean brought to
a share between 0 and 1. Of all ratings with one mean, those of only ones and fives
scatter most, and that is what the formula reckons with; for any other it is rather
too wide than too narrow. With a handful of ratings that are all ones and fives it holds
the truth in 91 cases of a hundred instead of 95.
"""

from dataclasses import dataclass
from math import sqrt

LOWEST, HIGHEST = 1, 5
RATINGS = (5, 4, 3, 2, 1)  # as they are shown, the best first
_SPAN = HIGHEST - LOWEST
Z = 1.959964  # 95 per cent, two-sided


@dataclass(frozen=True)
class Distribution:
    """How many reviews gave each rating; `counts[0]` is how many gave one star."""

    counts: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)

    @property
    def total(self) -> int:
        """How many ratings there are."""
        return sum(self.counts)

    @property
    def points(self) -> int:
        """The sum of all ratings."""
        return sum(
            rating * count for rating, count in enumerate(self.counts, start=LOWEST)
        )

    def of(self, rating: int) -> int:
        """How many gave this rating."""
        return self.counts[rating - LOWEST]

    def share(self, rating: int) -> int:
        """The whole per cent that gave this rating, for a bar; 0 without reviews."""
        return round(100 * self.of(rating) / self.total) if self.total else 0

    def __add__(self, other: "Distribution") -> "Distribution":
        one, two, three, four, five = (
            mine + theirs
            for mine, theirs in zip(self.counts, other.counts, strict=True)
        )
        return Distribution((one, two, three, four, five))


@dataclass(frozen=True)
class Score:
    """The mean of `count` ratings, and the interval of 95 per cent around it."""

    mean: float
    low: float
    high: float
    count: int


def score_of(ratings: Distribution) -> Score | None:
    """The score of these ratings; `None` when there are none."""
    count = ratings.total
    if not count:
        return None
    mean = ratings.points / count
    share = (mean - LOWEST) / _SPAN
    weight = Z * Z / count
    middle = (share + weight / 2) / (1 + weight)
    reach = sqrt(share * (1 - share) * weight + weight * weight / 4) / (1 + weight)
    # Rounding in the last digit must not put the mean outside of its own interval.
    low = min(mean, LOWEST + _SPAN * max(0.0, middle - reach))
    high = max(mean, LOWEST + _SPAN * min(1.0, middle + reach))
    return Score(mean, low, high, count)


def in_tenths(value: float) -> int:
    """Tenths of a point, half up, as a score is shown: 4.25 becomes 43."""
    return int(value * 10 + 0.5 + 1e-9)
