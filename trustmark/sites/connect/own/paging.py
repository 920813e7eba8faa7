"""Cursors: a veiled number that says behind what the next page begins."""

from django.utils.translation import gettext as _

from trustmark.kernel import vault
from trustmark.sites.connect.own.problems import FieldProblem, Refusal

MOST = 100
LONGEST_CURSOR = 40


def reference_of(number: int, *, purpose: str) -> str:
    """What a row is called outside; it tells nothing of how many there are."""
    return vault.veiled(number, purpose=purpose)


def number_of(reference: str, *, purpose: str) -> int:
    """The row that is meant; raises `Refusal` for what we never gave out."""
    number = vault.unveiled(reference, purpose=purpose)
    if number is None:
        raise Refusal("not-found")
    return number


def place_of(cursor: str, *, purpose: str) -> int | None:
    """Behind which row to go on; raises `Refusal` for no cursor of ours."""
    if not cursor:
        return None
    number = vault.unveiled(cursor, purpose=purpose)
    if number is None:
        raise unknown_cursor()
    return number


def unknown_cursor() -> Refusal:
    """What is said to a cursor that we did not give this shop."""
    wrong = FieldProblem(
        pointer="/query/cursor",
        code="cursor-unknown",
        detail=_("We gave no such cursor."),
    )
    return Refusal("not-right", wrong)
