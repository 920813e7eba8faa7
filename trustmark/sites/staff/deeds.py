"""What can be done on a case page: one deed is one verb, with who may and what it asks.

A page offers its deeds with the sentence that says why not; a press performs one, and
when that fails the page comes back with everything that was typed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from trustmark.kernel.cases import MoveRefused
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.layout.texts import Lines
from trustmark.sites.staff.pages import SeeOther

C = TypeVar("C")
Words = str | Promise
Cleaned = dict[str, Any]
Asks = Callable[[C, QueryDict | None, str], forms.Form]

CONFLICT, UNPROCESSABLE = 409, 422


@dataclass(frozen=True)
class Deed(Generic[C]):
    """One verb as a page offers it, in the states in which it makes sense to ask.

    `do` may still find fault with a field, by a `ValidationError`.
    `asks` makes its form from the case, what was sent, and the pattern of its ids.
    """

    code: str
    label: Words
    done: Words
    states: frozenset[str]
    why_not: Callable[[C, PersonRequest], str | None]
    do: Callable[[C, Cleaned, PersonRequest], object]
    asks: Asks[C]
    kind: str = "plain"
    explains: Words = ""
    template: str = "staff/deed_fields.html"


@dataclass(frozen=True)
class Tried(Generic[C]):
    """A press that failed: which deed, with what was typed, refused or not."""

    deed: Deed[C]
    form: forms.Form
    refusal: str | None

    @property
    def status(self) -> int:
        """Refused is a conflict with how the case stands; else a field is wrong."""
        return CONFLICT if self.refusal else UNPROCESSABLE

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What was typed, by label, so that it is never lost."""
        return [
            (str(bound.label), str(bound.value()))
            for bound in self.form
            if bound.value()
        ]


@dataclass(frozen=True)
class Offer(Generic[C]):
    """A deed on the page: with its form, or with the sentence that refuses it."""

    deed: Deed[C]
    url: str
    form: forms.Form
    why_not: str | None
    kind: str

    @property
    def is_bare(self) -> bool:
        """Whether one press is enough."""
        return not self.form.fields and not self.deed.explains

    @property
    def press(self) -> str:
        """The looks of the button that does it, once its form is open."""
        return "danger" if self.deed.kind == "danger" else "primary"

    @property
    def is_open(self) -> bool:
        """Whether the form must be seen at once, because something in it is wrong."""
        return bool(self.form.errors)


def nothing_asked(case: object, data: QueryDict | None, auto_id: str) -> forms.Form:
    """The form of a deed that asks nothing."""
    return forms.Form(data, auto_id=auto_id)


def form_of(kind: type[forms.Form]) -> Asks[Any]:
    """The form of a deed whose questions are the same for every case."""

    def asks(case: object, data: QueryDict | None, auto_id: str) -> forms.Form:
        return kind(data, auto_id=auto_id)

    return asks


def reason_form(
    label: Words, *, help_text: Words = "", is_optional: bool = False
) -> Asks[Any]:
    """The form of a deed that asks one reason, in the words of that deed."""

    class ReasonForm(forms.Form):
        reason = Lines(
            label=label,
            help_text=help_text,
            required=not is_optional,
            max_length=4000,
            rows=4,
        )

    return form_of(ReasonForm)


def later_than(day: date) -> Callable[[date], None]:
    """A rule for a field: the new day comes after the one that stands."""

    def check(chosen: date) -> None:
        if chosen <= day:
            raise forms.ValidationError(_("Choose a day after the one that stands."))

    return check


def list_offers(
    case: C,
    deeds: Iterable[Deed[C]],
    request: PersonRequest,
    *,
    address: Callable[[str], str],
    tried: Tried[C] | None = None,
) -> list[Offer[C]]:
    """What the page offers now; the first that may be done is the next action."""
    offers: list[Offer[C]] = []
    state = str(case.state)  # type: ignore[attr-defined]
    for deed in deeds:
        if state not in deed.states:
            continue
        why_not = deed.why_not(case, request)
        is_next = not any(offer.why_not is None for offer in offers)
        form = deed.asks(case, None, f"{deed.code}_%s")
        if tried is not None and tried.deed.code == deed.code:
            form = tried.form
        kind = "primary" if is_next and deed.kind == "plain" else deed.kind
        offers.append(Offer(deed, address(deed.code), form, why_not, kind))
    return offers


def perform(
    case: C,
    deeds: Iterable[Deed[C]],
    code: str,
    request: PersonRequest,
    *,
    here: str,
    show: Callable[[Tried[C]], HttpResponse],
) -> HttpResponse:
    """Do one deed and go back to the page, or show the page with what went wrong."""
    deed = next((deed for deed in deeds if deed.code == code), None)
    if deed is None:
        raise Http404
    form = deed.asks(case, request.POST, f"{deed.code}_%s")
    refusal = deed.why_not(case, request)
    if refusal is None and form.is_valid():
        try:
            refusal = _done(deed, case, form.cleaned_data, request)
        except forms.ValidationError as fault:
            form.add_error(None, fault)
        if refusal is None and form.is_valid():
            messages.success(request, str(deed.done))
            return SeeOther(here)
    answer = show(Tried(deed, form, refusal))
    answer.status_code = Tried(deed, form, refusal).status
    return answer


def _done(
    deed: Deed[C], case: C, cleaned: Cleaned, request: PersonRequest
) -> str | None:
    """Do it; the sentence that says why not when somebody was just before us."""
    try:
        deed.do(case, cleaned, request)
    except MoveRefused:
        case.refresh_from_db()  # type: ignore[attr-defined]
        return deed.why_not(case, request) or _(
            "Somebody else was just before you. The page shows how it stands now."
        )
    return None
