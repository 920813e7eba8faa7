"""The form that asks, column by column, what stands in it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trustmark.orders.api import Column, OrderFile
from trustmark.sites.member.orders.sentences import COLUMNS

HEADINGS, ORDER = "headings", "order"
_LONGEST_LABEL = 60


class ColumnsForm(forms.Form):
    """One question per column; each answer but one may be given once."""

    first_row = forms.ChoiceField(
        label=gettext_lazy("What does the first row say?"),
        choices=[
            (HEADINGS, gettext_lazy("What stands in the columns")),
            (ORDER, gettext_lazy("It is an order like the others")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, data: QueryDict | None, *, file: OrderFile) -> None:
        super().__init__(data)
        self.file = file
        self.fields["first_row"].initial = HEADINGS if file.has_headings else ORDER
        first, *others = file.rows or [[]]
        for place, column in enumerate(file.columns):
            head = first[place] if file.has_headings and place < len(first) else ""
            rows = others if file.has_headings else file.rows
            self.fields[_named(place)] = forms.ChoiceField(
                label=_label(place, head),
                help_text=_example(rows, place),
                choices=COLUMNS.items(),
                initial=column,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Refuse the same answer for two columns."""
        seen: dict[str, str] = {}
        for place in range(len(self.file.columns)):
            chosen = self.cleaned_data.get(_named(place), "")
            if chosen and chosen in seen:
                self.add_error(
                    _named(place),
                    _("You chose this for %(other)s as well. Choose one of them.")
                    % {"other": seen[chosen]},
                )
            elif chosen:
                seen[chosen] = str(self.fields[_named(place)].label)
        return self.cleaned_data

    def columns(self) -> list[Column]:
        """What was chosen, by place."""
        places = range(len(self.file.columns))
        return [Column(self.cleaned_data[_named(place)]) for place in places]

    def is_headed(self) -> bool:
        """Whether the first row is none of the orders."""
        return bool(self.cleaned_data["first_row"] == HEADINGS)

    def used(self) -> Iterator[BoundField]:
        """The columns of which we take something, or that are wrong."""
        return (bound for bound in self._columns() if bound.errors or bound.value())

    def unused(self) -> Iterator[BoundField]:
        """The other columns."""
        bounds = self._columns()
        return (b for b in bounds if not b.errors and not b.value())

    def _columns(self) -> Iterator[BoundField]:
        return (self[_named(place)] for place in range(len(self.file.columns)))


def _named(place: int) -> str:
    return f"column_{place}"


def _label(place: int, head: str) -> str:
    """How a spreadsheet program calls the column, and its heading."""
    letters, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    words = _("Column %(letters)s") % {"letters": letters}
    return f"{words}: {head[:_LONGEST_LABEL]}" if head else words


def _example(rows: list[list[str]], place: int) -> str:
    """What stands first in the column."""
    cells = (row[place] for row in rows[:100] if place < len(row))
    cell = next((cell for cell in cells if cell), "")
    if not cell:
        return _("There is nothing in this column.")
    return _("For example: %(cell)s") % {"cell": cell[:_LONGEST_LABEL]}
