"""Questions about re-examinations: how far, per demand, per shop."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count as CountOf
from django.db.models import QuerySet

from trustmark.audits import api as audits
from trustmark.audits.api import Record, Told, Visit
from trustmark.certificates.api import Certificate
from trustmark.reexaminations.models import Reexamination, ReexaminedShop
from trustmark.reexaminations.rules import (
    NOT_MET,
    Count,
    Pair,
    changes_in,
    count_by_demand,
)
from trustmark.reexaminations.states import UNDER_WAY, ShopState
from trustmark.schemes import api as schemes
from trustmark.schemes.api import Criterion, Rulebook


@dataclass(frozen=True)
class Side:
    """One of the two rulebooks, as it looks at one shop."""

    name: str
    kind: str
    on: date
    criteria: tuple[Criterion, ...]

    def examine(self, visit: Visit) -> Record:
        """What the inspector finds on the visit by these demands."""
        return audits.examine(
            visit, self.criteria, name=self.name, kind=self.kind, on=self.on
        )


@dataclass(frozen=True)
class DemandLine:
    """One demand over all shops that were examined."""

    criterion: Criterion
    is_new: bool
    is_gone: bool
    count: Count

    def now(self, outcome: str) -> int:
        """How many shops stand so today."""
        return self.count.before.get(outcome, 0)

    def then(self, outcome: str) -> int:
        """How many shops would stand so."""
        return self.count.after.get(outcome, 0)


@dataclass(frozen=True)
class ShopLine:
    """One shop, by what changes for it."""

    row: ReexaminedShop
    certificate: Certificate
    seen_at: datetime | None
    changes: dict[str, Pair] = field(default_factory=dict)
    fails_now: int = 0
    fails_then: int = 0

    @property
    def newly_failing(self) -> list[str]:
        """The demands it would fail and does not fail today."""
        return [d for d, (_, after) in self.changes.items() if after == NOT_MET]

    @property
    def no_longer_failing(self) -> list[str]:
        """The demands it fails today and would not."""
        return [d for d, (before, _) in self.changes.items() if before == NOT_MET]


@dataclass(frozen=True)
class Progress:
    """How far it is, in shops; those without a visit have nothing to wait for."""

    done: int
    total: int
    missing: int
    failed: int


def list_reexaminations(*, schemes: frozenset[str] | None) -> QuerySet[Reexamination]:
    """Every re-examination, newest first; `None` is all schemes."""
    rows = Reexamination.objects.select_related("base", "asked_by").order_by("-id")
    return rows if schemes is None else rows.filter(scheme__in=schemes)


def get_reexamination(id: int) -> Reexamination:
    """One re-examination."""
    return Reexamination.objects.select_related("base", "asked_by").get(pk=id)


def rulebooks_of(found: Reexamination) -> tuple[Rulebook, Rulebook]:
    """Today's rulebook of then, and the one that is tried out.

    Raises `RulebookChanged` when the folder is no longer what was tried out.
    """
    wanted = schemes.look_on_shelf(found.scheme, found.version, digest=found.digest)
    return schemes.get_rulebook(found.base), wanted.rules


def sides_of(row: ReexaminedShop) -> tuple[Side, Side]:
    """How both rulebooks look at one shop: its kind, its countries, their day."""
    found, certificate = row.reexamination, row.certificate
    countries = frozenset(certificate.shop.countries)
    before, after = rulebooks_of(found)
    return (
        _side(before, certificate.kind, on=found.base_on, countries=countries),
        _side(after, certificate.kind, on=found.on_date, countries=countries),
    )


def progress_of(found: Reexamination) -> Progress:
    """How far it is."""
    counted = dict(
        _shops(found).order_by().values_list("state").annotate(CountOf("id"))
    )
    total = sum(counted.values())
    return Progress(
        done=total - sum(counted.get(state, 0) for state in UNDER_WAY),
        total=total,
        missing=counted.get(ShopState.MISSING, 0),
        failed=counted.get(ShopState.FAILED, 0),
    )


def demand_lines(found: Reexamination) -> list[DemandLine]:
    """Every demand of either rulebook over all shops, in the order of the rulebook."""
    before, after = rulebooks_of(found)
    rows = _shops(found).filter(state=ShopState.DONE).order_by("id")
    outcomes = rows.values_list("outcomes", flat=True).iterator()
    counts = count_by_demand(each or {} for each in outcomes)
    ids = [*after.criteria, *(id for id in before.criteria if id not in after.criteria)]
    return [
        DemandLine(
            criterion=after.criteria.get(id) or before.criteria[id],
            is_new=id not in before.criteria,
            is_gone=id not in after.criteria,
            count=counts[id],
        )
        for id in ids
        if id in counts
    ]


def list_waiting(found: Reexamination) -> list[int]:
    """The ids of the shops that nobody has taken yet."""
    rows = _shops(found).filter(state=ShopState.WAITING).order_by("id")
    return list(rows.values_list("id", flat=True))


def shop_lines(found: Reexamination) -> list[ShopLine]:
    """Every shop with what changes for it, by name."""
    rows = (
        _shops(found)
        .select_related("certificate__shop", "inspection__audit")
        .defer("inspection__report")
    )
    return [_line(row) for row in rows.order_by("certificate__shop__name", "id")]


def get_shop_line(found: Reexamination, row_id: int) -> ShopLine:
    """One shop of it; raises `ReexaminedShop.DoesNotExist`."""
    rows = _shops(found).select_related(
        "reexamination__base", "certificate__shop", "inspection__audit"
    )
    return _line(rows.get(pk=row_id))


def tell_changes(
    line: ShopLine, *, language: str
) -> list[tuple[Told | None, Told | None]]:
    """What changes for a shop with what was found, today's first; examined anew.

    Raises `NotKept` or `RulebookChanged` when that cannot be done any more.
    """
    row = line.row
    if row.inspection is None or not line.changes:
        return []
    visit = audits.visit_of(row.inspection)
    told = []
    for side in sides_of(row):
        record = side.examine(visit)
        listed = audits.tell(record, side.criteria, language=language)
        told.append({one.criterion.id: one for one in listed})
    before, after = told
    return [(before.get(id), after.get(id)) for id in line.changes]


def _shops(found: Reexamination) -> QuerySet[ReexaminedShop]:
    return ReexaminedShop.objects.filter(reexamination=found)


def _side(book: Rulebook, kind: str, *, on: date, countries: Iterable[str]) -> Side:
    criteria = book.criteria_for(kind, on=on, countries=frozenset(countries))
    return Side(f"{book.scheme.slug} {book.version}", kind, on, criteria)


def _line(row: ReexaminedShop) -> ShopLine:
    pairs = row.outcomes or {}
    return ShopLine(
        row=row,
        certificate=row.certificate,
        seen_at=row.inspection.finished_at if row.inspection else None,
        changes=changes_in(pairs),
        fails_now=sum(before == NOT_MET for before, _ in pairs.values()),
        fails_then=sum(after == NOT_MET for _, after in pairs.values()),
    )
