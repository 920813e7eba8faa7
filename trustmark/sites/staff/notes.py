"""A note for whoever works on a case, of the staff site, in any state."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from trustmark.kernel.cases import Case, note
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.staff.deeds import Cleaned, Deed, reason_form


def note_deed(states: Iterable[str]) -> Deed[Any]:
    """Whoever may open the page may write; what was written stays."""
    return Deed(
        "note",
        _("Write a note"),
        _("The note stands in the history."),
        frozenset(states),
        lambda case, request: None,
        _write,
        reason_form(
            _("Note"),
            help_text=_(
                "For whoever works on this case, and kept; never for the company."
            ),
        ),
        kind="quiet",
    )


def _write(case: Case, cleaned: Cleaned, request: PersonRequest) -> None:
    note(case, by=request.user, at=request.at, reason=cleaned["reason"])
