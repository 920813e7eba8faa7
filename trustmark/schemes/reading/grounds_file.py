"""Reads `grounds.toml`: the closed list of grounds on which one may refuse."""

from collections.abc import Mapping

from trustmark.schemes.reading.tables import Table
from trustmark.schemes.reading.terms_file import read_clause
from trustmark.schemes.rulebook import RefusalGround

KINDS = ("exclusion", "refusal")
# On these the platform refuses by itself: an audit that ended badly, and silence.
ASKED_BY_NAME = ("criteria-not-met", "no-cooperation")


def read_grounds(
    table: Table, languages: tuple[str, ...]
) -> Mapping[str, RefusalGround]:
    """Every ground by its code; an exclusion has words for the applicant to confirm."""
    grounds = {}
    for code, inner in table.tables():
        kind = inner.one_of("kind", KINDS)
        source, status, note = read_clause(inner)
        grounds[code] = RefusalGround(
            source=source,
            status=status,
            note=note,
            code=code,
            kind=kind,
            name=inner.words("name", languages),
            letter=inner.words("letter", languages),
            confirmation=(
                inner.words("confirmation", languages) if kind == "exclusion" else None
            ),
        )
        inner.close()
    if not grounds:
        table.fault("", "holds no ground.", "Refusing is impossible without one.")
        return grounds
    for code in ASKED_BY_NAME:
        if code not in grounds or grounds[code].kind != "refusal":
            remedy = 'Add it with `kind = "refusal"`.'
            table.fault(code, "is missing or has another kind.", remedy)
    return grounds
