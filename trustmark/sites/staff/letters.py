"""Letters: every one as it was sent, and those in trouble posted again."""

from collections.abc import Iterable, Mapping

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from trustmark.correspondence import api as correspondence
from trustmark.correspondence.api import (
    LetterReach,
    NotInTrouble,
    OutgoingLetter,
    State,
    kind_of,
)
from trustmark.sites.layout.access import for_staff
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.staff.desk import Tab
from trustmark.sites.staff.navigation import POST_READERS
from trustmark.sites.staff.pages import SeeOther, reader_language, schemes_by_slug
from trustmark.sites.staff.reach import reach_of

Choice = tuple[str, str | Promise]
PER_PAGE = 50
TROUBLED = frozenset({State.BOUNCED, State.FAILED, State.UNSURE})
NO_SCHEME = "-"  # in the address: letters about accounts


class WhichForm(forms.Form):
    """Which letters: of a scheme, to somebody, of a kind, in a state."""

    q = forms.CharField(
        label=gettext_lazy("To this whole address"), required=False, max_length=254
    )
    scheme = forms.ChoiceField(label=gettext_lazy("Scheme"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of letter"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)

    def __init__(self, data: QueryDict, *, within: LetterReach) -> None:
        super().__init__(data, auto_id="which_%s")
        schemes = [
            (slug, name)
            for slug, name in _names().items()
            if within.schemes is None or slug in within.schemes
        ]
        if within.of_no_scheme:
            schemes.append((NO_SCHEME, _("None: about an account")))
        kinds = [kind_of(letter) for letter in correspondence.registered_letters()]
        self._offer("scheme", _("All schemes"), schemes)
        self._offer("kind", _("Every kind"), [(kind, kind) for kind in kinds])
        self._offer("state", _("Every state"), State.choices)

    def _offer(self, name: str, every: str, choices: Iterable[Choice]) -> None:
        field = self.fields[name]
        field.choices = [("", every), *choices]  # type: ignore[attr-defined]

    def chosen(self) -> Mapping[str, str]:
        """What was chosen in each field; what makes no sense chooses nothing."""
        self.full_clean()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


@for_staff(*POST_READERS)
@require_safe
def letter_list(request: PersonRequest) -> HttpResponse:
    """The letters one may read, newest first, or those of them in trouble."""
    within = reach_of(request).letters
    form, is_troubled = WhichForm(request.GET, within=within), "trouble" in request.GET
    if is_troubled:
        found = correspondence.list_troubled(within=within)
    else:
        found = _list_chosen(request, form.chosen(), within)
    names = _names()
    older = found[-1].pk if len(found) == PER_PAGE and not is_troubled else None
    values = {
        "letters": [(letter, names.get(letter.scheme, "")) for letter in found],
        "tabs": _tabs(within, is_troubled=is_troubled),
        "form": None if is_troubled else form,
        "older": _with(request.GET, before=older) if older else "",
    }
    return render(request, "staff/letters/list.html", values)


@for_staff(*POST_READERS)
@require_safe
def letter(request: PersonRequest, id: int) -> HttpResponse:
    """One letter as text: what we wrote, and nothing that runs.

    A link that lets its reader in is for that reader: its key is left out.
    """
    found = _get(request, id)
    told = correspondence.without_keys(found.body)
    values = {
        "letter": found,
        "told": told,
        "scheme_name": _names().get(found.scheme, ""),
        "is_troubled": found.state in TROUBLED,
    }
    return render(request, "staff/letters/detail.html", values)


@for_staff(*POST_READERS)
@require_POST
def letter_post_again(request: PersonRequest, id: int) -> HttpResponse:
    """Post a letter in trouble once more."""
    try:
        correspondence.post_again(_get(request, id), by=request.user, at=request.at)
    except NotInTrouble:
        messages.error(request, _("This letter is under way, or it arrived."))
    else:
        messages.success(request, _("The letter is on its way again."))
    return SeeOther(reverse("staff:letter", args=[id]))


@for_staff(*POST_READERS)
@require_POST
def letter_accept(request: PersonRequest, id: int) -> HttpResponse:
    """Believe that a perhaps sent letter was sent."""
    try:
        correspondence.accept_as_sent(_get(request, id), by=request.user, at=request.at)
    except NotInTrouble:
        messages.error(request, _("This letter is under way, or it arrived."))
    else:
        messages.success(request, _("The letter counts as sent."))
    return SeeOther(reverse("staff:letter", args=[id]))


def _get(request: PersonRequest, letter_id: int) -> OutgoingLetter:
    found = correspondence.find_letter(letter_id)
    if found is None or not reach_of(request).letters.may_read(found):
        raise Http404
    return found


def _list_chosen(
    request: PersonRequest, chosen: Mapping[str, str], within: LetterReach
) -> list[OutgoingLetter]:
    before = request.GET.get("before", "")
    return correspondence.list_recent(
        within=_narrowed(within, scheme=chosen["scheme"]),
        to=chosen["q"].lower(),
        kind=chosen["kind"],
        state=chosen["state"],
        before_id=int(before) if before.isdecimal() and len(before) < 18 else None,
        limit=PER_PAGE,
    )


def _narrowed(within: LetterReach, *, scheme: str) -> LetterReach:
    """What the form offered for a scheme is within reach already."""
    if not scheme:
        return within
    if scheme == NO_SCHEME:
        return LetterReach(frozenset(), of_no_scheme=True)
    return LetterReach(frozenset({scheme}), of_no_scheme=False)


def _names() -> dict[str, str]:
    language = reader_language()
    return {slug: s.name[language] for slug, s in schemes_by_slug().items()}


def _tabs(within: LetterReach, *, is_troubled: bool) -> list[Tab]:
    here = reverse("staff:letters")
    count = correspondence.count_troubled(within=within)
    return [
        Tab(_("All letters"), here, not is_troubled),
        Tab(_("In trouble"), f"{here}?trouble", is_troubled, count),
    ]


def _with(query: QueryDict, *, before: int) -> str:
    asked = query.copy()
    asked["before"] = str(before)
    return f"?{asked.urlencode()}"
