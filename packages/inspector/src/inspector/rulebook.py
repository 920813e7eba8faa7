"""A profile from the rulebook of a scheme: its demands, its levels, its terms.

A rulebook is a folder with `criteria.toml`; see `schemes/` of the platform. What it
says of the demands is taken over as it stands; nothing else in the folder is read.
"""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from inspector.checks import declarations
from inspector.profile import (
    CheckRequest,
    Demand,
    Profile,
    ProfileRefused,
    checks_beside,
)

FILE = "criteria.toml"


def profile_of_scheme(name: str, *, kind: str, on: date, start: Path) -> Profile:
    """The checks that serve the demands of a scheme on buyers of this kind.

    `name` is a folder with a rulebook, or a scheme in the folder `schemes` of `start`
    or of a folder above it; of several versions the last counts. A demand that names no
    check is served by the check of its own id. Raises `ProfileRefused`.
    """
    folder = _folder(name, start)
    table = _read(folder / FILE)
    demands = tuple(
        demand
        for demand in (_demand(id, row, kind) for id, row in table.items())
        if demand is not None and demand.holds(on)
    )
    requests = dict(_requests(demands, table))
    return Profile(
        f"{folder.parent.name} {folder.name} {kind}".strip(),
        tuple(CheckRequest(code, terms) for code, terms in sorted(requests.items())),
        kind=kind,
        demands=demands,
    )


def _folder(name: str, start: Path) -> Path:
    given = Path(name)
    if (given / FILE).is_file():
        return given.resolve()
    for place in (start, *start.parents):
        versions = sorted((place / "schemes" / name).glob(f"*/{FILE}"))
        if versions:
            return versions[-1].parent.resolve()
    raise ProfileRefused(
        f"There is no scheme {name!r}: give a folder that holds {FILE}, or run this "
        "where the folder schemes is."
    )


def _read(path: Path) -> dict[str, Mapping[str, Any]]:
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as problem:
        raise ProfileRefused(f"Cannot read {path}: {problem.strerror}.") from problem
    except ValueError as problem:
        raise ProfileRefused(f"{path} is not valid TOML: {problem}.") from problem
    return {id: row for id, row in table.items() if isinstance(row, dict)}


def _demand(id: str, row: Mapping[str, Any], kind: str) -> Demand | None:
    if kind and kind not in row.get("kinds", (kind,)):
        return None
    known = {declared.code for declared in declarations()}
    named = tuple(row.get("checks", {}))
    deciding = named or ((id,) if id in known else ())
    return Demand(
        id,
        str(row.get("level", "minor")),
        str(row.get("automation", "human")),
        deciding,
        tuple(code for code in checks_beside(id) if code not in deciding),
        row.get("from"),
        row.get("until"),
    )


def _requests(
    demands: tuple[Demand, ...], table: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for demand in demands:
        terms = table[demand.criterion].get("checks", {})
        for code in (*demand.checks, *demand.beside):
            yield code, terms.get(code, {})
