"""The assessment: one theme of an audit, demand by demand, in one form."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from trustmark.accounts.api import STAFF_ROLES, Role
from trustmark.audits import api as audits
from trustmark.audits.api import Assessment, Audit, Finding, Judgement, Row, Verdict
from trustmark.kernel.cases import MoveRefused
from trustmark.sites.components.tones import tone_of
from trustmark.sites.layout.access import for_outsiders
from trustmark.sites.layout.requests import PersonRequest
from trustmark.sites.layout.texts import Lines, OneLine
from trustmark.sites.staff.audits import audit_or_not_found
from trustmark.sites.staff.deeds import CONFLICT, UNPROCESSABLE
from trustmark.sites.staff.pages import SeeOther, reader_language
from trustmark.sites.staff.themes import ThemeLine, next_theme, theme_lines

LEVELS: dict[str, "str | Promise"] = {
    "blocking": gettext_lazy("Blocking"),
    "major": gettext_lazy("Major"),
    "minor": gettext_lazy("Minor"),
    "advice": gettext_lazy("Advice"),
}
OUTCOMES: dict[str, "str | Promise"] = {
    "met": gettext_lazy("Met"),
    "not-met": gettext_lazy("Not met"),
    "not-applicable": gettext_lazy("Not applicable"),
    "unclear": gettext_lazy("Unclear"),
    "failed": gettext_lazy("The check itself failed"),
}


class JudgementForm(forms.Form):
    """The verdict on one demand, with the words and the page that explain it."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Your verdict"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    note = Lines(
        label=gettext_lazy("What you saw, in words for the letter"),
        rows=1,
        max_length=2000,
        required=False,
    )
    page = OneLine(label=gettext_lazy("On which page"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        """Words belong to a verdict, and a verdict against the shop has words."""
        cleaned: dict[str, Any] = super().clean() or {}
        verdict, note = cleaned.get("verdict", ""), cleaned.get("note", "")
        if not verdict and self.has_changed():
            self.add_error("verdict", _("Choose a verdict with what you wrote."))
        if audits.needs_note(verdict) and not note.strip():
            self.add_error("note", _("Say what you saw, or why it does not apply."))
        return cleaned


@dataclass(frozen=True)
class Line:
    """One demand on the page: what is asked, what was seen, what is said of it."""

    row: Row
    form: JudgementForm
    demand: str
    remedy: str
    level: "str | Promise"
    findings: list[dict[str, Any]]
    confidence: str
    earlier: list[Assessment]

    @property
    def is_folded(self) -> bool:
        """In a re-audit what nobody has to look at again stands aside."""
        return not self.row.must_be_looked_at and not self.form.errors


@for_outsiders(Role.CERTIFIER, staff=STAFF_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def theme(request: PersonRequest, number: str, theme: str) -> HttpResponse:
    """Give verdicts on one theme; saving leads to the next with work left."""
    audit = audit_or_not_found(request, number)
    refusal = audits.why_not_assess(audit, by=request.user, on=request.on)
    data = request.POST if request.method == "POST" else None
    lines = _lines(audit, theme, data)
    if data is None:
        return _show(request, audit, theme, lines, refusal=refusal)
    wrong = [line for line in lines if not line.form.is_valid()]
    if wrong or refusal:
        return _show(request, audit, theme, lines, refusal=refusal, is_tried=True)
    try:
        said = _save(request, audit, lines)
    except MoveRefused:
        audit.refresh_from_db()
        refusal = audits.why_not_assess(audit, by=request.user, on=request.on)
        refusal = refusal or _("Somebody else was just before you.")
        return _show(request, audit, theme, lines, refusal=refusal, is_tried=True)
    return _go_on(request, audit, theme, said)


@for_outsiders(Role.CERTIFIER, staff=STAFF_ROLES)
@require_POST
def theme_confirm(request: PersonRequest, number: str, theme: str) -> HttpResponse:
    """Confirm at once what the machine is sure of in this theme."""
    audit = audit_or_not_found(request, number)
    try:
        count = audits.confirm_proposals(
            audit,
            theme=theme,
            language=audit.shop.company.language,
            by=request.user,
            at=request.at,
        )
    except MoveRefused:
        audit.refresh_from_db()
        refusal = audits.why_not_assess(audit, by=request.user, on=request.on)
        messages.error(request, refusal or _("Somebody else was just before you."))
    else:
        told = ngettext(
            "%(count)d proposal was confirmed.",
            "%(count)d proposals were confirmed.",
            count,
        )
        messages.success(request, told % {"count": count})
    return SeeOther(reverse("staff:theme", args=[number, theme]))


def _lines(audit: Audit, theme: str, data: QueryDict | None) -> list[Line]:
    rows = audits.list_rows(audit, language=reader_language())
    mine = [row for row in rows if row.criterion.theme == theme]
    if not mine:
        raise Http404
    told = audits.assessments_by_criterion(audit)
    words = _words_for_the_shop(audit)
    run = audits.latest_inspection(audit)
    places = audits.places_of(run) if run else {}
    lines = [
        _line(row, data, told.get(row.criterion.id, []), words, places) for row in mine
    ]
    # What must be looked at again comes first; the rest keeps its order.
    return sorted(lines, key=lambda line: line.is_folded)


def _words_for_the_shop(audit: Audit) -> dict[str, str]:
    """What the machine says of every check, in the language of the letter."""
    run = audits.latest_inspection(audit)
    found = audits.findings_of(run, language=audit.shop.company.language) if run else {}
    return {check: finding.says for check, finding in found.items()}


def _line(
    row: Row,
    data: QueryDict | None,
    told: list[Assessment],
    words: dict[str, str],
    places: dict[str, int],
) -> Line:
    criterion, language = row.criterion, reader_language()
    form = JudgementForm(data, prefix=criterion.id, initial=_initial(row, words))
    return Line(
        row=row,
        form=form,
        demand=criterion.demand[language],
        remedy=criterion.remedy[language],
        level=LEVELS[criterion.level],
        findings=[_finding(finding, places) for finding in row.findings],
        confidence=_confidence(row.confidence) if row.proposed else "",
        earlier=told,
    )


def _initial(row: Row, words: dict[str, str]) -> dict[str, str]:
    """The verdict that stands; else, against the shop, the machine's words to edit."""
    if row.assessment is not None:
        stands = row.assessment
        return {
            "verdict": stands.verdict,
            "note": stands.note,
            "page": stands.page,
        }
    against = [f for f in row.findings if f.outcome == Verdict.NOT_MET]
    if not against:
        return {}
    return {"note": words.get(against[0].check, ""), "page": against[0].url}


def _finding(finding: Finding, places: dict[str, int]) -> dict[str, Any]:
    run, place = finding.inspection_id, places.get(finding.url)
    return {
        "finding": finding,
        "outcome": OUTCOMES[finding.outcome],
        "tone": "warning" if finding.outcome == "unclear" else tone_of(finding.outcome),
        "page": f"{reverse('staff:page', args=[run, place])}?check={finding.check}"
        if place is not None
        else "",
        "picture": reverse(
            "staff:picture", args=[finding.inspection_id, finding.picture]
        )
        if finding.picture
        else "",
    }


def _confidence(confidence: float) -> str:
    if confidence >= 0.95:
        return _("certain")
    if confidence >= 0.8:
        return _("fairly sure")
    if confidence >= 0.5:
        return _("in doubt")
    return _("a guess")


def _save(request: PersonRequest, audit: Audit, lines: list[Line]) -> int:
    judgements = [_judgement(line) for line in lines if _says_something_new(line)]
    if judgements:
        audits.assess(audit, judgements=judgements, by=request.user, at=request.at)
    return len(judgements)


def _says_something_new(line: Line) -> bool:
    """Sending a page unchanged says nothing again."""
    verdict = line.form.cleaned_data["verdict"]
    return bool(verdict) and (not line.row.verdict or line.form.has_changed())


def _judgement(line: Line) -> Judgement:
    cleaned = line.form.cleaned_data
    note, page = cleaned["note"], cleaned["page"]
    suggested = line.row.assessment is None and note == line.form.initial.get("note")
    if suggested and not audits.needs_note(cleaned["verdict"]):
        # The machine's words against the shop do not explain a verdict for it.
        note, page = "", ""
    return Judgement(line.row.criterion.id, Verdict(cleaned["verdict"]), note, page)


def _go_on(request: PersonRequest, audit: Audit, theme: str, said: int) -> HttpResponse:
    told = ngettext(
        "%(count)d verdict was saved.", "%(count)d verdicts were saved.", said
    )
    messages.success(request, told % {"count": said})
    rows = audits.list_rows(audit, language=reader_language())
    following = next_theme(theme_lines(audit, rows), after=theme)
    if following is None:
        return SeeOther(reverse("staff:audit", args=[audit.number]))
    return SeeOther(following.url)


def _show(
    request: PersonRequest,
    audit: Audit,
    theme: str,
    lines: list[Line],
    *,
    refusal: str | None,
    is_tried: bool = False,
) -> HttpResponse:
    rows = audits.list_rows(audit, language=reader_language())
    themes = theme_lines(audit, rows)
    here: ThemeLine = next(line for line in themes if line.code == theme)
    values = {
        "audit": audit,
        "lines": [line for line in lines if not line.is_folded],
        "folded": [line for line in lines if line.is_folded],
        "theme": here,
        "themes": themes,
        "refusal": refusal,
        "is_tried": is_tried,
        "wrong": [line for line in lines if line.form.errors],
        "run": audits.latest_inspection(audit),
    }
    status = 200
    if is_tried:
        status = CONFLICT if refusal else UNPROCESSABLE
    return render(request, "staff/audits/theme.html", values, status=status)
