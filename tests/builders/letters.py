"""The letters a test may read: everything that was written, oldest first."""

from trustmark.correspondence.api import OutgoingLetter
from trustmark.kernel.cases import Case


def letters(kind: str = "", *, about: Case | None = None) -> list[OutgoingLetter]:
    """The outgoing letters of one kind, about one case, or all."""
    rows = OutgoingLetter.objects.order_by("id")
    if kind:
        rows = rows.filter(kind=kind)
    if about is not None:
        rows = rows.filter(about_kind=about.kind_of_case, about_id=about.pk)
    return list(rows)


def the_letter(kind: str, *, about: Case | None = None) -> OutgoingLetter:
    """The one letter of this kind."""
    (letter,) = letters(kind, about=about)
    return letter
