"""The result as tables for a spreadsheet, in which no cell can be a formula."""

import csv
from collections.abc import Iterable
from io import StringIO

from trustmark.reexaminations.models import Reexamination
from trustmark.reexaminations.queries import (
    DemandLine,
    ShopLine,
    demand_lines,
    shop_lines,
)
from trustmark.reexaminations.rules import COUNTED

# What spreadsheets take for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
NAMES = {
    "not-met": "not_met",
    "unclear": "unclear",
    "met": "met",
    "not-applicable": "not_applicable",
    "": "for_a_person",
    None: "not_asked",
}


def demands_table(found: Reexamination, *, language: str) -> str:
    """Per demand how many shops stand where, today and then."""
    head = ["demand", "level", "text", "in_today", "in_then"]
    head += [f"{NAMES[o]}_{when}" for when in ("today", "then") for o in COUNTED]
    head += ["newly_failing", "no_longer_failing"]
    lines = [_demand(line, language=language) for line in demand_lines(found)]
    return written([head, *lines])


def shops_table(found: Reexamination) -> str:
    """A line per shop and demand that changes; shops without a result as well."""
    head = ["shop", "domain", "certificate", "kind", "state", "visited_on"]
    head += ["fails_today", "fails_then", "demand", "today", "then"]
    return written([head, *(row for line in shop_lines(found) for row in _shop(line))])


def written(rows: Iterable[Iterable[object]]) -> str:
    """The rows as CSV with a comma; text that looks like a formula gets a quote."""
    out = StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        sheet.writerow([_safe(cell) for cell in row])
    return out.getvalue()


def _safe(cell: object) -> object:
    if isinstance(cell, str) and cell.startswith(FORMULA):
        return f"'{cell}"
    return cell


def _demand(line: DemandLine, *, language: str) -> list[object]:
    criterion = line.criterion
    return [
        criterion.id,
        criterion.level,
        criterion.demand[language],
        "no" if line.is_new else "yes",
        "no" if line.is_gone else "yes",
        *(line.now(outcome) for outcome in COUNTED),
        *(line.then(outcome) for outcome in COUNTED),
        line.count.newly_failing,
        line.count.no_longer_failing,
    ]


def _shop(line: ShopLine) -> list[list[object]]:
    shop = line.certificate.shop
    begin: list[object] = [
        shop.name,
        shop.domain,
        line.certificate.number,
        line.certificate.kind,
        str(line.row.state),
        line.seen_at.date().isoformat() if line.seen_at else "",
        line.fails_now,
        line.fails_then,
    ]
    changes = line.changes.items() or [("", ("", ""))]
    return [
        [
            *begin,
            demand,
            NAMES[pair[0]] if demand else "",
            NAMES[pair[1]] if demand else "",
        ]
        for demand, pair in changes
    ]
