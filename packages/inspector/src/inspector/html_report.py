"""The report as one HTML file: to read, print and send, without script or network."""

import base64
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from importlib.resources import files
from urllib.parse import urlsplit

from inspector.checking import UnknownCheck
from inspector.checks import declaration
from inspector.criteria import find_criterion, theme_title
from inspector.noting import tell_note
from inspector.report import CriterionOutcome, Finding, Outcome, Report
from inspector.site import Site
from inspector.wording import advise, describe, label, phrase, title

SIGNS = {
    Outcome.MET: "✓",
    Outcome.NOT_MET: "✗",
    Outcome.UNCLEAR: "?",
    Outcome.NOT_APPLICABLE: "–",
    Outcome.FAILED: "!",
}
TOLD_IN_FULL = (Outcome.NOT_MET, Outcome.FAILED, Outcome.UNCLEAR)
COUNTED = (Outcome.NOT_MET, Outcome.UNCLEAR, Outcome.MET, Outcome.NOT_APPLICABLE)
# A mail should still carry the report.
MOST_PICTURE_BYTES = 2_000_000
MOST_BYTES_OF_PICTURES = 12_000_000
MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober "
    "november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre",
    "en": "January February March April May June July August September October "
    "November December",
}


def html_report(site: Site, report: Report, language: str) -> str:
    """One HTML document; equal visit, report and language give equal text."""
    return "".join(_Writer(site, report, language).document())


class _Writer:
    def __init__(self, site: Site, report: Report, language: str) -> None:
        self.site, self.report, self.language = site, report, language
        self.findings = {finding.check: finding for finding in report.findings}
        self.bytes_left = MOST_BYTES_OF_PICTURES
        self.pictured: set[str] = set()

    def word(self, code: str, **values: str) -> str:
        return escape(phrase(code, self.language, **values))

    def day(self, when: date) -> str:
        month = MONTHS[self.language].split()[when.month - 1]
        return f"{when.day} {month} {when.year}"

    def document(self) -> Iterator[str]:
        shop = urlsplit(self.report.url).netloc or self.report.url
        style = files("inspector").joinpath("report.css").read_text("utf-8")
        heading = self.word("report-title", shop=shop)
        yield f'<!doctype html>\n<html lang="{self.language}"><head>'
        yield '<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{heading}</title><style>{style}</style></head>\n<body><header>"
        yield f"<h1>{heading}</h1>"
        on = self.day(self.report.on)
        when = self.day(self.report.visited_at.date())
        pages = self.word("report-pages", pages=str(len(self.site.pages)))
        seen = self.word("report-when", day=when, on=on)
        meaning = self.word("report-meaning")
        yield f'<p class="quiet">{seen} {pages}.</p>'
        yield f'<p class="quiet small">{meaning}</p></header>\n<main>'
        yield from self.summary()
        for theme in self.themes():
            yield from self.section(theme)
        yield from self.unseen()
        yield "</main>\n<footer>"
        evidence = self.word(
            "report-evidence",
            digest=self.report.site_digest[:16],
            version=self.report.inspector_version,
            profile=f"{self.report.profile} {self.report.kind}".strip(),
        )
        yield f'<p class="quiet small">{evidence}</p></footer></body></html>\n'

    def summary(self) -> Iterator[str]:
        yield '<ul class="counts">'
        for outcome in COUNTED:
            count = sum(told.outcome is outcome for told in self.report.criteria)
            words = escape(label(outcome, self.language))
            yield f'<li class="{outcome.value}"><b>{count}</b>'
            yield f"{SIGNS[outcome]} {words}</li>"
        yield "</ul>"
        stops = self.report.blocking
        if stops:
            yield f'<div class="stop"><h3>{self.word("report-in-way")}</h3><ul>'
            for id in stops:
                yield f'<li><a href="#{escape(id)}">{escape(self.title(id))}</a></li>'
            yield "</ul></div>"
        else:
            yield f'<p class="calm">{self.word("report-nothing-in-way")}</p>'
        yield from self.table()

    def table(self) -> Iterator[str]:
        heads = "".join(
            f'<th class="{outcome.value}">{SIGNS[outcome]} '
            f"<span>{escape(label(outcome, self.language))}</span></th>"
            for outcome in COUNTED
        )
        yield f"<h2>{self.word('report-subjects')}</h2><table><thead><tr>"
        yield f'<th>{self.word("report-subject")}</th><th class="bar"></th>{heads}</tr>'
        yield "</thead><tbody>"
        for theme in self.themes():
            told = self.of_theme(theme)
            counts = [sum(t.outcome is outcome for t in told) for outcome in COUNTED]
            cells = "".join(f"<td>{count or '·'}</td>" for count in counts)
            name = escape(theme_title(theme, self.language))
            yield f'<tr><td><a href="#theme-{theme}">{name}</a></td>'
            yield f'<td class="bar">{_bar(counts, len(told))}</td>{cells}</tr>'
        yield "</tbody></table>"

    def themes(self) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(_theme(told.criterion) for told in self.report.criteria)
        )

    def of_theme(self, theme: str) -> list[CriterionOutcome]:
        return [t for t in self.report.criteria if _theme(t.criterion) == theme]

    def section(self, theme: str) -> Iterator[str]:
        name = escape(theme_title(theme, self.language))
        yield f'\n<h2 id="theme-{theme}">{name}</h2>'
        told = self.of_theme(theme)
        for outcome in TOLD_IN_FULL:
            for one in told:
                if one.outcome is outcome:
                    yield from self.article(one)
        fine = [one for one in told if one.outcome not in TOLD_IN_FULL]
        if fine:
            yield f"<details open><summary>{self.word('report-fine')} ({len(fine)})"
            yield '</summary><ul class="fine">'
            for one in fine:
                yield from self.line(one)
            yield "</ul></details>"

    def article(self, told: CriterionOutcome) -> Iterator[str]:
        state = escape(label(told.outcome, self.language))
        severity = self.word(f"severity-{told.severity}")
        yield f'<article id="{escape(told.criterion)}"><div class="state">'
        yield f'<b class="{told.outcome.value}">{SIGNS[told.outcome]} {state}</b>'
        yield f'<span class="quiet">{severity}</span></div>'
        yield f"<h3>{escape(self.title(told.criterion))}</h3>"
        for check in told.checks:
            yield from self.finding(self.findings[check])
        beside = [self.findings[check] for check in told.beside]
        if beside:
            yield f'<p class="quiet small">{self.word("report-beside")}:</p>'
            yield '<ul class="fine">'
            for finding in beside:
                said = escape(describe(finding, self.language))
                sign = SIGNS[finding.outcome]
                kind = finding.outcome.value
                yield f'<li class="small"><b class="{kind}">{sign}</b> {said}</li>'
            yield "</ul>"
        yield "</article>"

    def finding(self, finding: Finding) -> Iterator[str]:
        yield f"<p>{escape(describe(finding, self.language))}</p>"
        if finding.quote and finding.quote not in describe(finding, self.language):
            yield f"<blockquote>{escape(finding.quote)}</blockquote>"
        todo = advise(finding, self.language)
        if todo:
            yield f'<p class="todo">{escape(todo)}</p>'
        yield from self.picture(finding)
        if finding.url:
            page = self.word("report-page")
            yield f'<p class="small">{page}: {_link(finding.url)}</p>'
        law = escape("; ".join(finding.law))
        yield f'<p class="quiet small">{self.word("report-law")}: {law}</p>'

    def picture(self, finding: Finding) -> Iterator[str]:
        """The picture a finding names, once, while there is room for it."""
        content = self.site.pictures.get(finding.picture, b"")
        size = len(content)
        if not content or finding.picture in self.pictured:
            return
        if size > min(MOST_PICTURE_BYTES, self.bytes_left):
            return
        self.bytes_left -= size
        self.pictured.add(finding.picture)
        code = base64.b64encode(content).decode()
        words = self.word("report-picture")
        yield f'<figure><img alt="{words}: {escape(finding.url)}" loading="lazy" '
        yield f'src="data:image/png;base64,{code}"></figure>'

    def line(self, told: CriterionOutcome) -> Iterator[str]:
        said = " ".join(
            describe(self.findings[check], self.language) for check in told.checks
        )
        name = escape(self.title(told.criterion))
        yield f'<li id="{escape(told.criterion)}"><b class="{told.outcome.value}">'
        yield f'{SIGNS[told.outcome]}</b> {name}<br><span class="quiet small">'
        yield f"{escape(said)}</span></li>"

    def unseen(self) -> Iterator[str]:
        if not self.site.notes:
            return
        yield f'<h2>{self.word("report-not-seen")}</h2><ul class="fine">'
        for note in self.site.notes:
            words = escape(tell_note(note, self.language))
            yield f'<li class="small">{words}</li>'
        yield "</ul>"

    def title(self, id: str) -> str:
        criterion = find_criterion(id)
        if criterion is not None:
            return criterion.title[self.language]
        try:
            return title(declaration(id).code, self.language)
        except UnknownCheck:
            return id


def _theme(criterion: str) -> str:
    known = find_criterion(criterion)
    return known.theme if known else criterion.partition(".")[0]


def _link(url: str) -> str:
    """A link to a page of the shop; anything that is no web address stays text."""
    shown = escape(url)
    if urlsplit(url).scheme not in {"http", "https"}:
        return shown
    return f'<a href="{shown}" rel="noreferrer noopener">{shown}</a>'


def _bar(counts: Sequence[int], total: int) -> str:
    """A bar of what is met, unclear and not met; the table holds the same numbers."""
    parts, at = [], 0.0
    not_met, unclear, met, rest = counts
    for count, kind in (
        (met, "met"), (unclear, "unclear"), (not_met, "not-met"), (rest, "rest")
    ):  # fmt: skip
        width = 100 * count / max(total, 1)
        parts.append(
            f'<rect class="{kind}" x="{at:.2f}" width="{width:.2f}" height="10"/>'
        )
        at += width
    return (
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(parts)}</svg>"
    )
